import fc from 'fast-check';
import { asSortedText, householdVisits, thresholds, type HouseholdShape } from '../../test/support/arbitrary-visits.js';
import { bruteForceOverlaps } from '../../test/support/brute-force-overlaps.js';
import { OVERLAP_CODES } from '../contract/overlap-codes.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-thresholds.js';
import { findOverlaps } from './overlap-rules.js';

describe('overlaps of generated households are those of the brute-force twin', () => {
  const shapes: [string, HouseholdShape, number][] = [
    ['a few busy days', { days: 6, visits: 14, members: 2, organisations: 4 }, 1_500],
    ['a busy month', { days: 35, visits: 24, members: 3, organisations: 7 }, 700],
    ['a quiet season', { days: 90, visits: 24, members: 4, organisations: 5 }, 300],
    ['one organisation for most', { days: 20, visits: 14, members: 1, organisations: 2 }, 500],
    ['more organisations than bits in a number', { days: 14, visits: 24, members: 40, organisations: 70 }, 300],
  ];
  it.each(shapes)('%s, default thresholds', (_name, shape, numRuns) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(householdVisits(shape), (visits) => {
        const expected = bruteForceOverlaps(visits, DEFAULT_OVERLAP_THRESHOLDS);
        for (const { code } of expected) seen.add(code);
        expect(asSortedText(findOverlaps(visits, DEFAULT_OVERLAP_THRESHOLDS))).toEqual(asSortedText(expected));
      }),
      { numRuns },
    );
    expect(seen.size).toBeGreaterThanOrEqual(shape.organisations < 4 ? 4 : OVERLAP_CODES.length - 1);
  });

  it.each(shapes)('%s, other thresholds', (_name, shape, numRuns) => {
    fc.assert(
      fc.property(householdVisits(shape), thresholds, (visits, chosen) => {
        expect(asSortedText(findOverlaps(visits, chosen))).toEqual(asSortedText(bruteForceOverlaps(visits, chosen)));
      }),
      { numRuns },
    );
  });

  it('finds the same, in the same order, whatever the order of the visits', () => {
    const shuffled = householdVisits({ days: 20, visits: 20, members: 3, organisations: 5 }).chain((visits) =>
      fc.tuple(fc.constant(visits), fc.shuffledSubarray(visits, { minLength: visits.length })),
    );
    fc.assert(
      fc.property(shuffled, ([visits, other]) => {
        const found = findOverlaps(visits, DEFAULT_OVERLAP_THRESHOLDS);
        expect(findOverlaps(other, DEFAULT_OVERLAP_THRESHOLDS)).toEqual(found);
        const ranks = found.map(({ code }) => OVERLAP_CODES.indexOf(code));
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
      }),
      { numRuns: 300 },
    );
  });
});
