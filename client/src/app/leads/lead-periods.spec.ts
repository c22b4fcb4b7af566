import type { LeadView } from '@contract/leads';
import { daysBetween } from '../shared/day';
import { leadNow, leadStretches } from './lead-periods';

const lead = (professionalName: string, from: string, until: string | null): LeadView => ({
  id: from,
  professionalId: professionalName,
  professionalName,
  organisationName: null,
  kind: 'permanent',
  intensity: 'light',
  from,
  until,
  returnOn: null,
  returnsToName: null,
  endCode: null,
  meanwhile: null,
  mandate: null,
  reason: null,
  endReason: null,
  decidedBy: 'professionals_together',
  householdSaid: null,
  version: 1,
});
const sanne = lead('Sanne', '2026-04-14', '2026-06-22');
const marit = lead('Marit', '2026-06-22', '2026-08-17');
const noor = lead('Noor', '2026-09-21', null);

describe('who leads now', () => {
  it.each([
    ['the lead of today', '2026-08-16', 'Marit', 'Noor', 0],
    ['nobody, from the first day of a gap', '2026-08-17', undefined, 'Noor', 1],
    ['nobody, today counted', '2026-09-18', undefined, 'Noor', 33],
    ['nobody, on the last day of the gap', '2026-09-20', undefined, 'Noor', 35],
    ['the new lead on its first day', '2026-09-21', 'Noor', undefined, 0],
  ])('%s (%s)', (_, today, active, coming, daysWithout) => {
    const now = leadNow([sanne, marit, noor], '2026-04-14', today);
    expect([now.active?.professionalName, now.coming?.professionalName, now.daysWithout]).toEqual([active, coming, daysWithout]);
  });

  it.each([
    ['on its first day', '2026-09-21', 1],
    ['on the day after', '2026-09-22', 2],
    ['while nobody leads', '2026-09-18', 0],
    ['of a lead with an end, so far', '2026-06-23', 2],
  ])('counts the days of the lead as those without one: %s', (_, today, days) => {
    expect(leadNow([sanne, marit, noor], '2026-04-14', today).daysLed).toBe(days);
  });

  it('says how long the gap will have been when somebody is to end it', () => {
    expect(leadNow([sanne, marit, noor], '2026-04-14', '2026-09-18').daysInAll).toBe(35);
    expect(leadNow([sanne, marit], '2026-04-14', '2026-09-18').daysInAll).toBeNull();
  });

  it('counts from the opening when nobody ever led', () => {
    expect(leadNow([], '2026-09-10', '2026-09-18').daysWithout).toBe(9);
  });
});

describe('stretches of lead', () => {
  const shown = (leads: LeadView[], openedOn: string, today: string) =>
    leadStretches(leads, openedOn, today).map(({ lead: who, from, until, days }) => [who?.professionalName ?? null, from, until, days]);

  it('draw a gap between two leads as a gap, with its days', () => {
    expect(shown([sanne, marit, noor], '2026-04-14', '2026-09-18')).toEqual([
      ['Sanne', '2026-04-14', '2026-06-22', 69],
      ['Marit', '2026-06-22', '2026-08-17', 56],
      [null, '2026-08-17', '2026-09-21', 35],
      ['Noor', '2026-09-21', null, 0],
    ]);
  });

  it('leave out no day and count none twice', () => {
    const today = '2026-10-01';
    const days = leadStretches([sanne, marit, noor], '2026-04-14', today).reduce((sum, stretch) => sum + stretch.days, 0);
    expect(days).toBe(daysBetween('2026-04-14', today) + 1);
  });

  it('begin with a gap when the household was open before anybody led', () => {
    expect(shown([noor], '2026-09-19', '2026-09-22')).toEqual([
      [null, '2026-09-19', '2026-09-21', 2],
      ['Noor', '2026-09-21', null, 2],
    ]);
  });

  it('end with a gap that still runs', () => {
    expect(shown([sanne], '2026-04-14', '2026-06-23').at(-1)).toEqual([null, '2026-06-22', null, 2]);
  });

  it('are one gap when nobody ever led', () => {
    expect(shown([], '2026-09-18', '2026-09-18')).toEqual([[null, '2026-09-18', null, 1]]);
  });
});
