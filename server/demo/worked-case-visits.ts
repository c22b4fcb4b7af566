import type { LifeDomain } from '../contract/life-domains.js';
import type { VisitKind, VisitStatus } from '../contract/overlap-codes.js';
import type { Day } from '../shared/day.js';
import type { CaseProfessional } from './worked-case-people.js';
import type { CaseMember } from './worked-case.js';

/** A visit on the case's own days and local times in Europe/Amsterdam. */
export interface WrittenVisit {
  day: Day;
  from: string;
  until: string;
  members: CaseMember[];
  professional: CaseProfessional;
  domains: LifeDomain[];
  /** Regular when left out. */
  kind?: VisitKind;
  /** Held when left out. */
  status?: VisitStatus;
}

/** Three weeks at one door. */
export const CASE_VISITS = {
  V01: { day: '2026-08-31', from: '10:00', until: '10:45', members: ['ron', 'mirella'], professional: 'sanne', domains: ['finances', 'housing'] },
  V02: { day: '2026-09-01', from: '09:30', until: '10:00', members: ['ron'], professional: 'bas', domains: ['housing', 'finances'] },
  V03: { day: '2026-09-01', from: '14:00', until: '15:00', members: ['ron'], professional: 'tom', domains: ['justice', 'substance_use'] },
  V04: { day: '2026-09-02', from: '11:00', until: '11:50', members: ['ron'], professional: 'fatima', domains: ['substance_use', 'mental_health'], kind: 'intake' },
  V05: { day: '2026-09-03', from: '15:30', until: '16:30', members: ['mirella', 'dion'], professional: 'priya', domains: ['domestic_relations', 'parenting'] },
  V06: { day: '2026-09-04', from: '10:00', until: '11:00', members: ['ron', 'mirella'], professional: 'jolanda', domains: ['finances'], kind: 'intake' },
  V07: { day: '2026-09-07', from: '10:00', until: '10:45', members: ['ron'], professional: 'fatima', domains: ['substance_use'] },
  V08: { day: '2026-09-08', from: '09:00', until: '09:45', members: ['ron'], professional: 'sanne', domains: ['finances', 'domestic_relations'] },
  V09: { day: '2026-09-08', from: '13:30', until: '14:30', members: ['ron'], professional: 'tom', domains: ['justice', 'finances'] },
  V10: { day: '2026-09-09', from: '10:00', until: '10:45', members: ['ron'], professional: 'jolanda', domains: ['finances'], status: 'no_show' },
  V11: { day: '2026-09-09', from: '10:15', until: '10:45', members: ['ron'], professional: 'bas', domains: ['housing'], status: 'no_show' },
  V12: { day: '2026-09-10', from: '16:00', until: '17:00', members: ['dion', 'mirella'], professional: 'priya', domains: ['parenting', 'work_and_education'] },
  V13: { day: '2026-09-11', from: '11:00', until: '11:45', members: ['ron'], professional: 'fatima', domains: ['substance_use', 'mental_health'] },
  V14: { day: '2026-09-14', from: '10:00', until: '10:45', members: ['mirella'], professional: 'sanne', domains: ['finances', 'housing'] },
  V15: { day: '2026-09-15', from: '09:30', until: '10:00', members: ['ron', 'mirella'], professional: 'bas', domains: ['housing', 'finances'] },
  V16: { day: '2026-09-15', from: '11:00', until: '12:00', members: ['ron', 'mirella'], professional: 'jolanda', domains: ['finances'] },
  V17: { day: '2026-09-15', from: '14:00', until: '15:00', members: ['ron'], professional: 'tom', domains: ['justice', 'substance_use'] },
  V18: { day: '2026-09-16', from: '15:30', until: '16:30', members: ['mirella', 'yara'], professional: 'priya', domains: ['domestic_relations'] },
  V19: { day: '2026-09-17', from: '10:30', until: '11:15', members: ['ron'], professional: 'fatima', domains: ['substance_use'], status: 'refused' },
  V20: { day: '2026-09-18', from: '09:00', until: '09:45', members: ['mirella'], professional: 'sanne', domains: ['domestic_relations', 'finances'] },
} satisfies Record<string, WrittenVisit>;
export type CaseVisit = keyof typeof CASE_VISITS;

/** Somebody consults a colleague before going, and reads the answer. */
export interface WrittenQuestion {
  by: CaseProfessional;
  asked: CaseProfessional;
  day: Day;
  at: string;
  question: string;
  answer: { day: Day; at: string; words: string };
}

export const CASE_VISIT_QUESTIONS: readonly WrittenQuestion[] = [
  {
    by: 'jolanda', asked: 'sanne', day: '2026-09-17', at: '16:10',
    question: 'Ik wil met Ron de post doornemen. Kan dat in een van jouw bezoeken, of is dat te veel ineens?',
    answer: { day: '2026-09-18', at: '08:40', words: 'Liever samen. Bel me even, dan kiezen we een dag en gaan we in één keer.' },
  },
];
