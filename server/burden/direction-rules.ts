import { LEAST_WEEKS_COMPARED, type BurdenStanding } from '../contract/burden-words.js';
import type { BurdenMark } from '../contract/burden.js';
import type { LeadKind } from '../contract/lead-words.js';
import { addDays, type Day } from '../shared/day.js';
import { compareAround, type Comparison, type Days } from './burden-rules.js';

/** A period of a lead; half open. */
export interface LedPeriod {
  kind: LeadKind;
  from: Day;
  until: Day | null;
}

/** Days on which somebody led, one after another. */
export interface Direction {
  from: Day;
  until: Day | null;
  /** First day of the first permanent lead in it; null where the lead only lay with a safety organisation for a while. */
  directedFrom: Day | null;
}

/**
 * When there was direction, oldest first. It starts with a permanent lead: somebody leads, so there is case direction. A
 * step on the ladder alone does not start it, for a decision that nobody carries out takes no visit away; a temporary
 * transfer for safety goes on with it, and does not start it.
 *
 * @param bridged days without a lead that do not end it
 */
export function directions(leads: readonly LedPeriod[], bridged = 0): Direction[] {
  const found: Direction[] = [];
  // A lead that was called off before it began leaves an empty period.
  const led = leads.filter(({ from, until }) => until !== from).sort((one, other) => (one.from < other.from ? -1 : 1));
  for (const { kind, from, until } of led) {
    const directedFrom = kind === 'permanent' ? from : null;
    const last = found.at(-1);
    if (last && (last.until === null || from <= addDays(last.until, bridged))) {
      last.directedFrom ??= directedFrom;
      if (until === null || (last.until !== null && until > last.until)) last.until = until;
    } else found.push({ from, until, directedFrom });
  }
  return found;
}

/** Where direction started and ended, on or before today. */
export function directionMarks(leads: readonly LedPeriod[], today: Day): BurdenMark[] {
  const marks = directions(leads).flatMap(({ directedFrom, until }): BurdenMark[] =>
    directedFrom === null ? [] : [{ day: directedFrom, kind: 'direction_started' }, ...(until === null ? [] : [{ day: until, kind: 'direction_ended' as const }])],
  );
  return marks.filter(({ day }) => day <= today);
}

export type DirectionCompared = (Extract<Comparison, { standing: 'told' }> | { standing: Exclude<BurdenStanding, 'told'>; weeks: number }) & { day: Day | null };

/**
 * What can be said of before and since somebody led. Compared is the last direction that has started: the weeks right
 * before it in which nobody led, and the weeks from its start in which it lasted. Days without a lead that are too few to
 * be a "before" of their own do not end it: a handover that took a week is no new beginning.
 *
 * @param measured days of which the visits are known; `until` is today, or when the household was closed
 */
export function compareDirection(leads: readonly LedPeriod[], measured: Days, today: Day): DirectionCompared {
  const all = directions(leads, 7 * LEAST_WEEKS_COMPARED - 1);
  const coming = all.find(({ directedFrom }) => directedFrom !== null && directedFrom > today);
  const place = all.findLastIndex(({ directedFrom }) => directedFrom !== null && directedFrom <= today);
  const last = all[place];
  const leadsNow = last !== undefined && (last.until === null || last.until > today);
  if (coming && !leadsNow) return { standing: 'begins_later', weeks: 0, day: coming.directedFrom };
  if (!last?.directedFrom) return { standing: 'never_led', weeks: 0, day: null };
  const ledBefore = all[place - 1]?.until ?? measured.from;
  const before = { from: later(measured.from, ledBefore), until: last.from };
  const since = { from: later(measured.from, last.directedFrom), until: earlier(measured.until, last.until ?? measured.until) };
  return { ...compareAround(before, since), day: last.directedFrom };
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);
const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
