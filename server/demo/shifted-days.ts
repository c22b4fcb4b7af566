import { addDays, daysBetween, instantAt, mondayOf, type Day } from '../shared/day.js';

/** The day in the worked case on which it is told. Today plays its part. */
export const CASE_DAY: Day = '2026-09-18';

/** Moves what is written down for the case's own days to days around today. */
export interface ShiftedDays {
  day(written: Day): Day;
  /** Of what people plan: the same day, unless that falls in a weekend. */
  planned(written: Day): Day;
  /** The same time on the clock in Europe/Amsterdam, also when summer time begins or ends in between. */
  instant(written: Day, time: string): Date;
  /** Days in a sentence stand between brackets, `[2026-10-12]`, and come out as "12 oktober". */
  text(written: string): string;
}

/**
 * The day for something that is planned. Nobody plans a table, a term or an evaluation in a weekend: it is on the Friday before,
 * for a term is rather kept than passed; where that Friday is over, on the Monday after. What is no longer ahead stays where it is.
 */
export function plannedDay(day: Day, today: Day): Day {
  const monday = mondayOf(day);
  if (day <= today || daysBetween(monday, day) < 5) return day;
  const friday = addDays(monday, 4);
  return friday < today ? addDays(monday, 7) : friday;
}

const inWords = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Everything moves by the same number of whole days, so that distances between days stay what they are; only what is planned keeps out of the weekend. */
export function shiftTo(today: Day): ShiftedDays {
  const days = daysBetween(CASE_DAY, today);
  const day = (written: Day): Day => addDays(written, days);
  const planned = (written: Day): Day => plannedDay(day(written), today);
  return {
    day,
    planned,
    instant: (written, time) => new Date(instantAt(day(written), time)),
    text: (written) => written.replace(/\[(\d{4}-\d{2}-\d{2})\]/g, (_, found: Day) => inWords.format(new Date(`${planned(found)}T00:00:00Z`))),
  };
}
