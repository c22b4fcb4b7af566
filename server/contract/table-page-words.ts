import type { BreakthroughValue, DecisionOutcome } from './breakthrough-words.js';
import type { Language } from './roles.js';

interface TablePageWords {
  title: string;
  of: (name: string) => string;
  when: (day: string, time: string | null) => string;
  noDay: string;
  place: (place: string) => string;
  chair: (name: string) => string;
  agenda: string;
  usualAgenda: readonly string[];
  knot: string;
  waits: (waiting: string, awaited: string) => string;
  perspective: string;
  quoted: (words: string) => string;
  saidNothing: string;
  values: Record<BreakthroughValue, string>;
  costs: string;
  sides: { going_on: (euros: string) => string; plan: (euros: string) => string };
  proposal: string;
  noProposal: string;
  invited: string;
  decides: string;
  present: string;
  absent: string;
  confidential: string;
  missing: (label: string) => string;
  decision: string;
  toFill: readonly string[];
  outcome: Record<DecisionOutcome, string>;
  on: (day: string) => string;
  conditions: (words: string) => string;
  reviewOn: (day: string) => string;
  actions: string;
  effect: string;
  burdenThen: (week: string) => string;
  burdenSince: (week: string) => string;
  weekly: (visits: string, helpers: string, hours: string) => string;
  tooEarly: string;
  signalsGone: string;
  signalsStill: string;
  signalsNew: string;
  page: (number: number, of: number) => string;
}

/** What stands on the sheet for the table, from the printer and as a PDF. */
export const TABLE_PAGE_WORDS: Record<Language, TablePageWords> = {
  nl: {
    title: 'Doorbraaktafel',
    of: (name) => `Huishouden ${name}`,
    when: (day, time) => (time ? `${day}, ${time} uur` : day),
    noDay: 'Nog geen dag gepland',
    place: (place) => `Waar: ${place}`,
    chair: (name) => `Voorzitter: ${name}`,
    agenda: 'Agenda',
    usualAgenda: ['Wat zit er vast?', 'Hoe ziet het gezin het?', 'Wat mag, wie staat erachter, wat levert het op?', 'Voorstel en besluit', 'Wie doet wat, en wanneer kijken we terug?'],
    knot: 'De knoop',
    waits: (waiting, awaited) => `${waiting} wacht op ${awaited}`,
    perspective: 'Hoe ziet het gezin het?',
    quoted: (words) => `“${words}”`,
    saidNothing: 'Dit is nog niet aan het gezin gevraagd.',
    values: { legitimacy: 'Legitimiteit: wat mag volgens de bedoeling van de wet?', commitment: 'Betrokkenheid: wie staat erachter?', returns: 'Rendement: wat levert het op?' },
    costs: 'Kosten per jaar',
    sides: { going_on: (euros) => `Doorgaan zoals nu: ${euros}`, plan: (euros) => `Het plan: ${euros}` },
    proposal: 'Voorstel',
    noProposal: 'Er is nog geen voorstel.',
    invited: 'Wie is uitgenodigd?',
    decides: 'mag beslissen',
    present: 'was erbij',
    absent: 'was er niet bij',
    confidential: 'een vertrouwelijke dienst',
    missing: (label) => `Let op: niemand beslist over ${label}.`,
    decision: 'Besluit',
    toFill: ['Wat besluiten we?', 'Onder welke voorwaarden?', 'Wie doet wat, en voor wanneer?', 'Wanneer kijken we terug?'],
    outcome: { accepted: 'Afgesproken', with_conditions: 'Afgesproken onder voorwaarden', refused: 'Niet afgesproken' },
    on: (day) => `op ${day}`,
    conditions: (words) => `Voorwaarden: ${words}`,
    reviewOn: (day) => `We kijken terug op ${day}.`,
    actions: 'Wie doet wat?',
    effect: 'Wat veranderde er?',
    burdenThen: (week) => `Hulp in een gemiddelde week ervoor: ${week}`,
    burdenSince: (week) => `Hulp in een gemiddelde week erna: ${week}`,
    weekly: (visits, helpers, hours) => `${visits} bezoeken, ${helpers} hulpverleners, ${hours} uur`,
    tooEarly: 'Er zijn nog te weinig weken om de hulp ervoor en erna te vergelijken.',
    signalsGone: 'Dit speelt niet meer:',
    signalsStill: 'Dit speelt nog:',
    signalsNew: 'Dit is nieuw:',
    page: (number, of) => `bladzijde ${number} van ${of}`,
  },
  en: {
    title: 'Breakthrough meeting',
    of: (name) => `Household ${name}`,
    when: (day, time) => (time ? `${day}, ${time}` : day),
    noDay: 'No day planned yet',
    place: (place) => `Where: ${place}`,
    chair: (name) => `Chair: ${name}`,
    agenda: 'Agenda',
    usualAgenda: ['What is stuck?', 'How does the family see it?', 'What is allowed, who is behind it, what would be gained?', 'Proposal and decision', 'Who does what, and when do we review this?'],
    knot: 'The sticking point',
    waits: (waiting, awaited) => `‘${waiting}’ is waiting for ‘${awaited}’`,
    perspective: 'How does the family see it?',
    quoted: (words) => `“${words}”`,
    saidNothing: 'Nobody has asked the family yet.',
    values: { legitimacy: "Legitimacy: what does the law's purpose allow?", commitment: 'Commitment: who is behind it?', returns: 'Benefit: what would be gained?' },
    costs: 'Costs per year',
    sides: { going_on: (euros) => `Carrying on as now: ${euros}`, plan: (euros) => `The plan: ${euros}` },
    proposal: 'Proposal',
    noProposal: 'No proposal yet.',
    invited: 'Who is invited?',
    decides: 'can decide',
    present: 'was there',
    absent: 'was not there',
    confidential: 'a confidential service',
    missing: (label) => `Note: nobody invited can decide about ‘${label}’.`,
    decision: 'Decision',
    toFill: ['What do we decide?', 'On what conditions?', 'Who does what, and by when?', 'When do we review this?'],
    outcome: { accepted: 'Agreed', with_conditions: 'Agreed with conditions', refused: 'Not agreed' },
    on: (day) => `on ${day}`,
    conditions: (words) => `Conditions: ${words}`,
    reviewOn: (day) => `To be reviewed on ${day}.`,
    actions: 'Who does what?',
    effect: 'What changed?',
    burdenThen: (week) => `Help in an average week before: ${week}`,
    burdenSince: (week) => `Help in an average week since: ${week}`,
    weekly: (visits, helpers, hours) => `${visits} visits, ${helpers} helpers, ${hours} hours`,
    tooEarly: 'Not enough weeks are known yet to compare the help before and since.',
    signalsGone: 'No longer the case:',
    signalsStill: 'Still the case:',
    signalsNew: 'New:',
    page: (number, of) => `page ${number} of ${of}`,
  },
};
