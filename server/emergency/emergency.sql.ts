import { beginsLook, isReading } from '../audit/look.sql.js';

/** Emergency access `e` at this moment, by the clock of the database: the access rules and the wall go by the same one. */
export const IS_RUNNING = `(e.starts_at <= now() and now() < coalesce(e.ended_at, e.ends_at))`;

/** With its person (`p`), their organisation then (`o`) and who reviewed it (`r`). */
export const EMERGENCY_FROM = `emergency_access e join professional p on p.id = e.professional_id join organisation o on o.id = e.organisation_id
  left join professional r on r.id = e.reviewed_by`;

/** The columns of `EmergencyView`. */
export const EMERGENCY_COLUMNS = `e.id, p.id as "professionalId", p.name, p.function, o.name as "organisationName", e.reason, e.starts_at as "from",
  coalesce(e.ended_at, e.ends_at) as "until", ${IS_RUNNING} as running, e.outcome, e.review_words as "reviewWords", r.name as "reviewerName", e.reviewed_at as "reviewedAt"`;

/** Those that actor $1 has now. */
export const OWN_RUNNING = `
  select e.id, e.reason, to_json(e.ends_at) as until, h.id as "householdId", h.name as "householdName"
  from emergency_access e join household h on h.id = e.household_id
  where e.professional_id = $1 and ${IS_RUNNING} order by e.ends_at, e.id`;

/** Who is told that household $1 was opened: its lead; where nobody leads, the team's lead and the involved case directors; and the privacy officers. $2: today. */
export const WHO_IS_TOLD = `
  with leads as (select l.professional_id as id from lead l where l.household_id = $1 and l.starts_on <= $2 and (l.ends_on is null or l.ends_on > $2)),
  told as (
    select id from leads
    union select t.professional_id from household h join team_lead t on t.team_id = h.team_id where h.id = $1 and not exists (select 1 from leads)
    union select p.id from involvement i join professional p on p.id = i.professional_id and 'case_director' = any(p.roles)
      where i.household_id = $1 and i.starts_on <= $2 and (i.ends_on is null or i.ends_on > $2) and not exists (select 1 from leads)
    union select p.id from professional p where 'privacy_officer' = any(p.roles))
  select p.id from told join professional p on p.id = told.id where p.left_on is null or p.left_on > $2`;

/** What a privacy officer ($1) reads of it: the household by its number only. A look that began before it counts too. */
const toReview = (which: string): string => `select row_to_json(view) as view from (
  select ${EMERGENCY_COLUMNS}, e.household_id as "householdId", e.professional_id <> $1::uuid as "mayReview", (now()::date - e.starts_at::date) as days,
    (select (count(*) filter (where seen.begins) + coalesce((array_agg((not seen.begins)::int order by seen.occurred_at, seen.id))[1], 0))::int
      from (select v.occurred_at, v.id, ${beginsLook('v')} as begins from audit_event v
        where v.household_id = e.household_id and v.actor_id = e.professional_id and ${isReading('v')}
          and v.occurred_at >= e.starts_at and v.occurred_at < coalesce(e.ended_at, e.ends_at)) seen) as looks
  from ${EMERGENCY_FROM} where ${which}) view`;

export const WAITING = toReview(`e.reviewed_at is null order by e.starts_at, e.id limit 500`);
export const REVIEWED = toReview(`e.reviewed_at is not null order by e.reviewed_at desc, e.id limit 100`);
export const ONE_TO_REVIEW = toReview(`e.id = $2`);

/** Only where nobody was first. What is not justified ends at once, if it still runs. */
export const REVIEW = `
  update emergency_access e set reviewed_by = $1, reviewed_at = now(), outcome = $3, review_words = $4,
    ended_at = case when $3 = 'not_justified' and ${IS_RUNNING} then now() else e.ended_at end
  where e.id = $2 and e.reviewed_at is null
  returning e.household_id, e.professional_id`;
