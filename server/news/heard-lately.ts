import { concerns, EVERYTHING, type ChangedBy } from '../database/news-rules.js';

/** How long it is remembered what changed, in milliseconds: from when a page is read until it follows takes a moment. */
const REMEMBERED = 20_000;
/** How much later a request may arrive than it was sent, in milliseconds. */
const ON_ITS_WAY = 3_000;
/** Pieces of news that are kept at most; with more of them all may have changed. */
const MOST = 1_000;

/** What this process heard of late, for pages that were read before they followed. Moments are in milliseconds of one clock. */
export class HeardLately {
  private heard: { at: number; changed: ChangedBy }[] = [];

  /** @param blindUntil before this moment anything may have changed */
  constructor(private blindUntil: number) {}

  remember(changed: ChangedBy | typeof EVERYTHING, now: number): void {
    this.heard = this.heard.filter(({ at }) => at > now - REMEMBERED);
    if (changed !== EVERYTHING && this.heard.length < MOST) this.heard.push({ at: now, changed });
    else [this.heard, this.blindUntil] = [[], now];
  }

  /** Whether what a page shows, read so long ago when it asked, may have been changed since; of what it changed itself it knows. */
  mayHaveMissed(follower: { householdId: string; page: string | null }, readAgo: number, now: number): boolean {
    const readAt = now - readAgo - ON_ITS_WAY;
    if (readAt < this.blindUntil || readAt < now - REMEMBERED) return true;
    return this.heard.some(({ at, changed }) => at >= readAt && concerns(changed, follower));
  }
}
