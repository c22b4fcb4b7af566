import { layoutGraph, wrapped } from './graph-layout';

const problems = ['post', 'drinken', 'geen werk', 'schreeuwen', 'wegblijven van school'].map((label, place) => ({ id: `p${place}`, label, caption: 'Ron · Financiën' }));
const influences = [[0, 1], [1, 2], [2, 0], [1, 3], [3, 4]].map(([from, to], place) => ({ id: `i${place}`, from: `p${from}`, to: `p${to}` }));

describe.each([false, true])('the layout of a map, narrow: %s', (narrow) => {
  const { width, height, boxes, lines } = layoutGraph(problems, influences, narrow);

  it('puts each problem inside, and none over another', () => {
    expect(boxes).toHaveLength(problems.length);
    for (const box of boxes) {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width / 2).toBeLessThanOrEqual(width);
      expect(box.y + box.height / 2).toBeLessThanOrEqual(height);
      for (const other of boxes) {
        if (other === box) continue;
        const apart = Math.abs(box.x - other.x) >= (box.width + other.width) / 2 || Math.abs(box.y - other.y) >= (box.height + other.height) / 2;
        expect(apart).toBe(true);
      }
    }
  });

  it('draws each influence as one line, also those that close a circle', () => {
    expect(lines.map(({ id }) => id)).toEqual(influences.map(({ id }) => id));
    for (const { path } of lines) expect(path).toMatch(/^M [\d.-]+ [\d.-]+ [QL] /);
  });

  it('is the same each time', () => expect(layoutGraph(problems, influences, narrow).lines).toEqual(lines));
});

it('draws a map of nothing, and of one problem', () => {
  expect(layoutGraph([], [], false).boxes).toEqual([]);
  expect(layoutGraph(problems.slice(0, 1), [], false).boxes).toHaveLength(1);
});

it.each([
  ['drinken', ['drinken']],
  ['post van deurwaarders', ['post van', 'deurwaarders']],
  ['arbeidsongeschiktheidsverzekering', ['arbeidsongeschiktheidsverzekering']],
])('wraps %s', (text, expected) => expect(wrapped(text, 20)).toEqual(expected));
