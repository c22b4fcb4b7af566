import type { Burden, BurdenSum, MemberBurden, SubjectBurden } from '@contract/burden';
import { LEAST_WEEKS_COMPARED } from '@contract/burden-words';
import type { Words } from '../shared/words';
import { valueOf } from './burden-measures';

const rounded = (value: number): number => Math.round(value * 10) / 10;

function counted(words: Words, key: string, value: number): string {
  return words.count(key, rounded(value), { shown: words.number(rounded(value)) });
}

/** "6,5 bezoeken door 5 hulpverleners": an average week. */
function averageWeek(words: Words, sum: BurdenSum): string {
  const [visits, helpers] = [counted(words, 'burden.visits', sum.visits / sum.weeks), counted(words, 'burden.helpers', sum.helpers / sum.weeks)];
  return words.t('burden.visitsBy', { visits, helpers });
}

/** Before and since somebody led; or why nothing can be said of that. */
export function directionSentence(words: Words, { direction }: Burden, { before, since }: SubjectBurden, member?: MemberBurden): string {
  if (direction.standing === 'told') {
    if (!before || !since) return words.t('burden.memberNotThere', { name: member?.name ?? '' });
    return words.t('burden.told', { weeks: direction.weeks, before: averageWeek(words, before), since: averageWeek(words, since) });
  }
  return words.t(`burden.${direction.standing}`, { day: words.day(direction.day, 'long'), weeks: direction.weeks, least: LEAST_WEEKS_COMPARED });
}

/** How it is now; empty where no whole week has passed. */
export function nowSentence(words: Words, { now }: SubjectBurden): string {
  if (!now) return '';
  return words.count('burden.now', now.weeks, { what: averageWeek(words, now), hours: words.number(rounded(valueOf(now, 'minutes', now.weeks))) });
}
