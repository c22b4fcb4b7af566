import { PassThrough } from 'node:stream';

/** What a reader may leave unread, in bytes, before it counts as gone. */
const MOST_UNREAD = 16 * 1024;
/** When the browser comes back after the stream broke off, in milliseconds: at least, and at most. Not all at the same moment. */
const COME_BACK = { least: 2_000, most: 5_000 };

/** Whose stream it is, as long as nobody says otherwise. */
export interface Follower {
  householdId: string;
  sessionId: string;
  tokenHash: Buffer;
  /** What the page calls itself; null: it does not say. */
  page: string | null;
}

/** One page that follows one household, as Server-Sent Events. What it is told is that something changed, and nothing else. */
export class NewsStream {
  readonly body = new PassThrough();
  /** Something changed, and it was not told yet. */
  owes = false;
  /** It waits for its turn to be checked. */
  queued = false;
  /** Its reader was answered: from here on it can have missed something. */
  begun = false;

  constructor(readonly follower: Follower) {}

  begin(): void {
    this.begun = true;
    const { least, most } = COME_BACK;
    this.write(`retry: ${Math.round(least + Math.random() * (most - least))}\n\n`);
  }

  tell(): void {
    this.owes = false;
    // An event without data is none.
    this.write('event: changed\ndata: changed\n\n');
  }

  /** A comment: keeps what stands between from taking the stream for dead. */
  beat(): void {
    this.write(': here\n\n');
  }

  end(): void {
    if (!this.body.writableEnded) this.body.end();
  }

  private write(text: string): void {
    if (this.body.writableEnded || this.body.destroyed) return;
    if (this.body.readableLength + this.body.writableLength > MOST_UNREAD) this.body.destroy();
    else this.body.write(text);
  }
}
