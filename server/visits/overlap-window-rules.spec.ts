import fc from 'fast-check';
import { asSortedText, thresholds, visitChanges, type VisitChange } from '../../test/support/arbitrary-visits.js';
import type { OverlapThresholds } from '../contract/overlap-codes.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../contract/overlap-thresholds.js';
import { dayOf } from '../shared/day.js';
import type { AnsweredOverlap } from './overlap-standing-rules.js';
import { differenceOf, type StoredOverlap } from './overlap-difference-rules.js';
import { findOverlaps, reachInDays } from './overlap-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';
import { daysToLoad, touching, touches, zoneOfChange } from './overlap-window-rules.js';

describe('the days to look at after a change', () => {
  const zone = zoneOfChange(['2026-09-10', '2026-09-08'], 6);

  it('reach from the first changed day to the last, both ways', () => {
    expect(zone).toEqual({ firstDay: '2026-09-02', lastDay: '2026-09-16' });
  });

  it('take along the whole of a stored overlap that touches them, the last day included', () => {
    const stored = [
      { firstDay: '2026-08-20', lastDay: '2026-09-02' },
      { firstDay: '2026-09-16', lastDay: '2026-09-30' },
    ];
    expect(daysToLoad(zone, stored)).toEqual({ firstDay: '2026-08-20', lastDay: '2026-09-30' });
  });

  it('leave out a stored overlap that ends the day before them', () => {
    expect(daysToLoad(zone, [{ firstDay: '2026-08-20', lastDay: '2026-09-01' }])).toEqual(zone);
  });

  it('need a change', () => {
    expect(() => zoneOfChange([], 6)).toThrow(RangeError);
  });
});

/** A household kept up to date as the product does it: only what a change touches is loaded and written. */
class KeptHousehold {
  readonly visits = new Map<string, OverlapVisit>();
  stored: StoredOverlap[] = [];
  loaded = 0;
  readonly answers: AnsweredOverlap[] = [];
  private lastId = 0;
  private moment = 0;

  constructor(private readonly thresholds: OverlapThresholds) {}

  commit(changes: readonly VisitChange[]): void {
    const changedDays: string[] = [];
    for (const { visit, removed } of changes) {
      const before = this.visits.get(visit.id);
      if (before) changedDays.push(dayOf(before.startsAt));
      if (removed) this.visits.delete(visit.id);
      else this.visits.set(visit.id, visit);
      if (!removed) changedDays.push(dayOf(visit.startsAt));
    }
    if (changedDays.length > 0) this.derive(changedDays);
  }

  /** Answers one of those that are open, if there is any. */
  answer(number: number): void {
    const open = this.stored.filter(({ openSince }) => openSince !== null);
    const chosen = open[number % open.length];
    if (!chosen) return;
    this.answers.push(chosen);
    this.derive([chosen.firstDay, chosen.lastDay]);
  }

  /** Each commit has a moment of its own. */
  private get now(): string {
    return new Date((this.moment += 1000)).toISOString();
  }

  private derive(changedDays: readonly string[]): void {
    const zone = zoneOfChange(changedDays, reachInDays(this.thresholds));
    const before = this.stored.filter((overlap) => touches(zone, overlap));
    const { firstDay, lastDay } = daysToLoad(zone, before);
    const load = [...this.visits.values()].filter(({ startsAt }) => firstDay <= dayOf(startsAt) && dayOf(startsAt) <= lastDay);
    this.loaded += load.length;
    const { inserted, updated, deletedIds } = differenceOf(before, touching(zone, findOverlaps(load, this.thresholds)), { answers: this.answers.filter(({ visitIds }) => load.some(({ id }) => visitIds.includes(id))), now: this.now });
    const replaced = new Set([...deletedIds, ...updated.map(({ id }) => id)]);
    this.stored = this.stored.filter(({ id }) => !replaced.has(id));
    this.stored.push(...updated, ...inserted.map((overlap) => ({ ...overlap, id: `overlap-${(this.lastId += 1)}` })));
  }
}

/** Whether it is answered, to the letter of the rules: all its visits were among those of one answer on the same subject. */
const isAnswered = (overlap: StoredOverlap, answers: readonly AnsweredOverlap[]): boolean =>
  answers.some(
    (answer) =>
      answer.code === overlap.code && answer.memberId === overlap.memberId && answer.domain === overlap.domain && new Set([...answer.visitIds, ...overlap.visitIds]).size === answer.visitIds.length,
  );

describe('overlaps kept up to date change by change are those found from scratch', () => {
  const shapes = [
    { days: 12, visits: 12, members: 2, organisations: 4 },
    { days: 120, visits: 40, members: 2, organisations: 5 },
    { days: 400, visits: 60, members: 3, organisations: 6 },
  ];
  it.each(shapes)('within $days days', (shape) => {
    fc.assert(
      fc.property(visitChanges(shape, 40), fc.array(fc.nat(), { maxLength: 40 }), fc.oneof(fc.constant(DEFAULT_OVERLAP_THRESHOLDS), thresholds), (batches, answered, chosen) => {
        const household = new KeptHousehold(chosen);
        for (const [position, batch] of batches.entries()) {
          household.commit(batch);
          if (answered[position] !== undefined) household.answer(answered[position]);
          const fromScratch = findOverlaps([...household.visits.values()], chosen);
          expect(asSortedText(household.stored)).toEqual(asSortedText(fromScratch));
          for (const overlap of household.stored) expect(overlap.openSince === null).toBe(isAnswered(overlap, household.answers));
        }
        expect(new Set(household.stored.map(({ id }) => id)).size).toBe(household.stored.length);
      }),
      { numRuns: 200 },
    );
  });

  it('loads a small part of a long history', () => {
    const household = new KeptHousehold(DEFAULT_OVERLAP_THRESHOLDS);
    const weekly = (week: number): VisitChange => ({
      removed: false,
      visit: {
        id: `visit-${week}`,
        startsAt: Date.parse('2020-01-06T09:00:00Z') + week * 7 * 86_400_000,
        endsAt: Date.parse('2020-01-06T10:00:00Z') + week * 7 * 86_400_000,
        kind: 'regular',
        status: 'held',
        memberIds: ['ron'],
        professionalIds: ['sanne'],
        organisationIds: ['district team'],
        domains: ['finances'],
      },
    });
    for (let week = 0; week < 300; week += 1) household.commit([weekly(week)]);
    household.loaded = 0;
    household.commit([weekly(150)]);
    expect(household.loaded).toBeLessThanOrEqual(9);
  });
});
