import type { ActionRhythm } from '../contract/plan-words.js';
import { BrokenRule } from '../shared/broken-rule.js';

export interface ActionFacts {
  rhythm: ActionRhythm;
  dueOn: string | null;
  owners: number;
}

/** Refuses an action that nobody does or that is due on no day. */
export function checkAction({ rhythm, dueOn, owners }: ActionFacts): void {
  if (owners === 0) throw new BrokenRule('action.owner-missing');
  if (rhythm === 'once' && dueOn === null) throw new BrokenRule('action.due-day-missing');
}

/** Refuses an order that leaves a goal out, doubles one, or names a strange one: nothing may vanish by reordering. */
export function checkOrder(present: readonly string[], wanted: readonly string[]): void {
  const names = new Set(wanted);
  if (wanted.length !== present.length || names.size !== present.length || present.some((id) => !names.has(id))) throw new BrokenRule('goal.order-incomplete');
}
