import fc from 'fast-check';
import type { LifeDomain } from '../../server/contract/life-domains.js';
import { VISIT_KINDS, VISIT_STATUSES, type OverlapFacts, type OverlapThresholds } from '../../server/contract/overlap-codes.js';
import type { OverlapVisit } from '../../server/visits/overlap-visits-rules.js';

const HOUR = 3_600_000;

export interface HouseholdShape {
  /** Visits start within so many days: few days make a dense household. */
  days: number;
  visits: number;
  members: number;
  organisations: number;
}

const some = (prefix: string, among: number, most: number) =>
  fc.uniqueArray(fc.nat(among - 1).map((number) => `${prefix}${number}`), { minLength: 1, maxLength: most });

/** The days begin shortly before a change to or from summer time, and starts lie on and around midnight too. */
const firstInstant = fc.constantFrom(
  Date.parse('2026-03-20T22:00:00Z'),
  Date.parse('2026-06-01T22:00:00Z'),
  Date.parse('2026-10-17T21:00:00Z'),
);

const visitFrom = (first: number, shape: HouseholdShape) =>
  fc.record({
    startsAt: fc.nat(shape.days * 24).chain((hour) => fc.constantFrom(0, 0.5).map((part) => first + (hour + part) * HOUR)),
    hours: fc.constantFrom(0.5, 1, 1, 2, 5, 12),
    kind: fc.constantFrom(...VISIT_KINDS),
    status: fc.constantFrom('held', 'planned', ...VISIT_STATUSES),
    memberIds: some('member-', shape.members, 2),
    professionalIds: some('professional-', shape.organisations * 2, 3),
    organisationIds: fc.oneof({ weight: 4, arbitrary: some('organisation-', shape.organisations, 1) }, some('organisation-', shape.organisations, 3)),
    domains: fc.uniqueArray(fc.constantFrom<LifeDomain>('finances', 'housing', 'justice'), { maxLength: 3 }),
  });

const fromParts = (id: string, { hours, ...parts }: { hours: number; startsAt: number } & Omit<OverlapVisit, 'id' | 'endsAt'>): OverlapVisit => ({
  id,
  ...parts,
  endsAt: parts.startsAt + hours * HOUR,
});

/** Visits of one household with ids of their own, in any order. */
export const householdVisits = (shape: HouseholdShape): fc.Arbitrary<OverlapVisit[]> =>
  firstInstant.chain((first) =>
    fc
      .array(visitFrom(first, shape), { maxLength: shape.visits })
      .map((parts) => parts.map((part, number) => fromParts(`visit-${number}`, part))),
  );

export interface VisitChange {
  /** The visit to change or remove; an id that is not there yet is a new visit. */
  visit: OverlapVisit;
  removed: boolean;
}

/** Changes in batches, as units of work commit them: new visits, other moments or people, cancelled and removed ones. */
export const visitChanges = (shape: HouseholdShape, batches: number): fc.Arbitrary<VisitChange[][]> =>
  firstInstant.chain((first) => {
    const change = fc
      .tuple(fc.nat(shape.visits), visitFrom(first, shape), fc.constantFrom(true, false, false, false, false))
      .map(([number, part, removed]) => ({ visit: fromParts(`visit-${number}`, part), removed }));
    return fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: batches });
  });

export const thresholds: fc.Arbitrary<OverlapThresholds> = fc.record({
  clash: fc.constantFrom(true, true, true, false),
  sameDay: fc.constantFrom(true, true, true, false),
  sameTopicDays: fc.constantFrom(0, 1, 3, 6),
  repeatedIntakeDays: fc.constantFrom(0, 2, 10, 30),
  memberCrowding: fc.array(fc.record({ days: fc.constantFrom(1, 3, 7, 12, 28), organisations: fc.integer({ min: 2, max: 5 }) }), {
    maxLength: 3,
  }),
  householdCrowding: fc.array(
    fc.record({
      days: fc.constantFrom(1, 3, 7, 12),
      visits: fc.integer({ min: 2, max: 7 }),
      organisations: fc.integer({ min: 2, max: 5 }),
    }),
    { maxLength: 2 },
  ),
});

/** For comparing what was found, whatever the order in which it was found. */
export const asSortedText = (overlaps: readonly OverlapFacts[]): string[] =>
  overlaps
    .map(({ code, memberId, domain, visitIds, firstDay, lastDay, visits, professionals, organisations, peakFirstDay, peakLastDay }) =>
      [code, memberId, domain, visitIds.join('+'), firstDay, lastDay, visits, professionals, organisations, peakFirstDay, peakLastDay].join(' '),
    )
    .sort();
