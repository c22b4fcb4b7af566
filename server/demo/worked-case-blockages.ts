import type { LifeDomain } from '../contract/life-domains.js';
import type { Day } from '../shared/day.js';
import type { CaseOrganisation, CaseProfessional } from './worked-case-people.js';

export interface WrittenCondition {
  label: string;
  domain: LifeDomain;
  party: string;
  organisation: CaseOrganisation;
}

/** What three organisations want from each other, in the words of the team. */
export const CASE_CONDITIONS = {
  admission: { label: 'de opname in de kliniek', domain: 'substance_use', party: 'de kliniek', organisation: 'addictionCare' },
  housing: { label: 'huisvesting', domain: 'housing', party: 'de corporatie', organisation: 'housing' },
  arrangement: { label: 'de schuldregeling', domain: 'finances', party: 'de schuldhulp', organisation: 'debtHelp' },
  abstinence: { label: 'abstinentie', domain: 'substance_use', party: 'de kliniek', organisation: 'addictionCare' },
} satisfies Record<string, WrittenCondition>;
export type CaseCondition = keyof typeof CASE_CONDITIONS;

/** The three blockages of the case; they close by the clinic, which should bring the abstinence. */
export const CASE_BLOCKAGES = {
  clinic: { waiting: 'admission', awaited: 'housing', because: 'Zonder zeker huis neemt de kliniek Ron niet op.' },
  corporation: { waiting: 'housing', awaited: 'arrangement', because: 'De corporatie houdt het gezin alleen in huis als de schuld geregeld is.' },
  debtHelp: { waiting: 'arrangement', awaited: 'abstinence', because: 'De schuldhulp begint pas als Ron niet meer drinkt.' },
} satisfies Record<string, { waiting: CaseCondition; awaited: CaseCondition; because: string }>;
export type CaseBlockage = keyof typeof CASE_BLOCKAGES;

export const CASE_BLOCKAGES_ON: Day = '2026-09-17';
export const CASE_BLOCKAGES_BY: CaseProfessional = 'noor';
