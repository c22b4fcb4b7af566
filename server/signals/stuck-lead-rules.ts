import { leadGaps } from '../contract/lead-gaps.js';
import type { SignalTerms } from '../contract/signal-words.js';
import { addDays, type Day } from '../shared/day.js';
import { startOf, startOrNull, type FoundSignal, type StuckFacts } from './signal-facts-rules.js';

const FAR = '9999-12-31';

/** Leads that were not called off before they began, in order. */
const ledOf = ({ leads }: StuckFacts): StuckFacts['leads'] => leads.filter(({ from, until }) => from !== until).sort((one, other) => (one.from < other.from ? -1 : 1));

/** Nobody leads for more than so many days, the first one counted; also a gap that is known to come. */
export function noActiveLead(facts: StuckFacts, { noLeadDays }: SignalTerms): FoundSignal[] {
  const led = ledOf(facts);
  return leadGaps(led, facts.openedOn, FAR).flatMap(({ from, until }) => {
    const begins = addDays(from, noLeadDays);
    if (until !== null && until <= begins) return [];
    const last = led.findLast((lead) => lead.until !== null && lead.until <= from);
    return [{ ...about('no_active_lead'), evidence: { since: from, rows: last ? [{ kind: 'lead', id: last.id, on: last.until }] : [], term: noLeadDays }, holdsFrom: startOf(begins), holdsUntil: startOrNull(until) }];
  });
}

/**
 * A handover waits for more than so many days. So does what was to go back after a temporary transfer and was taken by
 * nobody: it waits from the day on which the transfer ended until somebody leads.
 */
export function handoverNotAccepted(facts: StuckFacts, { handoverDays }: SignalTerms): FoundSignal[] {
  const waits = facts.handovers.map(({ id, proposedOn }) => waiting('proposal', id, proposedOn, null, handoverDays));
  const led = ledOf(facts);
  const returning = led.flatMap(({ id, until, returns }) => {
    if (!returns || until === null) return [];
    const next = led.find((other) => other.from >= until)?.from ?? null;
    return next !== null && next <= addDays(until, handoverDays + 1) ? [] : [waiting('lead', id, until, next, handoverDays)];
  });
  return [...waits, ...returning];
}

function waiting(kind: 'proposal' | 'lead', id: string, since: Day, until: Day | null, term: number): FoundSignal {
  return { ...about('handover_not_accepted', id), evidence: { since, rows: [{ kind, id, on: since }], term }, holdsFrom: startOf(addDays(since, term + 1)), holdsUntil: startOrNull(until) };
}

/** So many leads began within so many months, up to the day on which the first of them has dropped out of that time. */
export function leadChanges(facts: StuckFacts, { leadChanges: most, leadMonths }: SignalTerms): FoundSignal[] {
  const led = ledOf(facts);
  const runs: { first: number; last: number; from: Day; until: Day }[] = [];
  for (let last = most - 1; last < led.length; last++) {
    const first = last - most + 1;
    const [from, until] = [led[last]!.from, monthsLater(led[first]!.from, leadMonths)];
    if (until <= from) continue;
    const run = runs.at(-1);
    if (run && from <= run.until) Object.assign(run, { last, until });
    else runs.push({ first, last, from, until });
  }
  return runs.map(({ first, last, from, until }) => {
    const rows = led.slice(first, last + 1).map(({ id, from: on }) => ({ kind: 'lead' as const, id, on }));
    return { ...about('lead_changes'), evidence: { since: from, rows, term: leadMonths }, holdsFrom: startOf(from), holdsUntil: startOf(until) };
  });
}

/** A question for a decision has no answer after its last day: usually ten working days after it was asked. */
export const escalationUnanswered = ({ escalations }: StuckFacts): FoundSignal[] =>
  escalations.map(({ id, askedOn, answerBy }) => ({
    ...about('escalation_unanswered', id),
    evidence: { since: askedOn, rows: [{ kind: 'escalation', id, on: answerBy }], term: null },
    holdsFrom: startOf(addDays(answerBy, 1)),
    holdsUntil: null,
  }));

/** The same day so many months on; in a shorter month its last day. */
function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const about = <Code extends FoundSignal['code']>(code: Code, subject = '') => ({ code, subject, memberId: null, domain: null });
