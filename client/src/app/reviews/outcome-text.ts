import type { SignalAnswerView } from '@contract/signals';
import type { Words } from '../shared/words';
import { answerTask } from '../signals/answer-task';

/** What was decided, and what became of it. */
export function outcomeText(words: Words, answer: SignalAnswerView, today: string): string {
  const { kind, actionDueOn, actionStatus, until } = answer;
  if (kind === 'snooze') return words.t('review.outcome.snoozed', { day: words.day(until, 'dated') });
  if (kind === 'dismiss') return words.t(answer.waitsForSecond ? 'review.outcome.waits' : 'review.outcome.dismissed');
  const late = actionStatus === 'open' && actionDueOn !== null && actionDueOn < today;
  const standing = late ? 'late' : actionStatus === 'done' ? 'done' : actionStatus === 'dropped' ? 'dropped' : 'open';
  return words.t(`review.outcome.${standing}`, { task: answerTask(words, answer) });
}
