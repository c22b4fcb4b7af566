import { BREAKTHROUGH_STEP_NAMES, BREAKTHROUGH_STEPS, type BreakthroughNeed, type BreakthroughState, type BreakthroughStep, type DecisionOutcome } from '../contract/breakthrough-words.js';
import type { ProblemCode } from '../contract/problem-codes.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';
import type { Day } from '../shared/day.js';

/** A breakthrough, as far as its steps look at it. */
export interface Standing {
  state: BreakthroughState;
  outcome: DecisionOutcome | null;
  /** Blockages in its knot. */
  blockages: number;
  /** Invitees who may decide. */
  deciders: number;
  hasProposal: boolean;
}

const MISSING: Record<BreakthroughNeed, { code: ProblemCode; isThere: (standing: Standing) => boolean }> = {
  knot: { code: 'breakthrough.no-knot', isThere: ({ blockages }) => blockages > 0 },
  decider: { code: 'breakthrough.no-decider', isThere: ({ deciders }) => deciders > 0 },
  proposal: { code: 'breakthrough.no-proposal', isThere: ({ hasProposal }) => hasProposal },
};

/** A no has nothing to look back on: it is closed at once. What was agreed is looked back on first. */
const goesWithOutcome = (step: BreakthroughStep, { state, outcome }: Pick<Standing, 'state' | 'outcome'>): boolean => {
  if (state !== 'decided') return true;
  return (step === 'close') === (outcome === 'refused');
};

/** Whether it is in a state from which this step goes; what must be there is another matter. */
export const isFrom = (step: BreakthroughStep, standing: Pick<Standing, 'state' | 'outcome'>): boolean =>
  (BREAKTHROUGH_STEPS[step].from as readonly BreakthroughState[]).includes(standing.state) && goesWithOutcome(step, standing);

/** Steps that go from here. */
export const stepsFrom = (standing: Pick<Standing, 'state' | 'outcome'>): BreakthroughStep[] => BREAKTHROUGH_STEP_NAMES.filter((step) => isFrom(step, standing));

/**
 * The state after a step. Throws `breakthrough.not-from-here` where it does not go from this state, and for what is missing
 * `breakthrough.no-knot`, `breakthrough.no-decider` or `breakthrough.no-proposal`.
 */
export function afterStep(step: BreakthroughStep, standing: Standing): BreakthroughState {
  if (!isFrom(step, standing)) throw new BrokenRule('breakthrough.not-from-here', { state: standing.state, step });
  for (const need of BREAKTHROUGH_STEPS[step].needs) if (!MISSING[need].isThere(standing)) throw new BrokenRule(MISSING[need].code);
  return BREAKTHROUGH_STEPS[step].to;
}

export interface WantedDecision {
  outcome: DecisionOutcome;
  decidedOn: Day;
  /** The day for which its table is planned. */
  tableOn: Day | null;
  /** It is said that the table met before that day. */
  tableMetEarlier: boolean;
  conditions: string | null;
  reviewOn: Day | null;
  actions: number;
  /** Of those who were present, how many may decide. */
  decidersPresent: number;
}

/**
 * Refuses a decision that is not whole: `breakthrough.decided-in-future`, `breakthrough.decided-before-table`, `breakthrough.decider-absent`,
 * `breakthrough.conditions-missing`, `breakthrough.review-missing`, `breakthrough.review-in-past`, `breakthrough.no-action`.
 */
export function checkDecision({ outcome, decidedOn, tableOn, tableMetEarlier, conditions, reviewOn, actions, decidersPresent }: WantedDecision, today: Day): void {
  if (decidedOn > today) throw brokenField('decidedOn', 'breakthrough.decided-in-future');
  if (tableOn !== null && decidedOn < tableOn && !tableMetEarlier) throw brokenField('decidedOn', 'breakthrough.decided-before-table', { tableOn });
  if (decidersPresent === 0) throw brokenField('presentIds', 'breakthrough.decider-absent');
  if (outcome === 'with_conditions' && !conditions) throw brokenField('conditions', 'breakthrough.conditions-missing');
  if (reviewOn !== null && reviewOn < decidedOn) throw brokenField('reviewOn', 'breakthrough.review-in-past');
  if (outcome === 'refused') return;
  if (reviewOn === null) throw brokenField('reviewOn', 'breakthrough.review-missing');
  if (actions === 0) throw brokenField('actions', 'breakthrough.no-action');
}

/** What something waits for in the knot, with by whom it can be decided: keys of organisations, or how the team calls it. */
export interface AwaitedItem {
  id: string;
  /** Empty where nobody is named: then nobody is missing. */
  parties: readonly string[];
}

/** Awaited items of which no party has somebody at the table who may decide. `deciding`: keys of the parties that do. */
export function missingParties(awaited: readonly AwaitedItem[], deciding: readonly string[]): string[] {
  const there = new Set(deciding);
  return [...new Set(awaited.filter(({ parties }) => parties.length > 0 && !parties.some((party) => there.has(party))).map(({ id }) => id))];
}

/** Names that are the same are told once: capitals and spaces make no other organisation. */
export const plainName = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

/**
 * The organisation of the directory that is chosen, or that has the name that was written by hand: so that the wall knows whom
 * it hides.
 */
export const organisationNamed = <Known extends { id: string; name: string }>(directory: readonly Known[], chosen: { organisationId: string | null; organisationName: string | null }): Known | undefined =>
  directory.find(({ id, name }) => id === chosen.organisationId || (chosen.organisationName !== null && plainName(name) === plainName(chosen.organisationName)));

/** By which two invitations of the same are known. */
export const inviteeKey = (who: { professionalId: string } | { organisation: string; function: string }): string =>
  'professionalId' in who ? who.professionalId : `${plainName(who.organisation)}|${plainName(who.function)}`;
