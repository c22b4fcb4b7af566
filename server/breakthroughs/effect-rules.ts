import type { SignalCode } from '../contract/signal-words.js';
import { addDays, type Day } from '../shared/day.js';
import { startOf } from '../signals/signal-facts-rules.js';

/** What tells two signals apart. */
interface Named {
  code: SignalCode;
  subject: string;
}

/** Instants in milliseconds; `holdsUntil` null where no end is known. */
interface Timed extends Named {
  holdsFrom: number;
  holdsUntil: number | null;
}

/** Signals that hold at this moment, whether or not they are answered. */
export const holdingAt = <Signal extends Timed>(signals: readonly Signal[], now: number): Signal[] =>
  signals.filter(({ holdsFrom, holdsUntil }) => holdsFrom <= now && (holdsUntil === null || holdsUntil > now));

/**
 * Those that held on the day of a decision, told when it is written down: that may be some days later, and what has begun
 * since then is no part of them. What ended in between is not known any more.
 */
export const heldOn = <Signal extends Timed>(signals: readonly Signal[], decidedOn: Day, now: number): Signal[] =>
  holdingAt(signals, now).filter(({ holdsFrom }) => holdsFrom < startOf(addDays(decidedOn, 1)));

/** What held then, each with whether it holds now (still, or again); and what holds now and did not then. */
export function signalsSince<Then extends Named, Now extends Named>(then: readonly Then[], now: readonly Now[]): { held: { signal: Then; holds: boolean }[]; fresh: Now[] } {
  const [former, present] = [new Set(then.map(keyOf)), new Set(now.map(keyOf))];
  return { held: then.map((signal) => ({ signal, holds: present.has(keyOf(signal)) })), fresh: now.filter((signal) => !former.has(keyOf(signal))) };
}

const keyOf = ({ code, subject }: Named): string => `${code} ${subject}`;
