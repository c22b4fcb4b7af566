import { holdsOn, notEndedOn } from '../database/on-day.js';
import { unledDays, unledSince } from '../leads/unled.sql.js';

export const MOST_UNLED = 500;

/**
 * Of the teams that $1 leads, on day $2: how many open households each colleague leads, and those that nobody leads. Who has
 * the role of case director in such a team is there also with none. When somebody leaves is told of the own teams and organisation alone. `about`: all households that were looked at, for the log.
 */
export const TEAM_LOAD = `
  with team as (select t.team_id from team_lead t where t.professional_id = $1),
  open as (select h.id, h.name, h.opened_on from household h join team on team.team_id = h.team_id where h.closed_on is null),
  led as (select l.household_id, l.professional_id, l.intensity from lead l join open on open.id = l.household_id where ${holdsOn('l', '$2::date')}),
  people as (
    select p.id from professional p join team on team.team_id = p.team_id where 'case_director' = any(p.roles) and (p.left_on is null or p.left_on > $2::date)
    union select led.professional_id from led),
  caseloads as (
    select p.id as "professionalId", p.name, p.function, p.team_id is not null and p.team_id in (select team_id from team) as "ofTheTeam",
      count(*) filter (where led.intensity = 'intensive')::int as intensive, count(*) filter (where led.intensity = 'light')::int as light,
      case when p.left_on > $2::date and (p.team_id in (select team_id from team) or p.organisation_id = (select organisation_id from professional where id = $1)) then p.left_on end as "leavesOn"
    from people join professional p on p.id = people.id left join led on led.professional_id = p.id
    group by p.id),
  unled as (
    select o.id, o.name, s.since, ${unledDays('s.since', '$2::date')} as days,
      (select min(n.starts_on) from lead n where n.household_id = o.id and n.starts_on > $2::date and ${notEndedOn('n', '$2::date')} and (n.ends_on is null or n.ends_on > n.starts_on)) as "leadFrom"
    from open o cross join lateral (select ${unledSince('o', '$2::date')} as since) s
    where not exists (select 1 from led where led.household_id = o.id))
  select (select coalesce(json_agg(c order by c.intensive + c.light desc, c.name, c."professionalId"), '[]'::json) from caseloads c) as caseloads,
    (select coalesce(json_agg(u), '[]'::json) from (select * from unled order by since, name, id limit ${MOST_UNLED}) u) as unled,
    (select count(*)::int from unled) as "unledInAll",
    array(select id from open order by id) as about`;
