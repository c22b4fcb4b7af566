import type { VisitView } from '@contract/visits';
import { addDays, dayOf, mondayOf, type Day } from '../shared/day';

export const FORTNIGHT_DAYS = 14;

export interface CalendarDay {
  day: Day;
  visits: VisitView[];
}

export interface CalendarWeek {
  monday: Day;
  days: CalendarDay[];
  /** Visits that were not cancelled, and the organisations that they bring; a confidential service counts as one. */
  visits: number;
  organisations: number;
}

/** Which Monday to begin with: this week and the next, or last week and this one when nothing is planned ahead. */
export function firstFortnight(visits: readonly VisitView[], today: Day): Day {
  const ahead = visits.some((visit) => visit.status === 'planned' && dayOf(visit.startsAt) >= today);
  const monday = mondayOf(today);
  return ahead ? monday : addDays(monday, -7);
}

/** Two weeks from a Monday on. */
export const fortnight = (visits: readonly VisitView[], monday: Day): CalendarWeek[] => calendarWeeks(visits, monday, 2);

/** So many weeks from a Monday on, each day with its visits in order of start. */
export function calendarWeeks(visits: readonly VisitView[], monday: Day, weeks: number): CalendarWeek[] {
  const byDay = Map.groupBy(
    visits.toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt)),
    (visit) => dayOf(visit.startsAt),
  );
  return Array.from({ length: weeks }, (_, place) => 7 * place).map((offset) => {
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, offset + index)).map((day) => ({ day, visits: byDay.get(day) ?? [] }));
    const counted = days.flatMap((each) => each.visits).filter((visit) => visit.status !== 'cancelled');
    const organisations = new Set(counted.flatMap((visit) => visit.professionals.map((each) => each.organisationId)));
    return { monday: addDays(monday, offset), days, visits: counted.length, organisations: organisations.size };
  });
}
