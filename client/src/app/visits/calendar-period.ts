import { addDays, daysBetween, mondayOf, type Day } from '../shared/day';

export const CALENDAR_VIEWS = ['week', 'month'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** Whole weeks that a view shows, from a Monday. */
export interface CalendarPeriod {
  monday: Day;
  weeks: number;
  /** Day after the last. */
  until: Day;
}

/** The month of a day, as `YYYY-MM`. */
export const monthOf = (day: Day): string => day.slice(0, 7);

/** The first day of the month that lies so many months away. */
function firstOfMonth(day: Day, months = 0): Day {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The weeks around a day: its own, or all with a day of its month. */
export function periodOf(view: CalendarView, day: Day): CalendarPeriod {
  const monday = mondayOf(view === 'week' ? day : firstOfMonth(day));
  const weeks = view === 'week' ? 1 : daysBetween(monday, mondayOf(addDays(firstOfMonth(day, 1), -1))) / 7 + 1;
  return { monday, weeks, until: addDays(monday, 7 * weeks) };
}

/** The same day a week or a month further, or back; in a shorter month its last day. */
export function movedBy(view: CalendarView, day: Day, steps: number): Day {
  if (view === 'week') return addDays(day, 7 * steps);
  const first = firstOfMonth(day, steps);
  const last = addDays(firstOfMonth(day, steps + 1), -1);
  const wanted = addDays(first, Number(day.slice(8)) - 1);
  return wanted < last ? wanted : last;
}
