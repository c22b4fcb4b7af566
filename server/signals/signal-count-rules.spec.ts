import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SIGNAL_TERMS as TERMS } from '../contract/signal-words.js';
import { instantAt, type Day } from '../shared/day.js';
import { SignalCounting } from './signal-count-rules.js';
import type { StuckFacts } from './signal-facts-rules.js';

const NOW = instantAt('2026-09-18', '09:00');
/** A household that somebody led until a day. */
const ledUntil = (until: Day, more: Partial<StuckFacts> = {}): StuckFacts => ({
  openedOn: '2026-01-05', closedOn: null, teamId: null, leads: [{ id: 'lead', from: '2026-01-05', until, returns: false }], handovers: [], escalations: [], acute: [], plan: null, goals: [], actions: [],
  evaluations: [], missed: [], safety: [], overlaps: [], circles: [], answers: [], ...more,
});
const count = (households: StuckFacts[], noLeadDays: number) => {
  const counting = new SignalCounting(TERMS, { ...TERMS, noLeadDays }, NOW);
  for (const facts of households) counting.add(facts);
  const { comes, goes, different, counts } = counting;
  return { comes, goes, different, counts: counts.map(({ code, now, then }) => [code, now, then]) };
};

describe('what other terms would put on the worklist', () => {
  // Without a lead for 4 days and for 18: today one of them is on the list.
  const households = [ledUntil('2026-09-14'), ledUntil('2026-08-31')];

  it.each<[string, number, object]>([
    ['a shorter term brings one', 3, { comes: 1, goes: 0, different: 1, counts: [['no_active_lead', 1, 2]] }],
    ['a longer one takes one away', 30, { comes: 0, goes: 1, different: 1, counts: [['no_active_lead', 1, 0]] }],
    ['the same changes nothing', 7, { comes: 0, goes: 0, different: 0, counts: [['no_active_lead', 1, 1]] }],
  ])('%s', (_, days, expected) => {
    expect(count(households, days)).toEqual(expected);
  });

  it('a household with another signal stays on the list', () => {
    const unsafe = ledUntil('2026-09-14', { safety: [{ id: 'check', memberId: null, safe: false, checkedAt: instantAt('2026-09-10', '10:00') }] });
    expect(count([unsafe], 3)).toEqual({ comes: 0, goes: 0, different: 1, counts: [['unsafe', 1, 1], ['no_active_lead', 0, 1]] });
  });

  it('what is closed, or kept quiet by an answer, is not on it', () => {
    const quiet = ledUntil('2026-08-31', { answers: [{ id: 'answer', code: 'no_active_lead', subject: '', kind: 'snooze', until: '2026-10-01', evidenceKey: '', confirmed: false, action: null }] });
    expect(count([quiet, ledUntil('2026-08-31', { closedOn: '2026-09-01' })], 3)).toEqual({ comes: 0, goes: 0, different: 0, counts: [] });
  });
});
