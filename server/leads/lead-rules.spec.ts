import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysWithoutLead, leadGaps, type LeadPeriod } from '../contract/lead-gaps.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { addDays, daysBetween } from '../shared/day.js';
import { checkBeginning, checkEnding, endsWhenStoppedOn, leadOn } from './lead-rules.js';

/** The worked case: a gap of 35 days, of which the last three are still to come on 18 September. */
const CASE: LeadPeriod[] = [
  { from: '2026-04-14', until: '2026-06-22' },
  { from: '2026-06-22', until: '2026-08-17' },
  { from: '2026-09-21', until: null },
];

const codeOf = (task: () => void): string | undefined => {
  try {
    task();
  } catch (error) {
    return (error as BrokenRule).code;
  }
  return undefined;
};

describe('leadOn', () => {
  it.each([
    ['2026-04-13', undefined],
    ['2026-04-14', CASE[0]],
    ['2026-06-21', CASE[0]],
    ['2026-06-22', CASE[1]],
    ['2026-08-16', CASE[1]],
    ['2026-08-17', undefined],
    ['2026-09-20', undefined],
    ['2026-09-21', CASE[2]],
  ])('on %s', (day, period) => expect(leadOn(CASE, day)).toBe(period));
});

describe('leadGaps', () => {
  it('of the worked case is one of 35 days, 33 of them so far on 18 September', () => {
    const gaps = leadGaps(CASE, '2026-04-14', '2026-09-18');
    expect(gaps).toEqual([{ from: '2026-08-17', until: '2026-09-21', days: 35 }]);
    expect(daysWithoutLead(gaps, '2026-09-18')).toBe(33);
    expect(daysWithoutLead(gaps, '2026-11-16')).toBe(35);
  });

  it.each<[string, LeadPeriod[], string, unknown]>([
    ['nobody ever led', [], '2026-09-10', [{ from: '2026-09-10', until: null, days: 9 }]],
    ['opened today', [], '2026-09-18', [{ from: '2026-09-18', until: null, days: 1 }]],
    ['somebody leads from the first day', [{ from: '2026-09-10', until: null }], '2026-09-10', []],
    ['somebody led before it was opened', [{ from: '2026-01-01', until: '2026-09-17' }], '2026-09-10', [{ from: '2026-09-17', until: null, days: 2 }]],
    ['a lead was called off before it began', [{ from: '2026-09-15', until: '2026-09-15' }], '2026-09-10', [{ from: '2026-09-10', until: null, days: 9 }]],
    ['it ends tomorrow', [{ from: '2026-09-10', until: '2026-09-19' }], '2026-09-10', []],
  ])('where %s', (_, periods, openedOn, gaps) => expect(leadGaps(periods, openedOn, '2026-09-18')).toEqual(gaps));

  it('counts each day without a lead once, as a look at every day does', () => {
    const periods = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }).map((steps) => {
      let day = '2026-01-01';
      return steps.map(([pause, length]) => {
        const from = addDays(day, pause);
        day = addDays(from, length);
        return { from, until: day } as LeadPeriod;
      });
    });
    fc.assert(
      fc.property(periods, fc.boolean(), fc.nat(120), (history, open, elapsed) => {
        const all = open && history.length > 0 ? [...history.slice(0, -1), { ...history.at(-1)!, until: null }] : history;
        const today = addDays('2026-01-01', elapsed);
        let without = 0;
        for (let day = '2026-01-01'; daysBetween(day, today) >= 0; day = addDays(day, 1)) if (!leadOn(all, day)) without++;
        expect(daysWithoutLead(leadGaps(all, '2026-01-01', today), today)).toBe(without);
      }),
    );
  });
});

describe('checkBeginning', () => {
  const begin = { kind: 'permanent', from: '2026-09-18', returnOn: null } as const;
  it.each<[string, LeadPeriod[], object, string | undefined]>([
    ['in a gap', [{ from: '2026-01-01', until: '2026-09-18' }], {}, undefined],
    ['ahead', [], { from: '2026-10-01' }, undefined],
    ['in two months', [], { from: '2026-11-17' }, undefined],
    ['later than that', [], { from: '2026-11-18' }, 'lead.too-far-ahead'],
    ['in the past', [], { from: '2026-09-17' }, 'lead.in-past'],
    ['beside another', [{ from: '2026-01-01', until: null }], {}, 'lead.already-active'],
    ['before another ends', [{ from: '2026-01-01', until: '2026-09-19' }], {}, 'lead.overlapping-periods'],
    ['before one that was called off', [{ from: '2026-09-21', until: '2026-09-21' }], {}, undefined],
    ['for safety without a day of return', [], { kind: 'temporary_safety' }, 'lead.return-day-missing'],
    ['that goes back on its first day', [], { kind: 'temporary_safety', returnOn: '2026-09-18' }, 'lead.return-day-not-after-start'],
  ])('%s', (_, periods, change, code) => {
    expect(codeOf(() => checkBeginning(periods, { ...begin, ...change }, '2026-09-18'))).toBe(code);
  });
});

describe('checkEnding', () => {
  it.each<[string, LeadPeriod, string, string | undefined]>([
    ['a running lead', { from: '2026-01-01', until: null }, '2026-09-18', undefined],
    ['a running lead, in the past', { from: '2026-01-01', until: null }, '2026-09-17', 'lead.in-past'],
    ['a lead of today, from tomorrow', { from: '2026-09-18', until: null }, '2026-09-19', undefined],
    ['a lead of today, as if it never was', { from: '2026-09-18', until: null }, '2026-09-18', 'lead.in-past'],
    ['a lead that has ended', { from: '2026-01-01', until: '2026-09-18' }, '2026-09-20', 'lead.already-ended'],
    ['a lead whose end lies ahead, on another day', { from: '2026-01-01', until: '2026-10-18' }, '2026-09-20', undefined],
    ['a lead that has not begun, at once', { from: '2026-09-21', until: null }, '2026-09-21', undefined],
    ['a lead before it begins', { from: '2026-09-21', until: null }, '2026-09-18', 'lead.ends-before-start'],
  ])('%s', (_, period, until, code) => expect(codeOf(() => checkEnding(period, until, '2026-09-18'))).toBe(code));

  it('by default stops at once whoever can be stopped at once', () => {
    const today = '2026-09-18';
    for (const from of ['2026-09-17', '2026-09-18', '2026-09-19']) {
      const period = { from, until: null };
      expect(codeOf(() => checkEnding(period, endsWhenStoppedOn(period, today), today))).toBeUndefined();
    }
  });
});
