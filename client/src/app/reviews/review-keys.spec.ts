import { deedOf, type Pressed } from './review-keys';

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({ key, ctrlKey: false, altKey: false, metaKey: false, typing: false, ...more });

describe('a key in a review meeting', () => {
  it.each([
    ['ArrowRight', { kind: 'next' }],
    ['ArrowLeft', { kind: 'previous' }],
    ['1', { kind: 'answer', place: 1 }],
    ['9', { kind: 'answer', place: 9 }],
    ['n', { kind: 'note' }],
    ['N', { kind: 'note' }],
    ['e', { kind: 'end' }],
    ['0', undefined],
    ['x', undefined],
    ['Enter', undefined],
    ['Tab', undefined],
  ])('%s', (key, deed) => {
    expect(deedOf(pressed(key), true)).toEqual(deed);
  });

  it.each([{ typing: true }, { ctrlKey: true }, { altKey: true }, { metaKey: true }])('does nothing with %j', (more) => {
    expect(['ArrowRight', 'n', '1', 'e'].map((key) => deedOf(pressed(key, more), true))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('that is a letter or a number does nothing where these are off; arrows stay', () => {
    expect(['n', 'e', '1', 'ArrowRight'].map((key) => deedOf(pressed(key), false))).toEqual([undefined, undefined, undefined, { kind: 'next' }]);
  });
});
