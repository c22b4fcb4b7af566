// When nobody leads, computed from the periods: the server and the client say the same. No decorators.

/** A period of a lead; half open, `until` is the first day without. Days are `YYYY-MM-DD`. */
export interface LeadPeriod {
  from: string;
  until: string | null;
}

export interface Gap {
  from: string;
  /** First day with a lead again; null when nobody is to take it. */
  until: string | null;
  /** Up to `until`; where nobody is to take it, up to and with today. */
  days: number;
}

const DAY = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/**
 * Days of a lead, or of a run without one. The first day counts and `until` does not; of what goes on, today counts as well.
 * So who leads since today has led 1 day, and the days of all leads and gaps are the days of the household. None where it is
 * still to begin. The same in SQL: `server/leads/unled.sql.ts`.
 */
export const daysOf = ({ from, until }: LeadPeriod, today: string): number => Math.max(0, (until === null ? dayNumber(today) + 1 : dayNumber(until)) - dayNumber(from));

/** The same, up to and with today also where it ends later. */
export const daysSoFar = ({ from, until }: LeadPeriod, today: string): number => daysOf({ from, until: until === null || until > today ? null : until }, today);

/** Runs of days without a lead since the household was opened, or somebody first led it where that was earlier; oldest first. The periods may come in any order. */
export function leadGaps(periods: readonly LeadPeriod[], openedOn: string, today: string): Gap[] {
  const gaps: Gap[] = [];
  const gap = (from: string, until: string | null): Gap => ({ from, until, days: daysOf({ from, until }, today) });
  // A lead that was called off before it began leaves an empty period: nobody led by it.
  const led = periods.filter(({ from, until }) => until !== from).sort((a, b) => (a.from < b.from ? -1 : 1));
  // History from elsewhere may begin earlier.
  let covered = led[0] && led[0].from < openedOn ? led[0].from : openedOn;
  for (const { from, until } of led) {
    if (from > covered) gaps.push(gap(covered, from));
    if (until === null) return gaps;
    if (until > covered) covered = until;
  }
  if (covered <= today) gaps.push(gap(covered, null));
  return gaps;
}

/** Days without a lead, up to and with today; of a gap that ends later only the days so far. */
export const daysWithoutLead = (gaps: readonly Gap[], today: string): number => gaps.reduce((sum, gap) => sum + daysSoFar(gap, today), 0);
