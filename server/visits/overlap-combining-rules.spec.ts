import fc from 'fast-check';
import { householdVisits } from '../../test/support/arbitrary-visits.js';
import { bruteForceOverlaps } from '../../test/support/brute-force-overlaps.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-thresholds.js';
import { combinationsOf } from './overlap-combining-rules.js';
import { findOverlaps } from './overlap-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

const NOW = Date.parse('2026-09-18T09:00:00Z');
const DAY = 86_400_000;
const visit = (id: string, inDays: number, organisation: string, different: Partial<OverlapVisit> = {}): OverlapVisit => ({
  id, startsAt: NOW + inDays * DAY, endsAt: NOW + inDays * DAY + 45 * 60_000, kind: 'regular', status: 'planned', memberIds: ['ron'],
  professionalIds: [organisation], organisationIds: [organisation], domains: ['finances'], ...different,
});
const of = (visits: OverlapVisit[]) => {
  const open = findOverlaps(visits, DEFAULT_OVERLAP_THRESHOLDS).map((overlap, number) => ({ ...overlap, id: `overlap-${number}` }));
  return combinationsOf(visits, open, DEFAULT_OVERLAP_THRESHOLDS, NOW, 5);
};

describe('visits that could be one', () => {
  it.each<[string, OverlapVisit[], string[]]>([
    ['are two of one day about one topic: both overlaps vanish', [visit('A', 3, 'team'), visit('B', 3.1, 'debts')], ['A+B 2 45']],
    ['come with the pair that saves most first', [visit('A', 2, 'team'), visit('B', 5, 'debts'), visit('C', 5.1, 'housing', { domains: ['housing'] })], ['A+B 2 45', 'B+C 1 45']],
    ['with the longer one first where as much vanishes', [visit('A', 2, 'team'), visit('B', 5, 'debts', { endsAt: NOW + 5 * DAY + 3_600_000 }), visit('D', 12, 'team', { domains: ['housing'] }), visit('E', 13, 'debts', { domains: ['housing'] })], ['A+B 1 60', 'D+E 1 45']],
    ['have yet to begin', [visit('A', 0, 'team'), visit('B', 0.1, 'debts')], []],
    ['are never past', [visit('A', -1, 'team'), visit('B', 1, 'debts')], []],
    ['are never held, refused or cancelled', [visit('A', 1, 'team', { status: 'refused' }), visit('B', 1.1, 'debts'), visit('C', 1.2, 'x', { status: 'cancelled' })], []],
    ['are never of one organisation', [visit('A', 1, 'team'), visit('B', 1.1, 'team')], []],
    ['are at most a week apart', [visit('A', 1, 'team', { kind: 'intake', domains: [] }), visit('B', 12, 'debts', { kind: 'intake', domains: [] })], []],
  ])('%s', (_, visits, expected) => {
    expect(of(visits).map(({ visitId, otherId, overlaps, minutes }) => `${visitId}+${otherId} ${overlaps} ${minutes}`)).toEqual(expected);
  });

  it('save what the brute-force twin says', () => {
    fc.assert(
      fc.property(householdVisits({ days: 8, visits: 9, members: 2, organisations: 4 }), (visits) => {
        const all = visits.map((each) => ({ ...each, startsAt: each.startsAt + 3650 * DAY, endsAt: each.endsAt + 3650 * DAY }));
        for (const { visitId, otherId, overlaps } of of(all)) {
          const [one, two] = [visitId, otherId].map((id) => all.find((each) => each.id === id)!) as [OverlapVisit, OverlapVisit];
          const joint = { ...one, memberIds: [...one.memberIds, ...two.memberIds], professionalIds: [...one.professionalIds, ...two.professionalIds], organisationIds: [...one.organisationIds, ...two.organisationIds], domains: [...one.domains, ...two.domains] };
          const after = bruteForceOverlaps([...all.filter(({ id }) => id !== visitId && id !== otherId), joint], DEFAULT_OVERLAP_THRESHOLDS);
          expect(overlaps).toBe(bruteForceOverlaps(all, DEFAULT_OVERLAP_THRESHOLDS).length - after.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});
