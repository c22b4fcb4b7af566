import { LIFE_DOMAIN_LABELS } from './life-domain-labels.js';
import type { LifeDomain } from './life-domains.js';
import type { Language } from './roles.js';

/** How many organisations one member sees in the week of a visit, that visit included. */
export interface Crowd {
  memberFirstName: string;
  organisations: number;
  /** Monday of that week, `YYYY-MM-DD`. */
  monday: string;
}

/** Somebody who comes, or came, shortly before or after. */
export interface Companion {
  /** Null: a confidential service. */
  name: string | null;
  day: string;
  past: boolean;
  domains: readonly LifeDomain[];
}

export interface VisitAddition {
  /** Only of members for whom the visit brings an organisation that they would not see otherwise. */
  crowds: readonly Crowd[];
  companions: readonly Companion[];
  /** The reader comes alone; otherwise it is said of the visit. */
  you: boolean;
  /** Monday of the present week. */
  thisMonday: string;
}

/** What a visit adds, as a colleague would say it. A confidential service is never named. */
export function additionSentences(addition: VisitAddition, language: Language): string[] {
  const say = language === 'nl' ? DUTCH : ENGLISH;
  return [
    ...addition.crowds.map((crowd) => say.crowd(crowd, addition)),
    ...addition.companions.map((companion) => say.companion(companion)),
  ];
}

const ORDINALS = {
  nl: ['', 'eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde', 'zevende', 'achtste', 'negende', 'tiende'],
  en: ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
};

const format = (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
const DAYS = {
  nl: { whole: format('nl-NL', { weekday: 'long', day: 'numeric', month: 'long' }), short: format('nl-NL', { day: 'numeric', month: 'long' }) },
  en: { whole: format('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }), short: format('en-GB', { day: 'numeric', month: 'long' }) },
};

const topics = (domains: readonly LifeDomain[], language: Language, and: string): string => {
  const names = domains.map((domain) => LIFE_DOMAIN_LABELS[language][domain]);
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
};

const weeksAhead = (monday: string, thisMonday: string): number => (Date.parse(monday) - Date.parse(thisMonday)) / (7 * 86_400_000);

const DUTCH = {
  crowd: ({ memberFirstName, organisations, monday }: Crowd, { you, thisMonday }: VisitAddition): string => {
    const ahead = weeksAhead(monday, thisMonday);
    const week = ahead === 0 ? 'deze week' : ahead === 1 ? 'volgende week' : `in de week van ${DAYS.nl.short.format(Date.parse(monday))}`;
    const place = ORDINALS.nl[organisations] ?? `${organisations}e`;
    return you ? `Je bent dan de ${place} organisatie bij ${memberFirstName} ${week}.` : `Dit is dan de ${place} organisatie bij ${memberFirstName} ${week}.`;
  },
  companion: ({ name, day, past, domains }: Companion): string => {
    const about = domains.length === 0 ? '' : ` over ${topics(domains, 'nl', 'en')}`;
    return `${name ?? 'Een vertrouwelijke dienst'} ${past ? 'kwam' : 'komt'} ${DAYS.nl.whole.format(Date.parse(day))}${about}.`;
  },
};

const ENGLISH = {
  crowd: ({ memberFirstName, organisations, monday }: Crowd, { you, thisMonday }: VisitAddition): string => {
    const ahead = weeksAhead(monday, thisMonday);
    const week = ahead === 0 ? 'this week' : ahead === 1 ? 'next week' : `in the week of ${DAYS.en.short.format(Date.parse(monday))}`;
    const place = ORDINALS.en[organisations] ?? `${organisations}th`;
    return you ? `You would be the ${place} organisation with ${memberFirstName} ${week}.` : `This would be the ${place} organisation with ${memberFirstName} ${week}.`;
  },
  companion: ({ name, day, past, domains }: Companion): string => {
    const about = domains.length === 0 ? '' : ` about ${topics(domains, 'en', 'and')}`;
    return `${name ?? 'A confidential service'} ${past ? 'came' : 'is coming'} on ${DAYS.en.whole.format(Date.parse(day))}${about}.`;
  },
};
