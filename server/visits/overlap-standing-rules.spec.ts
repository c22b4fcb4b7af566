import { describe, expect, it } from '@jest/globals';
import { holds, openSince, type AnsweredOverlap } from './overlap-standing-rules.js';

const answered: AnsweredOverlap = { code: 'same_topic', memberId: 'ron', domain: 'finances', visitIds: ['one', 'two'] };

describe('an answer to a double visit', () => {
  it.each<[string, Partial<AnsweredOverlap>, boolean]>([
    ['about the same visits', {}, true],
    ['of which one was cancelled', { visitIds: ['two'] }, true],
    ['to which one was added', { visitIds: ['one', 'two', 'three'] }, false],
    ['of which one became another', { visitIds: ['one', 'three'] }, false],
    ['of another kind', { code: 'same_day' }, false],
    ['about somebody else', { memberId: 'mirella' }, false],
    ['about another part of life', { domain: 'housing' }, false],
    ['about all of the household', { memberId: null, domain: null }, false],
  ])('holds, or does not: %s', (_, change, expected) => {
    expect(holds(answered, { ...answered, ...change })).toBe(expected);
  });
});

describe('a double visit is open', () => {
  const [before, now] = ['2026-09-01T10:00:00.000Z', '2026-09-18T10:00:00.000Z'];
  const another: AnsweredOverlap = { ...answered, memberId: 'mirella' };
  it.each<[string, AnsweredOverlap[], string | null | undefined, string | null]>([
    ['from now, where it is new', [], undefined, now],
    ['since when it was', [], before, before],
    ['from now, where its answer holds no longer', [], null, now],
    ['not, where it was answered', [answered], before, null],
    ['not, where it was answered among others', [another, answered], before, null],
    ['also where another was answered', [another], before, before],
  ])('%s', (_, answers, since, expected) => {
    expect(openSince(answered, since, { answers, now })).toBe(expected);
  });
});
