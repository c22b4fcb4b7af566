import { describe, expect, it } from '@jest/globals';
import type { SignalCode } from '../contract/signal-words.js';
import { instantAt, type Day } from '../shared/day.js';
import { heldOn, holdingAt, signalsSince } from './effect-rules.js';

const signal = (code: SignalCode, from: Day, until: Day | null = null, subject = '') => ({ code, subject, holdsFrom: instantAt(from, '00:00'), holdsUntil: until === null ? null : instantAt(until, '00:00') });

describe('signals on the day of a decision', () => {
  // Decided on Sunday 25 October, on which summer time ends; written down on the Tuesday after it.
  const NOW = instantAt('2026-10-27', '14:00');
  const cases: [string, ReturnType<typeof signal>, boolean][] = [
    ['began long before', signal('no_active_lead', '2026-08-25'), true],
    ['began on the day', signal('no_active_lead', '2026-10-25'), true],
    ['began the day after', signal('no_active_lead', '2026-10-26'), false],
    ['is about to hold', signal('no_active_lead', '2026-10-30'), false],
    ['is over when it is written down', signal('no_contact', '2026-10-01', '2026-10-27'), false],
    ['ends the day after that', signal('no_contact', '2026-10-01', '2026-10-28'), true],
  ];
  it.each(cases)('%s', (_, found, held) => {
    expect(heldOn([found], '2026-10-25', NOW)).toEqual(held ? [found] : []);
  });
});

describe('signals that hold', () => {
  const NOW = instantAt('2026-10-27', '14:00');
  it.each([
    ['from now', NOW, null, true],
    ['from the next moment', NOW + 1, null, false],
    ['until the next moment', NOW - 1, NOW + 1, true],
    ['until now', NOW - 1, NOW, false],
  ])('%s', (_, holdsFrom, holdsUntil, holds) => {
    const found = { code: 'no_contact', subject: '', holdsFrom, holdsUntil } as const;
    expect(holdingAt([found], NOW)).toEqual(holds ? [found] : []);
  });
});

describe('signals since then', () => {
  const then = [signal('unsafe', '2026-09-01', null, 'ron'), signal('no_active_lead', '2026-09-02'), signal('goal_without_action', '2026-09-03', null, 'rent')];
  const now = [signal('goal_without_action', '2026-11-03', null, 'rent'), signal('goal_without_action', '2026-11-04', null, 'school'), signal('unsafe', '2026-09-01', null, 'ron')];

  it('are those that held, each with whether it holds still or again, and new ones', () => {
    const { held, fresh } = signalsSince(then, now);
    expect(held.map(({ signal: { code, subject }, holds }) => [code, subject, holds])).toEqual([['unsafe', 'ron', true], ['no_active_lead', '', false], ['goal_without_action', 'rent', true]]);
    expect(fresh.map(({ code, subject }) => [code, subject])).toEqual([['goal_without_action', 'school']]);
  });

  it('are nothing where nothing held and nothing holds', () => {
    expect(signalsSince([], [])).toEqual({ held: [], fresh: [] });
  });
});
