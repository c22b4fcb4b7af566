/** A calendar day in Europe/Amsterdam, as `YYYY-MM-DD`. Sorts as text. */
export type Day = string;

export const ZONE = 'Europe/Amsterdam';
const MILLISECONDS_A_DAY = 86_400_000;

const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY;

export const addDays = (day: Day, days: number): Day =>
  new Date((dayNumber(day) + days) * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

/** How many days `later` is after `earlier`; negative when it is before. */
export const daysBetween = (earlier: Day, later: Day): number => dayNumber(later) - dayNumber(earlier);

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, -((dayNumber(day) + 3) % 7));

/** A day as it came along in an address; undefined where it is none. */
export const dayFrom = (text: string | undefined): Day | undefined =>
  text && /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text) ? text : undefined;

export const isWeekend = (day: Day): boolean => (dayNumber(day) + 3) % 7 > 4;

/** Made when it is first asked for: that takes the browser a while, and not every page asks. */
let local: Intl.DateTimeFormat | undefined;

const localParts = (instant: string): [Day, string] => {
  local ??= new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [day = '', time = ''] = local.format(new Date(instant)).split(' ');
  return [day, time];
};

/** The calendar day in Europe/Amsterdam on which an instant falls. */
export const dayOf = (instant: string): Day => localParts(instant)[0];

/** The time of day in Europe/Amsterdam, `HH:MM`. */
export const timeOf = (instant: string): string => localParts(instant)[1];

/**
 * The instant of a local time, with its offset. In the hour that the clock jumps over, the time an hour later;
 * in the hour that comes twice, the first.
 */
export function instantAt(day: Day, time: string): string {
  const offsets = ['+02:00', '+01:00'] as const;
  const candidates = offsets.map((offset) => `${day}T${time}:00${offset}`);
  return candidates.find((instant) => dayOf(instant) === day && timeOf(instant) === time) ?? `${day}T${time}:00+01:00`;
}
