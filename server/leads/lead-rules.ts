import type { LeadPeriod } from '../contract/lead-gaps.js';
import { LEAD_MOST_DAYS_AHEAD, type LeadKind } from '../contract/lead-words.js';
import { BrokenRule } from '../shared/broken-rule.js';
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
