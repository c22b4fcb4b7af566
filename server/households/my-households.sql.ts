import { ACCESS_GROUNDS } from '../contract/roles.js';

/** Households on which an actor ($1; $2: a team lead) has a ground on a day ($3), and which: the set form of `groundOf`. */
const MINE = `
  select household_id, (array_agg(ground order by array_position(array[${ACCESS_GROUNDS.map((ground) => `'${ground}'`).join(', ')}], ground)))[1] as ground
  from (
    select household_id, 'lead' as ground from lead where professional_id = $1 and (ends_on is null or ends_on > $3)
    union all
    select h.id, 'team_lead' from team_lead t join household h on h.team_id = t.team_id where t.professional_id = $1 and $2
    union all
    select household_id, 'involvement' from involvement where professional_id = $1 and (ends_on is null or ends_on > $3)
  ) grounds
  group by household_id`;

/**
 * One's own list, what asks for attention first. `needs` adds up: nobody leads, then overdue actions, then overlaps.
 * $4: overlaps from this day on; $5–$7: the place after which the page begins; $8: its size.
 */
export const MY_HOUSEHOLDS = `
  with mine as (${MINE}),
  counted as (
    select h.id, h.name, mine.ground,
      l.name as "leadName", l.starts_on as "leadFrom",
      case when l.name is null then $3::date - coalesce(
        (select max(e.ends_on) from lead e where e.household_id = h.id and e.ends_on <= $3), h.opened_on) + 1 end as "daysWithoutLead",
      (select count(*)::int from overlap ov where ov.household_id = h.id and ov.last_day >= $4) as "overlaps",
      (select count(*)::int from action a where a.household_id = h.id and a.status = 'open' and a.due_on < $3) as "overdueActions",
      (select count(*)::int from member m where m.household_id = h.id and (m.ends_on is null or m.ends_on > $3)) as members,
      (select count(distinct i.organisation_id)::int from involvement i
        where i.household_id = h.id and (i.ends_on is null or i.ends_on > $3)) as organisations,
      (select to_char(min(v.starts_at), 'YYYY-MM-DD') from visit v
        where v.household_id = h.id and v.starts_at >= $3::date and v.status = 'planned') as "nextVisitOn"
    from mine
    join household h on h.id = mine.household_id and h.closed_on is null
    left join lateral (
      select p.name, l.starts_on from lead l join professional p on p.id = l.professional_id
      where l.household_id = h.id and l.starts_on <= $3 and (l.ends_on is null or l.ends_on > $3)) l on true),
  ordered as (
    select counted.*, (case when "daysWithoutLead" is not null then 10000 else 0 end
      + 100 * least("overdueActions", 99) + least("overlaps", 99)) as needs
    from counted)
  select id, name, ground, "leadName", "leadFrom"::text, "daysWithoutLead", "overlaps", "overdueActions", members, organisations, "nextVisitOn", needs
  from ordered
  where $5::int is null or (-needs, name, id) > (-$5::int, $6::text, $7::uuid)
  order by -needs, name, id
  limit $8`;

/** Whether person $4 is a member of one of them. */
export const SEES_PERSON = `select 1 from member m join (${MINE}) mine on mine.household_id = m.household_id where m.person_id = $4 limit 1`;
