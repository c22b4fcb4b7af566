import type { PauseAnswer } from '../contract/breakthrough-words.js';
import { brokenField } from '../shared/broken-rule.js';
import type { Day } from '../shared/day.js';

/** Refuses a pause that is over before it begins: `pause.until-in-past`. */
export function checkPause(until: Day, today: Day): void {
  if (until < today) throw brokenField('until', 'pause.until-in-past');
}

export interface WantedAnswer {
  answer: PauseAnswer;
  until: Day | null;
  because: string | null;
}

/**
 * Refuses an answer that is not whole: `pause.reason-missing` without a reason for a no or a part; of a part
 * `pause.part-until-missing`, `pause.until-in-past`, and `pause.part-is-whole` where it grants all that was asked.
 */
export function checkAnswer({ answer, until, because }: WantedAnswer, asked: Day, today: Day): void {
  if (answer !== 'granted' && !because) throw brokenField('because', 'pause.reason-missing');
  if (answer !== 'in_part') return;
  if (until === null) throw brokenField('until', 'pause.part-until-missing');
  if (until < today) throw brokenField('until', 'pause.until-in-past');
  if (until >= asked) throw brokenField('until', 'pause.part-is-whole');
}
