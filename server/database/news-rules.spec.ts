import { describe, expect, it } from '@jest/globals';
import { alsoChanged, changedIn, concerns, EVERYTHING, payloadsOf, type ChangedBy } from './news-rules.js';

const id = (number: number): string => `0199f000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const PAGE = 'a3f0c1d2-0000-4000-8000-000000000001';

describe('what is told of changed households', () => {
  it.each([
    ['nothing', new Map<string, string | null>(), []],
    ['one, changed by no page', new Map([[id(1), null]]), [id(1)]],
    ['two, one changed by a page', new Map([[id(1), PAGE], [id(2), null]]), [`${id(1)}:${PAGE} ${id(2)}`]],
  ])('of %s', (_, changed, payloads) => {
    expect(payloadsOf(changed)).toEqual(payloads);
  });

  it.each([1, 106, 107, 1_000])('fits the payloads of PostgreSQL, and is understood whole: %i households', (count) => {
    const changed = new Map(Array.from({ length: count }, (_, number) => [id(number), number % 2 ? PAGE : null] as const));
    const payloads = payloadsOf(changed);
    expect(payloads.every((payload) => Buffer.byteLength(payload) < 8_000)).toBe(true);
    expect(payloads.length).toBeLessThanOrEqual(Math.ceil((count * 75) / 7_700));
    expect(new Map(payloads.flatMap((payload) => [...(changedIn(payload) as Map<string, string | null>)]))).toEqual(changed);
  });

  it('may be everything', () => {
    expect(changedIn(EVERYTHING)).toBe(EVERYTHING);
  });

  it('names a page only where it alone made the changes', () => {
    const known = new Map<string, string | null>();
    alsoChanged(known, [id(1), id(2), id(3)], PAGE);
    alsoChanged(known, [id(1)], PAGE);
    alsoChanged(known, [id(2)], 'another-page');
    alsoChanged(known, [id(3)], null);
    alsoChanged(known, [id(3)], PAGE);
    expect([...known]).toEqual([[id(1), PAGE], [id(2), null], [id(3), null]]);
  });

  it.each<[string, ChangedBy | typeof EVERYTHING, { householdId: string; page: string | null }, boolean]>([
    ['everything', EVERYTHING, { householdId: id(1), page: PAGE }, true],
    ['another household', new Map([[id(2), null]]), { householdId: id(1), page: PAGE }, false],
    ['its household, changed by no page', new Map([[id(1), null]]), { householdId: id(1), page: PAGE }, true],
    ['its household, changed by another page', new Map([[id(1), 'another-page']]), { householdId: id(1), page: PAGE }, true],
    ['what it changed itself', new Map([[id(1), PAGE]]), { householdId: id(1), page: PAGE }, false],
    ['a change by a page, where it has no name', new Map([[id(1), PAGE]]), { householdId: id(1), page: null }, true],
    ['a change by no page, where it has no name', new Map([[id(1), null]]), { householdId: id(1), page: null }, true],
  ])('concerns a page, or does not: %s', (_, changed, page, told) => {
    expect(concerns(changed, page)).toBe(told);
  });
});
