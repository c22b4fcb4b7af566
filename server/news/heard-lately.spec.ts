import { describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../database/news-rules.js';
import { HeardLately } from './heard-lately.js';

const follower = { householdId: 'here', page: 'mine' };

describe('what was heard of late', () => {
  // At 10,000 a page follows that was read 1,000 ago; a request may be 3,000 on its way.
  it.each([
    ['before the page was read', 5_900, 'here', null, false],
    ['while its request was on its way', 6_100, 'here', null, true],
    ['since', 9_500, 'here', null, true],
    ['since, by another page', 9_500, 'here', 'other', true],
    ['since, by the page itself', 9_500, 'here', 'mine', false],
    ['since, elsewhere', 9_500, 'elsewhere', null, false],
  ])('%s', (_, at, householdId, page, missed) => {
    const lately = new HeardLately(0);
    lately.remember(new Map([[householdId, page]]), at);
    expect(lately.mayHaveMissed(follower, 1_000, 10_000)).toBe(missed);
  });

  it('nothing is known of the time before it listened, nor of long ago', () => {
    const lately = new HeardLately(1_000);
    expect([5_000, 4_000].map((now) => lately.mayHaveMissed(follower, 100, now))).toEqual([false, true]);
    lately.remember(EVERYTHING, 30_000);
    expect([33_500, 33_050].map((now) => lately.mayHaveMissed(follower, 100, now))).toEqual([false, true]);
    expect([16_900, 17_100].map((readAgo) => lately.mayHaveMissed(follower, readAgo, 60_000))).toEqual([false, true]);
  });

  it('keeps so much and no more: then all may have changed', () => {
    const lately = new HeardLately(0);
    for (let n = 0; n < 1_001; n++) lately.remember(new Map([[`household ${n}`, null]]), 10_000 + n);
    expect([14_200, 13_900].map((now) => lately.mayHaveMissed(follower, 100, now))).toEqual([false, true]);
  });
});
