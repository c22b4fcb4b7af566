import { holdsOn, notEndedOn } from '../database/on-day.js';
import { ZONE } from '../shared/day.js';

/** Visit `visit` is planned for a day from `day` on; both are SQL. */
export const isPlannedFrom = (visit: string, day: string): string =>
  `${visit}.status = 'planned' and ${visit}.starts_at >= ${day}::date::timestamp at time zone '${ZONE}'`;

/** What passes ($1, as JSON): whose, in which household, to whom; one action or visit, or all of them where `aboutId` is null. */
const PASSES = `json_to_recordset($1::json) as d("householdId" uuid, "professionalId" uuid, "successorId" uuid, "aboutId" uuid)`;

/** Open actions go to the successor, or stay with the others who own them; those that nobody else owns stay as they are. */
export const HAND_OVER_ACTIONS = `
  with mine as (
    select o.household_id, o.id, o.action_id, d."successorId" as successor,
      exists (select 1 from action_owner x where x.household_id = o.household_id and x.action_id = o.action_id and x.professional_id is distinct from d."professionalId") as others,
      exists (select 1 from action_owner x where x.household_id = o.household_id and x.action_id = o.action_id and x.professional_id = d."successorId") as already
    from ${PASSES}
    join action_owner o on o.household_id = d."householdId" and o.professional_id = d."professionalId" and (d."aboutId" is null or o.action_id = d."aboutId")
    join action a on a.household_id = o.household_id and a.id = o.action_id and a.status = 'open'),
  moved as (update action_owner o set professional_id = m.successor from mine m
    where o.household_id = m.household_id and o.id = m.id and m.successor is not null and not m.already),
  gone as (delete from action_owner o using mine m
    where o.household_id = m.household_id and o.id = m.id and (m.already or (m.successor is null and m.others)))
  update action a set version = a.version + 1 from mine m
  where a.household_id = m.household_id and a.id = m.action_id and (m.successor is not null or m.others)`;

/**
 * Planned visits from day $2 on likewise. A note was for its writer's eyes alone, and is not handed over. Answers the days of
 * the visits that changed: what doubles up there is derived anew.
 */
export const HAND_OVER_VISITS = `
  with mine as (
    select p.household_id, p.visit_id, p.professional_id, v.starts_at, d."successorId" as successor,
      exists (select 1 from visit_professional x where x.household_id = p.household_id and x.visit_id = p.visit_id and x.professional_id <> d."professionalId") as others
    from ${PASSES}
    join visit_professional p on p.household_id = d."householdId" and p.professional_id = d."professionalId" and (d."aboutId" is null or p.visit_id = d."aboutId")
    join visit v on v.household_id = p.household_id and v.id = p.visit_id and ${isPlannedFrom('v', '$2')}),
  gone as (delete from visit_professional p using mine m
    where p.household_id = m.household_id and p.visit_id = m.visit_id and p.professional_id = m.professional_id and (m.successor is not null or m.others)),
  come as (insert into visit_professional (household_id, visit_id, professional_id, organisation_id)
    select distinct m.household_id, m.visit_id, s.id, s.organisation_id from mine m join professional s on s.id = m.successor
    on conflict (household_id, visit_id, professional_id) do nothing),
  changed as (update visit v set version = v.version + 1 from mine m
    where v.household_id = m.household_id and v.id = m.visit_id and (m.successor is not null or m.others)
    returning v.household_id, v.starts_at)
  select household_id as "householdId", (starts_at at time zone '${ZONE}')::date::text as day from changed`;

/** What waits for $2 in household $1 goes to $3, or those are told who can do something about it; answers who is told what. $4: now. */
export const PASS_QUESTIONS = `select told, kind, about from app_pass_questions($1, $2, $3, $4)`;

/**
 * For whom something waits who has no part in that household on day $1, nor will have. A request for a pause of which it was
 * told stays where it is. Whoever handed the lead over has who leads now as successor.
 */
export const LEFT_QUESTIONS = `
  select w.household_id as "householdId", w.professional_id as "professionalId",
    (select n.professional_id from lead n where n.household_id = w.household_id and ${holdsOn('n', '$1::date')} and n.professional_id <> w.professional_id
      and exists (select 1 from lead l where l.household_id = w.household_id and l.professional_id = w.professional_id and l.end_code = 'handed_over')) as "successorId"
  from (
    select q.household_id, q.asked_id as professional_id from pause_request q
    where q.asked_id is not null and q.answered_on is null and q.called_off_on is null
      and not exists (select 1 from notice n where n.kind = 'question_left' and n.about_household_id = q.household_id and n.about_id = q.id)
    union
    select q.household_id, r.professional_id from visit_question q
    join visit_question_recipient r on r.household_id = q.household_id and r.question_id = q.id and r.answered_at is null
    where q.state = 'open') w
  join household h on h.id = w.household_id and h.closed_on is null
  where not exists (select 1 from involvement i where i.household_id = w.household_id and i.professional_id = w.professional_id and ${notEndedOn('i', '$1::date')})
    and not exists (select 1 from lead l where l.household_id = w.household_id and l.professional_id = w.professional_id and ${notEndedOn('l', '$1::date')})
    and not exists (select 1 from team_lead t where t.team_id = h.team_id and t.professional_id = w.professional_id)
  order by 1, 2`;
