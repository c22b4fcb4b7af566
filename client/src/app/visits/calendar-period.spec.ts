import { movedBy, periodOf } from './calendar-period';

describe('the period of a calendar', () => {
  it.each([
    ['week', '2026-09-18', '2026-09-14', 1, '2026-09-21'],
    ['week', '2026-03-29', '2026-03-23', 1, '2026-03-30'],
    ['week', '2026-10-26', '2026-10-26', 1, '2026-11-02'],
    ['month', '2026-09-18', '2026-08-31', 5, '2026-10-05'],
    ['month', '2026-03-29', '2026-02-23', 6, '2026-04-06'],
    ['month', '2026-10-25', '2026-09-28', 5, '2026-11-02'],
    ['month', '2027-02-10', '2027-02-01', 4, '2027-03-01'],
  ] as const)('the %s of %s is from %s, %i weeks until %s', (view, day, monday, weeks, until) => {
    expect(periodOf(view, day)).toEqual({ monday, weeks, until });
  });

  it.each([
    ['week', '2026-10-25', 1, '2026-11-01'],
    ['week', '2026-03-29', -1, '2026-03-22'],
    ['month', '2026-01-31', 1, '2026-02-28'],
    ['month', '2026-01-31', -1, '2025-12-31'],
    ['month', '2026-12-15', 1, '2027-01-15'],
  ] as const)('a %s from %s by %i is %s', (view, day, steps, expected) => {
    expect(movedBy(view, day, steps)).toBe(expected);
  });
});
