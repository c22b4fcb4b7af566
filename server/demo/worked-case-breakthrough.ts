import type { CostSide } from '../contract/breakthrough-words.js';
import type { Day } from '../shared/day.js';
import type { CaseOrganisation, CaseProfessional } from './worked-case-people.js';
import type { CaseMember } from './worked-case.js';

/** A table that is planned; nothing is decided yet. Its day lies ahead of the day on which the case is told. */
export const CASE_BREAKTHROUGH = {
  knot: 'Drie organisaties wachten op elkaar, terwijl de uitzetting dichterbij komt.',
  startedOn: '2026-09-17',
  recordedBy: 'noor',
  tableOn: '2026-10-01',
  tableAt: '10:00',
  place: 'Wijkcentrum Moerwijk',
  chair: 'erik',
  legitimacy: 'Van elke regel wordt de bedoeling gehaald: de huur wordt betaald, de schuld wordt minder en Ron krijgt behandeling.',
  commitment: 'Ron en Mirella komen zelf en staan erachter. De zes organisaties doen mee. Dion is het er deels mee eens.',
  returns: 'Doorgaan zoals nu kost meer dan het plan, en brengt het gezin op straat.',
  proposal:
    'De corporatie schort de uitzetting zes maanden op. De schuldhulp begint met rust in de schulden, ook zonder abstinentie. De kliniek ziet de brief over het uitstel als een zeker huis. Er komt één budgetbeheerder en een team van twee dat op bezoek gaat.',
  agenda: ['Ron en Mirella vertellen', 'Wat zit er vast?', 'Het voorstel', 'Wie beslist wat?', 'Wie doet wat, en wanneer kijken we terug?'],
} as const satisfies { startedOn: Day; tableOn: Day; recordedBy: CaseProfessional; chair: CaseProfessional; [field: string]: unknown };

export const CASE_BREAKTHROUGH_VOICES: readonly { by: CaseMember; on: Day; words: string }[] = [
  { by: 'ron', on: '2026-09-15', words: 'Ik wil hier kunnen blijven wonen en de deur open durven doen.' },
  { by: 'ron', on: '2026-09-11', words: 'Stoppen lukt me niet als ik elke dag post van deurwaarders krijg.' },
  { by: 'mirella', on: '2026-09-14', words: 'Eén iemand die weet hoe het zit, zodat ik niet elke week opnieuw hoef te vertellen.' },
];

/** Managers who may decide have no account here. */
export const CASE_TABLE: readonly ({ professional: CaseProfessional } | { organisation: CaseOrganisation; function: string })[] = [
  { organisation: 'housing', function: 'manager wonen' },
  { organisation: 'debtHelp', function: 'manager schuldhulp' },
  { organisation: 'addictionCare', function: 'hoofd intake' },
  { professional: 'noor' },
  { professional: 'bas' },
  { professional: 'jolanda' },
  { professional: 'fatima' },
];

export const CASE_COSTS: readonly { side: CostSide; label: string; yearlyEuros: number }[] = [
  { side: 'going_on', label: 'reclassering', yearlyEuros: 4800 },
  { side: 'going_on', label: 'verslavingszorg', yearlyEuros: 9600 },
  { side: 'going_on', label: 'wijkteam', yearlyEuros: 5200 },
  { side: 'going_on', label: 'schuldhulp', yearlyEuros: 3100 },
  { side: 'going_on', label: 'jeugdbescherming', yearlyEuros: 14500 },
  { side: 'going_on', label: 'uitzetting', yearlyEuros: 11000 },
  { side: 'going_on', label: 'crisis en politie', yearlyEuros: 6800 },
  { side: 'plan', label: 'huurachterstand', yearlyEuros: 3600 },
  { side: 'plan', label: 'budgetbeheer', yearlyEuros: 1900 },
  { side: 'plan', label: 'opname', yearlyEuros: 8500 },
  { side: 'plan', label: 'team van twee', yearlyEuros: 12500 },
  { side: 'plan', label: 'casusregie', yearlyEuros: 4000 },
];
