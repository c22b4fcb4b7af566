import { askAgainAfter, readingAt } from './reading-pace';

/** How long a page that is out of sight keeps its stream, in milliseconds: whoever looks at another window for a moment has missed nothing. */
const GRACE = 5_000;

/** What a page does with the news of its household. */
export interface Reader {
  /** Reads anew what the page shows; answers whether it could: not while it is being read. */
  read(): boolean;
  /** Whether nothing may change under the reader's hands now. */
  busy(): boolean;
  /** When the page was last read, by `performance.now()`. */
  readAt(): number;
}

/**
 * One page that follows one household: by an EventSource, for as long as it is in sight. The browser itself comes back after
 * the stream broke off; after that, and after being out of sight, the page looks anew. Where no stream can be had all stays as it
 * was without one.
 */
export class Following {
  private source: EventSource | undefined;
  /** It was open once, since the page came in sight. */
  private wasOpen = false;
  private missed = false;
  private failures = 0;
  /** When something was heard of that is not read yet. */
  private heardAt: number | null = null;
  /** It looked anew since a stream was refused, or is about to. */
  private looks = false;
  /** No stream is asked for as long as the page was not read after this. */
  private looksAfter = -Infinity;
  private lastReadAt: number | null = null;
  private reading: ReturnType<typeof setTimeout> | undefined;
  private opening: ReturnType<typeof setTimeout> | undefined;
  private leaving: ReturnType<typeof setTimeout> | undefined;
  private readonly inSight = (): void => this.turn();
  private readonly handsFree = (): void => this.resume();

  constructor(
    /** Where the stream is to be had, of a page that was read so many milliseconds ago. */
    private readonly url: (readAgo: number) => string,
    private readonly reader: Reader,
    private over = false,
  ) {
    document.addEventListener('visibilitychange', this.inSight);
    document.addEventListener('focusout', this.handsFree);
    this.open();
  }

  /** The page is left. */
  stop(): void {
    document.removeEventListener('visibilitychange', this.inSight);
    document.removeEventListener('focusout', this.handsFree);
    clearTimeout(this.reading);
    this.pause(true);
  }

  /** As long as the household is not there for the reader, nothing is asked. */
  pause(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    if (over) this.close();
    else this.open();
  }

  /** Reads what waited for the reader's hands to be free. */
  resume(): void {
    if (this.heardAt !== null) this.plan();
  }

  private open(): void {
    clearTimeout(this.opening);
    if (this.source || this.over || document.hidden || typeof EventSource === 'undefined') return;
    const source = new EventSource(this.url(Math.max(0, Math.round(performance.now() - this.reader.readAt()))));
    this.source = source;
    source.addEventListener('open', () => {
      this.wasOpen = true;
      this.failures = 0;
      this.looks = false;
      if (this.missed) this.hear();
      this.missed = false;
    });
    source.addEventListener('changed', () => this.hear());
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) this.gaveUp();
      else this.missed ||= this.wasOpen;
    });
  }

  /**
   * The browser does not come back to what was refused. The page looks once: it may be that the reader has no access any more, and
   * asking again and again would then be on record as so many refusals. So until it has looked, nothing is asked.
   */
  private gaveUp(): void {
    this.close();
    // The first time it was read a moment ago.
    if (!this.looks && (this.wasOpen || this.failures > 0)) {
      this.looks = true;
      this.looksAfter = performance.now();
      this.hear();
    }
    this.wasOpen = false;
    this.openLater();
  }

  private openLater(): void {
    this.opening = setTimeout(() => {
      if (this.reader.readAt() <= this.looksAfter) this.openLater();
      else this.open();
    }, askAgainAfter(this.failures++));
  }

  private close(): void {
    clearTimeout(this.opening);
    clearTimeout(this.leaving);
    this.leaving = undefined;
    this.source?.close();
    this.source = undefined;
  }

  private turn(): void {
    clearTimeout(this.leaving);
    this.leaving = undefined;
    if (document.hidden) {
      this.leaving = setTimeout(() => this.close(), GRACE);
      return;
    }
    if (this.over) return;
    if (!this.source) {
      this.missed = false;
      this.failures = 0;
      this.hear();
      if (this.reader.readAt() > this.looksAfter) this.open();
      else this.openLater();
    }
    this.resume();
  }

  private hear(): void {
    this.heardAt = performance.now();
    this.plan();
  }

  private plan(): void {
    if (this.reading !== undefined || this.heardAt === null) return;
    const wait = readingAt(this.heardAt, this.lastReadAt, Math.random()) - performance.now();
    this.reading = setTimeout(() => this.read(), Math.max(0, wait));
  }

  private read(): void {
    this.reading = undefined;
    // The page was read in the meantime: after a change of the reader's own.
    if (this.heardAt === null || this.reader.readAt() > this.heardAt) this.heardAt = null;
    // Otherwise it waits: `resume` plans it anew.
    else if (!this.over && !document.hidden && !this.reader.busy() && !isTyping()) {
      const begun = performance.now();
      const could = this.reader.read();
      [this.heardAt, this.lastReadAt] = could ? [null, begun] : [begun, this.lastReadAt];
      if (!could) this.plan();
    }
  }
}

/** Something stands in the field that has the focus: what it belongs to must not go away under it. */
function isTyping(): boolean {
  const field = document.activeElement;
  return (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(field.type))) && field.value !== '';
}
