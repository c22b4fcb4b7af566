import { OVERLAP_CODES, type OverlapCode } from '@contract/overlap-codes';
import { overlapSentence } from '@contract/overlap-sentence';
import type { Language } from '@contract/roles';
import type { OverlapView } from '@contract/visits';
import { calledNames, memberName, type Called } from '../shared/household-people';

export interface SaidOverlap {
  overlap: OverlapView;
  sentence: string;
}

export interface OverlapGroup {
  code: OverlapCode;
  overlaps: SaidOverlap[];
}

const isCrowding = (code: OverlapCode): boolean => code === 'member_crowding' || code === 'household_crowding';

/** The overlaps in words: how crowded it is first, for that is the story; then the rest by kind, most urgent first. */
export function overlapGroups(overlaps: readonly OverlapView[], people: Called, language: Language) {
  const called = calledNames(people);
  const said = overlaps.map((overlap): SaidOverlap => {
    const memberFirstName = called.get(memberName(people, overlap.memberId) ?? '') ?? null;
    return { overlap, sentence: overlapSentence({ ...overlap, memberFirstName }, language) };
  });
  const headlines = said
    .filter(({ overlap }) => isCrowding(overlap.code))
    .sort((one, other) => other.overlap.organisations - one.overlap.organisations || other.overlap.visits - one.overlap.visits);
  const groups = OVERLAP_CODES.filter((code) => !isCrowding(code)).map((code): OverlapGroup => ({
    code,
    overlaps: said
      .filter(({ overlap }) => overlap.code === code)
      .sort((one, other) => other.overlap.lastDay.localeCompare(one.overlap.lastDay)),
  }));
  return { headlines, groups: groups.filter((group) => group.overlaps.length > 0) };
}
