import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareVersions, type KeptAction, type KeptGoal, type KeptPlan } from './version-rules.js';

const action = (id: string, more: Partial<KeptAction> = {}): KeptAction => ({
  id, what: `actie ${id}`, owners: ['member:1'], rhythm: 'once', dueOn: '2026-10-02', startsOn: null, endsOn: null, reviewOn: null, waitsForId: null, domain: null, ...more,
});
const goal = (id: string, more: Partial<KeptGoal> = {}): KeptGoal => ({
  id, words: `doel ${id}`, saidByMemberId: null, professionalWording: null, domains: [], state: 'wanted', notNowBecause: null, actions: [], ...more,
});
const plan = (goals: KeptGoal[], more: Partial<KeptPlan> = {}): KeptPlan => ({ whereTo: null, inTheWay: null, goals, ...more });
const [a, b, c] = [goal('a'), goal('b'), goal('c')];

/** The difference in short: what, of which, from place to place, and the fields. */
const told = (before: KeptPlan, after: KeptPlan): string[] =>
  compareVersions(before, after).map(({ about, what, words, place, formerPlace, fields }) => [about, what, words, formerPlace && `${formerPlace}→${place}`, ...fields].filter(Boolean).join(' '));

describe('the difference between two versions', () => {
  it.each<[string, KeptPlan, KeptPlan, string[]]>([
    ['nothing', plan([a, b]), plan([a, b]), []],
    ['the direction', plan([a]), plan([a], { whereTo: 'Rust.' }), ['plan changed whereTo']],
    ['goal 2 moved up', plan([a, b, c]), plan([b, a, c]), ['goal up doel b 2→1']],
    ['the last goes first', plan([a, b, c]), plan([c, a, b]), ['goal up doel c 3→1']],
    ['the first goes last', plan([a, b, c]), plan([b, c, a]), ['goal down doel a 1→3']],
    ['a new goal in front moves none', plan([a, b]), plan([c, a, b]), ['goal new doel c']],
    ['a goal that went moves none', plan([a, b, c]), plan([b, c]), ['goal gone doel a 1→null']],
    ['action 4 is new', plan([a]), plan([goal('a', { actions: [action('4')] })]), ['action new actie 4']],
    ['an action was dropped', plan([goal('a', { actions: [action('4')] })]), plan([a]), ['action gone actie 4']],
    [
      'an action has another owner and day',
      plan([goal('a', { actions: [action('4')] })]),
      plan([goal('a', { actions: [action('4', { owners: ['member:2'], dueOn: '2026-10-09' })] })]),
      ['action changed actie 4 owners dueOn'],
    ],
    ['other words', plan([a]), plan([goal('a', { words: 'anders', state: 'working' })]), ['goal changed anders words state']],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('moves as few goals as can be: those it does not name keep their order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const shuffled = fc.shuffledSubarray(ids, { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(shuffled, (order) => {
        const changes = compareVersions(plan(ids.map((id) => goal(id))), plan(order.map((id) => goal(id))));
        const moved = new Set(changes.map(({ words }) => words));
        const stayed = order.filter((id) => !moved.has(`doel ${id}`));
        expect(stayed).toEqual([...stayed].sort());
        expect(moved.size === 0).toBe(order.join() === ids.join());
      }),
    );
  });
});
