import type { LeadPeriod } from '../contract/lead-gaps.js';
import { LEAD_MOST_DAYS_AHEAD, type LeadAnswer, type LeadKind, type LeadProposalState } from '../contract/lead-words.js';
import type { ProblemCode } from '../contract/problem-codes.js';
import { brokenField as at, BrokenRule } from '../shared/broken-rule.js';
import { addDays, daysBetween, type Day } from '../shared/day.js';

/** The lead on a day, or undefined in a gap. Periods are half open: [from, until). */
export const leadOn = <Period extends LeadPeriod>(periods: readonly Period[], day: Day): Period | undefined =>
  periods.find((period) => period.from <= day && (period.until === null || day < period.until));

export interface Beginning {
  kind: LeadKind;
  from: Day;
  returnOn: Day | null;
}

/** Refuses a lead that cannot begin. The table's own constraints hold the same where two people are at it at once. */
export function checkBeginning(periods: readonly LeadPeriod[], { kind, from, returnOn }: Beginning, today: Day): void {
  if (from < today) throw new BrokenRule('lead.in-past');
  // A lead agreed for some far day would keep everybody else from leading until then.
  if (daysBetween(today, from) > LEAD_MOST_DAYS_AHEAD) throw new BrokenRule('lead.too-far-ahead', { days: LEAD_MOST_DAYS_AHEAD });
  if (kind === 'temporary_safety' && returnOn === null) throw new BrokenRule('lead.return-day-missing');
  if (returnOn !== null && returnOn <= from) throw new BrokenRule('lead.return-day-not-after-start');
  if (periods.some((period) => period.until === null)) throw new BrokenRule('lead.already-active');
  // Somebody's end may be written down ahead: until that day they lead. Who was called off before beginning never does.
  const running = periods.find((period) => period.until !== null && period.until !== period.from && from < period.until);
  if (running) throw new BrokenRule('lead.overlapping-periods', { from: running.from, until: running.until });
}

/** The first day without a lead who stops today: who has led today does so until its end, who has not begun never does. */
export const endsWhenStoppedOn = (period: LeadPeriod, today: Day): Day => {
  if (period.from > today) return period.from;
  return period.from === today ? addDays(today, 1) : today;
};

/** Refuses an end that cannot be. An end that still lies ahead may be moved; what has been is not written anew. */
export function checkEnding(period: LeadPeriod, until: Day, today: Day): void {
  if (period.until !== null && period.until <= today) throw new BrokenRule('lead.already-ended');
  if (until < period.from) throw new BrokenRule('lead.ends-before-start');
  if (until < endsWhenStoppedOn(period, today)) throw new BrokenRule('lead.in-past');
}

/** A period with what names it. */
export interface NamedPeriod extends LeadPeriod {
  id: string;
}

/** Has not ended, and was not called off before it began. */
const isUnfinished = (period: LeadPeriod, today: Day): boolean => period.until !== period.from && (period.until === null || period.until > today);

/** Who would hand over: whoever leads without an end, or else until the latest day. Undefined in a gap that nobody is to end. */
export const whoHandsOver = <Period extends LeadPeriod>(periods: readonly Period[], today: Day): Period | undefined =>
  periods.filter((period) => isUnfinished(period, today)).sort((one, other) => ((one.until ?? '9999') < (other.until ?? '9999') ? 1 : -1))[0];

/** What a new lead does to the periods there are. */
export interface TakingOver {
  begin: Day;
  /** The lead that ends because of it, and its first day without; null where none does. */
  end: { id: string; on: Day } | null;
}

/**
 * One lead after the other, without a day between because of it and without a day twice: whoever leads does so until the new
 * one begins. A day belongs to who led at its beginning, so what is handed over on its first day goes on tomorrow.
 */
export function takeOver(periods: readonly NamedPeriod[], wanted: Day | null, today: Day): TakingOver {
  const former = whoHandsOver(periods, today);
  const others = periods.filter((period) => period !== former && isUnfinished(period, today));
  const earliest = [today, wanted ?? today, ...others.map(({ until }) => until!)];
  if (former?.from === today) earliest.push(addDays(today, 1));
  const begin = earliest.sort().at(-1)!;
  if (!former) return { begin, end: null };
  // Who was still to begin never does.
  const on = former.from > begin ? former.from : begin;
  return { begin, end: former.until !== null && former.until <= on ? null : { id: former.id, on } };
}

/** What is proposed, apart from who. */
export interface Proposed {
  kind: LeadKind;
  from: Day | null;
  returnOn: Day | null;
  returnsToId: string | null;
}

/** Refuses a proposal that could never become a lead. */
export function checkProposed({ kind, from, returnOn, returnsToId }: Proposed, today: Day): void {
  if (from !== null && from < today) throw at('from', 'lead.in-past');
  if (from !== null && daysBetween(today, from) > LEAD_MOST_DAYS_AHEAD) throw at('from', 'lead.too-far-ahead', { days: LEAD_MOST_DAYS_AHEAD });
  if (kind !== 'temporary_safety') return;
  if (returnOn === null) throw at('returnOn', 'lead.return-day-missing');
  if (returnOn <= today) throw at('returnOn', 'lead.return-day-in-past');
  if (from !== null && returnOn <= from) throw at('returnOn', 'lead.return-day-not-after-start');
  if (returnsToId === null) throw at('returnsToId', 'lead.returns-to-missing');
}

/** Who has said what about a proposal, as far as it decides. */
export interface ProposalStanding {
  accepted: boolean;
  objections: number;
  /** Of who leads now; `not_asked` where nobody does, they propose it themselves, or it was agreed at the transfer. */
  ofTheLead: LeadAnswer | null | 'not_asked';
}

/**
 * What happens next. Nobody is made to lead, and nobody's lead is taken without a word from them: silence of others does not
 * hold a proposal up, silence of who leads does, until the team lead decides.
 */
export function whatNext({ accepted, objections, ofTheLead }: ProposalStanding): 'candidate' | 'team_lead' | 'lead' | 'begin' {
  if (!accepted) return 'candidate';
  if (objections > 0) return 'team_lead';
  return ofTheLead === null ? 'lead' : 'begin';
}

/** The code with which somebody is refused who comes to a proposal that is no longer open. */
export function closedProposalCode(state: Exclude<LeadProposalState, 'open'>): ProblemCode {
  if (state === 'withdrawn') return 'lead.proposal-withdrawn';
  return state === 'begun' || state === 'declined' ? 'lead.already-answered' : 'lead.proposal-closed';
}

/** Refuses history that overlaps itself or what is there, naming both periods. */
export function checkEarlier(earlier: readonly { from: Day; until: Day }[], present: readonly LeadPeriod[], today: Day): void {
  for (const [place, { from, until }] of earlier.entries()) {
    if (until <= from) throw at(`leads.${place}.until`, 'lead.ends-before-start', { from, until });
    if (until > today) throw at(`leads.${place}.until`, 'lead.period-not-over', { from, until });
  }
  const all = [
    ...present.filter(({ from, until }) => from !== until).map(({ from, until }) => ({ from, until, field: null })),
    ...earlier.map(({ from, until }, place) => ({ from, until, field: `leads.${place}.from` })),
  ].sort((one, other) => (one.from < other.from ? -1 : 1));
  for (const [place, second] of all.entries()) {
    const first = all[place - 1];
    if (!first || (first.until !== null && first.until <= second.from)) continue;
    const facts = { from: first.from, until: first.until, otherFrom: second.from, otherUntil: second.until };
    // Said at both, where both were sent.
    const fields = [first, second].flatMap(({ field }) => (field ? [{ field, check: 'rule', message: 'does not fit the rest' }] : []));
    throw new BrokenRule('lead.periods-overlap', facts, fields);
  }
}

/** Refuses days on which the lead does not lead, or that are over. */
export function checkStandingIn(lead: LeadPeriod, { from, until }: { from: Day; until: Day }, today: Day): void {
  if (from < today) throw at('from', 'lead.in-past');
  if (until <= from) throw at('until', 'lead.ends-before-start');
  if (from < lead.from || (lead.until !== null && until > lead.until)) throw at('from', 'lead.deputy-outside', { from: lead.from, until: lead.until });
}
