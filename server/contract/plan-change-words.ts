// What can differ between two versions of a plan. No decorators: the client uses them at run time.

export const PLAN_CHANGE_ABOUT = ['plan', 'goal', 'action'] as const;
export type PlanChangeAbout = (typeof PLAN_CHANGE_ABOUT)[number];

export const PLAN_CHANGE_WHAT = ['new', 'gone', 'up', 'down', 'changed'] as const;
export type PlanChangeWhat = (typeof PLAN_CHANGE_WHAT)[number];

export const PLAN_CHANGE_FIELDS = [
  'whereTo', 'inTheWay', 'words', 'saidByMemberId', 'professionalWording', 'domains', 'state', 'notNowBecause',
  'what', 'owners', 'rhythm', 'dueOn', 'startsOn', 'endsOn', 'reviewOn', 'waitsForId', 'domain',
] as const;
export type PlanChangeField = (typeof PLAN_CHANGE_FIELDS)[number];

/** What of a plan can have changed since a reader last looked at it, and how. */
export const PLAN_CHANGE_PARTS = ['plan', 'statement', 'goal', 'action', 'agreement', 'evaluation'] as const;
export type PlanChangePart = (typeof PLAN_CHANGE_PARTS)[number];
export const PLAN_CHANGE_DEEDS = ['added', 'changed', 'removed'] as const;
export type PlanChangeDeed = (typeof PLAN_CHANGE_DEEDS)[number];
