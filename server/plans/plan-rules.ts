import type { ActionRhythm, ActionStatus, PlanOrigin } from '../contract/plan-words.js';
import type { FieldProblem } from '../contract/problems.js';
import { BrokenRule } from '../shared/broken-rule.js';

export interface ActionFacts {
  rhythm: ActionRhythm;
  dueOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  reviewOn: string | null;
  owners: number;
}

const DAYS_AFTER_START = ['dueOn', 'endsOn', 'reviewOn'] as const;

/** Refuses an action that nobody does, that is due on no day or before it starts, and a rhythm that nobody ever looks at again. */
export function checkAction(action: ActionFacts): void {
  const { rhythm, dueOn, startsOn, endsOn, reviewOn, owners } = action;
  if (owners === 0) throw new BrokenRule('action.owner-missing', {}, [atField('owners')]);
  if (rhythm === 'once' && dueOn === null) throw new BrokenRule('action.due-day-missing', {}, [atField('dueOn')]);
  const early = DAYS_AFTER_START.filter((day) => startsOn !== null && action[day] !== null && action[day] < startsOn);
  if (early.length > 0) throw new BrokenRule('action.due-before-start', {}, early.map(atField));
  if (rhythm !== 'once' && endsOn === null && reviewOn === null) throw new BrokenRule('action.rhythm-open-ended', {}, [atField('endsOn'), atField('reviewOn')]);
}

/** A rule that was broken, said at the field where it can be mended. */
export const atField = (field: string): FieldProblem => ({ field, check: 'rule', message: 'does not fit the rest' });

/**
 * Refuses that an action waits for itself, also by way of others.
 * @param waits for each action that waits, the one that must be done first
 */
export function checkWaiting(id: string, waitsForId: string, waits: ReadonlyMap<string, string>): void {
  if (waitsForId === id) throw new BrokenRule('action.waits-for-itself', {}, [atField('waitsForId')]);
  const seen = new Set<string>();
  for (let next: string | undefined = waitsForId; next !== undefined && !seen.has(next); next = waits.get(next)) {
    if (next === id) throw new BrokenRule('action.waits-in-circle', {}, [atField('waitsForId')]);
    seen.add(next);
  }
}

export interface DoneFacts {
  status: ActionStatus;
  startsOn: string | null;
  /** The actor directs, or is an owner. */
  own: boolean;
  /** One of the owners has no account: anyone involved says on their behalf that it was done. */
  ownedWithoutAccount: boolean;
}

/** Whether this actor may say that an action was done on that day. */
export function checkDone({ status, startsOn, own, ownedWithoutAccount }: DoneFacts, doneOn: string, today: string): void {
  if (!own && !ownedWithoutAccount) throw new BrokenRule('action.not-yours');
  if (status === 'done') throw new BrokenRule('action.done-already');
  if (status !== 'open') throw new BrokenRule('action.closed');
  if (doneOn > today) throw new BrokenRule('action.done-in-future', {}, [atField('doneOn')]);
  if (startsOn !== null && doneOn < startsOn) throw new BrokenRule('action.done-before-start', {}, [atField('doneOn')]);
}

/** A plan that the family drew up is kept as such: in its words, with its day. */
export function checkOrigin({ origin, familyPlan, familyPlanOn }: { origin: PlanOrigin; familyPlan: string | null; familyPlanOn: string | null }): void {
  const missing = [...(familyPlan === null ? ['familyPlan'] : []), ...(familyPlanOn === null ? ['familyPlanOn'] : [])];
  if (origin === 'family' && missing.length > 0) throw new BrokenRule('plan.family-plan-missing', {}, missing.map(atField));
}

/** Refuses an order that leaves a goal out, doubles one, or names a strange one: nothing may vanish by reordering. */
export function checkOrder(present: readonly string[], wanted: readonly string[]): void {
  const names = new Set(wanted);
  if (wanted.length !== present.length || names.size !== present.length || present.some((id) => !names.has(id))) throw new BrokenRule('goal.order-incomplete');
}
