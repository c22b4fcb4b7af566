import type { VisitStatus } from '@contract/overlap-codes';
import type { VisitView } from '@contract/visits';
import { firstFortnight, fortnight } from './fortnight';

const visit = (startsAt: string, organisationId: string | null, status: VisitStatus = 'held'): VisitView => ({
  id: `${startsAt} ${organisationId}`,
  startsAt,
  endsAt: startsAt,
  kind: 'regular',
  status,
  memberIds: [],
  professionals: [{ professionalId: null, name: null, organisationId, organisationName: null, confidential: organisationId === null }],
  domains: [],
  note: null,
  anywayBecause: null,
  mayChange: false,
  version: 1,
});

describe('the first fortnight', () => {
  it.each([
    ['this week and the next when something is planned ahead', [visit('2026-09-21T10:00:00+02:00', 'a', 'planned')], '2026-09-14'],
    ['last week and this one when nothing is', [visit('2026-09-15T10:00:00+02:00', 'a')], '2026-09-07'],
    ['last week and this one when what is ahead was cancelled', [visit('2026-09-21T10:00:00+02:00', 'a', 'cancelled')], '2026-09-07'],
    ['this week and the next when something is planned today', [visit('2026-09-18T08:00:00+02:00', 'a', 'planned')], '2026-09-14'],
  ])('is %s', (_, visits, monday) => {
    expect(firstFortnight(visits, '2026-09-18')).toBe(monday);
  });
});

describe('a fortnight', () => {
  const late = visit('2026-09-08T13:30:00+02:00', 'probation');
  const early = visit('2026-09-08T07:00:00Z', 'team');
  const weeks = fortnight([late, early, visit('2026-09-20T23:00:00Z', 'team'), visit('2026-09-16T10:00:00+02:00', null, 'cancelled')], '2026-09-07');

  it('has two weeks of seven days from its Monday', () => {
    expect(weeks.map((week) => [week.monday, week.days.length, week.days.at(-1)?.day])).toEqual([
      ['2026-09-07', 7, '2026-09-13'],
      ['2026-09-14', 7, '2026-09-20'],
    ]);
  });

  it('puts the visits of a day in order of start', () => {
    expect(weeks[0]?.days[1]?.visits).toEqual([early, late]);
  });

  it('leaves out a visit that is on the day after in Amsterdam', () => {
    expect(weeks[1]?.days.at(-1)?.visits).toEqual([]);
  });

  it('counts visits and organisations, but not what was cancelled', () => {
    expect(weeks.map(({ visits, organisations }) => [visits, organisations])).toEqual([
      [2, 2],
      [0, 0],
    ]);
  });
});
