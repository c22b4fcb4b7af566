import { areUncoordinated, haveCommon, type CountedVisit } from './overlap-visits-rules.js';

/**
 * Pairs of uncoordinated visits with a common member whose periods overlap, in order of the moment at which they
 * begin to. All visits that still run are kept: a long visit can clash with one that starts after a shorter one.
 * @param visits in order of start
 */
export function clashingPairs(visits: readonly CountedVisit[]): CountedVisit[][] {
  const pairs: CountedVisit[][] = [];
  const running: CountedVisit[] = [];
  for (const visit of visits) {
    let stillRunning = 0;
    for (const earlier of running) {
      if (earlier.visit.endsAt <= visit.visit.startsAt) continue;
      running[stillRunning++] = earlier;
      if (haveCommon(earlier.members, visit.members) && areUncoordinated(earlier, visit)) pairs.push([earlier, visit]);
    }
    running.length = stillRunning;
    running.push(visit);
  }
  return pairs;
}

/**
 * For each day: all its visits that are uncoordinated with at least one other visit of that day.
 * @param visits in order of start
 */
export function doubledDays(visits: readonly CountedVisit[]): CountedVisit[][] {
  const days: CountedVisit[][] = [];
  for (let from = 0; from < visits.length; ) {
    let until = from + 1;
    while (until < visits.length && visits[until]!.day === visits[from]!.day) until += 1;
    if (until - from > 1) {
      const day = visits.slice(from, until);
      const doubled = day.filter((visit) => day.some((other) => other !== visit && areUncoordinated(visit, other)));
      if (doubled.length > 0) days.push(doubled);
    }
    from = until;
  }
  return days;
}
