import type { VisitView } from '@contract/visits';
import { dayOf, timeOf, type Day } from '../shared/day';

/** Hours between which a visit is usual, and how long a part of them must be to offer it, in minutes. Our defaults. */
const DAY_FROM = 9 * 60;
const DAY_UNTIL = 17 * 60;
const LEAST = 60;
const QUARTER = 15;
const MIDNIGHT = 24 * 60;

/** A part of a day in which nobody comes, by the clock of the Netherlands. */
export interface FreeSlot {
  from: string;
  until: string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeAt = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The parts of a day, within usual hours, in which no visit is that was not cancelled. @param visits of that day */
export function freeSlots(visits: readonly VisitView[], day: Day): FreeSlot[] {
  const taken = visits
    .filter(({ status }) => status !== 'cancelled')
    .map(({ startsAt, endsAt }) => ({ from: minutesOf(timeOf(startsAt)), until: dayOf(endsAt) === day ? minutesOf(timeOf(endsAt)) : MIDNIGHT }))
    .sort((one, other) => one.from - other.from);
  const slots: FreeSlot[] = [];
  let free = DAY_FROM;
  for (const { from, until } of [...taken, { from: DAY_UNTIL, until: DAY_UNTIL }]) {
    const end = Math.min(from, DAY_UNTIL);
    if (end - free >= LEAST) slots.push({ from: timeAt(free), until: timeAt(end) });
    free = Math.max(free, Math.ceil(until / QUARTER) * QUARTER);
  }
  return slots;
}

/** The hour that a new visit on this day gets: the first of its first free part. */
export function firstHour(slots: readonly FreeSlot[]): FreeSlot {
  const from = minutesOf(slots[0]?.from ?? '10:00');
  return { from: timeAt(from), until: timeAt(from + LEAST) };
}
