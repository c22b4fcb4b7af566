import { timesUpTo } from '@contract/action-rhythm';
import type { ActionOwnerView, ActionView } from '@contract/plans';
import type { Day } from '../shared/day';
import type { Words } from '../shared/words';

export const ownersInWords = (words: Words, owners: readonly ActionOwnerView[]): string =>
  words.list(owners.map(({ name }) => name ?? words.t('team.confidential')));

type Timed = Pick<ActionView, 'rhythm' | 'dueOn' | 'startsOn' | 'endsOn' | 'reviewOn' | 'timesDone'>;

/** When it is due; of a rhythm how often, until when, and how often it was done of the times that it came back. */
export function whenInWords(words: Words, action: Timed, today: Day): string {
  const { rhythm, dueOn, startsOn, endsOn, reviewOn, timesDone } = action;
  if (rhythm === 'once') return dueOn ? words.t('plan.due', { day: words.day(dueOn, 'weekday') }) : '';
  const often = words.t(`actionRhythm.${rhythm}`);
  const times = timesUpTo(action, today);
  return [
    startsOn ? words.t('plan.rhythm', { often, day: words.day(startsOn) }) : often,
    endsOn ? words.t('plan.until', { day: words.day(endsOn) }) : '',
    reviewOn ? words.t('plan.review', { day: words.day(reviewOn) }) : '',
    times > 0 || timesDone > 0 ? words.t('plan.timesDone', { done: timesDone, times: Math.max(times, timesDone) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
