import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BrokenRule } from '../shared/broken-rule.js';
import { checkAction, checkDone, checkOrder, checkOrigin, checkWaiting, type ActionFacts, type DoneFacts } from './plan-rules.js';

const codeOf = (task: () => void): string | undefined => {
  try {
    task();
    return undefined;
  } catch (error) {
    return error instanceof BrokenRule ? error.code : String(error);
  }
};

const once: ActionFacts = { rhythm: 'once', dueOn: '2026-10-02', startsOn: null, endsOn: null, reviewOn: null, owners: 1 };
const weekly: ActionFacts = { ...once, rhythm: 'weekly', dueOn: null, startsOn: '2026-10-02' };

describe('an action', () => {
  it.each<[string, ActionFacts, string | undefined]>([
    ['due on a day', once, undefined],
    ['that starts on the day it is due', { ...once, startsOn: '2026-10-02' }, undefined],
    ['due before it starts', { ...once, startsOn: '2026-10-03' }, 'action.due-before-start'],
    ['due never', { ...once, dueOn: null }, 'action.due-day-missing'],
    ['of nobody', { ...once, owners: 0 }, 'action.owner-missing'],
    ['weekly for ever', weekly, 'action.rhythm-open-ended'],
    ['weekly until a day', { ...weekly, endsOn: '2026-11-13' }, undefined],
    ['weekly until its review', { ...weekly, reviewOn: '2026-11-16' }, undefined],
    ['reviewed before it starts', { ...weekly, reviewOn: '2026-10-01' }, 'action.due-before-start'],
  ])('%s', (_, action, code) => {
    expect(codeOf(() => checkAction(action))).toBe(code);
  });

  const own: DoneFacts = { status: 'open', startsOn: '2026-10-01', own: true, ownedWithoutAccount: false };
  it.each<[string, DoneFacts, string, string | undefined]>([
    ['of their own', own, '2026-10-02', undefined],
    ['of a member, on their behalf', { ...own, own: false, ownedWithoutAccount: true }, '2026-10-02', undefined],
    ['of a colleague', { ...own, own: false }, '2026-10-02', 'action.not-yours'],
    ['that was done', { ...own, status: 'done' }, '2026-10-02', 'action.done-already'],
    ['that was dropped', { ...own, status: 'dropped' }, '2026-10-02', 'action.closed'],
    ['today', own, '2026-10-03', undefined],
    ['on the day it started', own, '2026-10-01', undefined],
    ['tomorrow', own, '2026-10-04', 'action.done-in-future'],
    ['before it started', own, '2026-09-30', 'action.done-before-start'],
  ])('is said to be done: %s', (_, facts, doneOn, code) => {
    expect(codeOf(() => checkDone(facts, doneOn, '2026-10-03'))).toBe(code);
  });

  it.each<[string, string, [string, string][], string | undefined]>([
    ['another', 'b', [], undefined],
    ['itself', 'a', [], 'action.waits-for-itself'],
    ['one that waits for a third', 'b', [['b', 'c']], undefined],
    ['one that waits for it', 'b', [['b', 'a']], 'action.waits-in-circle'],
    ['one that waits for it by way of others', 'b', [['b', 'c'], ['c', 'd'], ['d', 'a']], 'action.waits-in-circle'],
    ['another than it waits for now', 'c', [['a', 'b']], undefined],
  ])('waits for %s', (_, other, waits, code) => {
    expect(codeOf(() => checkWaiting('a', other, new Map(waits)))).toBe(code);
  });

  it('never comes to wait for itself, however actions are made to wait', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 20 }), (wishes) => {
        const waits = new Map<string, string>();
        for (const [id, other] of wishes) if (codeOf(() => checkWaiting(id, other, waits)) === undefined) waits.set(id, other);
        for (const start of waits.keys()) {
          let steps = 0;
          for (let at: string | undefined = start; at !== undefined; at = waits.get(at)) expect(steps++).toBeLessThan(7);
        }
      }),
    );
  });
});

describe('a plan of the family itself', () => {
  const fields = (task: () => void): string[] => {
    try {
      task();
      return [];
    } catch (error) {
      return (error as BrokenRule).fields.map(({ field }) => field);
    }
  };

  it.each<['family' | 'together', string | null, string | null, string[]]>([
    ['family', 'Zo doen wij het.', '2026-09-18', []],
    ['family', null, '2026-09-18', ['familyPlan']],
    ['family', 'Zo doen wij het.', null, ['familyPlanOn']],
    ['family', null, null, ['familyPlan', 'familyPlanOn']],
    ['together', null, null, []],
  ])('of origin %j, with its words %j and its day %j, lacks %j', (origin, familyPlan, familyPlanOn, missing) => {
    expect(fields(() => checkOrigin({ origin, familyPlan, familyPlanOn }))).toEqual(missing);
  });
});

describe('the order of goals', () => {
  it.each([
    ['another order', ['c', 'a', 'b'], undefined],
    ['the same', ['a', 'b', 'c'], undefined],
    ['one left out', ['a', 'b'], 'goal.order-incomplete'],
    ['one twice', ['a', 'b', 'b'], 'goal.order-incomplete'],
    ['one twice beside all', ['a', 'b', 'c', 'c'], 'goal.order-incomplete'],
    ['a strange one', ['a', 'b', 'd'], 'goal.order-incomplete'],
    ['a strange one beside all', ['a', 'b', 'c', 'd'], 'goal.order-incomplete'],
    ['none', [], 'goal.order-incomplete'],
  ])('%s', (_, wanted, code) => {
    expect(codeOf(() => checkOrder(['a', 'b', 'c'], wanted))).toBe(code);
  });
});
