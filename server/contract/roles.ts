/** What an account may be for. One account can have several. */
export const ROLES = ['case_director', 'partner', 'team_lead', 'administrator', 'privacy_officer'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that an administrator gives; a privacy officer is appointed by whoever runs the installation. */
export const GIVEN_ROLES = ROLES.filter((role) => role !== 'privacy_officer');

/** On what an actor's access to a household rests. Without one of these there is none. */
export const ACCESS_GROUNDS = ['lead', 'team_lead', 'involvement', 'emergency'] as const;
export type AccessGround = (typeof ACCESS_GROUNDS)[number];

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const ORGANISATION_KINDS = [
  'municipality',
  'neighbourhood_team',
  'probation',
  'addiction_care',
  'housing_corporation',
  'debt_counselling',
  'youth_protection',
  'domestic_violence_centre',
  'mental_health_care',
  'youth_care',
  'school',
  'police',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
