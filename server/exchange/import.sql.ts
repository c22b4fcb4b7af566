import { isHiddenTo } from '../households/hidden-service.js';

/** Names by which files knew visits of household $1, for the keys $2; with what a visit that may be gone needs. */
export const SOURCES = `
  select encode(s.key, 'hex') as key, s.recurrence, s.sequence, s.visit_id as "visitId", v.version, v.status, v.starts_at as "startsAt",
    exists (select 1 from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id and x.professional_id = $3) as own
  from visit_source s join visit v on v.household_id = s.household_id and v.id = s.visit_id
  where s.household_id = $1 and s.key = any($2::bytea[])`;

/**
 * Visits of household $1 by their ids $2, and those that start at one of the instants $3: a visit that somebody typed may
 * stand in the file as well. $4: the actor; $5 whether they direct, $6 their organisation: whom they may not know is left out.
 */
export const PRESENT_VISITS = `
  select v.id, v.version, v.starts_at as "startsAt", v.ends_at as "endsAt", v.kind, v.status, v.domains,
    array(select x.member_id from visit_member x where x.household_id = v.household_id and x.visit_id = v.id) as "memberIds",
    array(select x.professional_id from visit_professional x join organisation o on o.id = x.organisation_id
      where x.household_id = v.household_id and x.visit_id = v.id and not ${isHiddenTo('$5', '$6')}) as "professionalIds",
    exists (select 1 from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id and x.professional_id = $4) as own
  from visit v where v.household_id = $1 and (v.id = any($2::uuid[]) or v.starts_at = any($3::timestamptz[]))`;

/** Members of household $1, and who is or was involved or leads with the first day on which they no longer do. $2 and $3 as $5 and $6. */
export const WHO_BELONGS = `
  select
    array(select m.id from member m where m.household_id = $1) as "memberIds",
    (select coalesce(json_agg(json_build_object('id', part.professional_id, 'until', part.until)), '[]') from (
      select r.professional_id, case when bool_or(r.ends_on is null) then null else max(r.ends_on) end as until
      from (
        select professional_id, ends_on from involvement where household_id = $1
        union all select professional_id, ends_on from lead where household_id = $1) r
      join professional p on p.id = r.professional_id join organisation o on o.id = p.organisation_id
      where not ${isHiddenTo('$2', '$3')}
      group by r.professional_id) part) as parts`;

/** Keeps the names $2 by which a file knew visits of household $1; the newer file's number stays. */
export const KEEP_SOURCES = `
  insert into visit_source (household_id, key, recurrence, visit_id, sequence)
  select $1, decode(s.key, 'hex'), s.recurrence, s."visitId", s.sequence
  from json_to_recordset($2::json) as s(key text, recurrence text, "visitId" uuid, sequence int)
  on conflict (household_id, key, recurrence) do update set visit_id = excluded.visit_id, sequence = excluded.sequence
  where visit_source.sequence < excluded.sequence or visit_source.visit_id <> excluded.visit_id`;
