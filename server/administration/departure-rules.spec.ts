import { describe, expect, it } from '@jest/globals';
import type { BrokenRule } from '../shared/broken-rule.js';
import { decisionsAbout, decisionsOnTheDay, type Decision, type LeftPart, type WantedPart } from './departure-rules.js';

const part = (householdId: string, nobodyElse = 0): LeftPart => ({ reference: `r-${householdId}`, householdId, nobodyElse });
const toNadia: Decision = { householdId: 'a', successorId: 'nadia', endReason: null };
const ended: Decision = { householdId: 'a', successorId: null, endReason: 'not_needed' };
const successors = new Set(['nadia']);

const outcome = (parts: LeftPart[], wanted: WantedPart[]): unknown => {
  try {
    return decisionsAbout(parts, wanted, successors);
  } catch (error) {
    return (error as BrokenRule).code;
  }
};

describe('decisionsAbout', () => {
  it.each<[string, LeftPart[], WantedPart[], unknown]>([
    ['nothing that is left', [], [], []],
    ['a household that a colleague takes over', [part('a', 3)], [{ reference: 'r-a', handOverToId: 'nadia' }], [toNadia]],
    ['a household where it ends', [part('a')], [{ reference: 'r-a', endReason: 'not_needed' }], [ended]],
    ['a household too many', [part('a')], [{ reference: 'r-a', handOverToId: 'nadia' }, { reference: 'r-gone', endReason: 'other' }], [toNadia]],
    ['a household too few', [part('a'), part('b')], [{ reference: 'r-a', handOverToId: 'nadia' }], 'departure.undecided'],
    ['neither', [part('a')], [{ reference: 'r-a' }], 'departure.undecided'],
    ['both', [part('a')], [{ reference: 'r-a', handOverToId: 'nadia', endReason: 'other' }], 'departure.undecided'],
    ['an end that leaves work with nobody', [part('a', 1)], [{ reference: 'r-a', endReason: 'other' }], 'departure.nobody-left'],
    ['somebody who cannot take over', [part('a')], [{ reference: 'r-a', handOverToId: 'erik' }], 'departure.unknown-successor'],
  ])('of %s', (_, parts, wanted, expected) => expect(outcome(parts, wanted)).toEqual(expected));
});

describe('decisionsOnTheDay', () => {
  const changedJob: Decision = { householdId: 'a', successorId: null, endReason: 'changed_job' };
  it.each<[string, LeftPart[], Decision[], Decision[]]>([
    ['what was decided', [part('a', 2)], [toNadia], [toNadia]],
    ['an end that was decided', [part('a')], [ended], [ended]],
    ['what came up since ends', [part('a', 2)], [], [changedJob]],
    ['what was to go to somebody who left ends', [part('a')], [{ ...toNadia, successorId: 'erik' }], [changedJob]],
    ['what was settled in the meantime is passed over', [], [toNadia], []],
  ])('%s', (_, parts, decided, expected) => expect(decisionsOnTheDay(parts, decided, successors)).toEqual(expected));
});
