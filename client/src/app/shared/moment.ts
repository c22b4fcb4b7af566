import { dayOf, timeOf } from './day';
import type { Words } from './words';

/** An instant in words: its time today, with its day on any other. */
export function momentText(words: Words, instant: string): string {
  const day = dayOf(instant);
  return day === dayOf(new Date().toISOString()) ? timeOf(instant) : words.t('moment.on', { day: words.day(day, 'weekday'), time: timeOf(instant) });
}
