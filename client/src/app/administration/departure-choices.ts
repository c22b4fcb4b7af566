import { DEPARTURE_END_REASONS, type DepartureEndReason } from '@contract/administration-words';
import type { ColleagueName, DecidePart, DeparturePart, Successor } from '@contract/administration';
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

/** Who knows the household already, under a heading of their own. */
export function handOverOptions(words: Words, successors: readonly Successor[], knownBy: readonly ColleagueName[] = []): Option<Choice>[] {
  const known = new Set(knownBy.map(({ id }) => id));
  const option = ({ id, name, function: work }: Successor): Option<Choice> => ({
    value: `to:${id}`,
    label: words.t('departure.to', { name, work }),
    group: words.t(known.has(id) ? 'departure.knowsIt' : known.size > 0 ? 'departure.otherColleagues' : 'departure.colleagues'),
  });
  return successors.map(option).sort((one, other) => Number(known.has(other.value.slice(3))) - Number(known.has(one.value.slice(3))));
}

export const endOptions = (words: Words): Option<Choice>[] =>
  DEPARTURE_END_REASONS.map((reason): Option<Choice> => ({ value: `end:${reason}`, label: words.t('departure.end', { reason: words.t(`involvementEndReason.${reason}`) }), group: words.t('departure.nobodyTakes') }));
