import type { OverlapFacts } from '../../contract/overlap-codes.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../../contract/overlap-thresholds.js';
import { dayFromNumber, dayNumberOf, type Day } from '../../shared/day.js';
import { findOverlaps } from '../../visits/overlap-rules.js';
import type { OverlapVisit } from '../../visits/overlap-visits-rules.js';
import { overlapVisitOf, type FileReading, type FileVisit } from './file-visit.js';

/** A week, from Monday, with what came to the door in it. */
export interface ScanWeek {
  monday: Day;
  visits: number;
  organisations: number;
  minutes: number;
}

/** Two who came apart and could have come together: how often, and what that would have spared. */
export interface ScanCombination {
  professionals: readonly [string, string];
  saved: number;
  minutes: number;
  /** First days of the two visits, of the earliest time. */
  first: readonly [Day, Day];
}

export interface ScannedHousehold {
  /** Null where the file names none. */
  name: string | null;
  members: readonly string[];
  visits: number;
  professionals: number;
  organisations: number;
  firstDay: Day;
  lastDay: Day;
  overlaps: OverlapFacts[];
  weeks: ScanWeek[];
  combinations: ScanCombination[];
  /** Visits that would not have been needed. */
  saved: number;
  minutes: number;
}

/** Visits further apart are no longer the same occasion. Our default. */
const MOST_DAYS_APART = 7;
const MONDAY = 3;

/** Visits of each household apart, as the file has them; several calendars together are of one. */
export function householdsIn(readings: readonly FileReading[]): Map<string | null, FileVisit[]> {
  const households = new Map<string | null, FileVisit[]>();
  for (const { visits, name } of readings) {
    for (const visit of visits) {
      // A calendar is somebody's: who made no appointment with others is known by the calendar's name.
      const whole = visit.professionals?.length ? visit : { ...visit, professionals: name === null ? [] : [name] };
      const list = households.get(visit.household);
      if (list) list.push(whole);
      else households.set(visit.household, [whole]);
    }
  }
  return households;
}

/** What is to be said of one household. @param visits at least one */
export function scanHousehold(name: string | null, visits: readonly FileVisit[]): ScannedHousehold {
  const all = visits.map((visit, place): OverlapVisit => {
    const found = overlapVisitOf(visit);
    // Who is nowhere named is somebody: the visit counts as one of its own.
    const who = found.professionalIds.length > 0 ? {} : { professionalIds: [`? ${place}`], organisationIds: [`? ${place}`] };
    // One household without names of members is seen as one.
    return { ...found, ...who, id: `${found.id} ${visit.line}`, memberIds: found.memberIds.length > 0 ? found.memberIds : ['?'] };
  });
  const counted = all.filter(({ status }) => status !== 'cancelled').sort((one, other) => one.startsAt - other.startsAt);
  const days = counted.map(({ startsAt }) => dayNumberOf(startsAt));
  const combinations = combinationsIn(counted);
  const distinct = (who: 'memberIds' | 'professionalIds' | 'organisationIds'): string[] => [...new Set(counted.flatMap((visit) => visit[who]))];
  return {
    name,
    members: distinct('memberIds').filter((member) => member !== '?'),
    visits: counted.length,
    professionals: distinct('professionalIds').length,
    organisations: distinct('organisationIds').length,
    firstDay: dayFromNumber(days[0] ?? 0),
    lastDay: dayFromNumber(days.at(-1) ?? 0),
    overlaps: findOverlaps(all, DEFAULT_OVERLAP_THRESHOLDS),
    weeks: busiestWeeks(counted),
    combinations,
    saved: combinations.reduce((sum, { saved }) => sum + saved, 0),
    minutes: combinations.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

const minutesOf = ({ startsAt, endsAt }: OverlapVisit): number => Math.round((endsAt - startsAt) / 60_000);

/** The five with most visits; of two the one with more organisations, then the earlier. */
function busiestWeeks(visits: readonly OverlapVisit[]): ScanWeek[] {
  const weeks = new Map<number, OverlapVisit[]>();
  for (const visit of visits) {
    const day = dayNumberOf(visit.startsAt);
    const monday = day - ((day + MONDAY) % 7);
    const week = weeks.get(monday);
    if (week) week.push(visit);
    else weeks.set(monday, [visit]);
  }
  return [...weeks]
    .map(([monday, inWeek]) => ({
      monday: dayFromNumber(monday),
      visits: inWeek.length,
      organisations: new Set(inWeek.flatMap(({ organisationIds }) => organisationIds)).size,
      minutes: inWeek.reduce((sum, visit) => sum + minutesOf(visit), 0),
    }))
    .sort((one, other) => other.visits - one.visits || other.organisations - one.organisations || (one.monday < other.monday ? -1 : 1))
    .slice(0, 5);
}

/**
 * Pairs of visits that could have been one: to a common member, of no common organisation, at most a week apart, on the same
 * day or about the same part of life, and both went through or are to come. Each visit is in one pair at most, with the
 * nearest before it; told by who came.
 * @param visits in order of start
 */
export function combinationsIn(visits: readonly OverlapVisit[]): ScanCombination[] {
  const free: { visit: OverlapVisit; day: number }[] = [];
  const found = new Map<string, ScanCombination>();
  for (const visit of visits) {
    if (visit.status !== 'planned' && visit.status !== 'held') continue;
    const day = dayNumberOf(visit.startsAt);
    while (free.length > 0 && free[0]!.day < day - MOST_DAYS_APART) free.shift();
    const place = free.findLastIndex((earlier) => couldBeOne(earlier.visit, visit, earlier.day === day));
    if (place < 0) {
      free.push({ visit, day });
      continue;
    }
    const [earlier] = free.splice(place, 1);
    const professionals = [earlier!.visit, visit].map(({ professionalIds }) => professionalIds.join(', ')).sort() as [string, string];
    const key = professionals.join('\n');
    const before = found.get(key);
    // The shorter of the two is what need not have been.
    const minutes = Math.min(minutesOf(earlier!.visit), minutesOf(visit));
    found.set(key, before ? { ...before, saved: before.saved + 1, minutes: before.minutes + minutes } : { professionals, saved: 1, minutes, first: [dayFromNumber(earlier!.day), dayFromNumber(day)] });
  }
  return [...found.values()].sort((one, other) => other.saved - one.saved || other.minutes - one.minutes || (one.first[0] < other.first[0] ? -1 : 1));
}

const haveCommon = (one: readonly string[], other: readonly string[]): boolean => one.some((each) => other.includes(each));

const couldBeOne = (earlier: OverlapVisit, visit: OverlapVisit, sameDay: boolean): boolean =>
  (sameDay || haveCommon(earlier.domains, visit.domains)) && haveCommon(earlier.memberIds, visit.memberIds) && !haveCommon(earlier.organisationIds, visit.organisationIds);
