import type { Language } from './roles.js';

/** Something that was decided, as far as a line tells it. */
export interface DecidedTask {
  what: string;
  /** A professional of a service that is confidential to the reader has no name here. */
  owners: readonly { name: string | null }[];
  /** `YYYY-MM-DD`; null of what has no day. */
  dueOn: string | null;
}

/**
 * Who does what by when. One definition for card, list, minutes and the table's sheet, on the screen and on paper; `day` says a
 * day as people do there.
 */
export function decisionLine({ what, owners, dueOn }: DecidedTask, language: Language, day: (day: string) => string): string {
  const { confidential, by } = WORDS[language];
  const names = [...new Set(owners.map(({ name }) => name ?? confidential))];
  const told = NAMES[language].format(names);
  const task = what.trim().replace(/\.$/, '');
  return `${told && `${told.slice(0, 1).toUpperCase()}${told.slice(1)}: `}${task}${dueOn === null ? '' : `, ${by(day(dueOn))}`}`;
}

const WORDS: Record<Language, { confidential: string; by: (day: string) => string }> = {
  nl: { confidential: 'een vertrouwelijke dienst', by: (day) => `uiterlijk ${day}` },
  en: { confidential: 'a confidential service', by: (day) => `by ${day}` },
};
const NAMES: Record<Language, Intl.ListFormat> = { nl: new Intl.ListFormat('nl-NL'), en: new Intl.ListFormat('en-GB') };
