import type { LegalBasis } from '../contract/disclosure-words.js';
import type { RatingLevel } from '../contract/life-domains.js';
import type { Level } from '../contract/level-words.js';
import type { ContactKeeper } from '../contract/withdrawal-words.js';
import type { MemberRole } from '../contract/household-words.js';
import type { VisitStatus } from '../contract/overlap-codes.js';
import type { ActionStatus, GoalState } from '../contract/plan-words.js';
import type { ExportRequester, RectificationSubject } from '../contract/rights-words.js';
import type { Language } from '../contract/roles.js';

// The words of the paper that a member takes home. Plain words (B1): who reads them need not know ours.

interface ExportWords {
  title: (name: string) => string;
  intro: string;
  asked: Record<ExportRequester, string>;
  others: string;
  about: string;
  name: string;
  birthDate: string;
  address: string;
  role: Record<MemberRole, string>;
  stay: (role: string, from: string, until: string | null) => string;
  ratings: string;
  level: Record<RatingLevel, string>;
  own: string;
  by: (service: string) => string;
  goals: string;
  goalState: Record<GoalState, string>;
  saidOn: (day: string) => string;
  notNow: (why: string) => string;
  actions: string;
  actionStatus: Record<ActionStatus, string>;
  yours: string;
  due: (day: string) => string;
  visits: string;
  visitStatus: Record<VisitStatus, string>;
  questions: string;
  askedBy: (service: string, day: string) => string;
  answered: (service: string, answer: string) => string;
  sayings: string;
  leadFrom: (day: string) => string;
  problems: string;
  problemIn: (domain: string, from: string, until: string | null) => string;
  problemSayings: string;
  levels: string;
  levelName: Record<Level, string>;
  since: (day: string) => string;
  reviewed: (day: string) => string;
  withdrawals: string;
  stopped: (service: string, day: string) => string;
  contact: Record<ContactKeeper, string>;
  disclosures: string;
  legalBasis: Record<LegalBasis, string>;
  mayKnow: (service: string, domains: string) => string;
  until: (day: string) => string;
  withdrawn: (day: string) => string;
  corrections: string;
  subject: Record<RectificationSubject, string>;
  wrong: (what: string) => string;
  ownView: (view: string) => string;
  waiting: string;
  corrected: (what: string) => string;
  notCorrected: (why: string) => string;
  seen: string;
  seenIntro: string;
  times: (service: string, times: number, first: string, last: string) => string;
  unnamed: string;
  nothing: string;
  rights: string;
  rightsText: string;
  page: (number: number, of: number) => string;
}

export const quoted = (text: string): string => `“${text}”`;

export const EXPORT_WORDS: Record<Language, ExportWords> = {
  nl: {
    title: (name) => `Gegevens van ${name}`,
    intro: 'Dit is wat in Samenregie over jou staat. Wat over anderen gaat, staat er niet in.',
    asked: {
      self: 'Je hebt er zelf om gevraagd.',
      authority: 'Er is om gevraagd door wie het gezag heeft.',
      both: 'Jij en wie het gezag heeft, hebben er samen om gevraagd.',
    },
    others: 'In teksten staat [een huisgenoot] of [een naaste] op de plek van een naam van iemand anders.',
    about: 'Over jou',
    name: 'Naam',
    birthDate: 'Geboren op',
    address: 'Adres',
    role: { partner: 'partner', single: 'alleenstaande', parent: 'ouder', child: 'kind', grandparent: 'grootouder', other: 'lid' },
    stay: (role, from, until) => `In het huishouden als ${role}, ${until ? `van ${from} tot ${until}` : `sinds ${from}`}`,
    ratings: 'Hoe het gaat',
    level: { 1: 'acuut probleem', 2: 'niet zelfredzaam', 3: 'beperkt', 4: 'voldoende', 5: 'volledig' },
    own: 'Dat zei je zelf',
    by: (service) => `Volgens ${service}`,
    goals: 'Wat je wilt bereiken',
    goalState: { wanted: 'gewenst', working: 'mee bezig', reached: 'bereikt', let_go: 'losgelaten' },
    saidOn: (day) => `gezegd op ${day}`,
    notNow: (why) => `Nu niet, want: ${why}`,
    actions: 'Wat is afgesproken',
    actionStatus: { open: 'moet nog', done: 'gedaan', dropped: 'vervallen' },
    yours: 'dat doe je zelf',
    due: (day) => `uiterlijk ${day}`,
    visits: 'Bezoeken',
    visitStatus: { planned: 'gepland', held: 'ging door', no_show: 'niet thuis', refused: 'kwam niet uit', cancelled: 'afgezegd' },
    questions: 'Wat hulpverleners elkaar vroegen over bezoeken aan jou',
    askedBy: (service, day) => `Gevraagd door ${service}, op ${day}`,
    answered: (service, answer) => `Antwoord van ${service}: ${quoted(answer)}`,
    sayings: 'Wat je zei over wie de regie heeft',
    leadFrom: (day) => `Over de regie vanaf ${day}.`,
    problems: 'Wat lastig is',
    problemIn: (domain, from, until) => (until ? `${domain}, van ${from} tot ${until}` : `${domain}, sinds ${from}`),
    problemSayings: 'Wat jij daarover zei',
    levels: 'Hoe de hulp is geregeld',
    levelName: {
      self: 'eigen regie',
      team: 'gewone samenwerking',
      case_direction: 'casusregie: één regisseur',
      process_direction: 'procesregie: een tafel die knopen doorhakt',
      safety_house: 'Zorg- en Veiligheidshuis',
      national: 'landelijk maatwerkloket',
    },
    since: (day) => `vanaf ${day}`,
    reviewed: (day) => `er wordt opnieuw naar gekeken op ${day}`,
    withdrawals: 'Hulp die is gestopt',
    stopped: (service, day) => `${service}: laatste dag ${day}`,
    contact: { professional: 'Een hulpverlener houdt contact.', network: 'Iemand uit de omgeving houdt contact.', nobody: 'Niemand houdt contact.' },
    disclosures: 'Wie iets over jou mag weten',
    legalBasis: { consent: 'met toestemming', legal_duty: 'door een wettelijke plicht', conflict_of_duties: 'door een conflict van plichten', right_to_report: 'door het meldrecht', public_task: 'door een publieke taak' },
    mayKnow: (service, domains) => `${service}: ${domains}`,
    until: (day) => `tot ${day}`,
    withdrawn: (day) => `ingetrokken op ${day}`,
    corrections: 'Wat je hebt gevraagd te verbeteren',
    subject: { rating: 'Hoe het gaat', personal_details: 'Naam of geboortedatum', plan: 'Het plan', visit: 'Een bezoek', other: 'Iets anders' },
    wrong: (what) => `Wat er niet klopt: ${what}`,
    ownView: (view) => `Jouw kijk: ${quoted(view)}`,
    waiting: 'Er is nog geen antwoord.',
    corrected: (what) => `Verbeterd: ${what}`,
    notCorrected: (why) => `Niet verbeterd, want: ${why} Jouw kijk staat ernaast.`,
    seen: 'Wie heeft gekeken',
    seenIntro: 'Zo vaak heeft een organisatie het dossier van het huishouden geopend.',
    times: (service, times, first, last) => `${service}: ${times} keer, ${first === last ? `op ${first}` : `tussen ${first} en ${last}`}`,
    unnamed: 'een vertrouwelijke dienst',
    nothing: 'Hierover staat niets.',
    rights: 'Klopt er iets niet?',
    rightsText: 'Zeg het tegen een hulpverlener. Je krijgt binnen een maand antwoord. Blijft het staan, dan komt jouw kijk ernaast. Ben je het niet eens met het antwoord, dan kun je naar de Autoriteit Persoonsgegevens.',
    page: (number, of) => `bladzijde ${number} van ${of}`,
  },
  en: {
    title: (name) => `Data about ${name}`,
    intro: 'This is what Samenregie holds about you. Anything about other people has been left out.',
    asked: {
      self: 'You asked for it yourself.',
      authority: 'The person with parental responsibility asked for it.',
      both: 'You and the person with parental responsibility asked for it together.',
    },
    others: 'In texts, [een huisgenoot] (somebody you live with) or [een naaste] (somebody close) replaces another person’s name.',
    about: 'About you',
    name: 'Name',
    birthDate: 'Date of birth',
    address: 'Address',
    role: { partner: 'partner', single: 'single person', parent: 'parent', child: 'child', grandparent: 'grandparent', other: 'member' },
    stay: (role, from, until) => `In the household as ${role}, ${until ? `from ${from} to ${until}` : `since ${from}`}`,
    ratings: 'How things are',
    level: { 1: 'acute problem', 2: 'not self-reliant', 3: 'limited', 4: 'adequate', 5: 'fully self-reliant' },
    own: 'You said this yourself',
    by: (service) => `According to ${service}`,
    goals: 'What you want to achieve',
    goalState: { wanted: 'wanted', working: 'working on it', reached: 'reached', let_go: 'let go' },
    saidOn: (day) => `said on ${day}`,
    notNow: (why) => `Not now, because: ${why}`,
    actions: 'What was agreed',
    actionStatus: { open: 'still to do', done: 'done', dropped: 'dropped' },
    yours: 'you do this yourself',
    due: (day) => `by ${day}`,
    visits: 'Visits',
    visitStatus: { planned: 'planned', held: 'went ahead', no_show: 'not at home', refused: 'not a good time', cancelled: 'cancelled' },
    questions: 'What helpers asked each other about visits to you',
    askedBy: (service, day) => `Asked by ${service}, on ${day}`,
    answered: (service, answer) => `Answer from ${service}: ${quoted(answer)}`,
    sayings: 'What you said about the lead',
    leadFrom: (day) => `About the lead from ${day}.`,
    problems: 'What is difficult',
    problemIn: (domain, from, until) => (until ? `${domain}, from ${from} to ${until}` : `${domain}, since ${from}`),
    problemSayings: 'What you said about it',
    levels: 'How help is organised',
    levelName: {
      self: 'in your own hands',
      team: 'regular cooperation',
      case_direction: 'case direction: one director',
      process_direction: 'process direction: a meeting that decides',
      safety_house: 'Care and Safety House',
      national: 'national support desk',
    },
    since: (day) => `from ${day}`,
    reviewed: (day) => `to be reviewed on ${day}`,
    withdrawals: 'Help that ended',
    stopped: (service, day) => `${service}: last day ${day}`,
    contact: { professional: 'A professional stays in touch.', network: 'Somebody close stays in touch.', nobody: 'Nobody stays in touch.' },
    disclosures: 'Who may know something about you',
    legalBasis: { consent: 'with consent', legal_duty: 'because of a legal duty', conflict_of_duties: 'because of a conflict of duties', right_to_report: 'under the right to report', public_task: 'for a public task' },
    mayKnow: (service, domains) => `${service}: ${domains}`,
    until: (day) => `until ${day}`,
    withdrawn: (day) => `withdrawn on ${day}`,
    corrections: 'What you asked to correct',
    subject: { rating: 'How things are', personal_details: 'Name or date of birth', plan: 'The plan', visit: 'A visit', other: 'Something else' },
    wrong: (what) => `What is not right: ${what}`,
    ownView: (view) => `Your view: ${quoted(view)}`,
    waiting: 'There is no answer yet.',
    corrected: (what) => `Corrected: ${what}`,
    notCorrected: (why) => `Not corrected, because: ${why} Your view is shown beside it.`,
    seen: 'Who looked',
    seenIntro: 'How often each organisation opened the household’s file.',
    times: (service, times, first, last) => `${service}: ${times} ${times === 1 ? 'time' : 'times'}, ${first === last ? `on ${first}` : `between ${first} and ${last}`}`,
    unnamed: 'a confidential service',
    nothing: 'Nothing is recorded about this.',
    rights: 'Is something not right?',
    rightsText: 'Tell a professional. You get an answer within a month. If it stays as it is, your view is shown beside it. If you disagree with the answer, you can go to the Dutch Data Protection Authority.',
    page: (number, of) => `page ${number} of ${of}`,
  },
};

