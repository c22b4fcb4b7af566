import { OVERLAP_CODES, type OverlapCode } from '@contract/overlap-codes';
import { overlapSentence } from '@contract/overlap-sentence';
import type { Language } from '@contract/roles';
import type { OverlapView } from '@contract/visits';
import type { Day } from '../shared/day';
import { calledNames, memberName, type Called } from '../shared/household-people';
import { inSight } from '../shared/in-sight';
import type { Words } from '../shared/words';

export interface SaidOverlap {
  overlap: OverlapView;
  sentence: string;
}

export interface OverlapGroup {
  code: OverlapCode;
  overlaps: SaidOverlap[];
}

const isCrowding = (code: OverlapCode): boolean => code === 'member_crowding' || code === 'household_crowding';

/** Worst first, in words: how crowded it is, for that is the story, by organisations; then by kind, most urgent first. */
export function saidOverlaps(overlaps: readonly OverlapView[], people: Called, language: Language): SaidOverlap[] {
  const called = calledNames(people);
  const said = overlaps.map((overlap): SaidOverlap => {
    const memberFirstName = called.get(memberName(people, overlap.memberId) ?? '') ?? null;
    return { overlap, sentence: overlapSentence({ ...overlap, memberFirstName }, language) };
  });
  return said.sort(({ overlap: one }, { overlap: other }) => {
    if (isCrowding(one.code) && isCrowding(other.code)) return other.organisations - one.organisations || other.visits - one.visits;
    return rank(one.code) - rank(other.code) || other.lastDay.localeCompare(one.lastDay);
  });
}

const rank = (code: OverlapCode): number => (isCrowding(code) ? -1 : OVERLAP_CODES.indexOf(code));

/** For who looks at a visit: with whom one stands at the door first; that it is crowded there after that. */
export const doorFirst = (said: readonly SaidOverlap[]): SaidOverlap[] => [...said.filter(({ overlap }) => !isCrowding(overlap.code)), ...said.filter(({ overlap }) => isCrowding(overlap.code))];

/** The worst ones, and the others by kind. */
export function overlapGroups(said: readonly SaidOverlap[]): { worst: SaidOverlap[]; groups: OverlapGroup[] } {
  const most = inSight(said.length);
  const others = said.slice(most);
  const codes = [...new Set(others.map(({ overlap }) => overlap.code))];
  return { worst: said.slice(0, most), groups: codes.map((code) => ({ code, overlaps: others.filter(({ overlap }) => overlap.code === code) })) };
}

/** Those that nobody has answered: what list, header and panel count. */
export const openOverlaps = (overlaps: readonly OverlapView[]): OverlapView[] => overlaps.filter(({ openSince }) => openSince !== null);

/**
 * The days that a sentence is about: of crowding those of its peak, and apart, where it went on for longer, the days and
 * visits of all of it.
 */
export function overlapDays(words: Words, { firstDay, lastDay, peakFirstDay, peakLastDay, visitIds }: Pick<OverlapView, 'firstDay' | 'lastDay' | 'peakFirstDay' | 'peakLastDay' | 'visitIds'>): { days: string; inAll: string | null } {
  const said = (first: Day, last: Day): string => (first === last ? words.day(first, 'weekday') : `${words.day(first)} – ${words.day(last)}`);
  const isPart = peakFirstDay !== firstDay || peakLastDay !== lastDay;
  return { days: said(peakFirstDay, peakLastDay), inAll: isPart ? words.count('overlaps.inAll', visitIds.length, { days: said(firstDay, lastDay) }) : null };
}
