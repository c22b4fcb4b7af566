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

/** Open actions of one professional that one page shows. */
export const MOST_OWN_ACTIONS = 300;

/** Whether a member agrees with the plan as it was kept. */
export const AGREEMENT_KINDS = ['agrees', 'in_part', 'not'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** How a goal went since the evaluation before: from much worse to much better. */
export const WORST_CHANGE = -2;
export const BEST_CHANGE = 2;

/** Weeks between two evaluations; the rhythm belongs to the case. */
export const MOST_EVALUATION_WEEKS = 26;

/** What a literal statement is about. */
export const STATEMENT_KINDS = ['where_to', 'in_the_way'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Made together with professionals, or drawn up by the family itself and kept as such. */
export const PLAN_ORIGINS = ['together', 'family'] as const;
export type PlanOrigin = (typeof PLAN_ORIGINS)[number];
