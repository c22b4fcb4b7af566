import { isHiddenTo } from '../households/hidden-service.js';
import { listOf } from '../households/reading.js';
import { hasAPart } from './visit-writing.sql.js';
import { VISITS } from './visit.sql.js';

/** The visits of the reader's days, and how all who live there are called. */
export const PREVIEW = `json_build_object('visits', ${VISITS}, 'members', ${listOf(
  `m.id, person.name`,
  `member m join person on person.id = m.person_id where m.household_id = reader.household_id`,
  `m.id`,
)})`;

/** Of professionals $2 those who have a part in household $1 on day $3 and may be known to the reader (directs: $4; organisation: $5), or come to visit $6 already. */
export const WHO_COMES = `
  select p.id, p.organisation_id as "organisationId" from professional p join organisation o on o.id = p.organisation_id
  where p.id = any($2::uuid[]) and not ${isHiddenTo('$4', '$5')}
    and (${hasAPart('$3::date')} or exists (select 1 from visit_professional x where x.household_id = $1 and x.visit_id = $6 and x.professional_id = p.id))`;

/** Who comes to visit $2 of household $1 and stays unnamed to the reader ($3, $4 as above): nobody takes them away. */
export const WHO_STAYS_UNNAMED = `
  select p.professional_id as id, p.organisation_id as "organisationId" from visit_professional p join organisation o on o.id = p.organisation_id
  where p.household_id = $1 and p.visit_id = $2 and ${isHiddenTo('$3', '$4')}`;
