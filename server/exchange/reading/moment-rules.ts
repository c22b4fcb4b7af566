import { instantAt, ZONE, type Day } from '../../shared/day.js';
import { instantFrom } from '../../shared/instant.js';

/** A moment that people wrote: an instant in milliseconds, `gap` where the clock skipped it, undefined where it is none. */
export type ReadMoment = number | 'gap' | undefined;

const TIME = /^(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\s*uur)?$/;
const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
/** In the Netherlands the day comes before the month. */
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/**
 * A moment with its offset, or a day and a time by the clock of the Netherlands. Of an hour that comes twice when the clock
 * goes back, the second one, as `instantAt` has it.
 * @param day of the row, where the text is only a time
 */
export function momentFrom(text: string, day?: Day): ReadMoment {
  const exact = instantFrom(text);
  if (exact !== undefined) return exact;
  const [first = '', ...others] = text.split(/[T ,]+/);
  const named = dayFrom(first);
  const time = timeFrom((named ? others : [first, ...others]).join(' '));
  const on = named ?? day;
  return on === undefined || time === undefined ? undefined : onTheClock(on, time);
}

/** A day that exists. */
export function dayFrom(text: string): Day | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  const dayFirst = DAY_FIRST.exec(text);
  const [year, month, date] = yearFirst ? yearFirst.slice(1) : dayFirst ? dayFirst.slice(1).reverse() : [];
  if (!year || !month || !date) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const there = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(there.getTime()) && there.toISOString().startsWith(day) ? day : undefined;
}

/** `HH:MM` */
export function timeFrom(text: string): string | undefined {
  const [, hours, minutes] = TIME.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock shows in a zone at an instant: `YYYY-MM-DD HH:MM`. Throws RangeError where the zone is unknown. */
export function clockAt(instant: number, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) clocks.set(zone, (clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })));
  return clock.format(instant);
}

/** The instant at which the clock of the Netherlands shows this. */
function onTheClock(day: Day, time: string): ReadMoment {
  const instant = instantAt(day, time);
  return clockAt(instant, ZONE) === `${day} ${time}` ? instant : 'gap';
}
