import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bruteForceCircles } from '../../test/support/brute-force-circles.js';
import { MOST_BLOCKAGES, MOST_KNOTS } from '../contract/blockage-words.js';
import { blockageSentence, type SpokenStep } from '../contract/blockage-sentence.js';
import { closedCircles, findKnots, type Knots, type Wait, type WaitingItem } from './blockage-rules.js';

/** `a b:clinic !c`: items, whose a condition is, and what is over. */
const itemsOf = (written: string): WaitingItem[] =>
  written.split(' ').filter(Boolean).map((each) => {
    const [id = '', party = null] = each.replace('!', '').split(':');
    return { id, party, over: each.startsWith('!') };
  });
/** `a>b`: a waits for b. */
const waitsOf = (written: string): Wait[] =>
  written.split(' ').filter(Boolean).map((each) => {
    const [from = '', to = ''] = each.split('>');
    return { from, to };
  });
const knots = (items: string, waits: string, most = 100): Knots => findKnots(itemsOf(items), waitsOf(waits), most);
const circles = (items: string, waits: string): string[] => knots(items, waits).circles.map((steps) => steps.map(({ id, passes }) => `${id}${passes ? '*' : ''}`).join(''));

describe('circles of waiting', () => {
  it.each<[string, string, string, string[]]>([
    ['nothing waits', 'a b', '', []],
    ['a chain is none', 'a b c', 'a>b b>c', []],
    ['each for the other', 'a b', 'a>b b>a', ['ab']],
    ['the worked case: admission, housing, debt arrangement, and abstinence that the clinic should bring', 'opname:clinic huis:corporation regeling:debt abstinentie:clinic', 'opname>huis huis>regeling regeling>abstinentie', ['opnamehuisregelingabstinentie*']],
    ['the same, written down in another order: told from where the party comes in', 'abstinentie:clinic regeling:debt huis:corporation opname:clinic', 'regeling>abstinentie opname>huis huis>regeling', ['opnamehuisregelingabstinentie*']],
    ['what waits itself does not pass to its party', 'a:x b:x c', 'a>b b>c', []],
    ['the party waits for its own: a circle of itself', 'a:x b:x', 'a>b', ['ab*']],
    ['another party is another', 'a:x b:y c:z', 'a>b b>c', []],
    ['nobody named is not one party', 'a b c', 'a>b b>c', []],
    ['by two parties', 'a:x b:y c:y d:x', 'a>b c>d', ['ab*cd*']],
    ['what is over waits for nothing', 'a !b', 'a>b b>a', []],
    ['a condition that is met breaks it', 'a:x b !c:x', 'a>b b>c', []],
    ['for itself, or for what is not there', 'a b', 'a>a a>x x>a', []],
  ])('%s', (_, items, waits, expected) => expect(circles(items, waits)).toEqual(expected));

  const maps = fc.integer({ min: 1, max: 6 }).chain((size) => {
    const ids = Array.from({ length: size }, (_, place) => `i${place}`);
    return fc.record({
      items: fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), over: fc.boolean().map((yes) => yes && id > 'i3'), party: fc.constantFrom(null, 'x', 'y') }))),
      waits: fc.array(fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids) }), { maxLength: 14 }),
    });
  });

  it('are those of a finder that tries every way, whatever waits', () => {
    fc.assert(
      fc.property(maps, ({ items, waits }) => {
        const over = new Set(items.filter((item) => item.over).map(({ id }) => id));
        const open = waits.filter(({ from, to }) => from !== to && !over.has(from) && !over.has(to));
        const waiting = new Set(open.map(({ from }) => from));
        const passed = items.flatMap((end) =>
          end.party !== null && !waiting.has(end.id) && open.some(({ to }) => to === end.id) ? items.filter((item) => item.party === end.party && waiting.has(item.id)).map((item) => ({ from: end.id, to: item.id })) : [],
        );
        const named = items.map(({ id }) => id).filter((id) => open.some(({ from, to }) => from === id || to === id));
        const wanted = bruteForceCircles(named, [...open, ...passed]).map((circle) => [...circle].sort().join());
        const found = findKnots(items, waits, 1000);
        expect(found.circles.map((circle) => circle.map(({ id }) => id).sort().join())).toEqual(wanted);
        // Told so that each goes on to the next as it says.
        for (const circle of found.circles)
          for (const [place, { id: from, passes }] of circle.entries()) {
            const to = circle[(place + 1) % circle.length]!.id;
            expect((passes ? passed : open).some((link) => link.from === from && link.to === to)).toBe(true);
          }
      }),
      { numRuns: 500 },
    );
  });

  it('are found soon where all wait for all, and it is said that there are more', () => {
    const ids = Array.from({ length: 9 }, (_, place) => `i${place}`);
    const all = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({ from, to }))).slice(0, MOST_BLOCKAGES);
    const begun = performance.now();
    const found = findKnots(ids.map((id) => ({ id, over: false, party: 'x' })), all, MOST_KNOTS);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect({ told: found.circles.length, more: found.moreCircles }).toEqual({ told: MOST_KNOTS, more: true });
  });
});

describe('chains of waiting', () => {
  it.each<[string, string, string, string[]]>([
    ['a single wait is none', 'a b', 'a>b', []],
    ['each for the next', 'a b c', 'a>b b>c', ['abc']],
    ['two ways, the longest first', 'a b c d', 'a>c c>d a>b b>c', ['abcd', 'acd']],
    ['two that end in the same', 'a b c d', 'a>c b>c c>d', ['acd', 'bcd']],
    ['as far as a circle', 'a b c d', 'a>b b>c c>d d>c', ['abc']],
    ['what goes round is none', 'a b', 'a>b b>a', []],
    ['what is done shortens it', 'a b !c', 'a>b b>c', []],
  ])('%s', (_, items, waits, expected) => expect(knots(items, waits).chains.map((chain) => chain.join(''))).toEqual(expected));

  it('end at so many, and it is said that there are more', () => {
    const { chains, moreChains } = knots('a b c d e f', 'a>b a>c a>d b>e c>e d>e e>f', 2);
    expect([chains.length, moreChains]).toEqual([2, true]);
  });
});

it('circles are of their blockages, from the day on which the last of them closed it; what only the plan says counts for none', () => {
  const wait = (from: string, to: string, id: string | null, since: string | null) => ({ from, to, id, since });
  const waits = [wait('a', 'b', 'ab', '2026-09-01'), wait('b', 'c', null, null), wait('c', 'd', 'cd', '2026-09-17')];
  expect(closedCircles(itemsOf('a:x b c d:x'), waits, 5)).toEqual([{ blockageIds: ['ab', 'cd'], since: '2026-09-17' }]);
  expect(closedCircles(itemsOf('a b c d'), waits, 5)).toEqual([]);
});

it('where it is easiest to untie: the item in most circles first, with what is left', () => {
  expect(knots('a b c d', 'a>b b>a b>c c>b').points.map(({ one, circles: through, left }) => [one, through, left])).toEqual([['b', 2, 0], ['a', 1, 1], ['c', 1, 1]]);
});

describe('said as a sentence', () => {
  const said = (label: string, party: string | null = null, more: Partial<SpokenStep> = {}): SpokenStep => ({ id: label, label, party, confidential: false, passes: false, ...more });
  const circle = [said('admission', 'the clinic'), said('housing', 'the corporation'), said('the debt arrangement'), said('abstinence', 'the clinic', { passes: true })];
  const dutch = [said('de opname', 'de kliniek'), said('huisvesting', 'de corporatie'), said('de schuldregeling'), said('abstinentie', 'de kliniek', { passes: true })];
  const hidden = { party: null, confidential: true };
  it.each<[string, string, string]>([
    ['the circle that closes by a party', blockageSentence(circle, 'en', 'circle'), '‘The clinic’ is waiting for ‘housing’, ‘housing’ is waiting for ‘the debt arrangement’, ‘the debt arrangement’ is waiting for ‘abstinence’, which ‘the clinic’ has to provide.'],
    ['in Dutch', blockageSentence(dutch, 'nl', 'circle'), 'De kliniek wacht op huisvesting, huisvesting wacht op de schuldregeling, de schuldregeling wacht op abstinentie, waar de kliniek voor moet zorgen.'],
    ['for who does not get to know the service', blockageSentence([{ ...dutch[0]!, ...hidden }, dutch[1]!, dutch[2]!, { ...dutch[3]!, ...hidden }], 'nl', 'circle'), 'Een vertrouwelijke dienst wacht op huisvesting, huisvesting wacht op de schuldregeling, de schuldregeling wacht op abstinentie, waar een vertrouwelijke dienst voor moet zorgen.'],
    ['by two parties', blockageSentence([said('a', 'x'), said('b', 'y', { passes: true }), said('c', 'y'), said('d', 'x', { passes: true })], 'en', 'circle'), '‘X’ is waiting for ‘b’, which ‘y’ has to provide, ‘y’ is waiting for ‘d’, which ‘x’ has to provide.'],
    ['a circle that closes by itself', blockageSentence(dutch.slice(1, 3), 'nl', 'circle'), 'Huisvesting wacht op de schuldregeling, de schuldregeling wacht op huisvesting.'],
    ['a chain', blockageSentence(dutch.slice(1).map((step) => ({ ...step, passes: false })), 'nl', 'chain'), 'Huisvesting wacht op de schuldregeling, de schuldregeling wacht op abstinentie.'],
    ['nothing', blockageSentence([], 'nl', 'chain'), ''],
  ])('%s', (_, sentence, expected) => expect(sentence).toBe(expected));
});
