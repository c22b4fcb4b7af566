/**
 * The stored overlaps that touch days $2 to $3 of household $1, and the visits of those days and of the whole span of
 * those overlaps: all that finding the overlaps there needs, in one statement. Days with both ends.
 */
export const AROUND = `
  with stored as materialized (
    select * from overlap where household_id = $1 and last_day >= $2::date and first_day <= $3::date),
  span as (
    select least(min(first_day), $2::date) as first_day, greatest(max(last_day), $3::date) as last_day from stored)
  select
    (select coalesce(json_agg(json_build_object('id', s.id, 'code', s.code, 'memberId', s.member_id, 'domain', s.domain, 'visitIds', s.visit_ids,
        'firstDay', s.first_day, 'lastDay', s.last_day, 'visits', s.visits, 'professionals', s.professionals, 'organisations', s.organisations,
        'peakFirstDay', s.peak_first_day, 'peakLastDay', s.peak_last_day) order by s.id), '[]'::json) from stored s) as stored,
    (select coalesce(json_agg(json_build_object('id', v.id,
        'startsAt', (extract(epoch from v.starts_at) * 1000)::bigint, 'endsAt', (extract(epoch from v.ends_at) * 1000)::bigint,
        'kind', v.kind, 'status', v.status, 'domains', v.domains,
        'memberIds', array(select m.member_id from visit_member m where m.household_id = v.household_id and m.visit_id = v.id),
        'professionalIds', array(select p.professional_id from visit_professional p where p.household_id = v.household_id and p.visit_id = v.id),
        'organisationIds', array(select p.organisation_id from visit_professional p where p.household_id = v.household_id and p.visit_id = v.id))), '[]'::json)
      from span, visit v
      where v.household_id = $1 and v.status <> 'cancelled'
        and v.starts_at >= span.first_day::timestamp at time zone 'Europe/Amsterdam'
        and v.starts_at < (span.last_day + 1)::timestamp at time zone 'Europe/Amsterdam') as visits`;

/** Rows of the difference, from JSON in the words of the contract. */
const ROWS = `json_to_recordset($2::json) as d(id uuid, code text, "memberId" uuid, domain text, "visitIds" uuid[], "firstDay" date, "lastDay" date,
  visits int, professionals int, organisations int, "peakFirstDay" date, "peakLastDay" date)`;

export const INSERT_OVERLAPS = `
  insert into overlap (household_id, id, code, member_id, domain, visit_ids, first_day, last_day, visits, professionals, organisations, peak_first_day, peak_last_day)
  select $1, d.id, d.code, d."memberId", d.domain, d."visitIds", d."firstDay", d."lastDay", d.visits, d.professionals, d.organisations, d."peakFirstDay", d."peakLastDay"
  from ${ROWS}`;

export const UPDATE_OVERLAPS = `
  update overlap o set visit_ids = d."visitIds", first_day = d."firstDay", last_day = d."lastDay", visits = d.visits, professionals = d.professionals,
    organisations = d.organisations, peak_first_day = d."peakFirstDay", peak_last_day = d."peakLastDay"
  from ${ROWS} where o.household_id = $1 and o.id = d.id`;

export const DELETE_OVERLAPS = `delete from overlap where household_id = $1 and id = any($2::uuid[])`;
