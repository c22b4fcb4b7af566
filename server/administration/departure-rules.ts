import type { DepartureEndReason } from '../contract/administration-words.js';
import { BrokenRule } from '../shared/broken-rule.js';

/** What somebody who leaves has in one household, as far as a decision needs it. */
export interface LeftPart {
  reference: string;
  householdId: string;
  /** Open actions and planned visits that nobody else has a part in. */
  nobodyElse: number;
}

/** What was asked for one of them. */
export interface WantedPart {
  reference: string;
  handOverToId?: string | undefined;
  endReason?: DepartureEndReason | undefined;
}

/** A colleague takes over, or it ends: one of both is null. */
export interface Decision {
  householdId: string;
  successorId: string | null;
  endReason: DepartureEndReason | null;
}

/**
 * The decisions about all that somebody leaves behind. What is decided about a household where they have nothing any more
 * is passed over: it was settled in the meantime.
 * Throws `departure.undecided`, `departure.nobody-left` and `departure.unknown-successor`.
 */
export function decisionsAbout(parts: readonly LeftPart[], wanted: readonly WantedPart[], successorIds: ReadonlySet<string>): Decision[] {
  const byReference = new Map(wanted.map((each) => [each.reference, each]));
  const decided = parts.map((part) => ({ part, ...decisionOf(byReference.get(part.reference)) }));
  const undecided = decided.filter(({ successorId, endReason }) => (successorId === null) === (endReason === null));
  if (undecided.length > 0) throw new BrokenRule('departure.undecided', { households: undecided.length });
  if (decided.some(({ successorId }) => successorId !== null && !successorIds.has(successorId))) throw new BrokenRule('departure.unknown-successor');
  const left = decided.filter(({ part, endReason }) => endReason !== null && part.nobodyElse > 0);
  if (left.length > 0) throw new BrokenRule('departure.nobody-left', { households: left.length });
  return decided.map(({ part, successorId, endReason }) => ({ householdId: part.householdId, successorId, endReason }));
}

const decisionOf = (wanted: WantedPart | undefined): Pick<Decision, 'successorId' | 'endReason'> => ({
  successorId: wanted?.handOverToId ?? null,
  endReason: wanted?.endReason ?? null,
});

/**
 * What is carried out on the day itself, from what was decided before it: people go on leaving. What came up since, or was
 * to go to somebody who has left too, ends; work that is then left with nobody stays where it is, to be decided on.
 */
export function decisionsOnTheDay(parts: readonly LeftPart[], decided: readonly Decision[], successorIds: ReadonlySet<string>): Decision[] {
  const byHousehold = new Map(decided.map((decision) => [decision.householdId, decision]));
  return parts.map(({ householdId }) => {
    const decision = byHousehold.get(householdId);
    const holds = decision && (decision.successorId === null || successorIds.has(decision.successorId));
    return holds ? decision : { householdId, successorId: null, endReason: 'changed_job' };
  });
}
