import type { PlanChange, PlanChangeField } from '../contract/plan-agreement.js';

/** An action as it was kept. Owners are `kind:id`, in a fixed order. */
export interface KeptAction {
  id: string;
  what: string;
  owners: readonly string[];
  rhythm: string;
  dueOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  reviewOn: string | null;
  waitsForId: string | null;
  domain: string | null;
}

export interface KeptGoal {
  id: string;
  words: string;
  saidByMemberId: string | null;
  professionalWording: string | null;
  domains: readonly string[];
  state: string;
  notNowBecause: string | null;
  actions: readonly KeptAction[];
}

/** A plan as it was at one moment; goals in the household's order. */
export interface KeptPlan {
  whereTo: string | null;
  inTheWay: string | null;
  goals: readonly KeptGoal[];
}

const GOAL_FIELDS = ['words', 'saidByMemberId', 'professionalWording', 'domains', 'state', 'notNowBecause'] as const satisfies readonly PlanChangeField[];
const ACTION_FIELDS = ['what', 'owners', 'rhythm', 'dueOn', 'startsOn', 'endsOn', 'reviewOn', 'waitsForId', 'domain'] as const satisfies readonly PlanChangeField[];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What is different in `after`, in the order in which somebody would tell it: direction, then goal by goal. A goal has moved
 * only where it did not stay in order with the most others: of "the last one goes first" that is one goal, not all.
 */
export function compareVersions(before: KeptPlan, after: KeptPlan): PlanChange[] {
  const changes: PlanChange[] = [];
  const tell = (change: Partial<PlanChange> & Pick<PlanChange, 'about' | 'what'>): void => {
    changes.push({ words: null, place: null, formerPlace: null, fields: [], ...change });
  };
  for (const field of ['whereTo', 'inTheWay'] as const) if (!same(before[field], after[field])) tell({ about: 'plan', what: 'changed', fields: [field] });

  const former = new Map(before.goals.map((goal, place) => [goal.id, { goal, place: place + 1 }]));
  const formerActions = new Map(before.goals.flatMap((goal) => goal.actions.map((action) => [action.id, action])));
  const still = new Set(longestInOrder(after.goals.flatMap(({ id }) => former.get(id)?.place ?? [])));
  for (const [index, goal] of after.goals.entries()) {
    const place = index + 1;
    const was = former.get(goal.id);
    const about = { about: 'goal', words: goal.words, place } as const;
    if (!was) tell({ ...about, what: 'new' });
    else {
      if (!still.has(was.place)) tell({ ...about, what: place < was.place ? 'up' : 'down', formerPlace: was.place });
      const fields = GOAL_FIELDS.filter((field) => !same(was.goal[field], goal[field]));
      if (fields.length > 0) tell({ ...about, what: 'changed', fields });
    }
    for (const action of goal.actions) {
      const formerly = formerActions.get(action.id);
      if (!formerly) tell({ about: 'action', what: 'new', words: action.what, place });
      else {
        const fields = ACTION_FIELDS.filter((field) => !same(formerly[field], action[field]));
        if (fields.length > 0) tell({ about: 'action', what: 'changed', words: action.what, place, fields });
      }
    }
    const present = new Set(goal.actions.map(({ id }) => id));
    for (const action of was?.goal.actions ?? []) if (!present.has(action.id)) tell({ about: 'action', what: 'gone', words: action.what, place });
  }
  const remaining = new Set(after.goals.map(({ id }) => id));
  for (const { goal, place } of former.values()) if (!remaining.has(goal.id)) tell({ about: 'goal', what: 'gone', words: goal.words, formerPlace: place });
  return changes;
}

/** The longest run of numbers that stay in order; of two as long, the one of lower numbers: what comes after is then said to go up. */
function longestInOrder(numbers: readonly number[]): number[] {
  const better = (one: readonly number[], other: readonly number[]): boolean =>
    one.length > other.length || (one.length === other.length && one.length > 0 && one.at(-1)! < other.at(-1)!);
  let best: number[] = [];
  const endingAt: number[][] = [];
  for (const number of numbers) {
    let before: number[] = [];
    for (const run of endingAt) if (run.at(-1)! < number && better(run, before)) before = run;
    const run = [...before, number];
    endingAt.push(run);
    if (better(run, best)) best = run;
  }
  return best;
}
