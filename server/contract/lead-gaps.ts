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

/** Runs of days without a lead since the household was opened, or somebody first led it where that was earlier; oldest first. The periods may come in any order. */
export function leadGaps(periods: readonly LeadPeriod[], openedOn: string, today: string): Gap[] {
  const gaps: Gap[] = [];
  // A lead that was called off before it began leaves an empty period: nobody led by it.
  const led = periods.filter(({ from, until }) => until !== from).sort((a, b) => (a.from < b.from ? -1 : 1));
  // History from elsewhere may begin earlier.
  let covered = led[0] && led[0].from < openedOn ? led[0].from : openedOn;
  for (const { from, until } of led) {
    if (from > covered) gaps.push({ from: covered, until: from, days: dayNumber(from) - dayNumber(covered) });
    if (until === null) return gaps;
    if (until > covered) covered = until;
  }
  if (covered <= today) gaps.push({ from: covered, until: null, days: dayNumber(today) - dayNumber(covered) + 1 });
  return gaps;
}

/** Days without a lead, up to and with today; of a gap that ends later only the days so far. */
export function daysWithoutLead(gaps: readonly Gap[], today: string): number {
  const tomorrow = dayNumber(today) + 1;
  const daysOf = ({ from, until }: Gap): number => Math.min(until === null ? tomorrow : dayNumber(until), tomorrow) - dayNumber(from);
  return gaps.reduce((sum, gap) => sum + Math.max(0, daysOf(gap)), 0);
}
