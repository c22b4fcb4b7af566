import { decisionLine } from '@contract/decision-line';
import type { SignalAnswerView } from '@contract/signals';
import type { Words } from '../shared/words';

/** Who does what was decided, and by when; '' where nothing is to be done. */
export const answerTask = (words: Words, { action, actionOwners, actionDueOn }: SignalAnswerView): string =>
  action === null ? '' : decisionLine({ what: action, owners: actionOwners, dueOn: actionDueOn }, words.language(), (day) => words.day(day, 'dated'));
