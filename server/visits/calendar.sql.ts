import { prepared } from '../database/prepared.js';
import { MINE } from '../households/mine.sql.js';
import { listOf } from '../households/reading.js';
import { ZONE } from '../shared/day.js';
import { AT_IT, OVERLAP_FIELDS, OVERLAP_ORDER, OVERLAPS, VISIT, VISITS } from './visit.sql.js';

/** Of one household, on the reader's days. */
export const HOUSEHOLD_CALENDAR = `json_build_object('visits', ${VISITS}, 'overlaps', ${OVERLAPS})`;

const ONES_OWN = `exists (select 1 from visit_professional own where own.household_id = v.household_id and own.visit_id = v.id and own.professional_id = reader.professional_id)`;

const OF_THE_DAYS = `v.household_id = reader.household_id and v.starts_at >= reader.visits_from and v.starts_at < reader.visits_until and ${ONES_OWN}`;

/**
 * The visits of one professional over all households that they may see now, in one statement: in each household they read
 * what they read on its own page, by the same parts. $1–$4: see `MINE`; $5: their organisation; $6 and $7: the days, half open.
 */
export const OWN_VISITS = prepared(`
  with mine as materialized (${MINE}),
  reader as materialized (
    select reader.* from (
      select mine.household_id, mine.directs, $1::uuid as professional_id, $5::uuid as organisation_id, $6::date as days_from, $7::date as days_until,
        $6::date::timestamp at time zone '${ZONE}' as visits_from, $7::date::timestamp at time zone '${ZONE}' as visits_until
      from mine) reader
    where exists (select 1 from visit v where ${OF_THE_DAYS}))
  select ${listOf(
    `h.id, h.name,
     ${listOf('m.id, p.name', 'member m join person p on p.id = m.person_id where m.household_id = h.id', 'm.id')} as members,
     ${listOf(VISIT, `visit v ${AT_IT} where ${OF_THE_DAYS}`, 'v.starts_at, v.id')} as visits,
     ${listOf(
       OVERLAP_FIELDS,
       `overlap ov where ov.household_id = reader.household_id and ov.last_day >= reader.days_from and ov.first_day < reader.days_until
         and ov.visit_ids && array(select v.id from visit v where ${OF_THE_DAYS})`,
       OVERLAP_ORDER,
     )} as overlaps`,
    `reader join household h on h.id = reader.household_id`,
    `h.name, h.id`,
  )} as households`);
