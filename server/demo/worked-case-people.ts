import type { WrittenOrganisation, WrittenProfessional, WrittenTeam } from './directory.js';

// Who works around the De Graaf-Pinas household. Everybody and everything here is made up.

export const CASE_ORGANISATIONS = {
  municipality: { name: 'Gemeente Den Haag, Maatwerk & Regie', kind: 'municipality' },
  neighbourhoodTeam: { name: 'Sociaal wijkteam Moerwijk-Zuid', kind: 'neighbourhood_team' },
  probation: { name: 'Reclassering Kustlijn', kind: 'probation' },
  addictionCare: { name: 'Verslavingszorg De Vloedlijn', kind: 'addiction_care', nameIsSensitive: true },
  housing: { name: 'Woningcorporatie Duinhave', kind: 'housing_corporation' },
  debtHelp: { name: 'Schuldhulp Haagse Balans', kind: 'debt_counselling' },
  youthProtection: { name: 'Jeugdbescherming Zeebries', kind: 'youth_protection' },
  safeHome: { name: 'Veilig Thuis Haagse Duinen', kind: 'domestic_violence_centre', nameIsSensitive: true },
} satisfies Record<string, WrittenOrganisation>;
export type CaseOrganisation = keyof typeof CASE_ORGANISATIONS;

export const CASE_TEAMS = {
  southWest: { name: 'Team Zuidwest', organisation: 'municipality' },
} satisfies Record<string, WrittenTeam<CaseOrganisation>>;
export type CaseTeam = keyof typeof CASE_TEAMS;

export const CASE_PROFESSIONALS = {
  noor: { name: 'Noor Benali', function: 'casusregisseur', organisation: 'municipality', roles: ['case_director'], team: 'southWest' },
  erik: { name: 'Erik Vos', function: 'teamleider, procesregisseur', organisation: 'municipality', roles: ['team_lead'], team: 'southWest' },
  sanne: {
    name: 'Sanne Kuiper',
    function: 'wijkteammedewerker',
    organisation: 'neighbourhoodTeam',
    roles: ['partner'],
    domains: ['finances', 'housing', 'domestic_relations'],
  },
  tom: { name: 'Tom Driessen', function: 'toezichthouder reclassering', organisation: 'probation', roles: ['partner'], domains: ['justice'] },
  fatima: {
    name: 'Fatima el Idrissi',
    function: 'behandelaar',
    organisation: 'addictionCare',
    roles: ['partner'],
    domains: ['substance_use', 'mental_health'],
  },
  bas: { name: 'Bas Molenaar', function: 'woonconsulent', organisation: 'housing', roles: ['partner'], domains: ['housing'] },
  jolanda: { name: 'Jolanda Meijer', function: 'schuldhulpverlener', organisation: 'debtHelp', roles: ['partner'], domains: ['finances'] },
  priya: {
    name: 'Priya Ramdin',
    function: 'jeugdbeschermer',
    organisation: 'youthProtection',
    roles: ['partner'],
    domains: ['parenting', 'domestic_relations'],
  },
  marit: { name: 'Marit Verhage', function: 'medewerker Veilig Thuis', organisation: 'safeHome', roles: ['partner'], domains: ['domestic_relations'] },
  // Not at this household: they keep the house in order.
  wilma: { name: 'Wilma Terpstra', function: 'functioneel beheerder', organisation: 'municipality', roles: ['administrator'] },
  kees: { name: 'Kees Hoogland', function: 'functionaris gegevensbescherming', organisation: 'municipality', roles: ['privacy_officer'] },
  ilse: { name: 'Ilse Brouwer', function: 'privacy officer', organisation: 'municipality', roles: ['privacy_officer'] },
} satisfies Record<string, WrittenProfessional<CaseOrganisation, CaseTeam>>;
export type CaseProfessional = keyof typeof CASE_PROFESSIONALS;

/** What every account of the demo has; the sign-in page shows it. */
export const DEMO_PASSWORD = 'casusregie-demo';

/** Those whom the sign-in page offers, in its order. */
export const OFFERED: readonly CaseProfessional[] = ['noor', 'sanne', 'jolanda', 'tom', 'fatima', 'marit', 'erik', 'wilma', 'kees', 'ilse'];
