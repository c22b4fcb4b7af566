// Fixed values about who saw what. No decorators: the client uses them at run time.

/** Parts of a household's file, as a reader knows them. */
export const VIEW_PARTS = ['household', 'member', 'network_contact', 'involvement', 'rating', 'disclosure', 'lead', 'plan', 'visit', 'overlap', 'log', 'emergency_access', 'other'] as const;
export type ViewPart = (typeof VIEW_PARTS)[number];

/** What the log calls otherwise. */
export const PART_OF: Readonly<Record<string, ViewPart>> = {
  person: 'member',
  disclosure_giver: 'disclosure',
  goal: 'plan',
  action: 'plan',
  action_owner: 'plan',
  action_done: 'plan',
  plan_statement: 'plan',
  plan_version: 'plan',
  plan_version_goal: 'plan',
  agreement: 'plan',
  evaluation: 'plan',
  evaluation_goal: 'plan',
  visit_member: 'visit',
  visit_professional: 'visit',
};

export const VIEW_DEEDS = ['read', 'added', 'changed'] as const;
export type ViewDeed = (typeof VIEW_DEEDS)[number];

/** Kinds of event in the log, with the names of the log itself. */
export const LOG_KINDS = ['read', 'change', 'refusal', 'session', 'emergency', 'command'] as const;
export type LogKind = (typeof LOG_KINDS)[number];
