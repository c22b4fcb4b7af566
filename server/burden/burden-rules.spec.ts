import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WeekBurden } from '../contract/burden.js';
import { VISIT_STATUSES, type VisitStatus } from '../contract/overlap-codes.js';
import { addDays, dayOf, instantAt, type Day } from '../shared/day.js';
import { burdenByWeek, compareAround, mondayOf, sumOf, wholeWeeks, type BurdenVisit, type Days } from './burden-rules.js';

const MINUTE = 60_000;

/** A visit of three quarters of an hour to Ron by `who`, each of an organisation of their own. */
const visit = (day: Day, time: string, who: string[], facts: Partial<BurdenVisit> = {}): BurdenVisit => {
  const startsAt = instantAt(day, time);
  return { startsAt, endsAt: startsAt + 45 * MINUTE, status: 'held', memberIds: ['ron'], professionalIds: who, organisationIds: who.map((name) => `of ${name}`), ...facts };
};
const AUTUMN: Days = { from: '2026-08-31', until: '2026-09-14' };
const counts = (weeks: readonly WeekBurden[]) => weeks.map(({ visits, helpers, organisations, minutes }) => [visits, helpers, organisations, minutes]);

describe('weeks', () => {
  it.each([
    ['2026-09-14', '2026-09-14'],
    ['2026-09-20', '2026-09-14'],
    ['1970-01-01', '1969-12-29'],
  ])('the week of %s begins on %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it.each<[Days, Days]>([
    [{ from: '2026-09-07', until: '2026-09-21' }, { from: '2026-09-07', until: '2026-09-21' }],
    [{ from: '2026-09-08', until: '2026-09-22' }, { from: '2026-09-14', until: '2026-09-21' }],
    [{ from: '2026-09-08', until: '2026-09-20' }, { from: '2026-09-14', until: '2026-09-14' }],
    [{ from: '2026-09-21', until: '2026-09-01' }, { from: '2026-09-21', until: '2026-09-21' }],
  ])('of %o the whole ones are %o', (days, weeks) => {
    expect(wholeWeeks(days)).toEqual(weeks);
  });
});

describe('the burden of a week', () => {
  const cases: [string, BurdenVisit[], number[][]][] = [
    ['nothing', [], [[0, 0, 0, 0], [0, 0, 0, 0]]],
    ['a visit in each week', [visit('2026-09-06', '23:30', ['sanne']), visit('2026-09-07', '00:00', ['sanne'])], [[1, 1, 1, 45], [1, 1, 1, 45]]],
    ['the same helper twice', [visit('2026-08-31', '10:00', ['sanne']), visit('2026-09-02', '10:00', ['sanne'])], [[2, 1, 1, 90], [0, 0, 0, 0]]],
    ['a joint visit is one', [visit('2026-08-31', '10:00', ['sanne', 'tom'])], [[1, 2, 2, 45], [0, 0, 0, 0]]],
    ['two colleagues of one organisation', [visit('2026-08-31', '10:00', ['sanne', 'tom'], { organisationIds: ['team'] })], [[1, 2, 1, 45], [0, 0, 0, 0]]],
    ['two at the same time each count', [visit('2026-08-31', '10:00', ['sanne']), visit('2026-08-31', '10:15', ['tom'])], [[2, 2, 2, 90], [0, 0, 0, 0]]],
    ['a cancelled visit never counts', [visit('2026-08-31', '10:00', ['sanne'], { status: 'cancelled' })], [[0, 0, 0, 0], [0, 0, 0, 0]]],
    ['a no-show and a refused visit count, without hours', [visit('2026-08-31', '10:00', ['sanne'], { status: 'no_show' }), visit('2026-08-31', '12:00', ['tom'], { status: 'refused' })], [[2, 2, 2, 0], [0, 0, 0, 0]]],
    ['what is planned counts as it stands', [visit('2026-09-08', '10:00', ['sanne'], { status: 'planned' })], [[0, 0, 0, 0], [1, 1, 1, 45]]],
    ['outside these weeks', [visit('2026-08-30', '23:59', ['sanne']), visit('2026-09-14', '00:00', ['sanne'])], [[0, 0, 0, 0], [0, 0, 0, 0]]],
  ];
  it.each(cases)('%s', (_, visits, expected) => {
    expect(counts(burdenByWeek(visits, AUTUMN))).toEqual(expected);
  });

  it('of one member counts only the visits to them', () => {
    const visits = [visit('2026-08-31', '10:00', ['sanne']), visit('2026-08-31', '12:00', ['tom'], { memberIds: ['mirella', 'ron'] }), visit('2026-09-08', '12:00', ['bas'], { memberIds: ['mirella'] })];
    expect(counts(burdenByWeek(visits, AUTUMN, 'mirella'))).toEqual([[1, 1, 1, 45], [1, 1, 1, 45]]);
  });

  // Summer time begins on Sunday 29 March 2026 and ends on Sunday 25 October: weeks of 167 and of 169 hours.
  it.each([
    ['summer time begins', '2026-03-23', '2026-03-29', '2026-03-30'],
    ['summer time ends', '2026-10-19', '2026-10-25', '2026-10-26'],
  ])('is right where %s', (_, monday, sunday, next) => {
    const night = visit(sunday, '01:30', ['fatima'], { endsAt: instantAt(sunday, '03:30') });
    const visits = [visit(monday, '00:00', ['sanne']), night, visit(sunday, '23:45', ['tom']), visit(next, '00:00', ['bas'])];
    const [first, second] = burdenByWeek(visits, { from: monday, until: addDays(next, 7) });
    const nightly = monday === '2026-03-23' ? 60 : 180;
    expect([first, second]).toEqual([
      { monday, visits: 3, helpers: 3, organisations: 3, minutes: 90 + nightly },
      { monday: next, visits: 1, helpers: 1, organisations: 1, minutes: 45 },
    ]);
  });

  it('equals counting each week anew', () => {
    const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
    const visits = fc.array(
      fc.record({
        startsAt: fc.integer({ min: instantAt('2026-03-20', '00:00'), max: instantAt('2026-04-20', '00:00') }),
        minutes: fc.integer({ min: 1, max: 720 }),
        status: fc.constantFrom<VisitStatus>(...VISIT_STATUSES),
        memberIds: people,
        professionalIds: people,
        organisationIds: people,
      }).map(({ minutes, ...facts }): BurdenVisit => ({ ...facts, endsAt: facts.startsAt + minutes * MINUTE })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(visits, fc.constantFrom(undefined, 'a', 'b'), (given, memberId) => {
        const weeks = { from: '2026-03-16', until: '2026-04-13' };
        expect(burdenByWeek(given, weeks, memberId)).toEqual(countedAnew(given, weeks, memberId));
      }),
    );
  });
});

/** The twin: for each week a look at every visit and at each of its seven days. */
function countedAnew(visits: readonly BurdenVisit[], { from, until }: Days, memberId: string | undefined): WeekBurden[] {
  const weeks: WeekBurden[] = [];
  for (let monday = from; monday < until; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day));
    const these = visits.filter(({ startsAt, status, memberIds }) => days.includes(dayOf(startsAt)) && status !== 'cancelled' && (!memberId || memberIds.includes(memberId)));
    const held = these.filter(({ status }) => !['no_show', 'refused'].includes(status));
    weeks.push({
      monday,
      visits: these.length,
      helpers: new Set(these.flatMap((each) => each.professionalIds)).size,
      organisations: new Set(these.flatMap((each) => each.organisationIds)).size,
      minutes: Math.round(held.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0) / MINUTE),
    });
  }
  return weeks;
}

describe('weeks added up', () => {
  const weeks = burdenByWeek([visit('2026-08-31', '10:00', ['sanne', 'tom']), visit('2026-09-08', '10:00', ['sanne'])], AUTUMN);

  it('count who comes in two weeks in both', () => {
    expect(sumOf(weeks, AUTUMN)).toEqual({ weeks: 2, ...AUTUMN, visits: 2, helpers: 3, organisations: 3, minutes: 90 });
  });

  it('are nothing where there are none', () => {
    expect(sumOf(weeks, { from: '2026-09-14', until: '2026-09-14' })).toBeNull();
  });
});

describe('before and after something', () => {
  const days = (from: Day, until: Day): Days => ({ from, until });

  it.each<[string, Days, Days, object]>([
    ['as many weeks on either side, the nearest', days('2026-06-01', '2026-08-03'), days('2026-08-03', '2026-08-24'), { standing: 'told', weeks: 3, before: days('2026-07-13', '2026-08-03'), since: days('2026-08-03', '2026-08-24') }],
    ['broken weeks stay out', days('2026-07-01', '2026-08-05'), days('2026-08-05', '2026-09-05'), { standing: 'told', weeks: 3, before: days('2026-07-13', '2026-08-03'), since: days('2026-08-10', '2026-08-31') }],
    ['at most twelve', days('2025-01-06', '2026-01-05'), days('2026-01-05', '2026-09-07'), { standing: 'told', weeks: 12, before: days('2025-10-13', '2026-01-05'), since: days('2026-01-05', '2026-03-30') }],
    ['too little before', days('2026-07-20', '2026-08-03'), days('2026-08-03', '2026-09-28'), { standing: 'little_before', weeks: 2 }],
    ['too little since', days('2026-06-01', '2026-08-03'), days('2026-08-03', '2026-08-23'), { standing: 'little_since', weeks: 2 }],
    ['nothing before', days('2026-08-03', '2026-08-03'), days('2026-08-03', '2026-09-28'), { standing: 'little_before', weeks: 0 }],
  ])('%s', (_, before, since, expected) => {
    expect(compareAround(before, since)).toEqual(expected);
  });

  it('is always of windows of the same length that do not meet', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((number) => addDays('2026-01-01', number));
    fc.assert(
      fc.property(day, day, day, (from, moment, until) => {
        const found = compareAround({ from, until: moment }, { from: moment, until });
        if (found.standing !== 'told') return;
        const lengths = [found.before, found.since].map((window) => (Date.parse(window.until) - Date.parse(window.from)) / 86_400_000 / 7);
        expect(lengths).toEqual([found.weeks, found.weeks]);
        expect(from <= found.before.from && found.before.until <= moment && moment <= found.since.from && found.since.until <= until).toBe(true);
      }),
    );
  });
});
