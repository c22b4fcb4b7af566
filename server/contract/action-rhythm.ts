import type { ActionRhythm } from './plan-words.js';

// When an action with a rhythm comes back, computed: the server and the client say the same. No decorators.

/** Days are `YYYY-MM-DD`; `endsOn` is the last day on which it can come. */
export interface Rhythm {
  rhythm: ActionRhythm;
  startsOn: string | null;
  endsOn: string | null;
}

const DAY = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayText = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** The same day of the month, so many months on; in a shorter month its last day. */
function monthsOn(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The time with this number, the first being 0. */
function timeAt(rhythm: ActionRhythm, startsOn: string, number: number): string {
  if (rhythm === 'monthly') return monthsOn(startsOn, number);
  return dayText(dayNumber(startsOn) + number * (rhythm === 'weekly' ? 7 : 1));
}

/** How often it has come back up to and with a day; 0 for a single action, and where the first day is not known. */
export function timesUpTo({ rhythm, startsOn, endsOn }: Rhythm, day: string): number {
  if (rhythm === 'once' || startsOn === null) return 0;
  const until = endsOn !== null && endsOn < day ? endsOn : day;
  if (until < startsOn) return 0;
  const days = dayNumber(until) - dayNumber(startsOn);
  if (rhythm === 'daily') return days + 1;
  if (rhythm === 'weekly') return Math.floor(days / 7) + 1;
  const [fromYear = 0, fromMonth = 0] = startsOn.split('-').map(Number);
  const [year = 0, month = 0] = until.split('-').map(Number);
  const months = (year - fromYear) * 12 + month - fromMonth;
  return monthsOn(startsOn, months) <= until ? months + 1 : months;
}

/** The first time on or after a day; null after the end, and for a single action. */
export function nextTime(rhythm: Rhythm, day: string): string | null {
  if (rhythm.rhythm === 'once' || rhythm.startsOn === null) return null;
  const before = timesUpTo({ ...rhythm, endsOn: null }, dayText(dayNumber(day) - 1));
  const next = timeAt(rhythm.rhythm, rhythm.startsOn, before);
  return rhythm.endsOn !== null && next > rhythm.endsOn ? null : next;
}
