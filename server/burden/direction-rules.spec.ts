import { describe, expect, it } from '@jest/globals';
import type { LeadKind } from '../contract/lead-words.js';
import type { Day } from '../shared/day.js';
import type { Days } from './burden-rules.js';
import { compareDirection, directionMarks, directions, type LedPeriod } from './direction-rules.js';

const led = (from: Day, until: Day | null, kind: LeadKind = 'permanent'): LedPeriod => ({ kind, from, until });
const TODAY = '2026-12-16';

describe('direction', () => {
  const cases: [string, LedPeriod[], [Day, Day | null, Day | null][]][] = [
    ['never', [], []],
    ['one lead', [led('2026-09-21', null)], [['2026-09-21', null, '2026-09-21']]],
    ['a handover goes on', [led('2026-09-21', '2026-10-01'), led('2026-10-01', null)], [['2026-09-21', null, '2026-09-21']]],
    ['a day without ends it', [led('2026-09-21', '2026-10-01'), led('2026-10-02', null)], [['2026-09-21', '2026-10-01', '2026-09-21'], ['2026-10-02', null, '2026-10-02']]],
    ['a transfer for safety goes on with it', [led('2026-04-14', '2026-06-22'), led('2026-06-22', '2026-08-17', 'temporary_safety')], [['2026-04-14', '2026-08-17', '2026-04-14']]],
    ['a transfer for safety does not start it', [led('2026-06-22', '2026-08-17', 'temporary_safety'), led('2026-08-17', null)], [['2026-06-22', null, '2026-08-17']]],
    ['only a transfer for safety is none', [led('2026-06-22', '2026-08-17', 'temporary_safety')], [['2026-06-22', '2026-08-17', null]]],
    ['called off before it began', [led('2026-09-21', '2026-09-21')], []],
  ];
  it.each(cases)('%s', (_, leads, expected) => {
    expect(directions(leads).map(({ from, until, directedFrom }) => [from, until, directedFrom])).toEqual(expected);
  });

  it('is marked where it started and ended, not where it is still to', () => {
    const leads = [led('2026-04-14', '2026-06-22'), led('2026-06-22', '2026-08-17', 'temporary_safety'), led('2026-09-21', null), led('2026-12-20', null)];
    expect(directionMarks(leads.slice(0, 3), TODAY)).toEqual([
      { day: '2026-04-14', kind: 'direction_started' },
      { day: '2026-08-17', kind: 'direction_ended' },
      { day: '2026-09-21', kind: 'direction_started' },
    ]);
    expect(directionMarks([led('2026-12-20', null)], TODAY)).toEqual([]);
  });
});

describe('before and since somebody led', () => {
  const measured = (from: Day, until: Day = TODAY): Days => ({ from, until });
  /** The worked case, a quarter later: nobody led for five weeks, then one did. */
  const CASE = [led('2026-04-14', '2026-06-22'), led('2026-06-22', '2026-08-17', 'temporary_safety'), led('2026-09-21', null)];

  const cases: [string, LedPeriod[], Days, object][] = [
    ['the weeks of the case', CASE, measured('2026-08-31'), { standing: 'told', day: '2026-09-21', weeks: 3, before: { from: '2026-08-31', until: '2026-09-21' }, since: { from: '2026-09-21', until: '2026-10-12' } }],
    ['not the weeks in which somebody led before', CASE, measured('2026-04-20'), { standing: 'told', day: '2026-09-21', weeks: 5, before: { from: '2026-08-17', until: '2026-09-21' }, since: { from: '2026-09-21', until: '2026-10-26' } }],
    ['nobody has led', [], measured('2026-04-20'), { standing: 'never_led', day: null, weeks: 0 }],
    ['only for safety', [led('2026-06-22', null, 'temporary_safety')], measured('2026-04-20'), { standing: 'never_led', day: null, weeks: 0 }],
    ['somebody begins later', [led('2026-04-14', '2026-08-17'), led('2026-12-21', null)], measured('2026-02-02'), { standing: 'begins_later', day: '2026-12-21', weeks: 0 }],
    ['a week without is no new beginning', [led('2026-06-01', '2026-09-01'), led('2026-09-08', null)], measured('2026-04-06'), { standing: 'told', day: '2026-06-01', weeks: 8, before: { from: '2026-04-06', until: '2026-06-01' }, since: { from: '2026-06-01', until: '2026-07-27' } }],
    ['visits are known only since somebody leads', [led('2026-06-01', null)], measured('2026-06-01'), { standing: 'little_before', day: '2026-06-01', weeks: 0 }],
    ['it has only just begun', [led('2026-12-01', null)], measured('2026-06-01'), { standing: 'little_since', day: '2026-12-01', weeks: 1 }],
    ['it has ended: as long as it lasted', [led('2026-06-01', '2026-07-01')], measured('2026-03-02'), { standing: 'told', day: '2026-06-01', weeks: 4, before: { from: '2026-05-04', until: '2026-06-01' }, since: { from: '2026-06-01', until: '2026-06-29' } }],
    ['a household that was closed', [led('2026-06-01', null)], measured('2026-03-02', '2026-06-20'), { standing: 'little_since', day: '2026-06-01', weeks: 2 }],
  ];
  it.each(cases)('%s', (_, leads, days, expected) => {
    expect(compareDirection(leads, days, TODAY)).toEqual(expected);
  });
});
