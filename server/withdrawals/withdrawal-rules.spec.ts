import { describe, expect, it } from '@jest/globals';
import type { BrokenRule } from '../shared/broken-rule.js';
import { checkLastDay, firstDayWithout, settle, type LeftBehind, type WantedForIt } from './withdrawal-rules.js';

const outcome = (task: () => unknown): unknown => {
  try {
    return task();
  } catch (error) {
    return (error as BrokenRule).code;
  }
};

describe('checkLastDay', () => {
  it.each<[string, string | undefined]>([
    ['2026-11-21', 'withdrawal.in-past'],
    ['2026-11-22', undefined],
    ['2027-11-23', undefined],
    ['2027-11-24', 'withdrawal.too-far-ahead'],
  ])('%s', (lastDay, code) => expect(outcome(() => checkLastDay(lastDay, '2026-11-22'))).toBe(code));
});

describe('firstDayWithout', () => {
  it.each([
    ['2026-11-30', '2026-12-01'],
    ['2026-11-22', '2026-11-23'],
    ['2026-11-20', '2026-11-22'],
  ])('after %s', (lastDay, day) => expect(firstDayWithout(lastDay, '2026-11-22')).toBe(day));
});

describe('settle', () => {
  const alone: LeftBehind = { kind: 'action', id: 'a', ofIds: ['bas'], others: false };
  const shared: LeftBehind = { kind: 'action', id: 'b', ofIds: ['bas'], others: true };
  const both: LeftBehind = { kind: 'visit', id: 'a', ofIds: ['bas', 'els'], others: false };
  const toNoor = (left: LeftBehind): WantedForIt => ({ kind: left.kind, id: left.id, handOverToId: 'noor' });
  const drop = (left: LeftBehind): WantedForIt => ({ kind: left.kind, id: left.id });
  const pass = (left: LeftBehind, fromId: string, successorId: string | null): object => ({ kind: left.kind, id: left.id, fromId, successorId });

  it.each<[string, LeftBehind[], WantedForIt[], unknown]>([
    ['nothing is left', [], [], { passes: [], dropped: [] }],
    ['one is taken over', [alone], [toNoor(alone)], { passes: [pass(alone, 'bas', 'noor')], dropped: [] }],
    ['one is dropped', [alone], [drop(alone)], { passes: [], dropped: [{ kind: 'action', id: 'a' }] }],
    ['one stays with the others', [shared], [drop(shared)], { passes: [pass(shared, 'bas', null)], dropped: [] }],
    ['two did it together, and one takes it over', [both], [toNoor(both)], { passes: [pass(both, 'bas', 'noor'), pass(both, 'els', null)], dropped: [] }],
    ['two did it together, and it is dropped', [both], [drop(both)], { passes: [], dropped: [{ kind: 'visit', id: 'a' }] }],
    ['an action and a visit have the same id', [alone, both], [toNoor(alone), drop(both)], { passes: [pass(alone, 'bas', 'noor')], dropped: [{ kind: 'visit', id: 'a' }] }],
    ['something was settled meanwhile', [], [toNoor(alone)], { passes: [], dropped: [] }],
    ['something is not decided', [alone, shared], [toNoor(alone)], 'withdrawal.undecided'],
    ['somebody takes over who is not at the table', [alone], [{ ...toNoor(alone), handOverToId: 'erik' }], 'withdrawal.unknown-successor'],
  ])('%s', (_, left, wanted, expected) => expect(outcome(() => settle(left, wanted, new Set(['noor'])))).toEqual(expected));
});
