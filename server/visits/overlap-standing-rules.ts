import type { OverlapFacts } from '../contract/overlap-codes.js';

/** What an answer was about: a subject, and the visits that doubled up then. */
export type AnsweredOverlap = Pick<OverlapFacts, 'code' | 'memberId' | 'domain' | 'visitIds'>;

/** What an overlap is about, as a key: code, member and domain. */
export const subjectOf = ({ code, memberId, domain }: Pick<OverlapFacts, 'code' | 'memberId' | 'domain'>): string => JSON.stringify([code, memberId, domain]);

/** An answer holds as long as the visits stay among those that were answered: one more, and it is asked again. */
export const holds = (answer: AnsweredOverlap, overlap: AnsweredOverlap): boolean =>
  subjectOf(answer) === subjectOf(overlap) && overlap.visitIds.every((id) => answer.visitIds.includes(id));

/** All answers that were given about these visits, and the present moment. */
export interface Standing {
  answers: readonly AnsweredOverlap[];
  /** ISO instant. */
  now: string;
}

/**
 * Since when an overlap has been open without an answer that holds; null while one does.
 * @param before the same of this overlap until now; undefined where it is new
 */
export const openSince = (overlap: AnsweredOverlap, before: string | null | undefined, { answers, now }: Standing): string | null =>
  answers.some((answer) => holds(answer, overlap)) ? null : (before ?? now);
