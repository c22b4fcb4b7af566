import type { LifeDomain, RatingLevel } from '../contract/life-domains.js';
import type { Day } from '../shared/day.js';
import type { CaseProfessional } from './worked-case-people.js';
import type { CaseMember } from './worked-case.js';

export const CASE_RATED_ON: Day = '2026-08-31';

/** How the professionals see it. */
export const CASE_RATINGS: Record<CaseMember, Partial<Record<LifeDomain, RatingLevel>>> = {
  ron: {
    finances: 1,
    work_and_education: 2,
    time_use: 2,
    housing: 1,
    domestic_relations: 2,
    mental_health: 2,
    physical_health: 3,
    substance_use: 1,
    basic_daily_life: 4,
    practical_daily_life: 3,
    social_network: 2,
    participation: 2,
    justice: 2,
    parenting: 2,
  },
  mirella: {
    finances: 2,
    work_and_education: 3,
    time_use: 3,
    housing: 1,
    domestic_relations: 2,
    mental_health: 3,
    physical_health: 3,
    substance_use: 5,
    basic_daily_life: 5,
    practical_daily_life: 4,
    social_network: 3,
    participation: 3,
    justice: 5,
    parenting: 3,
  },
  dion: { work_and_education: 2, domestic_relations: 2 },
  yara: { domestic_relations: 2 },
};

/** How they see it themselves. */
export const CASE_OWN_VOICE: readonly { member: CaseMember; domain: LifeDomain; level: RatingLevel; words: string }[] = [
  { member: 'ron', domain: 'substance_use', level: 3, words: 'Gaat wel.' },
];

/** Who wrote a rating down: whoever works on that domain. */
const RECORDERS: Partial<Record<LifeDomain, CaseProfessional>> = {
  finances: 'sanne',
  housing: 'sanne',
  domestic_relations: 'sanne',
  justice: 'tom',
  substance_use: 'fatima',
  mental_health: 'fatima',
  parenting: 'priya',
};

/** The rest was filled in together, and the team lead held the pen: nobody led. */
export const recorderOf = (domain: LifeDomain): CaseProfessional => RECORDERS[domain] ?? 'erik';
