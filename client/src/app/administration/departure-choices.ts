import { DEPARTURE_END_REASONS, type DepartureEndReason } from '@contract/administration-words';
import type { DecidePart, DeparturePart, Successor } from '@contract/administration';
import type { Option } from '../shared/option';
import type { Words } from '../shared/words';

/** A choice for one household as one text: nothing yet, `to:` a colleague, or `end:` a reason. */
export type Choice = '' | `to:${string}` | `end:${DepartureEndReason}`;

/** What was decided before, as a choice. */
export const choiceOf = ({ handOverToId, endReason }: DeparturePart): Choice => (handOverToId ? `to:${handOverToId}` : endReason ? `end:${endReason}` : '');

/** An end leaves nothing with nobody: where there is such work, only a colleague can be chosen. */
export const mayTake = (choice: Choice, { nobodyElse }: DeparturePart): boolean => !(choice.startsWith('end:') && nobodyElse > 0);

export function decisionOf(reference: string, choice: Choice): DecidePart {
  const [kind, value] = [choice.slice(0, choice.indexOf(':')), choice.slice(choice.indexOf(':') + 1)];
  return kind === 'to' ? { reference, handOverToId: value } : { reference, endReason: value as DepartureEndReason };
}

export const handOverOptions = (words: Words, successors: readonly Successor[]): Option<Choice>[] =>
  successors.map(({ id, name, function: work }): Option<Choice> => ({ value: `to:${id}`, label: words.t('departure.to', { name, work }) }));

export const endOptions = (words: Words): Option<Choice>[] =>
  DEPARTURE_END_REASONS.map((reason): Option<Choice> => ({ value: `end:${reason}`, label: words.t('departure.end', { reason: words.t(`involvementEndReason.${reason}`) }) }));
