import type { LeadView } from '@contract/leads';
import { addDays, daysBetween, type Day } from '../shared/day';

/** A stretch of time with one lead, or with none. Half open: [from, until); `until` is null while it runs. */
export interface LeadStretch {
  from: Day;
  until: Day | null;
  lead: LeadView | null;
  /** Up to `until`; for one that still runs up to and with today. */
  days: number;
}

export interface LeadNow {
  active: LeadView | null;
  /** Who begins later, if anybody. */
  coming: LeadView | null;
  /** Days without a lead in the gap of today, today among them; 0 while somebody leads. */
  daysWithout: number;
}

/** The lead of a day, who comes next, and how long nobody has led. Leads stand oldest first. */
export function leadNow(leads: readonly LeadView[], openedOn: Day, today: Day): LeadNow {
  const active = leads.find((lead) => lead.from <= today && (lead.until === null || today < lead.until)) ?? null;
  const coming = leads.find((lead) => lead.from > today) ?? null;
  if (active) return { active, coming, daysWithout: 0 };
  const lastEnd = leads.flatMap((lead) => (lead.until !== null && lead.until <= today ? [lead.until] : [])).at(-1);
  return { active, coming, daysWithout: daysBetween(lastEnd ?? openedOn, today) + 1 };
}

/** From the opening on, stretch after stretch: leads and the gaps between them. */
export function leadStretches(leads: readonly LeadView[], openedOn: Day, today: Day): LeadStretch[] {
  const tomorrow = addDays(today, 1);
  const stretch = (from: Day, until: Day | null, lead: LeadView | null): LeadStretch => ({
    from,
    until,
    lead,
    days: Math.max(0, daysBetween(from, until ?? tomorrow)),
  });
  const stretches: LeadStretch[] = [];
  let reached: Day | null = openedOn;
  for (const lead of leads) {
    if (reached !== null && reached < lead.from) stretches.push(stretch(reached, lead.from, null));
    stretches.push(stretch(lead.from, lead.until, lead));
    reached = lead.until;
  }
  if (reached !== null && reached <= today) stretches.push(stretch(reached, null, null));
  return stretches;
}
