import { addYears, format } from 'date-fns';
import type { Day } from '../shared/day.js';

export interface Term {
  law: string;
  /** Full years after the day of closing. */
  years: number;
}

/**
 * First day on which a closed household may be destroyed: the longest term of its laws, from the day of closing. Where no
 * law was said, the longest of all terms; without any term it is kept. The database says the same (`app_retention`).
 */
export function keptUntil(closedOn: Day, laws: readonly string[], terms: readonly Term[]): Day | null {
  const years = terms.filter(({ law }) => laws.length === 0 || laws.includes(law)).map((term) => term.years);
  if (years.length === 0) return null;
  const [year, month, date] = closedOn.split('-').map(Number) as [number, number, number];
  return format(addYears(new Date(year, month - 1, date), Math.max(...years)), 'yyyy-MM-dd');
}
