import type { GivingWay, LegalBasis } from '../contract/disclosure-words.js';
import type { LifeDomain } from '../contract/life-domains.js';
import type { Day } from '../shared/day.js';
import type { CaseOrganisation, CaseProfessional } from './worked-case-people.js';
import type { CaseMember } from './worked-case.js';

export interface WrittenDisclosure {
  /** Left out: the whole household. */
  about?: CaseMember;
  domains: LifeDomain[];
  to: CaseOrganisation;
  legalBasis: LegalBasis;
  given?: { by: CaseMember[]; on: Day; how: GivingWay };
  words?: string;
  purpose: string;
  from: Day;
  until: Day | null;
  recordedBy: CaseProfessional;
}

/** What the plan asks of others (A6, A8), and the report of June that has had its time. */
export const CASE_DISCLOSURES: readonly WrittenDisclosure[] = [
  {
    about: 'ron',
    domains: ['substance_use'],
    to: 'probation',
    legalBasis: 'consent',
    given: { by: ['ron'], on: '2026-09-15', how: 'spoken' },
    words: 'Dat van de opname mag Tom weten. Dan wacht hij misschien even.',
    purpose: 'De termijn van de reclassering laten aansluiten op de opname.',
    from: '2026-09-15',
    until: '2027-03-01',
    recordedBy: 'sanne',
  },
  {
    about: 'dion',
    domains: ['work_and_education'],
    to: 'youthProtection',
    legalBasis: 'consent',
    given: { by: ['dion'], on: '2026-09-10', how: 'spoken' },
    purpose: 'Samen een stageplek bij een garage zoeken.',
    from: '2026-09-10',
    until: '2027-03-10',
    recordedBy: 'priya',
  },
  {
    domains: ['domestic_relations', 'parenting'],
    to: 'safeHome',
    legalBasis: 'right_to_report',
    purpose: 'De melding van [2026-06-19]: eerst moest het thuis veilig zijn.',
    from: '2026-06-19',
    until: '2026-08-17',
    recordedBy: 'sanne',
  },
];
