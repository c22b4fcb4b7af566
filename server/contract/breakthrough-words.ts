// Fixed values about breakthroughs. No decorators: the client uses them at run time.

export const BREAKTHROUGH_STATES = ['preparing', 'planned', 'decided', 'reviewed', 'closed', 'called_off'] as const;
export type BreakthroughState = (typeof BREAKTHROUGH_STATES)[number];

/** What must be there before a step is taken. Each has the code of the refusal without it: see `MISSING` in breakthrough-rules.ts. */
export type BreakthroughNeed = 'knot' | 'decider' | 'proposal';

interface StepRule {
  from: readonly BreakthroughState[];
  to: BreakthroughState;
  needs: readonly BreakthroughNeed[];
}

/** Where a breakthrough may go, from where, and what must be there. Each step is taken by whoever directs. */
export const BREAKTHROUGH_STEPS = {
  /** People who may decide come to a table on a day. */
  plan: { from: ['preparing'], to: 'planned', needs: ['knot', 'decider'] },
  put_off: { from: ['planned'], to: 'preparing', needs: [] },
  decide: { from: ['planned'], to: 'decided', needs: ['knot', 'decider', 'proposal'] },
  /** What came of it; after a no there is nothing to look back on. */
  review: { from: ['decided'], to: 'reviewed', needs: [] },
  /** After a look back; or, after a no, at once. */
  close: { from: ['decided', 'reviewed'], to: 'closed', needs: [] },
  call_off: { from: ['preparing', 'planned'], to: 'called_off', needs: [] },
} as const satisfies Record<string, StepRule>;
export type BreakthroughStep = keyof typeof BREAKTHROUGH_STEPS;
export const BREAKTHROUGH_STEP_NAMES = Object.keys(BREAKTHROUGH_STEPS) as BreakthroughStep[];

/** In these its knot, perspective, values, costs and proposal still change. */
export const OPEN_STATES: readonly BreakthroughState[] = ['preparing', 'planned'];

export const DECISION_OUTCOMES = ['accepted', 'with_conditions', 'refused'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** Going on as it goes, or the plan of the proposal. */
export const COST_SIDES = ['going_on', 'plan'] as const;
export type CostSide = (typeof COST_SIDES)[number];

/** The three values of the breakthrough method. */
export const BREAKTHROUGH_VALUES = ['legitimacy', 'commitment', 'returns'] as const;
export type BreakthroughValue = (typeof BREAKTHROUGH_VALUES)[number];

/** What somebody is asked to hold for a while. */
export const PAUSE_SUBJECTS = ['eviction', 'collection', 'sanction', 'deadline', 'other'] as const;
export type PauseSubject = (typeof PAUSE_SUBJECTS)[number];

export const PAUSE_ANSWERS = ['granted', 'in_part', 'refused'] as const;
export type PauseAnswer = (typeof PAUSE_ANSWERS)[number];

/** Most of each in one breakthrough, and arguments on one page. Our defaults. */
export const MOST_KNOT_BLOCKAGES = 20;
export const MOST_VOICES = 20;
export const MOST_COSTS = 40;
export const MOST_AGENDA = 20;
export const MOST_INVITEES = 40;
export const MOST_DECIDED_ACTIONS = 10;
export const ARGUMENTS_PAGE = 20;
/** In euros a year, of one item: more is a slip of the pen. */
export const MOST_YEARLY_EUROS = 10_000_000;
