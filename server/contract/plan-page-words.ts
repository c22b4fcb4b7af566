import type { ActionRhythm } from './plan-words.js';
import type { Language } from './roles.js';

interface PlanPageWords {
  title: string;
  for: (name: string) => string;
  forAll: string;
  lead: (name: string) => string;
  whereTo: string;
  inTheWay: string;
  goal: (place: number) => string;
  quoted: (words: string) => string;
  saidBy: (name: string) => string;
  saidByNobody: string;
  notNow: (because: string) => string;
  before: (day: string) => string;
  rhythm: Record<ActionRhythm, string>;
  somebody: string;
  visits: string;
  noVisits: string;
  page: (number: number, of: number) => string;
}

/** What stands on the plan on paper, from the printer and as a PDF; plain, for at the kitchen table. */
export const PLAN_PAGE_WORDS: Record<Language, PlanPageWords> = {
  nl: {
    title: 'Ons plan',
    for: (name) => `Voor ${name}`,
    forAll: 'Voor ons allemaal',
    lead: (name) => `${name} heeft de regie. Vragen? Vraag het eerst aan ${name}.`,
    whereTo: 'Waar willen we naartoe?',
    inTheWay: 'Wat staat nu in de weg?',
    goal: (place) => `Doel ${place}`,
    quoted: (words) => `“${words}”`,
    saidBy: (name) => `Dat zei ${name}.`,
    saidByNobody: 'Dit heeft nog niemand van ons gezegd.',
    notNow: (because) => `Nu niet, want: ${because}`,
    before: (day) => `uiterlijk ${day}`,
    rhythm: { once: '', daily: 'elke dag', weekly: 'elke week', monthly: 'elke maand' },
    somebody: 'een hulpverlener',
    visits: 'Wie komt er wanneer?',
    noVisits: 'Er zijn nog geen bezoeken afgesproken.',
    page: (number, of) => `bladzijde ${number} van ${of}`,
  },
  en: {
    title: 'Our plan',
    for: (name) => `For ${name}`,
    forAll: 'For all of us',
    lead: (name) => `${name} is the lead. Questions? Ask ${name} first.`,
    whereTo: 'Where do we want to go?',
    inTheWay: 'What is in the way now?',
    goal: (place) => `Goal ${place}`,
    quoted: (words) => `“${words}”`,
    saidBy: (name) => `${name} said this.`,
    saidByNobody: 'None of us has said this yet.',
    notNow: (because) => `Not now, because: ${because}`,
    before: (day) => `by ${day}`,
    rhythm: { once: '', daily: 'every day', weekly: 'every week', monthly: 'every month' },
    somebody: 'a helper',
    visits: 'Who comes when?',
    noVisits: 'No visits have been agreed yet.',
    page: (number, of) => `page ${number} of ${of}`,
  },
};
