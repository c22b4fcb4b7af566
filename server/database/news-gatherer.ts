import { setTimeout as pause } from 'node:timers/promises';
import { alsoChanged, EVERYTHING, payloadsOf } from './news-rules.js';

/** Between two tellings, in milliseconds. */
const BETWEEN = 250;
/** After failures it waits longer each time, up to so many times as long. */
const LONGEST_WAIT = 64;
/** Where more households than this wait to be told of, everything counts as changed: a process keeps no list without end. */
const MOST = 5_000;

/**
 * Gathers which households changed and tells it at most so often: the first change at once, and what comes meanwhile together.
 * What could not be told waits for the next time.
 */
export class NewsGatherer {
  private waiting = new Map<string, string | null>();
  private everything = false;
  private telling: Promise<void> | undefined;
  private hurry = new AbortController();

  constructor(
    private readonly tell: (payloads: string[]) => Promise<void>,
    private readonly between = BETWEEN,
    private readonly most = MOST,
  ) {}

  /** @param page that made the change; null: no page, or it is not known */
  add(households: Iterable<string>, page: string | null): void {
    alsoChanged(this.waiting, households, page);
    this.bound();
    if (this.waits) this.telling ??= this.run();
  }

  /** Tells what waits now, without a pause; what cannot be told then is dropped. */
  async flush(): Promise<void> {
    this.hurry.abort();
    await this.telling;
    this.hurry = new AbortController();
  }

  private get waits(): boolean {
    return this.everything || this.waiting.size > 0;
  }

  private async run(): Promise<void> {
    for (let failures = 0; this.waits; ) {
      const [changed, everything] = [this.waiting, this.everything];
      [this.waiting, this.everything] = [new Map<string, string | null>(), false];
      try {
        await this.tell(everything ? [EVERYTHING] : payloadsOf(changed));
        failures = 0;
      } catch {
        failures++;
        if (!this.hurry.signal.aborted) this.putBack(changed, everything);
      }
      const wait = this.between * Math.min(2 ** failures, LONGEST_WAIT);
      await pause(wait, undefined, { ref: false, signal: this.hurry.signal }).catch(() => undefined);
    }
    // At once with the last look: what comes from here on begins anew.
    this.telling = undefined;
  }

  private putBack(changed: Map<string, string | null>, everything: boolean): void {
    this.everything ||= everything;
    for (const [householdId, page] of changed) alsoChanged(this.waiting, [householdId], page);
    this.bound();
  }

  private bound(): void {
    if (this.waiting.size > this.most) this.everything = true;
    if (this.everything) this.waiting.clear();
  }
}
