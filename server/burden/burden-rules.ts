import { LEAST_WEEKS_COMPARED, MOST_WEEKS_COMPARED } from '../contract/burden-words.js';
import type { BurdenSum, WeekBurden } from '../contract/burden.js';
import type { VisitStatus } from '../contract/overlap-codes.js';
import { addDays, dayFromNumber, dayNumber, dayNumberOf, daysBetween, type Day } from '../shared/day.js';

/** What of a visit counts for the burden. Instants in milliseconds since 1970. */
export interface BurdenVisit {
  startsAt: number;
  endsAt: number;
  status: VisitStatus;
  memberIds: readonly string[];
  professionalIds: readonly string[];
  organisationIds: readonly string[];
}

/** Days, half open. */
export interface Days {
  from: Day;
  until: Day;
}

/** 1970-01-01 was a Thursday: day number 4 is the first Monday. */
const mondayNumber = (number: number): number => number - ((((number - 4) % 7) + 7) % 7);

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => dayFromNumber(mondayNumber(dayNumber(day)));

/** The weeks, from Monday to Monday, that lie whole within these days; empty (`until` = `from`) where none does. */
export function wholeWeeks({ from, until }: Days): Days {
  const first = mondayOf(addDays(from, 6));
  const last = mondayOf(until);
  return { from: first, until: last > first ? last : first };
}

export const weeksIn = ({ from, until }: Days): number => Math.max(0, daysBetween(from, until) / 7);

/**
 * The burden of each week from Monday `from` to Monday `until`, of the household or of one member; weeks without visits
 * too. A visit belongs to the week in which it starts, by the calendar of the Netherlands; a joint visit is one visit.
 *
 * A cancelled visit never counts. A no-show and a refused visit count as visits, with their helpers and organisations, as
 * they do for crowding: somebody came, or the household had to say no. They take no hours: nobody sat at the table.
 */
export function burdenByWeek(visits: readonly BurdenVisit[], { from, until }: Days, memberId?: string): WeekBurden[] {
  const [first, end] = [dayNumber(from), dayNumber(until)];
  const weeks = Array.from({ length: Math.max(0, (end - first) / 7) }, (_, index) => ({
    monday: dayFromNumber(first + 7 * index),
    visits: 0,
    helpers: new Set<string>(),
    organisations: new Set<string>(),
    milliseconds: 0,
  }));
  for (const visit of visits) {
    if (visit.status === 'cancelled' || (memberId !== undefined && !visit.memberIds.includes(memberId))) continue;
    const week = weeks[(mondayNumber(dayNumberOf(visit.startsAt)) - first) / 7];
    if (!week) continue;
    week.visits++;
    for (const id of visit.professionalIds) week.helpers.add(id);
    for (const id of visit.organisationIds) week.organisations.add(id);
    if (visit.status === 'held' || visit.status === 'planned') week.milliseconds += visit.endsAt - visit.startsAt;
  }
  return weeks.map(({ monday, visits: count, helpers, organisations, milliseconds }) => ({
    monday,
    visits: count,
    helpers: helpers.size,
    organisations: organisations.size,
    minutes: Math.round(milliseconds / 60_000),
  }));
}

/** The weeks of this period added up; null where there are none. @param weeks each week once, in any order */
export function sumOf(weeks: readonly WeekBurden[], { from, until }: Days): BurdenSum | null {
  const counted = weeks.filter(({ monday }) => from <= monday && monday < until);
  if (counted.length === 0) return null;
  const total = (of: (week: WeekBurden) => number): number => counted.reduce((sum, week) => sum + of(week), 0);
  return {
    weeks: counted.length,
    from,
    until,
    visits: total((week) => week.visits),
    helpers: total((week) => week.helpers),
    organisations: total((week) => week.organisations),
    minutes: total((week) => week.minutes),
  };
}

/** Two windows of as many whole weeks each, or the side that falls short and how many weeks that has. */
export type Comparison = { standing: 'told'; weeks: number; before: Days; since: Days } | { standing: 'little_before' | 'little_since'; weeks: number };

/**
 * What can be compared honestly around something that happened: whole weeks only, as many before as since, those that lie
 * closest to it, at most `most`. With fewer than `least` on either side nothing is said: one busy week is no pattern.
 *
 * @param before days that are known of the time before, up to what happened
 * @param since days that have passed since then
 */
export function compareAround(before: Days, since: Days, { least, most } = { least: LEAST_WEEKS_COMPARED, most: MOST_WEEKS_COMPARED }): Comparison {
  const [early, late] = [wholeWeeks(before), wholeWeeks(since)];
  const [weeksBefore, weeksSince] = [weeksIn(early), weeksIn(late)];
  if (weeksBefore < least) return { standing: 'little_before', weeks: weeksBefore };
  if (weeksSince < least) return { standing: 'little_since', weeks: weeksSince };
  const weeks = Math.min(weeksBefore, weeksSince, most);
  return {
    standing: 'told',
    weeks,
    before: { from: addDays(early.until, -7 * weeks), until: early.until },
    since: { from: late.from, until: addDays(late.from, 7 * weeks) },
  };
}
