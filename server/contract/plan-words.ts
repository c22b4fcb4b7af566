// Fixed values about the plan. No decorators: the client uses them at run time.

export const GOAL_STATES = ['wanted', 'working', 'reached', 'let_go'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

export const ACTION_STATUSES = ['open', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** How often an action comes back. `once` has a due date, the others a first day. */
export const ACTION_RHYTHMS = ['once', 'daily', 'weekly', 'monthly'] as const;
export type ActionRhythm = (typeof ACTION_RHYTHMS)[number];

export const OWNER_KINDS = ['professional', 'member', 'network'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** More goals than this is no plan. Our default. */
export const MOST_GOALS = 200;
