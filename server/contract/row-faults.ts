import type { Language } from './roles.js';

/** Why a row of a file is left out. Nothing here is ever renamed. */
export const ROW_FAULTS = [
  'empty', 'cells', 'instant', 'moment', 'gap', 'ends-before-start', 'too-long', 'choice', 'nobody', 'no-organisation', 'double',
  'quotes', 'long-line', 'all-day', 'zone', 'no-end', 'recurrence', 'unreadable',
] as const;
export type RowFaultCode = (typeof ROW_FAULTS)[number];

/** What a sentence about a fault needs: what stands there, what could stand there, how many. */
export type FaultFacts = Readonly<Record<string, string | number | readonly string[]>>;

/** A fault, with the column in which it is, as the file calls it. */
export interface RowFault {
  column: string;
  code: RowFaultCode;
  facts?: FaultFacts;
}

/** The fault as a person would say it, after the name of its column. */
export function rowFaultSentence({ code, facts = {} }: Pick<RowFault, 'code' | 'facts'>, language: Language): string {
  return SENTENCES[language][code](new Facts(facts));
}

class Facts {
  constructor(private readonly facts: FaultFacts) {}

  /** As it stands in the file, between quotation marks; a long text is cut off. */
  get shown(): string {
    const text = this.text('text');
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
  }

  get choices(): string {
    const choices = this.facts['choices'];
    return Array.isArray(choices) ? (choices as string[]).join(', ') : '';
  }

  text(name: string): string {
    return String(this.facts[name] ?? '');
  }
}

const SENTENCES: Record<Language, Record<RowFaultCode, (facts: Facts) => string>> = {
  nl: {
    empty: () => 'is leeg',
    cells: (facts) => `de rij heeft ${facts.text('found')} cellen, de eerste regel ${facts.text('expected')}`,
    instant: (facts) => `${facts.shown} is geen dag en tijd met tijdzone, zoals 2026-08-31T10:00:00+02:00`,
    moment: (facts) => `${facts.shown} is geen dag en tijd, zoals 31-08-2026 10:00`,
    gap: (facts) => `${facts.shown} bestaat niet: toen ging de klok vooruit`,
    'ends-before-start': () => 'het bezoek eindigt niet na het begin',
    'too-long': (facts) => `het bezoek duurt langer dan ${facts.text('hours')} uur`,
    choice: (facts) => `${facts.shown} is niet een van ${facts.choices}`,
    nobody: () => 'noemt niemand',
    'no-organisation': () => 'noemt geen organisatie',
    double: () => 'dit huishouden heeft eerder in het bestand een bezoek met dezelfde naam',
    quotes: () => 'een aanhalingsteken staat hier verkeerd: een cel tussen aanhalingstekens eindigt op dezelfde regel, en een aanhalingsteken daarbinnen staat er dubbel',
    'long-line': (facts) => `de regel is langer dan ${facts.text('bytes')} bytes`,
    'all-day': () => 'de afspraak duurt de hele dag; geef een begin- en eindtijd',
    zone: (facts) => `de tijdzone ${facts.shown} is onbekend`,
    'no-end': () => 'de afspraak heeft geen einde',
    recurrence: () => 'hoe de afspraak zich herhaalt, is niet te lezen',
    unreadable: () => 'de afspraak is niet te lezen',
  },
  en: {
    empty: () => 'is empty',
    cells: (facts) => `the row has ${facts.text('found')} cells where the first line has ${facts.text('expected')}`,
    instant: (facts) => `${facts.shown} is not a day and time with its offset, such as 2026-08-31T10:00:00+02:00`,
    moment: (facts) => `${facts.shown} is not a day and time, such as 31-08-2026 10:00`,
    gap: (facts) => `${facts.shown} does not exist: the clock went forward then`,
    'ends-before-start': () => 'the visit does not end after it starts',
    'too-long': (facts) => `the visit is longer than ${facts.text('hours')} hours`,
    choice: (facts) => `${facts.shown} is not one of ${facts.choices}`,
    nobody: () => 'names nobody',
    'no-organisation': () => 'names no organisation',
    double: () => 'this household has a visit of the same name before',
    quotes: () => 'a quotation mark is wrong here: a cell in quotation marks ends on its own line, and a mark inside it is doubled',
    'long-line': (facts) => `the line is longer than ${facts.text('bytes')} bytes`,
    'all-day': () => 'the appointment lasts all day; give a time at which it starts and ends',
    zone: (facts) => `the time zone ${facts.shown} is unknown`,
    'no-end': () => 'the appointment has no end',
    recurrence: () => 'how the appointment repeats cannot be read',
    unreadable: () => 'the appointment cannot be read',
  },
};
