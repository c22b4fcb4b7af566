import type { LifeDomain } from '../contract/life-domains.js';
import type { Responsibility } from '../contract/responsibility-words.js';
import type { Day } from '../shared/day.js';
import type { CaseProfessional } from './worked-case-people.js';
import type { CaseContact, CaseMember } from './worked-case.js';

export interface WrittenProblem {
  label: string;
  of: CaseMember;
  domain: LifeDomain;
  said?: { by: CaseMember; on: Day; words: string };
}

/** What troubles the household; the words are those of the goals and of a visit. */
export const CASE_PROBLEMS = {
  post: {
    label: 'post van deurwaarders',
    of: 'ron',
    domain: 'finances',
    said: { by: 'ron', on: '2026-09-11', words: 'Stoppen lukt me niet als ik elke dag post van deurwaarders krijg.' },
  },
  drinking: { label: 'drinken', of: 'ron', domain: 'substance_use' },
  shouting: {
    label: 'schreeuwen',
    of: 'mirella',
    domain: 'domestic_relations',
    said: { by: 'yara', on: '2026-09-16', words: "Dat papa en mama 's avonds niet schreeuwen." },
  },
  school: {
    label: 'wegblijven van school',
    of: 'dion',
    domain: 'work_and_education',
    said: { by: 'dion', on: '2026-09-10', words: 'Ik wil monteur worden en niet meer over pa hoeven liegen op school.' },
  },
  work: { label: 'geen werk', of: 'ron', domain: 'work_and_education' },
} satisfies Record<string, WrittenProblem>;
export type CaseProblem = keyof typeof CASE_PROBLEMS;

/** In the case nobody of the household is named as who said these: the team told them together. */
export const CASE_INFLUENCES: readonly { from: CaseProblem; to: CaseProblem; words: string }[] = [
  { from: 'post', to: 'drinking', words: 'Van post van deurwaarders gaat hij drinken.' },
  { from: 'drinking', to: 'shouting', words: 'Van drank komt geschreeuw.' },
  { from: 'shouting', to: 'school', words: 'Dion blijft weg van school om thuis op te letten.' },
  { from: 'drinking', to: 'work', words: 'Geen werkgever neemt hem aan.' },
  { from: 'work', to: 'post', words: 'Geen inkomen, meer schuld.' },
];

export const CASE_INFLUENCES_ON: Day = '2026-09-17';

export interface WrittenResponsibility {
  domain: LifeDomain;
  professional?: CaseProfessional;
  member?: CaseMember;
  contact?: CaseContact;
  kinds: Responsibility[];
}

/**
 * Who has which part, as the plan says it. Finances is settled: Jolanda makes the arrangement and answers for it, Ron
 * decides and brings the post to Carla; Sanne works there too and is asked, Noor is told. The rest is as it was: three
 * organisations at work on the house, and nobody who answers for most of it.
 */
export const CASE_RESPONSIBILITIES: readonly WrittenResponsibility[] = [
  { domain: 'finances', professional: 'jolanda', kinds: ['does', 'answerable'] },
  { domain: 'finances', member: 'ron', kinds: ['does', 'decides'] },
  { domain: 'finances', contact: 'carla', kinds: ['does'] },
  { domain: 'finances', professional: 'sanne', kinds: ['consulted'] },
  { domain: 'finances', professional: 'noor', kinds: ['informed'] },
  { domain: 'housing', professional: 'bas', kinds: ['does'] },
  { domain: 'housing', professional: 'sanne', kinds: ['does'] },
  { domain: 'housing', professional: 'noor', kinds: ['does'] },
  { domain: 'substance_use', professional: 'fatima', kinds: ['does', 'answerable'] },
  { domain: 'substance_use', professional: 'tom', kinds: ['informed'] },
  { domain: 'justice', professional: 'tom', kinds: ['does', 'answerable'] },
  { domain: 'justice', member: 'ron', kinds: ['does'] },
];
