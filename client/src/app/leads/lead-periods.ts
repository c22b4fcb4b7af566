import { daysOf, daysSoFar, leadGaps } from '@contract/lead-gaps';
import type { LeadView } from '@contract/leads';
import type { Day } from '../shared/day';

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
  /** Days that `active` has led, today among them; 0 while nobody leads. */
  daysLed: number;
  /** Who begins later, if anybody. */
  coming: LeadView | null;
  /** Days without a lead in the gap of today, today among them; 0 while somebody leads. */
  daysWithout: number;
  /** Of that gap in all, when somebody is to end it; else null. */
  daysInAll: number | null;
}

const covers = ({ from, until }: { from: Day; until: Day | null }, day: Day): boolean => from <= day && (until === null || day < until);

/** The lead of a day, who comes next, and how long nobody has led. */
export function leadNow(leads: readonly LeadView[], openedOn: Day, today: Day): LeadNow {
  const active = leads.find((lead) => covers(lead, today)) ?? null;
  const later = leads.filter(({ from, until }) => from > today && until !== from);
  const coming = later.sort((one, other) => one.from.localeCompare(other.from))[0] ?? null;
  const gap = leadGaps(leads, openedOn, today).find((each) => covers(each, today));
  return { active, daysLed: active ? daysSoFar(active, today) : 0, coming, daysWithout: gap ? daysSoFar(gap, today) : 0, daysInAll: gap?.until ? gap.days : null };
}

/** Leads and the gaps between them, oldest first. A lead that was called off before it began has no days. */
export function leadStretches(leads: readonly LeadView[], openedOn: Day, today: Day): LeadStretch[] {
  const led = leads.map((lead): LeadStretch => ({ from: lead.from, until: lead.until, lead, days: daysOf(lead, today) }));
  const gaps = leadGaps(leads, openedOn, today).map((gap): LeadStretch => ({ ...gap, lead: null }));
  return [...led, ...gaps].sort((one, other) => one.from.localeCompare(other.from));
}
