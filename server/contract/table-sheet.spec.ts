import { describe, expect, it } from '@jest/globals';
import type { BreakthroughView, EffectView, TablePage } from './breakthroughs.js';
import { TABLE_PAGE_WORDS } from './table-page-words.js';
import { tableSheet, type SheetSection } from './table-sheet.js';

const sum = (visits: number) => ({ weeks: 4, from: '2026-09-07', until: '2026-10-05', visits, helpers: 8, organisations: 8, minutes: 240 });
const FIGURES: EffectView = {
  burden: { standing: 'told', weeks: 4, before: sum(26), since: sum(8) },
  signals: {
    notedOn: '2026-10-05',
    held: [{ code: 'no_active_lead', sentence: { nl: 'Al 12 dagen heeft niemand de regie.', en: 'There has been no lead for 12 days.' }, holds: false }],
    fresh: [],
  },
};
const table: BreakthroughView = {
  id: 'b', state: 'planned', knot: 'Iedereen wacht.', blockageIds: [], partly: false, voices: [], legitimacy: null, commitment: null, returns: null,
  costs: [{ id: 'c', side: 'plan', label: 'budgetbeheer', yearlyEuros: 1900 }], proposal: null, tableOn: '2026-10-05', tableAt: '10:00', place: null, chairId: null, chairName: null, agenda: [],
  invitees: [{ id: 'i', name: null, function: 'manager wonen', organisationName: 'Corporatie', confidential: false, decides: true, present: true }], missing: [], outcome: null, decision: null, conditions: null,
  decidedOn: null, reviewOn: null, actions: [], effect: null, reviewedOn: null, figures: null, endedBecause: null, startedOn: '2026-09-01', steps: [], mayChange: true, version: 1,
};
const decided: BreakthroughView = { ...table, state: 'decided', outcome: 'accepted', decision: 'Uitstel.', decidedOn: '2026-10-05', reviewOn: '2026-11-16',
  actions: [{ id: 'a', what: 'De brief sturen.', owners: [{ kind: 'professional', id: 'p', name: 'Farid Oulhaj', confidential: false }], dueOn: '2026-10-12', status: 'open' }], figures: FIGURES };

const sheet = (breakthrough: BreakthroughView, signals = false) => {
  const page: TablePage = { madeOn: '2026-10-01', householdName: 'De Graaf', breakthrough, waits: [], said: [] };
  return tableSheet(page, { language: 'nl', day: (day) => day, signals });
};
const under = (sections: readonly SheetSection[], heading: string) => sections.find((section) => section.heading === heading)?.parts;

describe('the sheet for the table', () => {
  it('has an agenda, who is invited, and before the decision room to write it', () => {
    const { about, sections } = sheet(table);
    expect(about).toEqual(['Huishouden De Graaf', '2026-10-05, 10:00 uur']);
    expect(under(sections, 'Wie is uitgenodigd?')).toEqual([{ list: [['manager wonen', 'Corporatie, mag beslissen, was erbij']] }]);
    expect(under(sections, 'Besluit')).toMatchObject([{ write: TABLE_PAGE_WORDS.nl.toFill }]);
    expect(under(sections, 'Wat veranderde er?')).toBeUndefined();
  });

  it('tells afterwards what was decided and what changed in the help; signals only where they are wanted', () => {
    expect(under(sheet(decided).sections, 'Besluit')).toEqual([{ text: 'Afgesproken op 2026-10-05', loud: true }, { text: 'Uitstel.' }, { text: 'We kijken terug op 2026-11-16.' }]);
    expect(under(sheet(decided).sections, 'Wie doet wat?')).toEqual([{ list: [['Farid Oulhaj: De brief sturen, uiterlijk 2026-10-12']] }]);
    const burden = [{ text: 'Hulp in een gemiddelde week ervoor: 6,5 bezoeken, 2 hulpverleners, 1 uur' }, { text: 'Hulp in een gemiddelde week erna: 2 bezoeken, 2 hulpverleners, 1 uur' }];
    expect(under(sheet(decided).sections, 'Wat veranderde er?')).toEqual(burden);
    expect(under(sheet(decided, true).sections, 'Wat veranderde er?')).toEqual([...burden, { text: 'Dit speelt niet meer:', loud: true }, { list: [['Al 12 dagen heeft niemand de regie.']] }]);
  });
});
