import { addDays, daysBetween, instantAt, type Day } from '../shared/day.js';

/** The day in the worked case on which it is told. Today plays its part. */
export const CASE_DAY: Day = '2026-09-18';

/** Moves what is written down for the case's own days to days around today. */
export interface ShiftedDays {
  day(written: Day): Day;
  /** The same time on the clock in Europe/Amsterdam, also when summer time begins or ends in between. */
  instant(written: Day, time: string): Date;
  /** Days in a sentence stand between brackets, `[2026-10-12]`, and come out as "12 oktober". */
  text(written: string): string;
}

const inWords = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Everything moves by the same number of whole days, so that distances between days stay what they are. */
export function shiftTo(today: Day): ShiftedDays {
  const days = daysBetween(CASE_DAY, today);
  const day = (written: Day): Day => addDays(written, days);
  return {
    day,
    instant: (written, time) => new Date(instantAt(day(written), time)),
    text: (written) => written.replace(/\[(\d{4}-\d{2}-\d{2})\]/g, (_, found: Day) => inWords.format(new Date(`${day(found)}T00:00:00Z`))),
  };
}
