import type { DigestRhythm, WaitingKind } from '../contract/digest-words.js';
import type { Language } from '../contract/roles.js';

/** How something is said of one and of more; `{count}` is how many. */
interface Counted {
  one: string;
  other: string;
}

/** What stands in the digest mail. */
export interface DigestWords {
  subject: { stuck: Counted; soon: Counted; waiting: Counted };
  teams: string;
  own: string;
  /** Where somebody leads teams too. */
  ownBesideTeams: string;
  stuck: Counted;
  notStuck: string;
  /** `{days}`: how far ahead. */
  soon: Counted;
  waitingFor: string;
  waiting: Record<WaitingKind, Counted>;
  links: { worklist: string; households: string; asked: string; account: string };
  noNames: string;
  rhythm: Record<DigestRhythm, string>;
}

export const DIGEST_WORDS: Record<Language, DigestWords> = {
  nl: {
    subject: {
      stuck: { one: 'in {count} huishouden zit iets vast', other: 'in {count} huishoudens zit iets vast' },
      soon: { one: 'in {count} huishouden dreigt iets vast te lopen', other: 'in {count} huishoudens dreigt iets vast te lopen' },
      waiting: { one: '{count} vraag wacht op jou', other: '{count} vragen wachten op jou' },
    },
    teams: 'In jouw teams',
    own: 'In jouw huishoudens',
    ownBesideTeams: 'In jouw huishoudens buiten je teams',
    stuck: { one: 'In {count} huishouden zit nu iets vast.', other: 'In {count} huishoudens zit nu iets vast.' },
    notStuck: 'Er zit nu niets vast.',
    soon: { one: 'In {count} huishouden dreigt binnen {days} dagen iets vast te lopen.', other: 'In {count} huishoudens dreigt binnen {days} dagen iets vast te lopen.' },
    waitingFor: 'Wacht op jouw antwoord',
    waiting: {
      decision: { one: 'vraag om een besluit', other: 'vragen om een besluit' },
      lead: { one: 'voorstel over de regie', other: 'voorstellen over de regie' },
      pause: { one: 'verzoek om iets uit te stellen', other: 'verzoeken om iets uit te stellen' },
      visit_question: { one: 'vraag over een bezoek', other: 'vragen over bezoeken' },
      withdrawal: { one: 'voorstel om te stoppen met hulp', other: 'voorstellen om te stoppen met hulp' },
    },
    links: { worklist: 'Naar de werklijst', households: 'Naar mijn huishoudens', asked: 'Naar wat aan mij gevraagd is', account: 'Kies zelf wanneer je deze mail krijgt, of nooit' },
    noNames: 'In deze mail staan alleen aantallen. Om wie het gaat, zie je in Samenregie.',
    rhythm: {
      mondays: 'Je krijgt deze mail op maandag, als er iets te melden is.',
      working_days: 'Je krijgt deze mail op werkdagen, als er iets te melden is.',
      never: '',
    },
  },
  en: {
    subject: {
      stuck: { one: 'something is stuck in {count} household', other: 'something is stuck in {count} households' },
      soon: { one: 'something is about to get stuck in {count} household', other: 'something is about to get stuck in {count} households' },
      waiting: { one: '{count} question is waiting for you', other: '{count} questions are waiting for you' },
    },
    teams: 'In your teams',
    own: 'In your households',
    ownBesideTeams: 'In your households outside your teams',
    stuck: { one: 'Something is stuck in {count} household now.', other: 'Something is stuck in {count} households now.' },
    notStuck: 'Nothing is stuck now.',
    soon: { one: 'In {count} household something is about to get stuck, within {days} days.', other: 'In {count} households something is about to get stuck, within {days} days.' },
    waitingFor: 'Waiting for your answer',
    waiting: {
      decision: { one: 'request for a decision', other: 'requests for a decision' },
      lead: { one: 'proposal about the lead', other: 'proposals about the lead' },
      pause: { one: 'request to hold something', other: 'requests to hold something' },
      visit_question: { one: 'question about a visit', other: 'questions about visits' },
      withdrawal: { one: 'proposal to end help', other: 'proposals to end help' },
    },
    links: { worklist: 'Go to the worklist', households: 'Go to my households', asked: 'Go to requests for me', account: 'Choose when you get this email, or stop getting it' },
    noNames: 'This email contains only numbers. Samenregie shows who they are about.',
    rhythm: {
      mondays: 'You get this email on Mondays, if there is something to report.',
      working_days: 'You get this email on working days, if there is something to report.',
      never: '',
    },
  },
};
