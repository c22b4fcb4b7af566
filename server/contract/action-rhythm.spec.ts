import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextTime, timesUpTo } from './action-rhythm.js';
import type { ActionRhythm } from './plan-words.js';

describe('a rhythm', () => {
  it.each<[ActionRhythm, string | null, string | null, string, number, string | null]>([
    // The worked case: unopened post to Carla every Friday, six of these seven times done.
    ['weekly', '2026-10-02', null, '2026-11-16', 7, '2026-11-20'],
    ['weekly', '2026-10-02', null, '2026-10-02', 1, '2026-10-02'],
    ['weekly', '2026-10-02', null, '2026-10-01', 0, '2026-10-02'],
    ['weekly', '2026-10-02', '2026-10-16', '2026-11-16', 3, null],
    ['daily', '2026-09-24', null, '2026-09-30', 7, '2026-09-30'],
    ['daily', '2026-10-24', '2026-10-26', '2026-10-26', 3, '2026-10-26'],
    ['monthly', '2026-01-31', null, '2026-02-27', 1, '2026-02-28'],
    ['monthly', '2026-01-31', null, '2026-02-28', 2, '2026-02-28'],
    ['monthly', '2026-01-31', null, '2026-03-01', 2, '2026-03-31'],
    ['once', '2026-10-02', null, '2026-11-16', 0, null],
    ['weekly', null, null, '2026-11-16', 0, null],
  ])('%s from %s to %s has come by %s %i times; then comes %s', (rhythm, startsOn, endsOn, day, times, next) => {
    expect([timesUpTo({ rhythm, startsOn, endsOn }, day), nextTime({ rhythm, startsOn, endsOn }, day)]).toEqual([times, next]);
  });

  it('comes once more on the day of the next time, and not before', () => {
    const days = fc.integer({ min: 0, max: 900 }).map((number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom<ActionRhythm>('daily', 'weekly', 'monthly'), days, days, (rhythm, startsOn, day) => {
        const it = { rhythm, startsOn, endsOn: null };
        const next = nextTime(it, day)!;
        const before = new Date(Date.parse(`${next}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
        expect(next >= day).toBe(true);
        expect(timesUpTo(it, next)).toBe(timesUpTo(it, before) + 1);
      }),
    );
  });
});
