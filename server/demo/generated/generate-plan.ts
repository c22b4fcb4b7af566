import type { LifeDomain } from '../../contract/life-domains.js';
import type { GoalState } from '../../contract/plan-words.js';
import { addDays, type Day } from '../../shared/day.js';
import { ACTION_SENTENCES, DONE_NOTES, type ActionSentence } from './action-sentences.js';
import { GOAL_SENTENCES, IN_THE_WAY, NOT_NOW, WHERE_TO, type GoalSentence } from './goal-sentences.js';
import { plannedDay } from '../shifted-days.js';
import { keyIn, workerOn, type HouseholdDraft } from './household-draft.js';

const NO_FAMILY_PLAN = { origin: 'together', familyPlan: null, familyPlanOn: null } as const;

/** Weeks between two evaluations. */
const EVALUATION_WEEKS = 6;

/** Of the actions whose day has passed, those that were done. */
const DONE_IN_TIME = 0.65;

/** Where they want to go, one to four goals in their own words, and steps. A household that nobody has led for long has one as well. */
export function addPlan(draft: HouseholdDraft): void {
  const { random, setting, rows, openedOn } = draft;
  const startedOn = addDays(openedOn, random.whole(10, 40));
  rows.plans.push({ ...keyIn(draft), startedOn, whereTo: random.pick(WHERE_TO), inTheWay: random.pick(IN_THE_WAY), ...NO_FAMILY_PLAN, evaluationWeeks: EVALUATION_WEEKS, nextEvaluationOn: plannedDay(addDays(startedOn, 7 * EVALUATION_WEEKS), setting.today), version: 1 });
  for (const domain of draft.concerns.slice(0, random.whole(1, 4))) {
    const notNow = rows.goals.length > 0 && random.chance(0.1);
    const goalId = addGoal(draft, domain, random.pick(sayable(draft, domain)), startedOn, notNow);
    if (!notNow) for (const sentence of random.some(ACTION_SENTENCES[domain], random.whole(1, 3))) addAction(draft, goalId, domain, sentence, setting.today);
  }
  addEvaluations(draft, startedOn);
}

/** Every six weeks, by whoever works on the first concern; the last one may be late. */
function addEvaluations(draft: HouseholdDraft, startedOn: Day): void {
  const { random, rows, setting } = draft;
  const plan = rows.plans.at(-1)!;
  const every = 7 * EVALUATION_WEEKS;
  for (let heldOn = addDays(startedOn, every); heldOn <= addDays(setting.today, -random.whole(0, 30)); heldOn = addDays(heldOn, every)) {
    const key = keyIn(draft);
    plan.nextEvaluationOn = plannedDay(addDays(heldOn, every), setting.today);
    rows.evaluations.push({ ...key, heldOn, nextOn: plan.nextEvaluationOn, note: null, recordedBy: workerOn(draft, draft.concerns[0]!).id });
    for (const goal of rows.goals)
      rows.evaluationGoals.push({ householdId: key.householdId, evaluationId: key.id, goalId: goal.id, change: random.pick([-1, 0, 0, 1, 1, 2]), whatChanged: null });
  }
}

/** A child says what a child says, where there is one. */
const sayable = ({ children }: HouseholdDraft, domain: LifeDomain): GoalSentence[] =>
  GOAL_SENTENCES[domain].filter(({ by }) => by === 'adult' || children.length > 0);

function addGoal(draft: HouseholdDraft, domain: LifeDomain, { words, by }: GoalSentence, saidOn: Day, notNow: boolean): string {
  const { random, rows } = draft;
  const key = keyIn(draft);
  const state: GoalState = notNow ? 'wanted' : random.chance(0.08) ? 'reached' : random.chance(0.75) ? 'working' : 'wanted';
  rows.goals.push({
    ...key,
    place: rows.goals.length + 1,
    words,
    saidByMemberId: random.pick(by === 'child' ? draft.children : draft.adults).id,
    saidOn,
    language: 'nl',
    professionalWording: null,
    domains: [domain],
    state,
    notNowBecause: notNow ? random.pick(NOT_NOW) : null,
    shielded: false,
    version: 1,
  });
  return key.id;
}

function addAction(draft: HouseholdDraft, goalId: string, domain: LifeDomain, { what, by, rhythm }: ActionSentence, today: Day): void {
  const { random, rows } = draft;
  // A step of the network is for somebody else where there is no network.
  const owner = by === 'network' && draft.contacts.length === 0 ? 'member' : by;
  const key = keyIn(draft);
  const dueOn = rhythm === 'once' ? plannedDay(addDays(today, random.whole(-40, 40)), today) : null;
  const done = dueOn !== null && dueOn < today && random.chance(DONE_IN_TIME);
  rows.actions.push({
    ...key,
    goalId,
    what,
    rhythm,
    dueOn,
    startsOn: rhythm === 'once' ? null : addDays(today, -random.whole(5, 60)),
    endsOn: null,
    reviewOn: rhythm === 'once' ? null : plannedDay(addDays(today, random.whole(5, 40)), today),
    waitsForId: null,
    domain,
    status: done ? 'done' : 'open',
    statusNote: done && random.chance(0.4) ? random.pick(DONE_NOTES) : null,
    version: 1,
  });
  const own = { actionId: key.id, professionalId: null, memberId: null, networkContactId: null };
  if (owner === 'professional' || owner === 'together') rows.owners.push({ ...keyIn(draft), ...own, professionalId: workerOn(draft, domain).id });
  if (owner === 'member' || owner === 'together') rows.owners.push({ ...keyIn(draft), ...own, memberId: random.pick(draft.adults).id });
  if (owner === 'network') rows.owners.push({ ...keyIn(draft), ...own, networkContactId: random.pick(draft.contacts).id });
}
