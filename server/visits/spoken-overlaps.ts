import { firstNamesOf } from '../contract/first-names.js';
import { overlapSentence } from '../contract/overlap-sentence.js';
import type { PreviewOverlapView } from '../contract/visit-previews.js';
import type { OverlapView, SentenceView, SpokenOverlapView } from '../contract/visits.js';
import { overlapKey } from './overlap-key.js';
import { othersIn } from './overlap-preview-rules.js';

export type NamedOverlap = OverlapView & { memberName: string | null };

/** Overlaps with their sentences in both languages. Of two who are called the same the whole names are said. */
export function spoken<Overlap extends Omit<NamedOverlap, 'id' | 'openSince' | 'answer'>>(overlaps: readonly Overlap[], memberNames: readonly string[]): (Overlap & { sentence: SentenceView })[] {
  const firstNames = firstNamesOf(memberNames);
  return overlaps.map((overlap) => {
    const facts = { ...overlap, memberFirstName: overlap.memberName === null ? null : (firstNames.get(overlap.memberName) ?? overlap.memberName) };
    return { ...overlap, sentence: { nl: overlapSentence(facts, 'nl'), en: overlapSentence(facts, 'en') } };
  });
}

/** An overlap as somebody is shown it who thinks of a visit, or has just planned it. */
export const previewed = (overlap: Omit<SpokenOverlapView, 'id' | 'openSince' | 'answer'>, visitId: string, answered: boolean): PreviewOverlapView => ({
  key: overlapKey(overlap, visitId),
  code: overlap.code,
  memberId: overlap.memberId,
  memberName: overlap.memberName,
  domain: overlap.domain,
  visitIds: othersIn(overlap, visitId),
  firstDay: overlap.firstDay,
  lastDay: overlap.lastDay,
  visits: overlap.visits,
  professionals: overlap.professionals,
  organisations: overlap.organisations,
  peakFirstDay: overlap.peakFirstDay,
  peakLastDay: overlap.peakLastDay,
  answered,
  sentence: overlap.sentence,
});
