/** How long changes are gathered before the page is read anew, in milliseconds; with as much again at most, so that not all who follow read at once. */
const GATHER = 600;
/** Between two readings that nobody asked for, in milliseconds: each is on record. */
const LEAST_BETWEEN = 10_000;
/** Pauses before a stream is asked for again that the browser gave up, in milliseconds: the first, and the longest. */
const ASK_AGAIN = { first: 10_000, longest: 300_000 };

/**
 * When a page reads anew what it heard of: soon, and never more often than every ten seconds. All by one clock, in milliseconds.
 * @param scatter from 0 to 1, made at random
 */
export function readingAt(heardAt: number, lastReadAt: number | null, scatter: number): number {
  const soon = heardAt + GATHER * (1 + scatter);
  return lastReadAt === null ? soon : Math.max(soon, lastReadAt + LEAST_BETWEEN);
}

/** How long to wait before a stream is asked for once more. @param failures since one was open, 0 for the first */
export const askAgainAfter = (failures: number): number => Math.min(ASK_AGAIN.first * 2 ** failures, ASK_AGAIN.longest);
