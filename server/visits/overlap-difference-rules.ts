import type { OverlapFacts } from '../contract/overlap-codes.js';
import { openSince, subjectOf, type Standing } from './overlap-standing-rules.js';

/** An overlap with its standing: the instant (ISO) since which it has been open, null while it is answered. */
export interface StandingOverlap extends OverlapFacts {
  openSince: string | null;
}

export interface StoredOverlap extends StandingOverlap {
  id: string;
}

/** What must be written so that the stored overlaps become the computed ones. */
export interface OverlapDifference {
  inserted: StandingOverlap[];
  /** The same overlap with other facts: it keeps its id, and with it what people answered. */
  updated: StoredOverlap[];
  deletedIds: string[];
}

/**
 * An overlap stays itself while its visits change. Among those of one code, member and domain, the one with the
 * same visits is the same overlap; of the rest those that share most visits, first in stored order where equal.
 */
export function differenceOf(
  stored: readonly StoredOverlap[],
  computed: readonly OverlapFacts[],
  standing: Standing,
): OverlapDifference {
  const difference: OverlapDifference = { inserted: [], updated: [], deletedIds: [] };
  const unmatched = new Map(stored.map((overlap) => [overlap.id, overlap]));
  const sameVisits = new Map(stored.map((overlap) => [subjectAndVisits(overlap), overlap]));
  const changed: OverlapFacts[] = [];
  for (const overlap of computed) {
    const same = sameVisits.get(subjectAndVisits(overlap));
    if (same === undefined) changed.push(overlap);
    else {
      unmatched.delete(same.id);
      const now = successorOf(same, overlap, standing);
      if (now.openSince !== same.openSince || !sameFacts(same, overlap)) difference.updated.push(now);
    }
  }
  const inserted = new Set(changed);
  for (const { successor, predecessor } of mostSharedFirst([...unmatched.values()], changed)) {
    if (!inserted.has(successor) || !unmatched.has(predecessor.id)) continue;
    inserted.delete(successor);
    unmatched.delete(predecessor.id);
    difference.updated.push(successorOf(predecessor, successor, standing));
  }
  for (const overlap of inserted) difference.inserted.push({ ...overlap, openSince: openSince(overlap, undefined, standing) });
  difference.deletedIds.push(...unmatched.keys());
  return difference;
}

const successorOf = ({ id, openSince: before }: StoredOverlap, overlap: OverlapFacts, standing: Standing): StoredOverlap => ({
  ...overlap,
  id,
  openSince: openSince(overlap, before, standing),
});

const subjectAndVisits = (overlap: OverlapFacts): string =>
  subjectOf(overlap) + JSON.stringify([...overlap.visitIds].sort());

/** The visits may be the same and still have moved, or be seen by others. */
const sameFacts = (one: OverlapFacts, other: OverlapFacts): boolean =>
  one.firstDay === other.firstDay &&
  one.lastDay === other.lastDay &&
  one.peakFirstDay === other.peakFirstDay &&
  one.peakLastDay === other.peakLastDay &&
  one.visits === other.visits &&
  one.professionals === other.professionals &&
  one.organisations === other.organisations &&
  one.visitIds.every((id, position) => id === other.visitIds[position]);

interface Succession {
  successor: OverlapFacts;
  predecessor: StoredOverlap;
  shared: number;
}

/** All pairs on one subject with a visit in common; found by visit, so that a long history costs no comparison of all. */
function mostSharedFirst(stored: readonly StoredOverlap[], computed: readonly OverlapFacts[]): Succession[] {
  const storedWith = new Map<string, StoredOverlap[]>();
  for (const overlap of stored) {
    for (const visitId of overlap.visitIds) {
      const key = subjectOf(overlap) + visitId;
      storedWith.set(key, [...(storedWith.get(key) ?? []), overlap]);
    }
  }
  const successions: Succession[] = [];
  for (const successor of computed) {
    const sharedWith = new Map<StoredOverlap, number>();
    for (const visitId of successor.visitIds) {
      for (const predecessor of storedWith.get(subjectOf(successor) + visitId) ?? []) {
        sharedWith.set(predecessor, (sharedWith.get(predecessor) ?? 0) + 1);
      }
    }
    for (const [predecessor, shared] of sharedWith) successions.push({ successor, predecessor, shared });
  }
  return successions.sort((one, other) => other.shared - one.shared);
}
