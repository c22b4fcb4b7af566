import { prepared } from '../database/prepared.js';
import { notEndedOn } from '../database/on-day.js';
import { isHiddenTo } from '../households/hidden-service.js';

/** Still involved or leading on the day of the visit; it may have begun earlier than that was written down. */
export const hasAPart = (day: string): string => `(
  exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = p.id and ${notEndedOn('i', day)})
  or exists (select 1 from lead l where l.household_id = $1 and l.professional_id = p.id and ${notEndedOn('l', day)}))`;

/**
 * Visit $2 with its members $9 and professionals $10, as far as they belong to household $1: one round trip, and the
 * counts tell whether somebody was left out. $11: the note of $8, who records it; $12: whether they direct; $13: their organisation; $14: why it goes ahead.
 */
export const RECORD_VISIT = prepared(`
  with recorded as (
    insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by, anyway_because)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $14)),
  members as (
    insert into visit_member (household_id, visit_id, member_id)
    select $1, $2, m.id from member m where m.household_id = $1 and m.id = any($9::uuid[]) returning 1),
  professionals as (
    insert into visit_professional (household_id, visit_id, professional_id, organisation_id, note)
    select $1, $2, p.id, p.organisation_id, case when p.id = $8 then $11 end
    from professional p join organisation o on o.id = p.organisation_id
    where p.id = any($10::uuid[]) and not ${isHiddenTo('$12', '$13')} and ${hasAPart('$3::timestamptz::date')} returning 1)
  select (select count(*)::int from members) as members, (select count(*)::int from professionals) as professionals`);

export const SET_MEMBERS = prepared(`
  with gone as (delete from visit_member where household_id = $1 and visit_id = $2 and member_id <> all($3::uuid[]))
  insert into visit_member (household_id, visit_id, member_id)
  select $1, $2, m.id from member m where m.household_id = $1 and m.id = any($3::uuid[])
  on conflict (household_id, visit_id, member_id) do update set member_id = excluded.member_id
  returning 1`);

/** $4: day of the visit; $5 and $6 as $12 and $13 above. Whom the writer does not see stays: they could not be named. */
export const SET_PROFESSIONALS = prepared(`
  with gone as (
    delete from visit_professional vp using organisation o
    where vp.household_id = $1 and vp.visit_id = $2 and vp.professional_id <> all($3::uuid[])
      and o.id = vp.organisation_id and not ${isHiddenTo('$5', '$6')})
  insert into visit_professional (household_id, visit_id, professional_id, organisation_id)
  select $1, $2, p.id, p.organisation_id from professional p join organisation o on o.id = p.organisation_id
  where p.id = any($3::uuid[]) and not ${isHiddenTo('$5', '$6')}
    and (${hasAPart('$4::date')} or exists (select 1 from visit_professional x where x.household_id = $1 and x.visit_id = $2 and x.professional_id = p.id))
  on conflict (household_id, visit_id, professional_id) do update set professional_id = excluded.professional_id
  returning 1`);

/** Who comes to visit $3 and whom they see, at visit $2 as well; each takes their own note along. */
export const MOVE_PEOPLE = `
  with seen as (
    insert into visit_member (household_id, visit_id, member_id)
    select m.household_id, $2, m.member_id from visit_member m where m.household_id = $1 and m.visit_id = $3
    on conflict (household_id, visit_id, member_id) do nothing)
  insert into visit_professional (household_id, visit_id, professional_id, organisation_id, note)
  select p.household_id, $2, p.professional_id, p.organisation_id, p.note from visit_professional p where p.household_id = $1 and p.visit_id = $3
  on conflict (household_id, visit_id, professional_id) do nothing`;
