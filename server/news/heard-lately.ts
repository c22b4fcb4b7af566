import { concerns, EVERYTHING, type ChangedBy } from '../database/news-rules.js';

/** How long it is remembered what changed, in milliseconds: from when a page is read until it follows takes a moment. */
const REMEMBERED = 20_000;
/**
 * How much later than it was made a change is heard, in milliseconds. What is heard that soon after a page was read was mostly made
 * before it, as by who then opened the page: reading it again would be on record for nothing.
 */
const HEARD_WITHIN = 300;
/** Pieces of news that are kept at most; with more of them all may have changed. */
const MOST = 1_000;

/** What this process heard of late, for pages that were read before they followed. Moments are in milliseconds of one clock. */
export class HeardLately {
  private heard: { at: number; changed: ChangedBy }[] = [];

  /** Before this moment anything may have changed. Who followed first, when this process began to listen, had just read. */
  private blindUntil = -Infinity;

  remember(changed: ChangedBy | typeof EVERYTHING, now: number): void {
    this.heard = this.heard.filter(({ at }) => at > now - REMEMBERED);
    if (changed !== EVERYTHING && this.heard.length < MOST) this.heard.push({ at: now, changed });
    else [this.heard, this.blindUntil] = [[], now];
  }

  /** Whether what a page shows, read so long ago when it asked, may have been changed since; of what it changed itself it knows. */
  mayHaveMissed(follower: { householdId: string; page: string | null }, readAgo: number, now: number): boolean {
    const readAt = now - readAgo;
    if (readAt < this.blindUntil || readAgo > REMEMBERED) return true;
    return this.heard.some(({ at, changed }) => at > readAt + HEARD_WITHIN && concerns(changed, follower));
  }
}
