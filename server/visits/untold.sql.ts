import { DAYS_AROUND_TODAY } from '../contract/around-today.js';
import { ZONE } from '../shared/day.js';

/**
 * Visits `v` of household `household` to which professional `who` went, and of which nobody told how it went: as far back as the
 * page of the household has visits. The same there: `visits-for-me.ts` of the client.
 */
export const untoldVisits = (household: string, who: string, today: string): string => `visit v
  where v.household_id = ${household} and v.status = 'planned' and v.ends_at < now() and v.starts_at >= (${today} - ${DAYS_AROUND_TODAY})::timestamp at time zone '${ZONE}'
    and exists (select 1 from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id and x.professional_id = ${who})`;
