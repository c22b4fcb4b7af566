import type { OverlapFacts, OverlapThresholds } from '../contract/overlap-codes.js';
import { findOverlaps } from './overlap-rules.js';
import { holds, type AnsweredOverlap } from './overlap-standing-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

export interface PreviewedOverlap {
  overlap: OverlapFacts;
  answered: boolean;
}

/** The overlaps of which a visit would be part: what the derivation finds once it is stored. */
export const overlapsWith = (
  visit: OverlapVisit,
  others: readonly OverlapVisit[],
  answers: readonly AnsweredOverlap[],
  thresholds: OverlapThresholds,
): PreviewedOverlap[] =>
  findOverlaps([...others.filter(({ id }) => id !== visit.id), visit], thresholds)
    .filter(({ visitIds }) => visitIds.includes(visit.id))
    .map((overlap) => ({ overlap, answered: answers.some((answer) => holds(answer, overlap)) }));

/** Of an overlap, its subject and its other visits: what somebody was shown of it, whatever its own visit is called. */
export const othersIn = ({ visitIds }: Pick<OverlapFacts, 'visitIds'>, visitId: string): string[] => visitIds.filter((id) => id !== visitId);
