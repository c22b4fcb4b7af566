import type { LifeDomain } from '../contract/life-domains.js';
import type { OverlapFacts, OverlapThresholds } from '../contract/overlap-codes.js';
import { crowdedEpisodes } from './overlap-crowding-rules.js';
import { linkedGroups } from './overlap-groups-rules.js';
import { clashingPairs, doubledDays } from './overlap-pairs-rules.js';
import { appendOnce, HouseholdVisits, type CountedVisit, type OverlapVisit } from './overlap-visits-rules.js';

/**
 * All overlaps among the visits of one household, in time close to linear in their number.
 *
 * Order: by code as in `OVERLAP_CODES`, most urgent first; within a code members in order of their first visit,
 * then domains likewise, then by first visit (clashes by the moment at which they begin). It does not depend on
 * the order of the visits given.
 */
export function findOverlaps(visits: readonly OverlapVisit[], thresholds: OverlapThresholds): OverlapFacts[] {
  const household = new HouseholdVisits(visits);
  const overlaps: OverlapFacts[] = [];
  if (thresholds.clash) {
    for (const pair of clashingPairs(household.inOrder)) overlaps.push(household.overlap('clash', null, null, pair));
  }
  if (thresholds.sameDay) {
    for (const day of doubledDays(household.inOrder)) overlaps.push(household.overlap('same_day', null, null, day));
  }
  for (const [memberId, toMember] of household.ofMember) {
    for (const [domain, aboutDomain] of byDomain(toMember)) {
      for (const group of linkedGroups(aboutDomain, thresholds.sameTopicDays)) {
        overlaps.push(household.overlap('same_topic', memberId, domain, group));
      }
    }
  }
  for (const [memberId, toMember] of household.ofMember) {
    const intakes = toMember.filter(({ visit }) => visit.kind === 'intake');
    for (const group of linkedGroups(intakes, thresholds.repeatedIntakeDays)) {
      overlaps.push(household.overlap('repeated_intake', memberId, null, group));
    }
  }
  addCrowding(household, thresholds, overlaps);
  return overlaps;
}

/**
 * How many days apart two visits can be and still bear on each other directly. A clash reaches one day: a visit
 * can run past midnight, and is never longer than twelve hours.
 */
export function reachInDays(thresholds: OverlapThresholds): number {
  return Math.max(
    thresholds.clash ? 1 : 0,
    thresholds.sameTopicDays,
    thresholds.repeatedIntakeDays,
    ...thresholds.memberCrowding.map(({ days }) => days - 1),
    ...thresholds.householdCrowding.map(({ days }) => days - 1),
  );
}

/** Help is doubled by visits that happen, or will: a no-show or a refusal treated no topic. */
function byDomain(visits: readonly CountedVisit[]): Map<LifeDomain, CountedVisit[]> {
  const lists = new Map<LifeDomain, CountedVisit[]>();
  for (const counted of visits) {
    const { status, domains } = counted.visit;
    if (status !== 'planned' && status !== 'held') continue;
    for (const domain of domains) appendOnce(lists, domain, counted);
  }
  return lists;
}

function addCrowding(household: HouseholdVisits, thresholds: OverlapThresholds, overlaps: OverlapFacts[]): void {
  const { numberOfOrganisations } = household;
  const memberRules = thresholds.memberCrowding.map((rule) => ({ ...rule, visits: Infinity }));
  for (const [memberId, toMember] of household.ofMember) {
    for (const { visits, peak } of crowdedEpisodes(toMember, numberOfOrganisations, memberRules)) {
      overlaps.push(household.overlap('member_crowding', memberId, null, visits, peak));
    }
  }
  for (const { visits, peak } of crowdedEpisodes(household.inOrder, numberOfOrganisations, thresholds.householdCrowding)) {
    overlaps.push(household.overlap('household_crowding', null, null, visits, peak));
  }
}
