import { TZDate } from '@date-fns/tz';

/** A calendar day in Europe/Amsterdam, as `YYYY-MM-DD`. Sorts as text. */
export type Day = string;

export const ZONE = 'Europe/Amsterdam';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Offsets change only on the hour, so an hour's answer serves all its instants. */
const dayOfHour = new Map<number, Day>();

/** The calendar day in Europe/Amsterdam on which an instant (milliseconds since 1970) falls. */
export function dayOf(instant: number): Day {
  const hour = Math.floor(instant / HOUR);
  let day = dayOfHour.get(hour);
  if (day === undefined) {
    if (dayOfHour.size > 200_000) dayOfHour.clear();
    const local = new TZDate(hour * HOUR, ZONE);
    day = dayFromNumber(Math.floor(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / DAY));
    dayOfHour.set(hour, day);
  }
  return day;
}

/** Days since 1970-01-01, so that differences and runs of days are plain arithmetic. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY;

export const dayFromNumber = (number: number): Day => new Date(number * DAY).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

/** How many days `later` is after `earlier`; negative when it is before. */
export const daysBetween = (earlier: Day, later: Day): number => dayNumber(later) - dayNumber(earlier);

/** The instant at which a local time (`HH:MM`) on a day in Europe/Amsterdam falls, in milliseconds. */
export function instantAt(day: Day, time: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return new TZDate(year, month - 1, date, hours, minutes, ZONE).getTime();
}
