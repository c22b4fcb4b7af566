import fc from 'fast-check';
import { bruteForceCircles } from '../../test/support/brute-force-circles.js';
import { MOST_CIRCLES, MOST_PROBLEMS } from '../contract/influence-words.js';
import { breakingPoints, findCircles, type Link } from './circles.js';

/** `a>b b>c` */
const pushes = (written: string): Link[] =>
  written.split(' ').filter(Boolean).map((each) => {
    const [from = '', to = ''] = each.split('>');
    return { from, to };
  });
const circlesOf = (problems: string, written: string, most = 100): string[] => findCircles([...problems], pushes(written), most).circles.map((circle) => circle.join(''));

const maps = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const problems = Array.from({ length: size }, (_, place) => `p${place}`);
  const push = fc.record({ from: fc.constantFrom(...problems, 'elsewhere'), to: fc.constantFrom(...problems) });
  return fc.record({ problems: fc.constant(problems), pushes: fc.array(push, { maxLength: 20 }) });
});

describe('circles', () => {
  it.each([
    ['nothing at all', '', '', []],
    ['a chain', 'abc', 'a>b b>c', []],
    ['two ways to the same', 'abcd', 'a>b a>c b>d c>d', []],
    ['there and back', 'ab', 'a>b b>a', ['ab']],
    ['the worked case: post, drinking, work; shouting and school hang on it', 'pdwsx', 'p>d d>w w>p d>s s>x', ['pdw']],
    ['told from another problem it is the same circle, and begins with the first of the list', 'abc', 'c>a b>c a>b', ['abc']],
    ['two circles with one problem in both, the shortest first', 'abcd', 'a>b b>c c>a b>d d>b', ['bd', 'abc']],
    ['two apart', 'abcd', 'a>b b>a c>d d>c', ['ab', 'cd']],
    ['a push that is told twice is one', 'ab', 'a>b a>b b>a', ['ab']],
    ['a problem on itself, or on one that is not there, is none', 'ab', 'a>a a>x x>a a>b', []],
  ])('%s', (_, problems, written, expected) => expect(circlesOf(problems, written)).toEqual(expected));

  it('are those of a finder that tries every way, in the same order, however many are asked', () => {
    fc.assert(
      fc.property(maps, fc.integer({ min: 1, max: 30 }), ({ problems, pushes: some }, most) => {
        const all = bruteForceCircles(problems, some.filter(({ from, to }) => from !== to));
        expect(findCircles(problems, some, most)).toEqual({ circles: all.slice(0, most), more: all.length > most });
      }),
      { numRuns: 500 },
    );
  });

  it('are found soon in the largest map, and it is said that there are more', () => {
    const problems = Array.from({ length: MOST_PROBLEMS }, (_, place) => `p${place}`);
    const all = problems.flatMap((from) => problems.filter((to) => to !== from).map((to) => ({ from, to })));
    const begun = performance.now();
    const { circles, more } = findCircles(problems, all, MOST_CIRCLES);
    const points = breakingPoints(problems, all, circles, MOST_CIRCLES);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect({ told: circles.length, more, shortest: circles[0]!.length, leftMore: points[0]!.leftMore }).toEqual({ told: MOST_CIRCLES, more: true, shortest: 2, leftMore: true });
  });
});

describe('where it is easiest to break', () => {
  const pointsOf = (problems: string, written: string): [string, number, number][] =>
    breakingPoints([...problems], pushes(written), findCircles([...problems], pushes(written), 100).circles, 100).map(({ one, circles, left }) => [one, circles, left]);

  it.each<[string, string, string, [string, number, number][]]>([
    ['no circle, no point', 'abc', 'a>b b>c', []],
    ['any problem of a single circle', 'abc', 'a>b b>c c>a', [['a', 1, 0], ['b', 1, 0], ['c', 1, 0]]],
    ['the problem in most of them first, with what is left', 'abcd', 'a>b b>a b>c c>b c>d d>c', [['b', 2, 1], ['c', 2, 1], ['a', 1, 2], ['d', 1, 2]]],
    ['one through which all go', 'abc', 'a>b b>a b>c c>b', [['b', 2, 0], ['a', 1, 1], ['c', 1, 1]]],
  ])('%s', (_, problems, written, expected) => expect(pointsOf(problems, written)).toEqual(expected));
});
