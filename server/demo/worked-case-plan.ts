import type { LifeDomain } from '../contract/life-domains.js';
import type { ActionRhythm, StatementKind } from '../contract/plan-words.js';
import type { Plan } from '../plans/plan.entity.js';
import type { Day } from '../shared/day.js';
import type { CaseProfessional } from './worked-case-people.js';
import type { CaseContact, CaseMember } from './worked-case.js';

/** The plan is agreed and begins a few days after the day on which the case is told. */
export const CASE_PLAN = {
  startedOn: '2026-09-24',
  whereTo: 'In dit huis blijven wonen, met rust in huis, en met één iemand die weet hoe het ervoor staat.',
  inTheWay:
    'Elke dag post van deurwaarders. Dan gaat Ron drinken en wordt er geschreeuwd. Dion blijft thuis van school om op te letten. En drie organisaties wachten op elkaar, terwijl de uitzetting dichterbij komt.',
  origin: 'together',
  familyPlan: null,
  familyPlanOn: null,
  evaluationWeeks: 5,
  nextEvaluationOn: '2026-10-12',
} satisfies Pick<Plan, 'startedOn' | 'whereTo' | 'inTheWay' | 'origin' | 'familyPlan' | 'familyPlanOn' | 'evaluationWeeks'> & { nextEvaluationOn: Day };

export interface WrittenStatement {
  kind: StatementKind;
  saidBy: CaseMember;
  saidOn: Day;
  words: string;
  recordedBy: CaseProfessional;
}

/** Said during visits, to the letter. */
export const CASE_STATEMENTS: readonly WrittenStatement[] = [
  { kind: 'in_the_way', saidBy: 'ron', saidOn: '2026-09-11', words: 'Elke dag die post. Ik doe hem niet eens meer open.', recordedBy: 'jolanda' },
  { kind: 'where_to', saidBy: 'mirella', saidOn: '2026-09-14', words: 'Dat het schreeuwen ophoudt.', recordedBy: 'sanne' },
];

export interface WrittenGoal {
  saidBy: CaseMember;
  saidOn: Day;
  words: string;
  professionalWording?: string;
  domains: LifeDomain[];
}

/** In the household's order. Each was said during a visit. */
export const CASE_GOALS = {
  G1: {
    saidBy: 'ron',
    saidOn: '2026-09-15',
    words: 'Ik wil hier kunnen blijven wonen en de deur open durven doen.',
    professionalWording: 'De uitzetting gaat niet door en het gezin houdt deze woning.',
    domains: ['housing'],
  },
  G2: {
    saidBy: 'mirella',
    saidOn: '2026-09-14',
    words: 'Eén iemand die weet hoe het zit, zodat ik niet elke week opnieuw hoef te vertellen.',
    professionalWording: 'Eén regisseur, en minder bezoeken die hetzelfde vragen.',
    domains: [],
  },
  G5: {
    saidBy: 'ron',
    saidOn: '2026-09-11',
    words: 'Stoppen lukt me niet als ik elke dag post van deurwaarders krijg.',
    professionalWording: 'Eerst rust in de schulden, dan de opname.',
    domains: ['substance_use', 'finances'],
  },
  G4: { saidBy: 'yara', saidOn: '2026-09-16', words: "Dat papa en mama 's avonds niet schreeuwen.", domains: ['domestic_relations'] },
  G3: {
    saidBy: 'dion',
    saidOn: '2026-09-10',
    words: 'Ik wil monteur worden en niet meer over pa hoeven liegen op school.',
    domains: ['work_and_education'],
  },
} satisfies Record<string, WrittenGoal>;
export type CaseGoal = keyof typeof CASE_GOALS;

export interface WrittenAction {
  goal: CaseGoal;
  what: string;
  professionals?: CaseProfessional[];
  members?: CaseMember[];
  network?: CaseContact[];
  rhythm: ActionRhythm;
  dueOn?: Day;
  startsOn?: Day;
  /** The action that must be done first. */
  waitsFor?: string;
  domain: LifeDomain | null;
}

/** All open: on the day of the case none has begun. */
export const CASE_ACTIONS = {
  A1: {
    goal: 'G1',
    what: 'De uitzetting van [2026-10-12] stilleggen: een pauze vragen.',
    professionals: ['bas'],
    rhythm: 'once',
    dueOn: '2026-10-02',
    domain: 'housing',
  },
  A2: {
    goal: 'G5',
    what: 'Een betalingsregeling afspreken en budgetbeheer starten.',
    professionals: ['jolanda'],
    rhythm: 'once',
    dueOn: '2026-10-09',
    domain: 'finances',
  },
  A3: {
    goal: 'G5',
    what: 'Elke vrijdag de dichte post naar Carla brengen.',
    members: ['ron'],
    network: ['carla'],
    rhythm: 'weekly',
    startsOn: '2026-10-02',
    domain: 'finances',
  },
  A4: {
    goal: 'G2',
    what: 'Eén paar bezoeken per week: Sanne en Jolanda komen samen, de anderen gaan via Noor.',
    professionals: ['noor'],
    rhythm: 'once',
    dueOn: '2026-09-28',
    domain: null,
  },
  A5: {
    goal: 'G5',
    what: 'Een datum voor de opname prikken, zodra het huis zeker is.',
    professionals: ['fatima'],
    waitsFor: 'A1',
    rhythm: 'once',
    dueOn: '2026-10-19',
    domain: 'substance_use',
  },
  A6: {
    goal: 'G5',
    what: 'De termijn van de reclassering laten aansluiten op de opname.',
    professionals: ['tom'],
    rhythm: 'once',
    dueOn: '2026-10-09',
    domain: 'justice',
  },
  A7: {
    goal: 'G4',
    what: 'Yara slaapt op vrijdag bij oma Til.',
    members: ['mirella'],
    network: ['til'],
    rhythm: 'weekly',
    startsOn: '2026-10-02',
    domain: 'domestic_relations',
  },
  A8: {
    goal: 'G3',
    what: 'Een stageplek bij een garage. School wordt niet over vader gebeld zonder Dion erbij.',
    professionals: ['priya'],
    members: ['dion'],
    rhythm: 'once',
    dueOn: '2026-10-16',
    domain: 'work_and_education',
  },
  A9: {
    goal: 'G4',
    what: 'Avondregel: na negen uur niet meer over geld praten.',
    members: ['ron', 'mirella'],
    rhythm: 'daily',
    startsOn: '2026-09-24',
    domain: 'domestic_relations',
  },
  A10: {
    goal: 'G2',
    what: 'Bas stapt terug en komt alleen nog als het gezin hem vraagt.',
    professionals: ['noor', 'bas'],
    rhythm: 'once',
    dueOn: '2026-11-16',
    domain: 'housing',
  },
} satisfies Record<string, WrittenAction>;
export type CaseAction = keyof typeof CASE_ACTIONS;
