import { prepared } from '../database/prepared.js';
import { ZONE } from '../shared/day.js';
import { derivedWith, settingsFor } from '../settings/settings.sql.js';

/** Of visits `v`: their ids, and a line each. */
const VISIT_LINES = `array_agg(v.id) as ids, string_agg(concat_ws(' ', v.id, (date_part('epoch', v.starts_at) * 1000)::bigint,
        (date_part('epoch', v.ends_at) * 1000)::bigint, v.kind, v.status, array_to_string(v.domains, ',')), e'\n') as visits`;

/** Who takes part in the visits `around.ids`. */
const participantsIn = (household: string): string => `(select concat_ws(' ', array_agg(m.visit_id), array_agg(m.member_id)) from visit_member m
      where m.household_id = ${household} and m.visit_id = any(around.ids)) as members,
    (select concat_ws(' ', array_agg(p.visit_id), array_agg(p.professional_id), array_agg(p.organisation_id)) from visit_professional p
      where p.household_id = ${household} and p.visit_id = any(around.ids)) as professionals`;

/**
 * The stored overlaps that touch days $2 to $3 of household $1, and the visits of those days and of the whole span of
 * those overlaps, with the settings of its team and those of the last time: all that finding the overlaps there needs, in one
 * statement. Days with both ends.
 *
 * Each recorded visit runs it. So participants are looked up for all visits at once, and nothing comes as JSON, which
 * would cost twice as much: rows as lines of text, participants as columns (`{…}` for each); `overlap-around.ts` reads them.
 * Visits are asked for in order of time: under row-level security PostgreSQL thinks that a household has hardly any, and would
 * as soon take them all from another index.
 */
export const AROUND = prepared(`
  with stored as materialized (
    select least(min(s.first_day), $2::date)::timestamp at time zone '${ZONE}' as since,
      (greatest(max(s.last_day), $3::date) + 1)::timestamp at time zone '${ZONE}' as until,
      string_agg(concat_ws(' ', s.id, s.code, coalesce(s.member_id::text, '-'), coalesce(s.domain, '-'), array_to_string(s.visit_ids, ','),
        s.first_day, s.last_day, s.visits, s.professionals, s.organisations, s.peak_first_day, s.peak_last_day,
        coalesce((date_part('epoch', s.open_since) * 1000)::bigint::text, '-')), e'\n') as lines
    from overlap s where s.household_id = $1 and s.last_day >= $2::date and s.first_day <= $3::date),
  around as materialized (
    select ${VISIT_LINES}
    from (
      select v.id, v.starts_at, v.ends_at, v.kind, v.status, v.domains from visit v
      where v.household_id = $1 and v.status <> 'cancelled' and v.starts_at >= (select since from stored) and v.starts_at < (select until from stored)
      order by v.starts_at) v)
  select (select lines from stored) as stored, ${settingsFor('$1', 'visits')} as settings, ${derivedWith('$1', 'visits')} as "derivedWith", around.visits,
    ${participantsIn('$1')},
    (select string_agg(concat_ws(' ', a.code, coalesce(a.member_id::text, '-'), coalesce(a.domain, '-'), array_to_string(a.visit_ids, ',')), e'\n')
      from overlap_answer a where a.household_id = $1 and a.visit_ids && around.ids) as answers
  from around`);

/** All visits of the open households of team $1, in the same form: the first $3 households after $2. */
export const VISITS_OF_TEAM = prepared(`
  select page.id, around.visits, ${participantsIn('page.id')}
  from (select h.id from household h where h.team_id = $1 and h.closed_on is null and h.id > $2::uuid order by h.id limit $3) page
  cross join lateral (select ${VISIT_LINES} from visit v where v.household_id = page.id and v.status <> 'cancelled') around
  order by page.id`);

/** Rows of the difference, from JSON in the words of the contract. */
const ROWS = `json_to_recordset($2::json) as d(id uuid, code text, "memberId" uuid, domain text, "visitIds" uuid[], "firstDay" date, "lastDay" date,
  visits int, professionals int, organisations int, "peakFirstDay" date, "peakLastDay" date, "openSince" timestamptz)`;

export const INSERT_OVERLAPS = prepared(`
  insert into overlap (household_id, id, code, member_id, domain, visit_ids, first_day, last_day, visits, professionals, organisations, peak_first_day, peak_last_day, open_since)
  select $1, d.id, d.code, d."memberId", d.domain, d."visitIds", d."firstDay", d."lastDay", d.visits, d.professionals, d.organisations, d."peakFirstDay", d."peakLastDay", d."openSince"
  from ${ROWS}`);

export const UPDATE_OVERLAPS = prepared(`
  update overlap o set visit_ids = d."visitIds", first_day = d."firstDay", last_day = d."lastDay", visits = d.visits, professionals = d.professionals,
    organisations = d.organisations, peak_first_day = d."peakFirstDay", peak_last_day = d."peakLastDay", open_since = d."openSince"
  from ${ROWS} where o.household_id = $1 and o.id = d.id`);

export const DELETE_OVERLAPS = prepared(`delete from overlap where household_id = $1 and id = any($2::uuid[])`);
