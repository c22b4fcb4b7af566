import type { InvolvementEndReason, MemberRole, NetworkSupport } from '../contract/household-words.js';
import type { LeadDecidedBy, LeadIntensity, LeadKind } from '../contract/lead-words.js';
import type { Level } from '../contract/level-words.js';
import type { EmergencyOutcome } from '../contract/emergency-words.js';
import type { Day } from '../shared/day.js';
import type { CaseProfessional, CaseTeam } from './worked-case-people.js';

// The worked case: a household in The Hague that does not exist, told on 18 September 2026. Periods are half open.

export const CASE_HOUSEHOLD = {
  name: 'De Graaf-Pinas',
  address: 'Zilvermeeuwhof 27, Den Haag (Moerwijk)',
  openedOn: '2026-04-14',
  team: 'southWest',
} satisfies { name: string; address: string; openedOn: Day; team: CaseTeam };

export interface WrittenMember {
  name: string;
  birthDate: Day;
  role: MemberRole;
  from: Day;
}

export const CASE_MEMBERS = {
  ron: { name: 'Ron de Graaf', birthDate: '1980-03-11', role: 'partner', from: '2008-11-01' },
  mirella: { name: 'Mirella Pinas', birthDate: '1985-01-27', role: 'partner', from: '2008-11-01' },
  dion: { name: 'Dion de Graaf', birthDate: '2010-02-19', role: 'child', from: '2010-02-19' },
  yara: { name: 'Yara de Graaf', birthDate: '2017-05-06', role: 'child', from: '2017-05-06' },
} satisfies Record<string, WrittenMember>;
export type CaseMember = keyof typeof CASE_MEMBERS;

export interface WrittenContact {
  name: string;
  relation: string;
  support: NetworkSupport[];
}

export const CASE_NETWORK = {
  til: { name: 'Oma Til', relation: 'grootmoeder, kookt op zondag', support: ['emotional', 'practical'] },
  carla: { name: 'Carla', relation: 'buurvrouw, heeft een sleutel', support: ['companionship', 'practical'] },
} satisfies Record<string, WrittenContact>;
export type CaseContact = keyof typeof CASE_NETWORK;

export interface WrittenInvolvement {
  professional: CaseProfessional;
  from: Day;
  until?: Day;
  endReason?: InvolvementEndReason;
}

/** Help came since 2024, one after the other. Each works on their own domains. */
export const CASE_INVOLVEMENT: readonly WrittenInvolvement[] = [
  { professional: 'sanne', from: '2024-03-11' },
  { professional: 'bas', from: '2025-02-03' },
  { professional: 'tom', from: '2025-11-17' },
  { professional: 'marit', from: '2026-06-19', until: '2026-08-17', endReason: 'handed_over' },
  { professional: 'priya', from: '2026-07-06' },
  { professional: 'fatima', from: '2026-08-24' },
  { professional: 'jolanda', from: '2026-08-27' },
];

export interface WrittenLead {
  professional: CaseProfessional;
  kind: LeadKind;
  intensity: LeadIntensity;
  from: Day;
  until: Day | null;
  returnOn?: Day;
  returnsTo?: CaseProfessional;
  mandate?: string;
  reason: string;
  endReason?: string;
  decidedBy: LeadDecidedBy;
  recordedBy?: CaseProfessional;
  said?: { by: CaseMember; words: string };
}

/** Between the second and the third nobody leads for 35 days; on the day of the case the third is agreed and still to begin. */
export const CASE_LEADS: readonly WrittenLead[] = [
  {
    professional: 'sanne',
    kind: 'permanent',
    intensity: 'light',
    from: '2026-04-14',
    until: '2026-06-22',
    reason: 'Door het team gevraagd. Mocht niets beslissen over het werk van de partners.',
    endReason: 'Na een melding op [2026-06-19] ging de regie voor een tijd over, voor de veiligheid.',
    decidedBy: 'imported',
  },
  {
    professional: 'marit',
    kind: 'temporary_safety',
    intensity: 'intensive',
    from: '2026-06-22',
    until: '2026-08-17',
    returnOn: '2026-08-17',
    returnsTo: 'sanne',
    reason: 'Na een melding op [2026-06-19]: eerst moest het thuis veilig zijn.',
    endReason: 'De dag van teruggeven was er. De overdracht aan het wijkteam is verstuurd, maar niemand heeft haar aangenomen.',
    decidedBy: 'imported',
  },
  {
    professional: 'noor',
    kind: 'permanent',
    intensity: 'intensive',
    from: '2026-09-21',
    until: null,
    mandate: 'Mag de zes organisaties aan tafel roepen en een bezoek laten vervallen.',
    reason: 'Door de zes samen gekozen.',
    decidedBy: 'professionals_together',
    recordedBy: 'erik',
    said: { by: 'ron', words: 'Als het er maar één is.' },
  },
];

/** What was decided before the day of the case. The steps after it (up to the breakthrough table, down when the eviction is off) are still to come. */
export const CASE_LEVELS: readonly { from: Day; fromLevel: Level; level: Level; decidedByTable: string; recordedBy: CaseProfessional }[] = [
  { from: '2026-04-14', fromLevel: 'team', level: 'case_direction', decidedByTable: 'Overleg van het wijkteam', recordedBy: 'sanne' },
];

/** What leads to the step of 21 September. */
export const CASE_ESCALATIONS: readonly { by: CaseProfessional; asked: CaseProfessional; on: Day; answerBy: Day; level: Level; question: string }[] = [
  {
    by: 'sanne',
    asked: 'erik',
    on: '2026-09-11',
    answerBy: '2026-09-25',
    level: 'process_direction',
    question: 'De kliniek wacht op de woning, de woning op de schulden, de schulden op de kliniek. Mag dit naar de doorbraaktafel?',
  },
];

export interface WrittenEmergency {
  professional: CaseProfessional;
  about: CaseMember;
  day: Day;
  from: string;
  until: string;
  reason: string;
  review: { by: CaseProfessional; day: Day; at: string; outcome: EmergencyOutcome; words: string };
}

/** Before Veilig Thuis was involved it needed to know at once who else was there. */
export const CASE_EMERGENCIES: readonly WrittenEmergency[] = [
  {
    professional: 'marit',
    about: 'mirella',
    day: '2026-06-19',
    from: '06:40',
    until: '10:40',
    reason: 'Politie meldt vannacht geweld thuis, er zijn twee kinderen. Ik moet weten wie er al is.',
    review: { by: 'kees', day: '2026-06-22', at: '09:30', outcome: 'justified', words: 'De melding is bevestigd. Er is alleen gekeken wie betrokken was.' },
  },
];
