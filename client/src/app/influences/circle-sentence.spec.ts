import { circleSentence, isInCircle } from './circle-sentence';

const problems = [
  { id: 'p', label: 'post van deurwaarders' },
  { id: 'd', label: 'drinken' },
  { id: 'w', label: 'geen werk' },
] as Parameters<typeof circleSentence>[0]['problems'];
const circle = { problemIds: ['p', 'd', 'w'] };

describe('a circle', () => {
  it('is said from its first problem to the first again', () =>
    expect(circleSentence({ problems }, circle)).toBe('post van deurwaarders → drinken → geen werk → post van deurwaarders'));

  it.each([
    ['p', 'd', true],
    ['w', 'p', true],
    ['p', 'w', false],
    ['d', 'p', false],
    ['x', 'p', false],
  ])('goes from %s to %s: %s', (from, to, expected) => expect(isInCircle(circle, from, to)).toBe(expected));

  it('that is none has nothing in it', () => expect(isInCircle(undefined, 'p', 'd')).toBe(false));
});
