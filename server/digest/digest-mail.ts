import { WAITING_KINDS, type DigestRhythm } from '../contract/digest-words.js';
import type { Language } from '../contract/roles.js';
import { SOON_DAYS } from '../contract/signal-words.js';
import type { SignalTally } from '../contract/signals.js';
import type { Day } from '../shared/day.js';
import { WORKLIST_WORDS } from '../signals/worklist-words.js';
import { waitingInAll, type DigestCounts } from './digest-rules.js';
import { DIGEST_WORDS, type DigestWords } from './digest-words.js';

/** What the mail says, apart from its form: the text and the HTML are made of it. Numbers and fixed words only. */
export interface DigestMail {
  language: Language;
  subject: string;
  /** The day, as the title. */
  title: string;
  parts: MailPart[];
  footer: { sentences: string[]; link: MailLink };
}

export interface MailPart {
  heading: string;
  /** Above the lines, and below them. */
  before: string[];
  lines: MailLine[];
  after: string[];
  links: MailLink[];
}

export interface MailLine {
  count: number;
  words: string;
  /** It is about safety. */
  urgent: boolean;
}

export interface MailLink {
  label: string;
  /** Of the product, to a page: never with a household in it. */
  url: string;
}

export interface DigestRecipient {
  language: Language;
  rhythm: DigestRhythm;
}

type Counted = DigestWords['stuck'];

const told = (count: number, { one, other }: Counted): string => (count === 1 ? one : other).replace('{count}', String(count)).replace('{days}', String(SOON_DAYS));

const DAY_NAMES = {
  nl: new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }),
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** @param site where people reach the product */
export function digestMail(counts: DigestCounts, { language, rhythm }: DigestRecipient, day: Day, site: URL): DigestMail {
  const words = DIGEST_WORDS[language];
  const to = (page: keyof DigestWords['links']): MailLink => ({ label: words.links[page], url: new URL(`/${page}`, site).href });
  const parts = [
    stuckPart(counts.teams, words.teams, to('worklist'), language),
    stuckPart(counts.own, counts.teams ? words.ownBesideTeams : words.own, to('households'), language),
    waitingPart(counts, words, to),
  ];
  return {
    language,
    subject: subjectOf(counts, words),
    title: capital(DAY_NAMES[language].format(Date.parse(day))),
    parts: parts.flatMap((part) => part ?? []),
    footer: { sentences: [words.noNames, words.rhythm[rhythm]], link: to('account') },
  };
}

/** One of the two that count households; those of the teams and the others have none in common, so they add up. */
function subjectOf(counts: DigestCounts, { subject }: DigestWords): string {
  const sum = (key: 'now' | 'soon'): number => (counts.teams?.[key] ?? 0) + (counts.own?.[key] ?? 0);
  const [stuck, soon, waiting] = [sum('now'), sum('soon'), waitingInAll(counts)];
  const said = [stuck > 0 && told(stuck, subject.stuck), stuck === 0 && soon > 0 && told(soon, subject.soon), waiting > 0 && told(waiting, subject.waiting)];
  return `Samenregie: ${said.filter((each) => each !== false).join(', ')}`;
}

function stuckPart(tally: SignalTally | null, heading: string, link: MailLink, language: Language): MailPart | undefined {
  if (!tally || tally.now + tally.soon === 0) return undefined;
  const words = DIGEST_WORDS[language];
  return {
    heading,
    before: [tally.now > 0 ? told(tally.now, words.stuck) : words.notStuck],
    // Safety first, as the list has them.
    lines: tally.signals.filter(({ now }) => now > 0).map(({ code, now }) => ({ count: now, words: WORKLIST_WORDS[language].codes[code], urgent: code === 'unsafe' })),
    after: tally.soon > 0 ? [told(tally.soon, words.soon)] : [],
    links: [link],
  };
}

/** All that is counted here stands on one page, each with the way to where it is answered. */
function waitingPart(counts: DigestCounts, words: DigestWords, to: (page: keyof DigestWords['links']) => MailLink): MailPart | undefined {
  if (waitingInAll(counts) === 0) return undefined;
  const kinds = WAITING_KINDS.filter((kind) => counts.waiting[kind] > 0);
  return {
    heading: words.waitingFor,
    before: [],
    lines: kinds.map((kind) => ({ count: counts.waiting[kind], words: told(counts.waiting[kind], words.waiting[kind]), urgent: false })),
    after: [],
    links: [to('asked')],
  };
}
