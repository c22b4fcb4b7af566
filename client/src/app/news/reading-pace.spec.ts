import { askAgainAfter, readingAt } from './reading-pace';

describe('the pace at which a page reads by itself', () => {
  it.each([
    ['soon after the first news', 1_000, null, 0, 1_600],
    ['with a scatter, so that not all read at once', 1_000, null, 1, 2_200],
    ['soon, where the last reading is long ago', 50_000, 20_000, 0, 50_600],
    ['ten seconds after the last reading, where that was just now', 21_000, 20_000, 0.5, 30_000],
  ])('%s', (_, heardAt, lastReadAt, scatter, at) => {
    expect(readingAt(heardAt, lastReadAt, scatter)).toBe(at);
  });

  it('asks for a stream that was refused ever more seldom', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map(askAgainAfter)).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
  });
});
