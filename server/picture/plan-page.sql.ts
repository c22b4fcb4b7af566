import { holdsOn } from '../database/on-day.js';
import { listOf } from '../households/reading.js';

// The plan on paper, for the member that the reading is about, or for all together where it is about none. What a member may not
// read of another is left out here and nowhere later: goals kept from the others, addresses, services whose name says something,
// and, on the page for all, what such a service comes to do.

const nameOfMember = (id: string): string => `(select p.name from member m join person p on p.id = m.person_id where m.household_id = reader.household_id and m.id = ${id})`;

/** Owner `w` works for a service whose name says something. */
const IS_HIDDEN = `exists (select 1 from professional p join organisation o on o.id = p.organisation_id where p.id = w.professional_id and o.name_is_sensitive)`;

const OWNER = `coalesce((select p.name from professional p where p.id = w.professional_id), ${nameOfMember('w.member_id')},
  (select n.name from network_contact n where n.household_id = reader.household_id and n.id = w.network_contact_id))`;

const OWNERS = `action_owner w where w.household_id = a.household_id and w.action_id = a.id`;

const ACTIONS = listOf(
  `a.what, (select coalesce(json_agg(${OWNER} order by w.id), '[]') from ${OWNERS} and not ${IS_HIDDEN}) as owners, exists (select 1 from ${OWNERS} and ${IS_HIDDEN}) as unnamed, a.rhythm, a.due_on as "dueOn"`,
  `action a where a.household_id = g.household_id and a.goal_id = g.id and a.status = 'open'
     and (reader.about_id is not null or not exists (select 1 from ${OWNERS} and ${IS_HIDDEN}))
     and not exists (select 1 from ${OWNERS} and ${IS_HIDDEN} and g.said_by_member_id is distinct from reader.about_id)`,
  `coalesce(a.due_on, a.starts_on), a.id`,
);

const GOALS = listOf(
  `g.words, ${nameOfMember('g.said_by_member_id')} as by, g.not_now_because as "notNowBecause", ${ACTIONS} as actions`,
  `goal g where g.household_id = reader.household_id and g.state in ('wanted', 'working') and (not g.shielded or g.said_by_member_id = reader.about_id)`,
  'g.place',
);

const COMES = `visit_professional c join professional p on p.id = c.professional_id join organisation o on o.id = c.organisation_id
  where c.household_id = v.household_id and c.visit_id = v.id`;

const VISITS = listOf(
  `v.starts_at as "startsAt", v.ends_at as "endsAt", (select coalesce(json_agg(p.name order by p.name, p.id), '[]') from ${COMES} and not o.name_is_sensitive) as who,
   exists (select 1 from ${COMES} and o.name_is_sensitive) as unnamed`,
  `visit v where v.household_id = reader.household_id and v.status = 'planned' and v.starts_at > greatest(reader.visits_from, now()) and v.starts_at < reader.visits_until
     and case when reader.about_id is null then not exists (select 1 from ${COMES} and o.name_is_sensitive)
       else exists (select 1 from visit_member x where x.household_id = v.household_id and x.visit_id = v.id and x.member_id = reader.about_id) end`,
  'v.starts_at, v.id',
);

const LEAD = `(select p.name from lead l join professional p on p.id = l.professional_id join organisation o on o.id = l.organisation_id
  where l.household_id = reader.household_id and not o.name_is_sensitive and ${holdsOn('l', 'reader.today')} limit 1)`;

export const PLAN_PAGE = `(select json_build_object('for', ${nameOfMember('reader.about_id')}, 'madeOn', reader.today, 'lead', ${LEAD}, 'whereTo', pl.where_to, 'inTheWay', pl.in_the_way,
  'statements', ${listOf(`s.kind, s.words, ${nameOfMember('s.said_by_member_id')} as by`, `plan_statement s where s.household_id = reader.household_id`, 's.said_on, s.id')},
  'goals', ${GOALS}, 'visits', ${VISITS})
  from plan pl where pl.household_id = reader.household_id)`;
