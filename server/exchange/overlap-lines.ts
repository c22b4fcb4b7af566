import { firstNamesOf } from '../contract/first-names.js';
import type { OverlapFacts } from '../contract/overlap-codes.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-thresholds.js';
import type { Language } from '../contract/roles.js';
import { overlapSentence } from '../contract/overlap-sentence.js';
import { findOverlaps } from '../visits/overlap-rules.js';
import type { OverlapVisit } from '../visits/overlap-visits-rules.js';

/**
 * The overlaps of one household as JSON, one a line. They stand by code, member, domain and visits, each in the
 * order of their letters, with no member and no domain first.
 */
export function overlapLines(household: string, visits: readonly OverlapVisit[], language: Language): string {
  const overlaps = findOverlaps(visits, DEFAULT_OVERLAP_THRESHOLDS).sort(byText);
  if (overlaps.length === 0) return '';
  const firstNames = firstNamesOf(visits.flatMap((visit) => visit.memberIds));
  return overlaps.map((overlap) => `${JSON.stringify(asLine(household, overlap, firstNames, language))}\n`).join('');
}

function asLine(household: string, overlap: OverlapFacts, firstNames: Map<string, string>, language: Language) {
  const { code, memberId, domain, visitIds, firstDay, lastDay } = overlap;
  const memberFirstName = memberId === null ? null : (firstNames.get(memberId) ?? memberId);
  return {
    code,
    household,
    member: memberId,
    domain,
    visits: visitIds,
    firstDay,
    lastDay,
    visitCount: overlap.visits,
    professionalCount: overlap.professionals,
    organisationCount: overlap.organisations,
    sentence: overlapSentence({ ...overlap, memberFirstName }, language),
  };
}

const byText = (one: OverlapFacts, other: OverlapFacts): number =>
  compare(one.code, other.code) ||
  compare(one.memberId ?? '', other.memberId ?? '') ||
  compare(one.domain ?? '', other.domain ?? '') ||
  compareLists(one.visitIds, other.visitIds);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function compareLists(one: readonly string[], other: readonly string[]): number {
  for (let position = 0; position < one.length && position < other.length; position += 1) {
    const order = compare(one[position]!, other[position]!);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}
