import type { LifeDomain } from '../../server/contract/life-domains.js';
import type { OverlapCode, OverlapFacts, OverlapThresholds } from '../../server/contract/overlap-codes.js';
import type { OverlapVisit } from '../../server/visits/overlap-visits-rules.js';

// The overlap rules once more, as literally as their text and without a thought for speed: every pair, every
// window, day by day. It shares nothing with the rules of the product but types, so that the two can be compared.

const amsterdam = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const dayText = (visit: OverlapVisit) => amsterdam.format(visit.startsAt);
const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const daysApart = (one: OverlapVisit, other: OverlapVisit) =>
  Math.abs(Math.round((Date.parse(dayText(one)) - Date.parse(dayText(other))) / 86_400_000));

const share = (one: readonly string[], other: readonly string[]) => one.some((id) => other.includes(id));
const uncoordinated = (one: OverlapVisit, other: OverlapVisit) => !share(one.organisationIds, other.organisationIds);
const periodsOverlap = (one: OverlapVisit, other: OverlapVisit) =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

function allPairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, position) => list.slice(position + 1).map((other): [T, T] => [one, other]));
}

/** Puts together what shares an element, again and again, until nothing changes. */
function joinSharing<T>(sets: readonly Set<T>[]): Set<T>[] {
  let joined = [...sets];
  for (;;) {
    const pair = allPairs(joined).find(([one, other]) => [...one].some((element) => other.has(element)));
    if (!pair) return joined;
    joined = [...joined.filter((set) => !pair.includes(set)), new Set([...pair[0], ...pair[1]])];
  }
}

const componentsOf = (pairs: readonly [OverlapVisit, OverlapVisit][]) =>
  joinSharing(pairs.map((pair) => new Set(pair)));

const organisationsOf = (visits: readonly OverlapVisit[]) => new Set(visits.flatMap((visit) => visit.organisationIds));

function facts(
  code: OverlapCode,
  memberId: string | null,
  domain: LifeDomain | null,
  visits: Iterable<OverlapVisit>,
  peak: Iterable<OverlapVisit> = visits,
): OverlapFacts {
  const byStart = (one: OverlapVisit, other: OverlapVisit) =>
    one.startsAt - other.startsAt || (one.id < other.id ? -1 : 1);
  const all = [...visits].sort(byStart);
  const fullest = [...peak].sort(byStart);
  const daysOfAll = all.map(dayText).sort();
  const daysOfFullest = fullest.map(dayText).sort();
  return {
    code,
    memberId,
    domain,
    visitIds: all.map((visit) => visit.id),
    firstDay: daysOfAll[0]!,
    lastDay: daysOfAll.at(-1)!,
    visits: fullest.length,
    professionals: new Set(fullest.flatMap((visit) => visit.professionalIds)).size,
    organisations: organisationsOf(fullest).size,
    peakFirstDay: daysOfFullest[0]!,
    peakLastDay: daysOfFullest.at(-1)!,
  };
}

interface Window {
  firstDay: string;
  visits: OverlapVisit[];
}

/** Every run of so many consecutive days in which at least one of the visits falls. */
function windowsOf(visits: readonly OverlapVisit[], days: number): Window[] {
  const dayTexts = visits.map(dayText).sort();
  const windows: Window[] = [];
  if (dayTexts.length === 0) return windows;
  for (let firstDay = plusDays(dayTexts[0]!, -days); firstDay <= dayTexts.at(-1)!; firstDay = plusDays(firstDay, 1)) {
    const lastDay = plusDays(firstDay, days - 1);
    const inside = visits.filter((visit) => firstDay <= dayText(visit) && dayText(visit) <= lastDay);
    if (inside.length > 0) windows.push({ firstDay, visits: inside });
  }
  return windows;
}

function episodes(crowded: readonly Window[]): { visits: Set<OverlapVisit>; peak: OverlapVisit[] }[] {
  return joinSharing(crowded.map((window) => new Set(window.visits))).map((visits) => {
    const [peak] = crowded
      .filter((window) => window.visits.every((visit) => visits.has(visit)))
      .sort(
        (one, other) =>
          organisationsOf(other.visits).size - organisationsOf(one.visits).size ||
          other.visits.length - one.visits.length ||
          (one.firstDay < other.firstDay ? -1 : 1),
      );
    return { visits, peak: peak!.visits };
  });
}

/** In no particular order. */
export function bruteForceOverlaps(given: readonly OverlapVisit[], thresholds: OverlapThresholds): OverlapFacts[] {
  const visits = given.filter((visit) => visit.status !== 'cancelled');
  const pairs = allPairs(visits).filter(([one, other]) => uncoordinated(one, other));
  const found: OverlapFacts[] = [];

  if (thresholds.clash) {
    for (const pair of pairs) {
      if (share(pair[0].memberIds, pair[1].memberIds) && periodsOverlap(...pair)) found.push(facts('clash', null, null, pair));
    }
  }
  if (thresholds.sameDay) {
    for (const day of new Set(visits.map(dayText))) {
      const ofDay = visits.filter((visit) => dayText(visit) === day);
      const doubled = ofDay.filter((visit) => ofDay.some((other) => other !== visit && uncoordinated(visit, other)));
      if (doubled.length > 0) found.push(facts('same_day', null, null, doubled));
    }
  }
  for (const memberId of new Set(visits.flatMap((visit) => visit.memberIds))) {
    const toMember = (visit: OverlapVisit) => visit.memberIds.includes(memberId);
    for (const domain of new Set(visits.flatMap((visit) => visit.domains))) {
      const onTopic = (visit: OverlapVisit) =>
        toMember(visit) && visit.domains.includes(domain) && ['planned', 'held'].includes(visit.status);
      const linked = pairs.filter((pair) => pair.every(onTopic) && daysApart(...pair) <= thresholds.sameTopicDays);
      for (const group of componentsOf(linked)) found.push(facts('same_topic', memberId, domain, group));
    }
    const isIntake = (visit: OverlapVisit) => toMember(visit) && visit.kind === 'intake';
    const linked = pairs.filter((pair) => pair.every(isIntake) && daysApart(...pair) <= thresholds.repeatedIntakeDays);
    for (const group of componentsOf(linked)) found.push(facts('repeated_intake', memberId, null, group));

    const crowded = thresholds.memberCrowding.flatMap(({ days, organisations }) =>
      windowsOf(visits.filter(toMember), days).filter((window) => organisationsOf(window.visits).size >= organisations),
    );
    for (const { visits: all, peak } of episodes(crowded)) found.push(facts('member_crowding', memberId, null, all, peak));
  }
  const crowded = thresholds.householdCrowding.flatMap((rule) =>
    windowsOf(visits, rule.days).filter(
      (window) => window.visits.length >= rule.visits || organisationsOf(window.visits).size >= rule.organisations,
    ),
  );
  for (const { visits: all, peak } of episodes(crowded)) found.push(facts('household_crowding', null, null, all, peak));
  return found;
}
