import { BrokenRule } from '../shared/broken-rule.js';
import { addDays, type Day } from '../shared/day.js';
import { atField } from './plan-rules.js';

export interface EvaluationFacts {
  heldOn: Day;
  /** Undefined: the rhythm says; null: there is none. */
  nextOn: Day | null | undefined;
  goalIds: readonly string[];
}

/**
 * The day of the next evaluation.
 * @param weeks the rhythm of the case; null where it has none
 */
export function checkEvaluation({ heldOn, nextOn, goalIds }: EvaluationFacts, weeks: number | null, today: Day): Day | null {
  if (heldOn > today) throw new BrokenRule('evaluation.in-future', {}, [atField('heldOn')]);
  if (goalIds.length === 0 || new Set(goalIds).size !== goalIds.length) throw new BrokenRule('evaluation.no-goals', {}, [atField('goals')]);
  if (nextOn && nextOn <= heldOn) throw new BrokenRule('evaluation.next-not-later', {}, [atField('nextOn')]);
  return nextOn === undefined && weeks !== null ? addDays(heldOn, weeks * 7) : (nextOn ?? null);
}
