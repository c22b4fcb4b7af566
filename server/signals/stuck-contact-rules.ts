import type { SignalTerms } from '../contract/signal-words.js';
import { addDays, dayOf, type Day } from '../shared/day.js';
import { startOf, type EvidenceRow, type FoundSignal, type StuckFacts } from './signal-facts-rules.js';

/**
 * So many visits within so many days were no-show or refused: contact does not work out, whoever's doing that is. It holds from
 * the start of the visit that makes the number full, until the last days no longer hold that many.
 */
export function noContact({ missed }: StuckFacts, { missedVisits, missedDays }: SignalTerms): FoundSignal[] {
  const days = missed.map(({ startsAt }) => dayOf(startsAt));
  const runs: { holdsFrom: number; holdsUntil: number; last: number }[] = [];
  for (let last = missedVisits - 1; last < missed.length; last++) {
    const until = addDays(days[last - missedVisits + 1]!, missedDays);
    if (until <= days[last]!) continue;
    const run = runs.at(-1);
    const [holdsFrom, holdsUntil] = [missed[last]!.startsAt, startOf(until)];
    if (run && holdsFrom <= run.holdsUntil) Object.assign(run, { holdsUntil, last });
    else runs.push({ holdsFrom, holdsUntil, last });
  }
  return runs.map(({ holdsFrom, holdsUntil, last }) => {
    const window = addDays(days[last]!, -missedDays);
    const rows = missed.flatMap(({ id }, place) => (place <= last && days[place]! > window ? [{ kind: 'visit' as const, id, on: days[place]! }] : []));
    return { code: 'no_contact' as const, subject: '', memberId: null, domain: null, evidence: { since: rows[0]!.on, rows, term: missedDays }, holdsFrom, holdsUntil };
  });
}

/** The latest that was said of safety, yes or no, is no: of the household, or of one member. */
export const unsafe = ({ safety }: StuckFacts): FoundSignal[] =>
  safety
    .filter(({ safe }) => !safe)
    .map(({ id, memberId, checkedAt }) => {
      const since = dayOf(checkedAt);
      return { code: 'unsafe', subject: memberId ?? '', memberId, domain: null, evidence: { since, rows: [{ kind: 'safety_check', id, on: since }], term: null }, holdsFrom: checkedAt, holdsUntil: null };
    });

/** Nobody has answered an overlap for so many days, up to its last visit: then there is nothing left to combine. One signal for all of them. */
export function overlapUnanswered({ overlaps }: StuckFacts, { overlapDays }: SignalTerms): FoundSignal[] {
  const spells = overlaps
    .map(({ id, openSince, lastDay }) => ({ from: addDays(openSince, overlapDays), row: { kind: 'overlap' as const, id, on: openSince, until: addDays(lastDay, 1) } }))
    .filter(({ from, row }) => from < row.until)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const runs: { from: Day; until: Day; rows: EvidenceRow[] }[] = [];
  for (const { from, row } of spells) {
    const run = runs.at(-1);
    if (!run || run.until < from) runs.push({ from, until: row.until, rows: [row] });
    else {
      run.rows.push(row);
      if (row.until > run.until) run.until = row.until;
    }
  }
  return runs.map(({ from, until, rows }) => ({
    code: 'overlap_unanswered', subject: '', memberId: null, domain: null, evidence: { since: rows[0]!.on!, rows, term: overlapDays }, holdsFrom: startOf(from), holdsUntil: startOf(until),
  }));
}

/** Things wait for each other in a circle, from the day on which the circle closed. */
export const circularBlockage = ({ circles }: StuckFacts): FoundSignal[] =>
  circles.map(({ blockageIds, since }) => ({
    code: 'circular_blockage',
    subject: [...blockageIds].sort()[0]!,
    memberId: null,
    domain: null,
    evidence: { since, rows: blockageIds.map((id) => ({ kind: 'blockage' as const, id, on: null })), term: null },
    holdsFrom: startOf(since),
    holdsUntil: null,
  }));
