import { LONGEST_VISIT_HOURS, type VisitStatus } from '../contract/overlap-codes.js';
import { BrokenRule } from '../shared/broken-rule.js';

const HOUR = 3_600_000;

/** What of a visit can be wrong in itself. Instants in milliseconds since 1970. */
export interface VisitFacts {
  startsAt: number;
  endsAt: number;
  status: VisitStatus;
}

/** What of a visit tells who hears of it. Instants in milliseconds since 1970. */
export interface VisitWithPeople extends Pick<VisitFacts, 'startsAt' | 'status'> {
  professionalIds: readonly string[];
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

/**
 * Whose calendar a change of a visit changes: who is to come to one that lies ahead and was not before, who comes at
 * another moment, who was to come to one that is cancelled, and who was to come and no longer is. `before` is null of a new visit.
 * What is over is only written down: nobody is told.
 */
export function whoHears(before: VisitWithPeople | null, after: VisitWithPeople, now: number): Record<'planned' | 'moved' | 'cancelled' | 'takenOff', string[]> {
  const coming = (visit: VisitWithPeople | null): readonly string[] => (visit?.status === 'planned' && visit.startsAt > now ? visit.professionalIds : []);
  const [were, are] = [coming(before), coming(after)];
  return {
    planned: are.filter((id) => !were.includes(id)),
    moved: before?.startsAt === after.startsAt ? [] : are.filter((id) => were.includes(id)),
    cancelled: after.status === 'cancelled' ? [...were] : [],
    takenOff: after.status === 'cancelled' ? [] : were.filter((id) => !after.professionalIds.includes(id)),
  };
}
