import type { DigestRhythm, WaitingKind } from '../contract/digest-words.js';
import type { SignalTally } from '../contract/signals.js';
import { dayNumber, dayOf, instantAt, type Day } from '../shared/day.js';

/** From when on a day it is sent, and until when it is tried again, on the clock of Europe/Amsterdam. Our defaults. */
export const SENT_FROM = '07:00';
export const TRIED_UNTIL = '12:00';

const hourOf = (time: string): number => Number(time.slice(0, 2));

/** When to look what is to be sent, as cron writes it: every half hour on working days, of which the last close the morning. */
export const LOOKED_AT = `*/30 ${hourOf(SENT_FROM)}-${hourOf(TRIED_UNTIL)} * * 1-5`;

/** All that the digest tells: numbers, and nobody's name. */
export interface DigestCounts {
  /** Of the teams that somebody leads; null where they lead none. */
  teams: SignalTally | null;
  /** Of the households that they direct themselves, but for those of their teams; null where there is none. */
  own: SignalTally | null;
  waiting: Record<WaitingKind, number>;
}

/** The sending of one day: who gets a digest on it, and whether it is over. */
export interface DigestRound {
  day: Day;
  rhythms: readonly DigestRhythm[];
  over: boolean;
}

/** What is to be sent at a moment (milliseconds since 1970); null: nothing, for the day has no digest or it is too early. */
export function roundAt(moment: number): DigestRound | null {
  const day = dayOf(moment);
  const rhythms = rhythmsOn(day);
  if (rhythms.length === 0 || moment < instantAt(day, SENT_FROM)) return null;
  return { day, rhythms, over: moment >= instantAt(day, TRIED_UNTIL) };
}

/** Public holidays are days as others: who is off reads it later. */
function rhythmsOn(day: Day): DigestRhythm[] {
  // The first of January 1970 was a Thursday.
  const afterMonday = (dayNumber(day) + 3) % 7;
  if (afterMonday === 0) return ['mondays', 'working_days'];
  return afterMonday < 5 ? ['working_days'] : [];
}

/** How many things wait for an answer. */
export const waitingInAll = ({ waiting }: DigestCounts): number => Object.values(waiting).reduce((sum, count) => sum + count, 0);

/** Nothing to tell, no mail. */
export const isWorthAMail = (counts: DigestCounts): boolean => [counts.teams, counts.own].some((tally) => tally !== null && tally.now + tally.soon > 0) || waitingInAll(counts) > 0;
