import { notEndedOn } from '../database/on-day.js';
import { isPlannedFrom } from '../handing-over/handing-over.sql.js';

// All that the work of leaving reads and writes in households. An administrator has no ground there: the wall opens for
// this alone, for the households of whoever leaves, and nothing but numbers comes out, and by what a colleague knows which household is meant.

/** Opens the wall for the departure of $1, where the actor administers their organisation; for others it then stays shut. */
export const SETTLE_DEPARTURE = `select app_settle_departure($1)`;

/** Not ended on a day, and not called off before it began. */
const stillCounts = (row: string, day: string): string => `(${notEndedOn(row, day)} and (${row}.ends_on is null or ${row}.ends_on > ${row}.starts_on))`;

/** Households in which $1 ever had a part: who owns an action or comes to a visit, is or was involved or leads. */
const KNOWN = `select i.household_id from involvement i where i.professional_id = $1 union select l.household_id from lead l where l.professional_id = $1`;

/** Colleagues of $1, in the same organisation and still there on day $2, of whom it is asked. */
const colleagues = (whose: string): string => `(
      select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]'::json) from professional c
      where c.organisation_id = me.organisation_id and c.id <> me.id and (c.left_on is null or c.left_on > $2::date) and (${whose}))`;

/** What professional $1 still has on day $2, a row a household, with what was decided about it. */
export const PARTS_LEFT = `
  select * from (
    select k.household_id as "householdId", d.successor_id as "successorId", d.end_reason as "endReason", h.opened_on::text as "openedOn", t.name as "teamName",
      ${colleagues('exists (select 1 from team_lead x where x.team_id = t.id and x.professional_id = c.id)')} as "teamLeads",
      ${colleagues(`exists (select 1 from involvement i where i.household_id = k.household_id and i.professional_id = c.id and ${stillCounts('i', '$2::date')})
        or exists (select 1 from lead l where l.household_id = k.household_id and l.professional_id = c.id and ${stillCounts('l', '$2::date')})`)} as "knownBy",
      exists (select 1 from involvement i where i.household_id = k.household_id and i.professional_id = $1 and ${stillCounts('i', '$2::date')}) as involved,
      exists (select 1 from lead l where l.household_id = k.household_id and l.professional_id = $1 and ${stillCounts('l', '$2::date')}) as leads,
      actions.mine as "openActions", visits.mine as "plannedVisits", app_waits_for($1, k.household_id) as "waitingQuestions", actions.alone + visits.alone as "nobodyElse"
    from (${KNOWN}) k
    join household h on h.id = k.household_id
    join professional me on me.id = $1
    left join team t on t.id = h.team_id and t.organisation_id = me.organisation_id
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
      where p.household_id = k.household_id and p.professional_id = $1 and ${isPlannedFrom('v', '$2')}) visits) parts
  where involved or leads or "openActions" > 0 or "plannedVisits" > 0
  order by "openedOn", "householdId"`;

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
