import { LONGEST_VISIT_HOURS, type VisitStatus } from '../contract/overlap-codes.js';
import { BrokenRule } from '../shared/broken-rule.js';

const HOUR = 3_600_000;

/** What of a visit can be wrong in itself. Instants in milliseconds since 1970. */
export interface VisitFacts {
  startsAt: number;
  endsAt: number;
  status: VisitStatus;
}

/** Statuses that say how it went. */
const OUTCOMES: readonly VisitStatus[] = ['held', 'no_show', 'refused'];

/** Refuses a period or status that cannot be. */
export function checkVisit({ startsAt, endsAt, status }: VisitFacts, now: number): void {
  if (endsAt <= startsAt) throw new BrokenRule('visit.ends-before-start');
  if (endsAt - startsAt > LONGEST_VISIT_HOURS * HOUR) throw new BrokenRule('visit.too-long', { hours: LONGEST_VISIT_HOURS });
  // A refusal can come beforehand, by telephone; that somebody was not there cannot.
  if (OUTCOMES.includes(status) && status !== 'refused' && startsAt > now) throw new BrokenRule('visit.outcome-in-future');
}
