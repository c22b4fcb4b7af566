import type { VisitView } from '@contract/visits';
import { dayOf, type Day } from './day';

/** The day of the first planned visit that has yet to begin; null where there is none. @param now in milliseconds since 1970 */
export function nextVisitOn(visits: readonly Pick<VisitView, 'status' | 'startsAt'>[], now: number): Day | null {
  const ahead = visits.flatMap(({ status, startsAt }) => (status === 'planned' && Date.parse(startsAt) > now ? Date.parse(startsAt) : []));
  return ahead.length > 0 ? dayOf(new Date(Math.min(...ahead)).toISOString()) : null;
}
