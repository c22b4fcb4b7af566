import { ANSWER, HOLDS_NOW, memberNames, readsAsTeamLead } from '../signals/signal.sql.js';

/** Households of team $1 that are stuck now and not answered, safety first, then the oldest; at most $2. */
export const STUCK = `
  select s.household_id as "householdId" from signal s join household h on h.id = s.household_id
  where s.team_id = $1 and h.closed_on is null and ${HOLDS_NOW}
  group by s.household_id
  order by min(s.place), (array_agg(s.holds_from order by s.place, s.holds_from))[1], s.household_id limit $2`;

/** Of the teams that $1 leads. */
export const MEETINGS = `
  with mine as (select t.id, t.name from team_lead l join team t on t.id = l.team_id where l.professional_id = $1)
  select
    (select coalesce(json_agg(x order by x."teamName", x."teamId"), '[]'::json) from (
      select mine.id as "teamId", mine.name as "teamName",
        (select count(distinct s.household_id)::int from signal s join household h on h.id = s.household_id where s.team_id = mine.id and h.closed_on is null and ${HOLDS_NOW}) as stuck
      from mine) x) as teams,
    (select coalesce(json_agg(x), '[]'::json) from (
      select m.id, mine.name as "teamName", p.name as "ledByName", m.started_at as "startedAt", m.closed_at as "closedAt", m.households,
        (select count(*)::int from review_case c where c.meeting_id = m.id and c.discussed_at is not null) as discussed
      from review_meeting m join mine on mine.id = m.team_id join professional p on p.id = m.led_by
      order by m.started_at desc, m.id desc limit 100) x) as meetings`;

/** Meeting $1, of a team that $2 leads. */
const MEETING_ROW = `m.id, m.team_id as "teamId", t.name as "teamName", p.name as "ledByName", m.started_at as "startedAt", m.closed_at as "closedAt", m.households`;
const FROM_MEETING = `from review_meeting m join team t on t.id = m.team_id join professional p on p.id = m.led_by
  where m.id = $1 and exists (select 1 from team_lead l where l.team_id = m.team_id and l.professional_id = $2)`;

const CASE = `c.id, c.household_id as "householdId", h.name, c.place, c.note, c.discussed_at as "discussedAt", c.version`;

export const MEETING = `
  select ${MEETING_ROW}, (select coalesce(json_agg(x), '[]'::json) from (
    select ${CASE} from review_case c join household h on h.id = c.household_id where c.meeting_id = m.id order by c.place) x) as cases
  ${FROM_MEETING}`;

export const MINUTES = `
  select ${MEETING_ROW}, (select coalesce(json_agg(x), '[]'::json) from (
    select ${CASE}, ${memberNames('c.household_id')} as members, (select coalesce(json_agg(d), '[]'::json) from (
      select ${ANSWER} from signal_answer a
      where a.household_id = c.household_id and a.answered_at >= m.started_at and (m.closed_at is null or a.answered_at <= m.closed_at)
      order by a.answered_at, a.id limit 200) d) as decisions
    from review_case c join household h on h.id = c.household_id ${readsAsTeamLead('h', '$2')} where c.meeting_id = m.id order by c.place) x) as cases
  ${FROM_MEETING}`;
