import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { WAITING_KINDS } from '../contract/digest-words.js';
import { LANGUAGES } from '../contract/roles.js';
import { WORKLIST_WORDS } from '../signals/worklist-words.js';
import { digestMail } from './digest-mail.js';
import type { DigestCounts } from './digest-rules.js';
import { asHtml, asText } from './mail-forms.js';

const SITE = new URL('https://samenregie.example');
const NONE = { decision: 0, lead: 0, pause: 0, visit_question: 0, withdrawal: 0 };
const NO_COUNTS: DigestCounts = { teams: null, own: null, waiting: NONE };
const TEAMS = { now: 5, soon: 2, signals: [{ code: 'unsafe', now: 1, soon: 0 }, { code: 'no_active_lead', now: 4, soon: 1 }, { code: 'no_contact', now: 0, soon: 1 }] } as NonNullable<DigestCounts['teams']>;
const monday = (counts: Partial<DigestCounts>, language: 'nl' | 'en' = 'nl', rhythm: 'mondays' | 'working_days' = 'mondays') => digestMail({ ...NO_COUNTS, ...counts }, { language, rhythm }, '2026-11-30', SITE);

describe('the digest mail', () => {
  it('tells a team lead in how many households something is stuck, by signal, safety first; and what waits', () => {
    expect(asText(monday({ teams: TEAMS, waiting: { ...NONE, decision: 1, visit_question: 2 } }))).toBe(`Maandag 30 november

IN JOUW TEAMS
In 5 huishoudens zit nu iets vast.
   1  Thuis niet veilig
   4  Niemand heeft de regie
In 2 huishoudens dreigt binnen 14 dagen iets vast te lopen.
Naar de werklijst: https://samenregie.example/worklist

WACHT OP JOUW ANTWOORD
   1  vraag om een besluit
   2  vragen over bezoeken
Naar wat aan mij gevraagd is: https://samenregie.example/asked

--
In deze mail staan alleen aantallen. Om wie het gaat, zie je in Samenregie.
Je krijgt deze mail op maandag, als er iets te melden is.
Kies zelf wanneer je deze mail krijgt, of nooit: https://samenregie.example/account
`);
  });

  it('tells a case director of their own households, in their language', () => {
    expect(asText(monday({ own: { now: 0, soon: 1, signals: [{ code: 'no_contact', now: 0, soon: 1 }] }, waiting: { ...NONE, pause: 1 } }, 'en', 'working_days'))).toBe(`Monday 30 November

IN YOUR HOUSEHOLDS
Nothing is stuck now.
In 1 household something is about to get stuck, within 14 days.
Go to my households: https://samenregie.example/households

WAITING FOR YOUR ANSWER
   1  request to hold something
Go to requests for me: https://samenregie.example/asked

--
This email contains only numbers. Samenregie shows who they are about.
You get this email on working days, if there is something to report.
Choose when you get this email, or stop getting it: https://samenregie.example/account
`);
  });

  const ONE = { now: 1, soon: 0, signals: [] };
  it.each<[Partial<DigestCounts>, 'nl' | 'en', string]>([
    [{ teams: TEAMS }, 'nl', 'Samenregie: in 5 huishoudens zit iets vast'],
    [{ teams: TEAMS, own: ONE }, 'nl', 'Samenregie: in 6 huishoudens zit iets vast'],
    [{ own: ONE, waiting: { ...NONE, lead: 1 } }, 'nl', 'Samenregie: in 1 huishouden zit iets vast, 1 vraag wacht op jou'],
    [{ own: { now: 0, soon: 3, signals: [] } }, 'nl', 'Samenregie: in 3 huishoudens dreigt iets vast te lopen'],
    [{ waiting: { ...NONE, pause: 1, withdrawal: 1 } }, 'en', 'Samenregie: 2 questions are waiting for you'],
    [{ teams: TEAMS, waiting: { ...NONE, pause: 1 } }, 'en', 'Samenregie: something is stuck in 5 households, 1 question is waiting for you'],
  ])('says in its subject of %j (%s): %s', (counts, language, subject) => expect(monday(counts, language).subject).toBe(subject));

  it('leads to the page of what is asked, whatever waits', () => {
    for (const kind of WAITING_KINDS) expect(monday({ waiting: { ...NONE, [kind]: 1 } }).parts.flatMap(({ links }) => links.map(({ url }) => url))).toEqual(['https://samenregie.example/asked']);
  });

  it('leaves out what there is nothing of', () => {
    expect(monday({ teams: { now: 0, soon: 0, signals: [] }, own: ONE }).parts.map(({ heading }) => heading)).toEqual(['In jouw huishoudens buiten je teams']);
  });

  it('says the same in HTML as in the text, and asks for nothing from elsewhere', () => {
    for (const language of LANGUAGES) {
      const mail = monday({ teams: TEAMS, own: ONE, waiting: { ...NONE, decision: 3, withdrawal: 1 } }, language);
      const html = asHtml(mail);
      const [text, shown] = [asText(mail), html.replace(/<head>[^]*<\/head>/, '').replaceAll(/<[^>]+>/g, ' ')].map((form) => form.replaceAll(/https:\S+|Samenregie|--|:/g, ' ').split(/\s+/).filter(Boolean).join(' ').toLowerCase());
      expect(shown).toBe(text);
      expect([...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url)).toEqual([...asText(mail).matchAll(/https:\S+/g)].map(([url]) => url));
      expect(html).not.toMatch(/<(img|link|script|iframe)|url\(|@import/);
    }
  });

  it('calls signals what the page calls them', () => {
    for (const language of LANGUAGES) {
      const page = JSON.parse(readFileSync(`client/src/i18n/${language}/stuck.json`, 'utf8')) as { signalCode: object };
      expect(WORKLIST_WORDS[language].codes).toEqual(page.signalCode);
    }
  });
});
