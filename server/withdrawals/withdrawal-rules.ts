import type { LeftWorkKind } from '../contract/withdrawal-words.js';
import { WITHDRAWAL_MOST_DAYS_AHEAD } from '../contract/withdrawal-words.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { addDays, daysBetween, type Day } from '../shared/day.js';

/** Refuses a last day that cannot be: `withdrawal.in-past`, `withdrawal.too-far-ahead`. */
export function checkLastDay(lastDay: Day, today: Day): void {
  if (lastDay < today) throw new BrokenRule('withdrawal.in-past');
  if (daysBetween(today, lastDay) > WITHDRAWAL_MOST_DAYS_AHEAD) throw new BrokenRule('withdrawal.too-far-ahead', { days: WITHDRAWAL_MOST_DAYS_AHEAD });
}

/** First day without the organisation. An answer that came after the last day ends it today: what has been is not written anew. */
export const firstDayWithout = (lastDay: Day, today: Day): Day => (lastDay < today ? today : addDays(lastDay, 1));

/** One action or visit that an organisation leaves behind. */
export interface LeftBehind {
  kind: LeftWorkKind;
  id: string;
  /** Whose it is in the organisation: at least one. */
  ofIds: readonly string[];
  /** Others who stay do it too. */
  others: boolean;
}

export interface WantedForIt {
  kind: LeftWorkKind;
  id: string;
  handOverToId?: string | null | undefined;
}

/** What becomes of all that is left. */
export interface Settled {
  /** Goes from one to another, or (without a successor) stays with the others who do it. */
  passes: { kind: LeftWorkKind; id: string; fromId: string; successorId: string | null }[];
  /** Nobody else does it: it stops. */
  dropped: { kind: LeftWorkKind; id: string }[];
}

/**
 * The decisions about all that is left; what was decided about something that is no longer left is passed over. Throws
 * `withdrawal.undecided` and `withdrawal.unknown-successor`.
 */
export function settle(left: readonly LeftBehind[], wanted: readonly WantedForIt[], successorIds: ReadonlySet<string>): Settled {
  const keyOf = ({ kind, id }: { kind: LeftWorkKind; id: string }): string => `${kind} ${id}`;
  const byKey = new Map(wanted.map((each) => [keyOf(each), each]));
  const undecided = left.filter((each) => !byKey.has(keyOf(each)));
  if (undecided.length > 0) throw new BrokenRule('withdrawal.undecided', { items: undecided.length });
  const settled: Settled = { passes: [], dropped: [] };
  for (const { kind, id, ofIds, others } of left) {
    const successorId = byKey.get(keyOf({ kind, id }))!.handOverToId ?? null;
    if (successorId !== null && !successorIds.has(successorId)) throw new BrokenRule('withdrawal.unknown-successor');
    if (successorId === null && !others) settled.dropped.push({ kind, id });
    // Of two colleagues who do it together one place goes to the successor, the other is given up.
    else settled.passes.push(...ofIds.map((fromId, index) => ({ kind, id, fromId, successorId: index === 0 ? successorId : null })));
  }
  return settled;
}
