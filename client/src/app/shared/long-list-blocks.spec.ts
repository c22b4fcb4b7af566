import { BlockHeights, gapsBetween } from './long-list-blocks';

const rowsOf = (count: number): unknown[] => Array.from({ length: count }, () => Symbol());

describe('the blocks of a long list', () => {
  it.each([
    ['at the beginning', 0, 850, { from: 0, until: 2 }],
    ['before it', -2_000, -1_000, { from: 0, until: 1 }],
    ['a block ends where the stretch begins', 600, 601, { from: 1, until: 2 }],
    ['in the middle', 1_300, 2_150, { from: 2, until: 4 }],
    ['after the end', 9_000, 9_850, { from: 4, until: 5 }],
  ])('are found %s', (_, top, bottom, expected) => {
    const heights = new BlockHeights();
    heights.of(rowsOf(23), 400);
    expect(heights.between(top, bottom)).toEqual(expected);
  });

  it('take what they were seen to take, and the others what a row took on average; the last has fewer rows', () => {
    const rows = rowsOf(12);
    const heights = new BlockHeights();
    heights.of(rows, 400);
    heights.see(0, 250);
    heights.of(rows, 400);
    expect([0, 1, 2].map((block) => heights.sum({ from: block, until: block + 1 }))).toEqual([250, 250, 100]);
  });

  it('are known again on another page with the same rows, in a list of the same width', () => {
    const rows = rowsOf(10);
    const before = new BlockHeights();
    before.of(rows, 400);
    before.see(0, 300);
    before.see(1, 700);
    const heights = new BlockHeights();
    heights.of(rows, 400);
    expect(heights.sum({ from: 1, until: 2 })).toBe(700);
    heights.of(rows, 380);
    expect(heights.sum({ from: 1, until: 2 })).toBe(500);
  });

  it('are not taken for known when another row has come in between', () => {
    const rows = rowsOf(5);
    const heights = new BlockHeights();
    heights.of(rows, 400);
    heights.see(0, 100);
    heights.of([rows[0], Symbol(), ...rows.slice(1)], 400);
    expect(heights.sum({ from: 0, until: 1 })).toBe(600);
  });

  it.each([
    [[], 4, [{ from: 0, until: 4 }]],
    [[0, 1, 2, 3], 4, []],
    [[7, 3, 4], 10, [{ from: 0, until: 3 }, { from: 5, until: 7 }, { from: 8, until: 10 }]],
  ])('leave gaps around %j of %i', (shown, blocks, gaps) => {
    expect(gapsBetween(new Set(shown), blocks)).toEqual(gaps);
  });
});
