import { TZDate } from '@date-fns/tz';

/** A calendar day in Europe/Amsterdam, as `YYYY-MM-DD`. Sorts as text. */
export type Day = string;

export const ZONE = 'Europe/Amsterdam';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Enough for the hours of twenty years; a fuller cache starts again, so that memory stays bounded. */
const CACHED_ANSWERS = 200_000;

/** Since 1940 the zone's offset is whole hours and changes on the hour, so an hour's answer serves all its instants. */
const dayNumberOfHour = new Map<number, number>();
const textOfDayNumber = new Map<number, Day>();

/** The calendar day in Europe/Amsterdam on which an instant (milliseconds since 1970) falls. */
export const dayOf = (instant: number): Day => dayFromNumber(dayNumberOf(instant));

/** The same day as a number: days since 1970-01-01. */
export function dayNumberOf(instant: number): number {
  const hour = Math.floor(instant / HOUR);
  let number = dayNumberOfHour.get(hour);
  if (number === undefined) {
    if (dayNumberOfHour.size >= CACHED_ANSWERS) dayNumberOfHour.clear();
    const local = new TZDate(hour * HOUR, ZONE);
    number = Math.floor(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / DAY);
    dayNumberOfHour.set(hour, number);
  }
  return number;
}

/** Days since 1970-01-01, so that differences and runs of days are plain arithmetic. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY;

export function dayFromNumber(number: number): Day {
  let day = textOfDayNumber.get(number);
  if (day === undefined) {
    if (textOfDayNumber.size >= CACHED_ANSWERS) textOfDayNumber.clear();
    day = new Date(number * DAY).toISOString().slice(0, 10);
    textOfDayNumber.set(number, day);
  }
  return day;
}

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

/** How many days `later` is after `earlier`; negative when it is before. */
export const daysBetween = (earlier: Day, later: Day): number => dayNumber(later) - dayNumber(earlier);

/** The instant at which a local time (`HH:MM`) on a day in Europe/Amsterdam falls, in milliseconds. */
export function instantAt(day: Day, time: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return new TZDate(year, month - 1, date, hours, minutes, ZONE).getTime();
}

/** The Monday of a day's week. The first of January 1970 was a Thursday. */
export const mondayOf = (day: Day): Day => addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7));
