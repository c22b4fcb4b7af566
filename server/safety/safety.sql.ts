import { IS_CONFIDENTIAL, nameOf } from '../households/reading.js';

const CHECK = `c.id, c.member_id as "memberId", c.answer,
  case when exists (select 1 from organisation o where o.id = c.organisation_id and ${IS_CONFIDENTIAL}) then null else c.words end as words,
  c.checked_at as "checkedAt", ${nameOf('c.recorded_by')} as "recordedBy"`;

/** Checks that the wall lets the reader see, the latest of each subject apart. */
export const SAFETY = `(select row_to_json(found) from (
  with seen as (
    select c.*, row_number() over (partition by c.member_id order by c.checked_at desc, c.id desc) as place from safety_check c where c.household_id = reader.household_id)
  select
    (select coalesce(json_agg(l), '[]'::json) from (select ${CHECK} from seen c where c.place = 1 order by c.answer <> 'no', c.member_id is not null, c.checked_at desc) l) as latest,
    (select coalesce(json_agg(e), '[]'::json) from (select ${CHECK} from seen c where c.place > 1 order by c.checked_at desc, c.id desc limit 100) e) as earlier) found)`;
