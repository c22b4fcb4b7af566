import { DEFAULT_OVERLAP_THRESHOLDS, type OverlapFacts } from '../contract/overlap-codes.js';
import type { Language } from '../contract/roles.js';
import { overlapSentence } from '../contract/overlap-sentence.js';
import { findOverlaps } from './overlap-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

/**
 * The overlaps of one household as JSON, one a line. They stand by code, member, domain and visits, each in the
 * order of their letters, with no member and no domain first.
 */
export function overlapLines(household: string, visits: readonly OverlapVisit[], language: Language): string {
  const overlaps = findOverlaps(visits, DEFAULT_OVERLAP_THRESHOLDS).sort(byText);
  if (overlaps.length === 0) return '';
  const firstNames = firstNamesOf(visits);
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

/** "Ron" of "Ron de Graaf"; the whole name where it begins with an initial or another member is called the same. */
function firstNamesOf(visits: readonly OverlapVisit[]): Map<string, string> {
  const names = new Set(visits.flatMap((visit) => visit.memberIds));
  const called = new Map<string, number>();
  for (const name of names) called.set(firstWord(name), (called.get(firstWord(name)) ?? 0) + 1);
  return new Map(
    [...names].map((name) => {
      const first = firstWord(name);
      return [name, first.endsWith('.') || called.get(first) !== 1 ? name : first];
    }),
  );
}

const firstWord = (name: string): string => name.split(' ', 1)[0]!;

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
