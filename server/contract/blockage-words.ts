// Fixed values about what waits for what. No decorators: the client uses them at run time.

/** What can wait, and be waited for: an action or a goal of the plan, or what an organisation must bring or have first. */
export const WAITING_KINDS = ['action', 'goal', 'condition'] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** More open blockages than this is no knot that anybody reads. Our default. */
export const MOST_BLOCKAGES = 60;

/** Circles and chains that are told, of each; that there are more is said. Our default. */
export const MOST_KNOTS = 20;
