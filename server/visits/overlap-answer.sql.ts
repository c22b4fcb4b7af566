import { isHiddenTo } from '../households/hidden-service.js';
import { IS_CONFIDENTIAL, listOf } from '../households/reading.js';

/** Visits $2 of household $1 as professional $3 stands to them, who directs or not ($4), of organisation $5. */
export const CONCERNED = `
  select v.id, (date_part('epoch', v.starts_at) * 1000)::float8 as "startsAt", (date_part('epoch', v.ends_at) * 1000)::float8 as "endsAt", v.status,
    coalesce(bool_or(p.professional_id = $3), false) as own, coalesce(bool_or(${isHiddenTo('$4', '$5')}), false) as hidden,
    coalesce(array_agg(p.professional_id) filter (where p.professional_id <> $3), '{}') as others
  from visit v
  left join visit_professional p on p.household_id = v.household_id and p.visit_id = v.id
  left join organisation o on o.id = p.organisation_id
  where v.household_id = $1 and v.id = any($2::uuid[])
  group by v.household_id, v.id`;

/** Planned visits of the reader's days, and how the reader stands to them. */
export const AHEAD = listOf(
  `v.id, coalesce(bool_or(p.professional_id = reader.professional_id), false) as own, coalesce(bool_or(${IS_CONFIDENTIAL}), false) as hidden`,
  `visit v
   left join visit_professional p on p.household_id = v.household_id and p.visit_id = v.id
   left join organisation o on o.id = p.organisation_id
   where v.household_id = reader.household_id and v.status = 'planned' and v.starts_at >= reader.visits_from and v.starts_at < reader.visits_until
   group by v.household_id, v.id`,
  'v.id',
);
