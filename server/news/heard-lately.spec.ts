import { describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../database/news-rules.js';
import { HeardLately } from './heard-lately.js';

const follower = { householdId: 'here', page: 'mine' };

describe('what was heard of late', () => {
  // At 10,000 a page follows that was read 1,000 ago; what is heard within 300 after that was made before it.
  it.each([
    ['before the page was read', 8_900, 'here', null, false],
    ['at once after it', 9_300, 'here', null, false],
    ['since', 9_301, 'here', null, true],
    ['since, by another page', 9_500, 'here', 'other', true],
    ['since, by the page itself', 9_500, 'here', 'mine', false],
    ['since, elsewhere', 9_500, 'elsewhere', null, false],
  ])('%s', (_, at, householdId, page, missed) => {
    const lately = new HeardLately();
    lately.remember(new Map([[householdId, page]]), at);
    expect(lately.mayHaveMissed(follower, 1_000, 10_000)).toBe(missed);
  });

  it('nothing is known of what was not heard, nor of long ago', () => {
    const lately = new HeardLately();
    lately.remember(EVERYTHING, 30_000);
    expect([30_200, 30_050].map((now) => lately.mayHaveMissed(follower, 100, now))).toEqual([false, true]);
    expect([20_000, 20_001].map((readAgo) => lately.mayHaveMissed(follower, readAgo, 60_000))).toEqual([false, true]);
  });

  it('keeps so much and no more: then all may have changed', () => {
    const lately = new HeardLately();
    for (let n = 0; n < 1_001; n++) lately.remember(new Map([[`household ${n}`, null]]), 10_000 + n);
    expect([11_200, 11_050].map((now) => lately.mayHaveMissed(follower, 100, now))).toEqual([false, true]);
  });
});
