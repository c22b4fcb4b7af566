import { prepared } from '../database/prepared.js';

/** Involved now or before (a visit of the past is recorded later), or with the lead. */
const HAS_A_PART = `(exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = p.id)
  or exists (select 1 from lead l where l.household_id = $1 and l.professional_id = p.id))`;

/**
 * Visit $2 with its members $10 and professionals $11, as far as they belong to household $1: one round trip, and the
 * counts tell whether somebody was left out.
 */
export const RECORD_VISIT = prepared(`
  with recorded as (
    insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, note, recorded_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)),
  members as (
    insert into visit_member (household_id, visit_id, member_id)
    select $1, $2, m.id from member m where m.household_id = $1 and m.id = any($10::uuid[]) returning 1),
  professionals as (
    insert into visit_professional (household_id, visit_id, professional_id, organisation_id)
    select $1, $2, p.id, p.organisation_id from professional p where p.id = any($11::uuid[]) and ${HAS_A_PART} returning 1)
  select (select count(*)::int from members) as members, (select count(*)::int from professionals) as professionals`);

export const SET_MEMBERS = prepared(`
  with gone as (delete from visit_member where household_id = $1 and visit_id = $2 and member_id <> all($3::uuid[]))
  insert into visit_member (household_id, visit_id, member_id)
  select $1, $2, m.id from member m where m.household_id = $1 and m.id = any($3::uuid[])
  on conflict (household_id, visit_id, member_id) do update set member_id = excluded.member_id
  returning 1`);

export const SET_PROFESSIONALS = prepared(`
  with gone as (delete from visit_professional where household_id = $1 and visit_id = $2 and professional_id <> all($3::uuid[]))
  insert into visit_professional (household_id, visit_id, professional_id, organisation_id)
  select $1, $2, p.id, p.organisation_id from professional p where p.id = any($3::uuid[]) and ${HAS_A_PART}
  on conflict (household_id, visit_id, professional_id) do update set professional_id = excluded.professional_id
  returning 1`);
