import type { Companion, Crowd, VisitAddition } from '../contract/visit-addition-sentence.js';
import type { LifeDomain } from '../contract/life-domains.js';
import { addDays, dayOf, daysBetween, mondayOf, type Day } from '../shared/day.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

/** A visit as its reader sees it: null where somebody of a confidential service comes. Instants in milliseconds since 1970. */
export interface SeenVisit {
  id: string;
  startsAt: number;
  domains: readonly LifeDomain[];
  memberIds: readonly string[];
  names: readonly (string | null)[];
}

/** How near another visit is told, in days; and how many of them. Our default. */
const NEAR_DAYS = 6;
const MOST_COMPANIONS = 3;

export interface AdditionFacts {
  visit: OverlapVisit;
  /** The other visits of the household around it, as the overlap rules look at them. */
  others: readonly OverlapVisit[];
  /** The same, as far as the reader sees who comes. */
  seen: readonly SeenVisit[];
  /** How each member is called. */
  firstNames: ReadonlyMap<string, string>;
  you: boolean;
  now: number;
}

/** What a visit adds: for whom it brings one organisation more that week, and who comes near it about the same. */
export function additionOf({ visit, others, seen, firstNames, you, now }: AdditionFacts): VisitAddition {
  const day = dayOf(visit.startsAt);
  const monday = mondayOf(day);
  const crowds = visit.memberIds.flatMap((memberId): Crowd[] => {
    const before = organisationsWith(others, memberId, monday);
    const brings = visit.organisationIds.filter((id) => !before.has(id));
    if (before.size === 0 || brings.length === 0) return [];
    return [{ memberFirstName: firstNames.get(memberId) ?? '', organisations: before.size + new Set(brings).size, monday }];
  });
  const companions = seen
    .filter((other) => other.id !== visit.id && other.memberIds.some((id) => visit.memberIds.includes(id)) && Math.abs(daysBetween(day, dayOf(other.startsAt))) <= NEAR_DAYS)
    .flatMap((other): (Companion & { away: number; startsAt: number })[] => {
      const domains = other.domains.filter((domain) => visit.domains.includes(domain));
      if (domains.length === 0 || isOfTheSame(other.id, visit, others)) return [];
      const told = { day: dayOf(other.startsAt), past: other.startsAt < now, domains, away: Math.abs(other.startsAt - visit.startsAt), startsAt: other.startsAt };
      return [...new Set(other.names)].map((name) => ({ ...told, name }));
    })
    .sort((one, other) => one.away - other.away || one.startsAt - other.startsAt)
    .slice(0, MOST_COMPANIONS)
    .sort((one, other) => one.startsAt - other.startsAt)
    .map(({ name, day: on, past, domains }) => ({ name, day: on, past, domains }));
  return { crowds, companions, you, thisMonday: mondayOf(dayOf(now)) };
}

/** Organisations that see a member in the week from a Monday on; what is cancelled does not count. */
function organisationsWith(visits: readonly OverlapVisit[], memberId: string, monday: Day): Set<string> {
  const next = addDays(monday, 7);
  const inWeek = visits.filter(({ startsAt, status, memberIds }) => status !== 'cancelled' && memberIds.includes(memberId) && dayOf(startsAt) >= monday && dayOf(startsAt) < next);
  return new Set(inWeek.flatMap(({ organisationIds }) => organisationIds));
}

/** Own colleagues know of each other: with them nothing doubles up. */
function isOfTheSame(id: string, visit: OverlapVisit, others: readonly OverlapVisit[]): boolean {
  const other = others.find((each) => each.id === id);
  return !other || other.status === 'cancelled' || other.organisationIds.some((organisation) => visit.organisationIds.includes(organisation));
}
