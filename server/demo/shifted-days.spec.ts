import { CASE_DAY, plannedDay, shiftTo } from './shifted-days.js';

describe('the days of the worked case around today', () => {
  it('leaves everything where it is on the day of the case itself', () => {
    const shifted = shiftTo(CASE_DAY);
    expect(shifted.day('2026-09-21')).toBe('2026-09-21');
    expect(shifted.instant('2026-08-31', '10:00').toISOString()).toBe('2026-08-31T08:00:00.000Z');
  });

  it.each([
    // Today, a written day, the day it becomes.
    ['2026-09-19', '2026-09-18', '2026-09-19'],
    ['2027-03-01', '2026-09-17', '2027-02-28'],
    ['2028-03-01', '2026-09-17', '2028-02-29'],
    ['2026-09-17', '2026-08-17', '2026-08-16'],
  ])('on %s the day %s is %s', (today, written, expected) => expect(shiftTo(today).day(written)).toBe(expected));

  it.each([
    // The same day and time, told in winter, on the two days on which the clock changes, and in summer.
    ['2026-12-18', '2026-12-18T08:00:00.000Z'],
    ['2026-10-24', '2026-10-24T07:00:00.000Z'],
    ['2026-10-25', '2026-10-25T08:00:00.000Z'],
    ['2027-03-27', '2027-03-27T08:00:00.000Z'],
    ['2027-03-28', '2027-03-28T07:00:00.000Z'],
  ])('on %s nine in the morning is %s', (today, expected) => expect(shiftTo(today).instant(CASE_DAY, '09:00').toISOString()).toBe(expected));

  it.each([
    // Today, the day that something is planned for, the day it becomes. The first of December 2026 is a Tuesday.
    ['2026-12-01', '2026-12-11', '2026-12-11'],
    ['2026-12-01', '2026-12-12', '2026-12-11'],
    ['2026-12-01', '2026-12-13', '2026-12-11'],
    ['2026-12-04', '2026-12-05', '2026-12-04'],
    ['2026-12-05', '2026-12-06', '2026-12-07'],
    ['2026-12-01', '2026-11-29', '2026-11-29'],
  ])('on %s what is planned for %s is on %s', (today, day, expected) => expect(plannedDay(day, today)).toBe(expected));

  it('plans a table on no day of the weekend, on whatever day it is told', () => {
    const days = Array.from({ length: 7 }, (_, place) => shiftTo(`2026-11-${16 + place}`).planned('2026-10-01'));
    expect(days.map((day) => new Date(day).getUTCDay()).filter((day) => day === 0 || day === 6)).toEqual([]);
  });

  it('says a shifted day in a sentence', () => {
    expect(shiftTo('2026-12-18').text('Stilleggen tot [2026-10-12], of tot [2026-09-18].')).toBe('Stilleggen tot 11 januari, of tot 18 december.');
  });
});
