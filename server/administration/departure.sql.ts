import { notEndedOn } from '../database/on-day.js';
import { ZONE } from '../shared/day.js';

// All that the work of leaving reads and writes in households. An administrator has no ground there: the wall opens for
// this alone, for the households of whoever leaves, and nothing but numbers comes out.

/** Opens the wall for the departure of $1, where the actor administers their organisation; for others it then stays shut. */
export const SETTLE_DEPARTURE = `select app_settle_departure($1)`;

/** Not ended on a day, and not called off before it began. */
const stillCounts = (row: string, day: string): string => `(${notEndedOn(row, day)} and (${row}.ends_on is null or ${row}.ends_on > ${row}.starts_on))`;

const fromDay = (visit: string, day: string): string => `${visit}.status = 'planned' and ${visit}.starts_at >= ${day}::date::timestamp at time zone '${ZONE}'`;

/** Households in which $1 ever had a part: who owns an action or comes to a visit, is or was involved or leads. */
const KNOWN = `select i.household_id from involvement i where i.professional_id = $1 union select l.household_id from lead l where l.professional_id = $1`;

/** What professional $1 still has on day $2, a row a household, with what was decided about it. */
export const PARTS_LEFT = `
  select * from (
    select k.household_id as "householdId", d.successor_id as "successorId", d.end_reason as "endReason",
      exists (select 1 from involvement i where i.household_id = k.household_id and i.professional_id = $1 and ${stillCounts('i', '$2::date')}) as involved,
      exists (select 1 from lead l where l.household_id = k.household_id and l.professional_id = $1 and ${stillCounts('l', '$2::date')}) as leads,
      actions.mine as "openActions", visits.mine as "plannedVisits", actions.alone + visits.alone as "nobodyElse"
    from (${KNOWN}) k
    left join departure_decision d on d.household_id = k.household_id and d.professional_id = $1
    cross join lateral (
      select count(*)::int as mine, (count(*) filter (where not exists (
          select 1 from action_owner x where x.household_id = o.household_id and x.action_id = o.action_id and x.professional_id is distinct from $1)))::int as alone
      from action_owner o join action a on a.household_id = o.household_id and a.id = o.action_id
      where o.household_id = k.household_id and o.professional_id = $1 and a.status = 'open') actions
    cross join lateral (
      select count(*)::int as mine, (count(*) filter (where not exists (
          select 1 from visit_professional x where x.household_id = p.household_id and x.visit_id = p.visit_id and x.professional_id <> $1)))::int as alone
      from visit_professional p join visit v on v.household_id = p.household_id and v.id = p.visit_id
      where p.household_id = k.household_id and p.professional_id = $1 and ${fromDay('v', '$2')}) visits) parts
  where involved or leads or "openActions" > 0 or "plannedVisits" > 0
  order by "householdId"`;

/** Colleagues of $1 in the same organisation who can take over: they stay, and work with households. $2: who decides, for nobody gives access to themselves. */
export const SUCCESSORS = `
  select c.id, c.name, c.function from professional p join professional c on c.organisation_id = p.organisation_id
  where p.id = $1 and c.id <> $1 and c.id is distinct from $2::uuid and c.left_on is null and c.roles && array['case_director', 'partner', 'team_lead']
  order by c.name, c.id`;

export const LOCK_HOUSEHOLDS = `select 1 from household where id = any($1::uuid[]) order by id for no key update`;

/**
 * What follows is given the decisions as JSON: household, successor or end, and the id that a new involvement gets.
 * $1: who leaves; $2: the day on which they no longer work here.
 */
const DECISIONS = `json_to_recordset($3::json) as d("householdId" uuid, "successorId" uuid, "endReason" text, "involvementId" uuid)`;

/** A lead ends on that day, and becomes a gap; one that would begin later is called off. $4: today; $5: the reason. */
export const END_LEADS = `
  update lead l set version = l.version + 1, end_reason = $5,
    ends_on = case when l.starts_on < $2::date then $2::date when l.starts_on > $4::date then l.starts_on else l.starts_on + 1 end
  from ${DECISIONS}
  where l.household_id = d."householdId" and l.professional_id = $1 and ${stillCounts('l', '$2::date')}`;

export const END_INVOLVEMENTS = `
  update involvement i set version = i.version + 1, ends_on = greatest(i.starts_on, $2::date),
    end_reason = case when d."successorId" is null then d."endReason" else 'handed_over' end
  from ${DECISIONS}
  where i.household_id = d."householdId" and i.professional_id = $1 and ${stillCounts('i', '$2::date')}`;

/** Domains of who leaves: those of their last involvement. */
const HANDED = `
  select d.*, coalesce((select i.domains from involvement i where i.household_id = d."householdId" and i.professional_id = $1
    order by i.starts_on desc limit 1), '{}') as domains
  from ${DECISIONS} where d."successorId" is not null`;

/** The first involvement of the successor that is not over. $4: the day from which they take over. */
const OF_SUCCESSOR = `
  select i.household_id, i.id from involvement i
  where i.household_id = h."householdId" and i.professional_id = h."successorId" and ${stillCounts('i', '$4::date')}
  order by i.starts_on limit 1`;

/** Who was involved already takes the domains along, and begins no later. */
export const WIDEN_INVOLVEMENTS = `
  update involvement i set version = i.version + 1, starts_on = least(i.starts_on, $4::date),
    domains = i.domains || array(select x from unnest(h.domains) x where x <> all(i.domains))
  from (${HANDED}) h, lateral (${OF_SUCCESSOR}) s
  where i.household_id = s.household_id and i.id = s.id and $2::date is not null`;

/** $5: the organisation of both. */
export const BEGIN_INVOLVEMENTS = `
  insert into involvement (household_id, id, professional_id, organisation_id, domains, starts_on)
  select h."householdId", h."involvementId", h."successorId", $5, h.domains, $4::date
  from (${HANDED}) h where not exists (${OF_SUCCESSOR}) and $2::date is not null`;

/** Open actions go to the successor, or stay with the others who own them; those that nobody else owns stay as they are. */
export const HAND_OVER_ACTIONS = `
  with mine as (
    select o.household_id, o.id, o.action_id, d."successorId" as successor,
      exists (select 1 from action_owner x where x.household_id = o.household_id and x.action_id = o.action_id and x.professional_id is distinct from $1) as others,
      exists (select 1 from action_owner x where x.household_id = o.household_id and x.action_id = o.action_id and x.professional_id = d."successorId") as already
    from ${DECISIONS}
    join action_owner o on o.household_id = d."householdId" and o.professional_id = $1
    join action a on a.household_id = o.household_id and a.id = o.action_id and a.status = 'open'
    where $2::date is not null),
  moved as (update action_owner o set professional_id = m.successor from mine m
    where o.household_id = m.household_id and o.id = m.id and m.successor is not null and not m.already),
  gone as (delete from action_owner o using mine m
    where o.household_id = m.household_id and o.id = m.id and (m.already or (m.successor is null and m.others)))
  update action a set version = a.version + 1 from mine m
  where a.household_id = m.household_id and a.id = m.action_id and (m.successor is not null or m.others)`;

/**
 * Planned visits likewise. A note was for its writer's eyes alone, and is not handed over. Answers the days of the visits
 * that changed: what doubles up there is derived anew. $4: the organisation of both.
 */
export const HAND_OVER_VISITS = `
  with mine as (
    select p.household_id, p.visit_id, v.starts_at, d."successorId" as successor,
      exists (select 1 from visit_professional x where x.household_id = p.household_id and x.visit_id = p.visit_id and x.professional_id <> $1) as others
    from ${DECISIONS}
    join visit_professional p on p.household_id = d."householdId" and p.professional_id = $1
    join visit v on v.household_id = p.household_id and v.id = p.visit_id and ${fromDay('v', '$2')}),
  gone as (delete from visit_professional p using mine m
    where p.household_id = m.household_id and p.visit_id = m.visit_id and p.professional_id = $1 and (m.successor is not null or m.others)),
  come as (insert into visit_professional (household_id, visit_id, professional_id, organisation_id)
    select m.household_id, m.visit_id, m.successor, $4 from mine m where m.successor is not null
    on conflict (household_id, visit_id, professional_id) do nothing),
  changed as (update visit v set version = v.version + 1 from mine m
    where v.household_id = m.household_id and v.id = m.visit_id and (m.successor is not null or m.others)
    returning v.household_id, v.starts_at)
  select household_id as "householdId", (starts_at at time zone '${ZONE}')::date::text as day from changed`;
