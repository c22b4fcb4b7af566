import { listOf, lookUp, unlessConfidential } from '../households/reading.js';

const OF_VISIT = (table: string): string => `${table} x where x.household_id = v.household_id and x.visit_id = v.id`;

/** Visits that start on the reader's days, by name, as the reader may know them; null in the place of a confidential service. */
export const VISIT_SHEET = `json_build_object(
  'household', (select h.name from household h where h.id = reader.household_id),
  'visits', ${listOf(
    `v.id, v.starts_at as "startsAt", v.ends_at as "endsAt", v.kind, v.status, v.domains,
      array(select person.name from visit_member x join member m on m.household_id = x.household_id and m.id = x.member_id join person on person.id = m.person_id
        where x.household_id = v.household_id and x.visit_id = v.id order by m.starts_on, m.id) as members,
      array(select ${unlessConfidential('p.name')} from (select * from ${OF_VISIT('visit_professional')}) vp
        ${lookUp('professional', 'p', 'vp.professional_id')} ${lookUp('organisation', 'o', 'vp.organisation_id')} order by vp.professional_id) as professionals,
      array(select ${unlessConfidential('o.name')} from (select distinct x.organisation_id from ${OF_VISIT('visit_professional')}) vp
        ${lookUp('organisation', 'o', 'vp.organisation_id')} order by vp.organisation_id) as organisations`,
    `visit v where v.household_id = reader.household_id and v.starts_at >= reader.visits_from and v.starts_at < reader.visits_until`,
    `v.starts_at, v.id`,
  )})`;
