import type { OverlapThresholds } from '../contract/overlap-codes.js';
import { dayOf, daysBetween } from '../shared/day.js';
import { findOverlaps } from './overlap-rules.js';
import type { OverlapVisit } from './overlap-visits-rules.js';

/** Two coming visits that could be one. */
export interface Combination {
  /** The open overlap that would be answered by it; of several the most urgent. */
  overlapId: string;
  /** The earlier one, which would become the joint visit. */
  visitId: string;
  otherId: string;
  /** Overlaps that would be no more. */
  overlaps: number;
  /** Minutes that the household would not be visited. */
  minutes: number;
}

/** Visits further apart are no longer the same occasion. Our default. */
const MOST_DAYS_APART = 7;
/** Each pair asks for the overlaps once more. */
const MOST_PAIRS = 150;

/**
 * The pairs of planned visits, still ahead, that stand in one open overlap and of which no organisation comes to both: the
 * pair that takes most overlaps away first, then most minutes, then the earliest.
 * @param open overlaps without an answer, most urgent first
 */
export function combinationsOf(visits: readonly OverlapVisit[], open: readonly { id: string; visitIds: readonly string[] }[], thresholds: OverlapThresholds, now: number, most: number): Combination[] {
  const ahead = new Map(visits.filter(({ status, startsAt }) => status === 'planned' && startsAt > now).map((visit) => [visit.id, visit]));
  const pairs = new Map<string, { overlapId: string; visit: OverlapVisit; other: OverlapVisit }>();
  for (const { id: overlapId, visitIds } of open) {
    const inOrder = visitIds.flatMap((id) => ahead.get(id) ?? []).sort(byStart);
    for (const [position, visit] of inOrder.entries())
      for (const other of inOrder.slice(position + 1)) {
        const key = `${visit.id} ${other.id}`;
        if (!pairs.has(key) && pairs.size < MOST_PAIRS && couldBeOne(visit, other)) pairs.set(key, { overlapId, visit, other });
      }
  }
  const before = findOverlaps(visits, thresholds).length;
  return [...pairs.values()]
    .map(({ overlapId, visit, other }) => ({ overlapId, visit, other, overlaps: before - findOverlaps(combined(visits, visit, other), thresholds).length }))
    .filter(({ overlaps }) => overlaps > 0)
    .sort((one, two) => two.overlaps - one.overlaps || minutesOf(two.other) - minutesOf(one.other) || byStart(one.visit, two.visit) || byStart(one.other, two.other))
    .slice(0, most)
    .map(({ overlapId, visit, other, overlaps }) => ({ overlapId, visitId: visit.id, otherId: other.id, overlaps, minutes: minutesOf(other) }));
}

const byStart = (one: OverlapVisit, other: OverlapVisit): number => one.startsAt - other.startsAt || (one.id < other.id ? -1 : 1);

const minutesOf = ({ startsAt, endsAt }: OverlapVisit): number => Math.round((endsAt - startsAt) / 60_000);

const couldBeOne = (visit: OverlapVisit, other: OverlapVisit): boolean =>
  daysBetween(dayOf(visit.startsAt), dayOf(other.startsAt)) <= MOST_DAYS_APART && !visit.organisationIds.some((id) => other.organisationIds.includes(id));

/** All visits, with two of them as one: who comes to the other one, and whom it sees about what, at the first. */
function combined(visits: readonly OverlapVisit[], visit: OverlapVisit, other: OverlapVisit): OverlapVisit[] {
  const both = <Value>(one: readonly Value[], two: readonly Value[]): Value[] => [...new Set([...one, ...two])];
  const joint = {
    ...visit,
    memberIds: both(visit.memberIds, other.memberIds),
    professionalIds: both(visit.professionalIds, other.professionalIds),
    organisationIds: both(visit.organisationIds, other.organisationIds),
    domains: both(visit.domains, other.domains),
  };
  return [...visits.filter(({ id }) => id !== visit.id && id !== other.id), joint];
}
