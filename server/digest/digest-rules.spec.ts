import { describe, expect, it } from '@jest/globals';
import type { SignalTally } from '../contract/signals.js';
import { instantAt } from '../shared/day.js';
import { isWorthAMail, LOOKED_AT, roundAt, type DigestCounts } from './digest-rules.js';

const MONDAYS = ['mondays', 'working_days'];
const OTHERS = ['working_days'];

describe('what is to be sent', () => {
  it.each([
    // Winter: one hour ahead of UTC.
    ['2026-11-30T05:59:59Z', null],
    ['2026-11-30T06:00:00Z', { day: '2026-11-30', rhythms: MONDAYS, over: false }],
    ['2026-11-30T10:59:59Z', { day: '2026-11-30', rhythms: MONDAYS, over: false }],
    ['2026-11-30T11:00:00Z', { day: '2026-11-30', rhythms: MONDAYS, over: true }],
    ['2026-11-30T22:59:00Z', { day: '2026-11-30', rhythms: MONDAYS, over: true }],
    // The next day has begun in Amsterdam.
    ['2026-11-30T23:30:00Z', null],
    ['2026-12-01T06:00:00Z', { day: '2026-12-01', rhythms: OTHERS, over: false }],
    ['2026-12-04T06:00:00Z', { day: '2026-12-04', rhythms: OTHERS, over: false }],
    // Saturday and Sunday; in Amsterdam it is Monday before it is in Greenwich, but not seven yet.
    ['2026-12-05T09:00:00Z', null],
    ['2026-12-06T09:00:00Z', null],
    ['2026-12-06T23:30:00Z', null],
    // A holiday is a day as others.
    ['2026-12-25T06:00:00Z', { day: '2026-12-25', rhythms: OTHERS, over: false }],
    // The Monday after the clock went forward (29 March) and after it went back (25 October), and those before.
    ['2026-03-23T05:59:00Z', null],
    ['2026-03-23T06:00:00Z', { day: '2026-03-23', rhythms: MONDAYS, over: false }],
    ['2026-03-30T04:59:00Z', null],
    ['2026-03-30T05:00:00Z', { day: '2026-03-30', rhythms: MONDAYS, over: false }],
    ['2026-03-30T10:00:00Z', { day: '2026-03-30', rhythms: MONDAYS, over: true }],
    ['2026-10-19T05:00:00Z', { day: '2026-10-19', rhythms: MONDAYS, over: false }],
    ['2026-10-26T05:59:00Z', null],
    ['2026-10-26T06:00:00Z', { day: '2026-10-26', rhythms: MONDAYS, over: false }],
  ])('at %s is %j', (moment, round) => expect(roundAt(Date.parse(moment))).toEqual(round));
});

describe('when it is looked for', () => {
  it('is every half hour from seven to noon and once after it, on working days', () => expect(LOOKED_AT).toBe('*/30 7-12 * * 1-5'));

  // At noon, or half an hour later, what is left is given up; before it is tried.
  const AT = ['07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30'];
  it.each(AT)('%s is in a round', (time) => expect(roundAt(instantAt('2026-12-01', time))).toEqual({ day: '2026-12-01', rhythms: OTHERS, over: time >= '12:00' }));
});

describe('a digest', () => {
  const tally = (now: number, soon: number): SignalTally => ({ signals: [], now, soon });
  const none = { decision: 0, lead: 0, pause: 0, visit_question: 0, withdrawal: 0 };
  it.each<[DigestCounts, boolean]>([
    [{ teams: null, own: null, waiting: none }, false],
    [{ teams: tally(0, 0), own: tally(0, 0), waiting: none }, false],
    [{ teams: tally(1, 0), own: null, waiting: none }, true],
    [{ teams: tally(0, 1), own: null, waiting: none }, true],
    [{ teams: null, own: tally(1, 0), waiting: none }, true],
    [{ teams: null, own: null, waiting: { ...none, pause: 1 } }, true],
  ])('of %j is worth a mail: %s', (counts, worth) => expect(isWorthAMail(counts)).toBe(worth));
});
