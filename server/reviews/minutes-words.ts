import type { Language } from '../contract/roles.js';
import type { AnswerKind } from '../contract/signal-words.js';

interface MinutesWords {
  title: string;
  held: (team: string, day: string, by: string) => string;
  open: string;
  case: (place: number, name: string) => string;
  skipped: string;
  notDiscussed: (households: readonly string[]) => string;
  nothingDecided: string;
  decisions: string;
  note: (text: string) => string;
  kind: Record<AnswerKind, string>;
  snoozed: (day: string) => string;
  because: (text: string) => string;
  waitsForSecond: string;
  outOfReach: (count: number) => string;
  page: (number: number, of: number) => string;
}

const listed: Record<Language, Intl.ListFormat> = { nl: new Intl.ListFormat('nl-NL'), en: new Intl.ListFormat('en-GB') };

/** What stands in the minutes of a review meeting. */
export const MINUTES_WORDS: Record<Language, MinutesWords> = {
  nl: {
    title: 'Verslag van de casusbespreking',
    held: (team, day, by) => `${team}, ${day}. Voorzitter: ${by}.`,
    open: 'De bespreking is nog niet afgesloten: dit is wat er tot nu toe is besproken.',
    case: (place, name) => `${place}. ${name}`,
    skipped: 'Niet besproken.',
    notDiscussed: (households) => `Niet besproken: ${listed.nl.format(households)}.`,
    nothingDecided: 'Besproken; er is niets besloten.',
    decisions: 'Besloten',
    note: (text) => `Notitie: ${text}`,
    kind: { decide: 'Besluit', snooze: 'Later opnieuw bekijken', dismiss: 'Niet nodig' },
    snoozed: (day) => `opnieuw op ${day}`,
    because: (text) => `want: ${text}`,
    waitsForSecond: 'Dit geldt pas als een tweede persoon het ermee eens is.',
    outOfReach: (count) => (count === 1 ? 'Eén huishouden hoort niet meer bij dit team of is afgesloten, en staat hier niet.' : `${count} huishoudens horen niet meer bij dit team of zijn afgesloten, en staan hier niet.`),
    page: (number, of) => `bladzijde ${number} van ${of}`,
  },
  en: {
    title: 'Minutes of the review meeting',
    held: (team, day, by) => `${team}, ${day}. Chaired by ${by}.`,
    open: 'The meeting has not ended yet: this is what has been discussed so far.',
    case: (place, name) => `${place}. ${name}`,
    skipped: 'Not discussed.',
    notDiscussed: (households) => `Not discussed: ${listed.en.format(households)}.`,
    nothingDecided: 'Discussed; nothing was decided.',
    decisions: 'Decided',
    note: (text) => `Note: ${text}`,
    kind: { decide: 'Decision', snooze: 'Look again later', dismiss: 'Not needed' },
    snoozed: (day) => `again on ${day}`,
    because: (text) => `because: ${text}`,
    waitsForSecond: 'This takes effect once a second person agrees.',
    outOfReach: (count) => (count === 1 ? 'One household no longer belongs to this team or has been closed, and is not shown here.' : `${count} households no longer belong to this team or have been closed, and are not shown here.`),
    page: (number, of) => `page ${number} of ${of}`,
  },
};
