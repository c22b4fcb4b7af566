import type { VisitView } from '@contract/visits';
import { nextVisitOn } from './next-visit';

describe('the next visit', () => {
  const visit = (startsAt: string, status: VisitView['status'] = 'planned') => ({ startsAt, status });
  const now = Date.parse('2026-09-18T15:00:00+02:00');

  it.each<[string, ReturnType<typeof visit>[], string | null]>([
    ['is none where nothing is planned', [visit('2026-09-20T10:00:00+02:00', 'cancelled')], null],
    ['is none of today that has begun', [visit('2026-09-18T14:30:00+02:00')], null],
    ['is one later today', [visit('2026-09-21T10:00:00+02:00'), visit('2026-09-18T15:30:00+02:00')], '2026-09-18'],
    ['is on its day in Amsterdam', [visit('2026-09-18T22:30:00Z')], '2026-09-19'],
  ])('%s', (_, visits, expected) => {
    expect(nextVisitOn(visits, now)).toBe(expected);
  });
});
