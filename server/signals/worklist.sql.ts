import { holdsOn } from '../database/on-day.js';
import { levelOf } from '../levels/level.sql.js';
import { ANSWER, DIRECTS_ALL, IN_ORDER, memberNames, readsAsTeamLead, SIGNAL } from './signal.sql.js';

/*
 * The worklist of a team lead, over the teams that they lead. Its rows are households, in the order of their first signal.
 *
 * $1: who leads the teams; $2: now; $3: until when "about to" looks ahead, null: what holds now; $4: today.
 */

const TEAMS = `select t.team_id from team_lead t where t.professional_id = $1`;

/** Signal `s` belongs to this part of the list: it holds and is not answered, or will hold soon. */
const isListed = (s: string): string =>
  `(case when $3::timestamptz is null then ${s}.listed_from <= $2::timestamptz else ${s}.holds_from > $2::timestamptz and ${s}.listed_from <= $3::timestamptz end
    and (${s}.holds_until is null or ${s}.holds_until > greatest($2::timestamptz, ${s}.listed_from)))`;

/** $5–$8: code, level, who leads, organisation; each null: any. */
const NARROWED = `($5::text is null or s.code = $5)
  and ($6::text is null or ${levelOf('s.household_id', '$4::date')} = $6)
  and ($7::uuid is null or exists (select 1 from lead l where l.household_id = s.household_id and l.professional_id = $7 and ${holdsOn('l', '$4::date')}))
  and ($8::uuid is null or exists (select 1 from involvement i where i.household_id = s.household_id and i.organisation_id = $8 and ${holdsOn('i', '$4::date')}))`;

/**
 * Which households stand on a page. Of each team the index is read in order until the page is full: a signal stands for its
 * household where no other of it comes first. $9–$11: the place after which the page begins; $12: its size.
 *
 * From here on the wall lets through these households alone: what is read of them then costs the same however many the teams have.
 * What a list is narrowed by ($6–$8) stands behind the wall of the households themselves.
 */
export const WORKLIST_PLACES = `
  with page as materialized (
    select s.* from (${TEAMS}) mine cross join lateral (
      select s.household_id, s.place, s.holds_from from signal s
      where s.team_id = mine.team_id and ${isListed('s')} and ${NARROWED}
        and ($9::int is null or (s.place, s.holds_from, s.household_id) > ($9::smallint, $10::timestamptz, $11::uuid))
        and not exists (select 1 from signal o where o.household_id = s.household_id and (o.place, o.holds_from, o.id) < (s.place, s.holds_from, s.id)
          and ($5::text is null or o.code = $5) and ${isListed('o')})
      order by s.place, s.holds_from, s.household_id limit $12) s
    order by s.place, s.holds_from, s.household_id limit $12),
  narrowed as materialized (
    select set_config('app.households', array_agg(household_id)::text, true) as households, set_config('app.legal_basis', 'public_task', true) from page having count(*) > 0)
  select page.household_id as "householdId", page.place, page.holds_from as "holdsFrom" from page, narrowed where narrowed.households <> ''
  order by page.place, page.holds_from, page.household_id`;

/** What is told of the households $1, in that order; $2 to $4 as above. */
export const WORKLIST_ITEMS = `
  select h.id as "householdId", h.name, ${levelOf('h.id', '$4::date')} as level,
    (select p.name from lead l join professional p on p.id = l.professional_id where l.household_id = h.id and ${holdsOn('l', '$4::date')}) as "leadName",
    (select json_agg(x) from (select ${SIGNAL} from signal s cross join ${DIRECTS_ALL} where s.household_id = h.id and ${isListed('s')} order by ${IN_ORDER}) x) as signals,
    ${memberNames('h.id')} as members
  from unnest($1::uuid[]) with ordinality as page(id, number) join household h on h.id = page.id
  order by page.number`;

/** Signals of households of the list, `whose` (SQL) they are: those that hold now ($2), or are about to ($3). */
const signalsOf = (whose: string): string => `mine as (
    select s.household_id, s.code, s.place, s.listed_from <= $2::timestamptz as now from signal s
    where ${whose} and (s.listed_from <= $2::timestamptz or s.holds_from > $2::timestamptz and s.listed_from <= $3::timestamptz) and (s.holds_until is null or s.holds_until > greatest($2::timestamptz, s.listed_from)))`;

/** In how many households, by signal and in all. */
const TALLY = `
    (select coalesce(json_agg(c order by c.place, c.now desc, c.soon desc, c.code), '[]'::json) from (
      select code, min(place) as place, count(distinct household_id) filter (where now)::int as now, count(distinct household_id) filter (where not now)::int as soon from mine group by code) c) as signals,
    (select count(distinct household_id)::int from mine where now) as now,
    (select count(distinct household_id)::int from mine where not now) as soon`;

const OF_THE_TEAMS = `s.team_id in (${TEAMS})`;

/** $1, $2 and $4 as above; $3: how far ahead. */
export const COUNTS = `
  with ${signalsOf(OF_THE_TEAMS)},
  households as (select h.id from household h where h.team_id in (${TEAMS}) and h.closed_on is null)
  select ${TALLY},
    (select coalesce(json_agg(l order by l.name, l.id), '[]'::json) from (
      select distinct p.id, p.name from households h join lead l on l.household_id = h.id and ${holdsOn('l', '$4::date')} join professional p on p.id = l.professional_id) l) as leads,
    (select coalesce(json_agg(o order by o.name, o.id), '[]'::json) from (
      select distinct o.id, o.name from households h join involvement i on i.household_id = h.id and ${holdsOn('i', '$4::date')} join organisation o on o.id = i.organisation_id) o) as organisations`;

/** The numbers of the list alone; of the teams that $1 leads, and of the households $1. */
export const TALLY_OF_TEAMS = `with ${signalsOf(OF_THE_TEAMS)} select ${TALLY}`;
export const TALLY_OF_HOUSEHOLDS = `with ${signalsOf('s.household_id = any($1::uuid[])')} select ${TALLY}`;

/** What was decided in the teams that $1 leads: the newest, and since $2 which reasons recur. */
export const TEAM_ANSWERS = `
  select
    (select coalesce(json_agg(x), '[]'::json) from (
      select ${ANSWER}, a.household_id as "householdId", h.name as "householdName", ${memberNames('a.household_id')} as members
      from signal_answer a join household h on h.id = a.household_id ${readsAsTeamLead('h', '$1')}
      where a.team_id in (${TEAMS}) order by a.answered_at desc, a.id desc limit 100) x) as answers,
    (select coalesce(json_agg(r), '[]'::json) from (
      select a.code, a.kind, a.reason, count(*)::int as times, count(distinct a.household_id)::int as households, max(a.answered_at) as "lastAt"
      from signal_answer a where a.team_id in (${TEAMS}) and a.answered_at >= $2
      group by a.code, a.kind, a.reason order by times desc, "lastAt" desc limit 200) r) as reasons`;
