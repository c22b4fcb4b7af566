import type { Language } from '../contract/roles.js';
import { ZONE } from '../shared/day.js';

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

/** Days and times as they stand on paper. */
export interface DocumentDays {
  /** 3 september 2026 */
  day: (day: string) => string;
  /** do 3 september 2026 10:00–11:00 */
  period: (startsAt: string, endsAt: string) => string;
  /** 3 september 2026 om 10:00 */
  moment: (instant: string) => string;
}

export function documentDays(language: Language): DocumentDays {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: ZONE });
  const long = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = format({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return {
    day: (day) => long.format(new Date(`${day}T12:00:00Z`)),
    period: (startsAt, endsAt) => `${weekday.format(new Date(startsAt))} ${time.format(new Date(startsAt))}–${time.format(new Date(endsAt))}`,
    moment: (instant) => `${long.format(new Date(instant))}, ${time.format(new Date(instant))}`,
  };
}
