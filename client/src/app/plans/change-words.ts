import type { PlanChange } from '@contract/plan-agreement';
import type { Words } from '../shared/words';

/** A difference between two versions of the plan, as a sentence: "goal 3 moved up, to place 2". */
export function changeInWords(words: Words, { about, what, words: text, place, formerPlace, fields }: PlanChange): string {
  const named = words.list(fields.map((field) => words.t(`planField.${field}`)));
  return words.t(`planChange.${about}.${what}`, { words: text ?? '', place: place ?? '', formerPlace: formerPlace ?? '', fields: named });
}
