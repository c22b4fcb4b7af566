import { addDays, dayFrom, dayOf, daysBetween, instantAt, isWeekend, mondayOf, timeOf } from './day';

describe('days in Europe/Amsterdam', () => {
  it.each([
    ['2026-09-18T22:30:00Z', '2026-09-19', '00:30'],
    ['2026-12-31T23:00:00Z', '2027-01-01', '00:00'],
    ['2026-09-18T09:00:00+02:00', '2026-09-18', '09:00'],
  ])('the instant %s falls on %s at %s', (instant, day, time) => {
    expect([dayOf(instant), timeOf(instant)]).toEqual([day, time]);
  });

  it.each([
    ['2026-09-18', '2026-09-18'],
    ['2026-02-30', undefined],
    ['2026-9-18', undefined],
    ['morgen', undefined],
    [undefined, undefined],
  ])('takes %s from an address as %s', (text, expected) => {
    expect(dayFrom(text)).toBe(expected);
  });

  it.each([
    ['2026-09-18', '10:00', '2026-09-18T10:00:00+02:00'],
    ['2026-12-18', '10:00', '2026-12-18T10:00:00+01:00'],
    ['2026-10-25', '02:30', '2026-10-25T02:30:00+02:00'],
    ['2026-03-29', '02:30', '2026-03-29T02:30:00+01:00'],
  ])('%s %s is the instant %s', (day, time, instant) => {
    expect(instantAt(day, time)).toBe(instant);
  });

  it.each([
    ['2026-09-14', '2026-09-14', false],
    ['2026-09-18', '2026-09-14', false],
    ['2026-09-19', '2026-09-14', true],
    ['2026-09-20', '2026-09-14', true],
  ])('the week of %s begins on %s', (day, monday, weekend) => {
    expect([mondayOf(day), isWeekend(day)]).toEqual([monday, weekend]);
  });

  it('counts days over the change of the clock and of the year', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});
