import type { SignalTerms } from '../contract/signal-words.js';
import { addDays, dayOf, type Day } from '../shared/day.js';
import { momentOf } from '../shared/identifier.js';
import { startOf, type FoundSignal, type StuckFacts } from './signal-facts-rules.js';

const FIRST = '0000-01-01';
const FAR = '9999-12-31';

/** Days from one to another, half open. */
interface Span {
  from: Day;
  until: Day;
}

/**
 * A member's latest rating in a part of life is 1, in one voice or the other, and no action there is due within so many
 * days. A rhythm is due all the time that it runs. Nothing is due before the plan begins, and what is late is not due.
 */
export function acuteRating(facts: StuckFacts, { acuteActionDays }: SignalTerms): FoundSignal[] {
  return facts.acute.flatMap(({ memberId, domain, ratings, memberUntil }) => {
    const since = ratings.map(({ on }) => on).sort()[0]!;
    const covered = facts.actions.filter((action) => action.domain === domain).map((action) => dueSpan(action, facts.plan?.startedOn ?? null, acuteActionDays));
    const rows = ratings.map(({ id, on, voice }) => ({ kind: 'rating' as const, id, on, voice }));
    return without({ from: since, until: memberUntil ?? FAR }, covered).map(({ from, until }) => ({
      code: 'acute_rating' as const,
      subject: `${memberId}:${domain}`,
      memberId,
      domain,
      evidence: { since, rows, term: acuteActionDays },
      holdsFrom: startOf(from),
      holdsUntil: until === FAR ? null : startOf(until),
    }));
  });
}

/** On which days an action is due within so many days. */
function dueSpan({ rhythm, dueOn, startsOn, endsOn }: StuckFacts['actions'][number], planFrom: Day | null, within: number): Span {
  const [first, last] = rhythm === 'once' ? [dueOn, dueOn] : [startsOn, endsOn];
  const from = first === null ? FIRST : addDays(first, -within);
  const until = last === null ? FAR : addDays(last, 1);
  return { from: planFrom !== null && planFrom > from ? planFrom : from, until };
}

/** What of a span is left outside others. */
function without(whole: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { from } = whole;
  for (const span of [...others].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    if (span.until <= span.from) continue;
    if (span.from > from) left.push({ from, until: span.from < whole.until ? span.from : whole.until });
    if (span.until > from) from = span.until;
    if (from >= whole.until) return left;
  }
  return [...left, { from, until: whole.until }];
}

/** No goal improved in the last two evaluations. */
export function noProgress({ evaluations }: StuckFacts): FoundSignal[] {
  const [last, before] = evaluations;
  if (!last || !before || last.improved || before.improved) return [];
  const rows = [before, last].map(({ id, heldOn }) => ({ kind: 'evaluation' as const, id, on: heldOn }));
  return [{ ...about('no_progress'), evidence: { since: before.heldOn, rows, term: null }, holdsFrom: startOf(last.heldOn), holdsUntil: null }];
}

/** The day of the next evaluation has passed. */
export function evaluationOverdue({ plan }: StuckFacts): FoundSignal[] {
  if (!plan?.nextEvaluationOn) return [];
  const on = plan.nextEvaluationOn;
  return [{ ...about('evaluation_overdue'), evidence: { since: on, rows: [{ kind: 'plan', id: plan.id, on }], term: null }, holdsFrom: startOf(addDays(on, 1)), holdsUntil: null }];
}

/** So many actions are more than so many days late. Its rows are all that have a day; which of them are late follows from the day on which it is told. */
export function actionsOverdue({ actions }: StuckFacts, { lateActions, lateDays }: SignalTerms): FoundSignal[] {
  const due = actions
    .flatMap(({ id, dueOn }) => (dueOn === null ? [] : [{ kind: 'action' as const, id, on: dueOn }]))
    .sort((one, other) => (one.on === other.on ? (one.id < other.id ? -1 : 1) : one.on < other.on ? -1 : 1));
  const decisive = due[lateActions - 1];
  if (!decisive) return [];
  const begins = addDays(decisive.on, lateDays + 1);
  return [{ ...about('actions_overdue'), evidence: { since: decisive.on, rows: due, term: lateDays }, holdsFrom: startOf(begins), holdsUntil: null }];
}

/** A goal has had no open action for so many days; a rhythm that ends leaves it without from the day after. */
export function goalWithoutAction({ goals, actions }: StuckFacts, { goalDays }: SignalTerms): FoundSignal[] {
  return goals.flatMap(({ id, saidOn, lastClosedOn }) => {
    const open = actions.filter((action) => action.goalId === id);
    if (open.some(({ rhythm, endsOn }) => rhythm === 'once' || endsOn === null)) return [];
    const ends = open.map(({ endsOn }) => addDays(endsOn!, 1));
    const since = [saidOn ?? dayOf(momentOf(id)), ...(lastClosedOn === null ? [] : [lastClosedOn]), ...ends].sort().at(-1)!;
    return [{ ...about('goal_without_action', id), evidence: { since, rows: [{ kind: 'goal' as const, id, on: since }], term: goalDays }, holdsFrom: startOf(addDays(since, goalDays)), holdsUntil: null }];
  });
}

/** So many days after the plan began no member has agreed to it. Agreeing in part is a view of its own, and counts as such. */
export function planNotAgreed({ plan }: StuckFacts, { agreementDays }: SignalTerms): FoundSignal[] {
  if (!plan?.startedOn || plan.agreed) return [];
  const { id, startedOn } = plan;
  return [{ ...about('plan_not_agreed'), evidence: { since: startedOn, rows: [{ kind: 'plan', id, on: startedOn }], term: agreementDays }, holdsFrom: startOf(addDays(startedOn, agreementDays)), holdsUntil: null }];
}

const about = <Code extends FoundSignal['code']>(code: Code, subject = '') => ({ code, subject, memberId: null, domain: null });
