import { PART_OF, VIEW_DEEDS, VIEW_PARTS } from '../contract/view-words.js';
import { EMERGENCY_COLUMNS, EMERGENCY_FROM } from '../emergency/emergency.sql.js';
import { listOf } from '../households/reading.js';
import { ZONE } from '../shared/day.js';

const texts = (values: readonly string[]): string => `array[${values.map((value) => `'${value}'`).join(', ')}]`;

/** The part of a file that the log names by its table. */
export const partOf = (type: string): string =>
  `case ${Object.entries(PART_OF).map(([table, part]) => `when ${type} = '${table}' then '${part}'`).join(' ')} when ${type} = any(${texts(VIEW_PARTS)}) then ${type} else 'other' end`;

/** Rows of these belong to another row: what happens to one is a change of that, and about whom that is. */
const IS_MAIN = `e.object_type not in ('action_owner', 'disclosure_giver', 'evaluation_goal', 'plan_version_goal', 'visit_member', 'visit_professional', 'visit_source')`;

const COLUMNS = `(e.occurred_at at time zone '${ZONE}')::date as day, e.kind, e.action, case when ${IS_MAIN} and e.actor_id is not null then e.person_id end as person_id, e.actor_id, e.organisation_id, e.ground, e.transaction,
  ${partOf('e.object_type')} as part, ${IS_MAIN} as main`;
const IN_PERIOD = `e.occurred_at >= reader.visits_from and e.occurred_at < reader.visits_until`;
const ABOUT = `(reader.about_id is null or e.person_id is null
  or e.person_id = (select m.person_id from member m where m.household_id = reader.household_id and m.id = reader.about_id))`;

/**
 * What happened, one row a deed: several rows that one request wrote are one deed. A person's own row is under no
 * household, and is found by its members.
 */
const HAPPENED = `
  events as materialized (
    select ${COLUMNS} from audit_event e where e.household_id = reader.household_id and ${IN_PERIOD} and ${ABOUT} and e.kind in ('read', 'change', 'refusal')
    union all
    select ${COLUMNS} from audit_event e where e.household_id is null and e.object_type = 'person' and e.kind = 'change' and ${IN_PERIOD} and ${ABOUT}
      and e.person_id in (select m.person_id from member m where m.household_id = reader.household_id)),
  deeds as (
    select day, actor_id, organisation_id, ground, part, person_id, transaction,
      case when kind = 'read' then 'read' when bool_or(main and action = 'C') then 'added' else 'changed' end as deed
    from events where kind <> 'refusal'
    group by day, actor_id, organisation_id, ground, part, person_id, transaction, kind)`;

/** Who it was, for a group of deeds `x` with `last_day`. */
const WHO = `p.id as "professionalId", p.name, p.function, o.name as "organisationName", coalesce(o.name_is_sensitive, false) as confidential, x.grounds,
  coalesce((select i.domains from involvement i where i.household_id = reader.household_id and i.professional_id = x.actor_id
    and i.starts_on <= x.last_day and (i.ends_on is null or i.ends_on > x.last_day)), '{}') as domains`;
const WHO_FROM = `left join professional p on p.id = x.actor_id left join organisation o on o.id = coalesce(x.organisation_id, p.organisation_id)`;
const GROUNDS = `coalesce(array_agg(distinct ground) filter (where ground <> ''), '{}') as grounds`;

/** Rows of days that a page is about to have; it always has whole days. */
const ROWS_A_PAGE = 40;

const DAYS = `
  days as (select day, actor_id, organisation_id, max(day) as last_day, ${GROUNDS} from deeds group by day, actor_id, organisation_id),
  counted as (select day, sum(count(*)) over (order by day desc) - count(*) as before from days group by day),
  page as (select day from counted where before < ${ROWS_A_PAGE}),
  told as (
    select day, actor_id, organisation_id, deed, part, person_id, count(*)::int as times from deeds group by 1, 2, 3, 4, 5, 6)`;

const DEEDS = listOf(
  `t.deed, t.part, person.name as "memberName", t.times`,
  `told t left join person on person.id = t.person_id
   where t.day = x.day and t.actor_id is not distinct from x.actor_id and t.organisation_id is not distinct from x.organisation_id`,
  `array_position(${texts(VIEW_DEEDS)}, t.deed), t.part, person.name nulls first`,
);

const DAYS_OF_PAGE = listOf(`${WHO}, x.day, ${DEEDS} as deeds`, `days x join page on page.day = x.day ${WHO_FROM}`, `x.day desc, p.name nulls last, x.actor_id`);
const NEXT = `(select case when exists (select 1 from counted where before >= ${ROWS_A_PAGE}) then min(day) end from page)`;

const PEOPLE = listOf(
  `${WHO}, x.first_day as "firstDay", x.last_day as "lastDay", x.readings, x.changes`,
  `(select actor_id, organisation_id, min(day) as first_day, max(day) as last_day, ${GROUNDS},
      count(*) filter (where deed = 'read')::int as readings, count(*) filter (where deed <> 'read')::int as changes
    from deeds where part <> 'emergency_access' group by actor_id, organisation_id) x ${WHO_FROM}`,
  `x.readings desc, x.changes desc, p.name nulls last, x.actor_id`,
);

const EMERGENCIES = listOf(
  EMERGENCY_COLUMNS,
  `${EMERGENCY_FROM} where e.household_id = reader.household_id and e.starts_at >= reader.visits_from and e.starts_at < reader.visits_until`,
  `e.starts_at desc, e.id`,
);

const FRAME = `'from', reader.days_from, 'until', reader.days_until, 'householdName', (select h.name from household h where h.id = reader.household_id),
  'members', ${listOf(`m.id, n.name`, `member m join person n on n.id = m.person_id where m.household_id = reader.household_id`, `n.name, m.id`)}`;

/** With the people and counts of the whole period. */
export const FIRST_VIEWS = `(with ${HAPPENED}, ${DAYS} select json_build_object(${FRAME}, 'people', ${PEOPLE},
  'refusals', (select count(*)::int from events where kind = 'refusal'), 'emergencies', ${EMERGENCIES}, 'days', ${DAYS_OF_PAGE}, 'next', ${NEXT}))`;

export const EARLIER_VIEWS = `(with ${HAPPENED}, ${DAYS} select json_build_object(${FRAME}, 'people', '[]'::json, 'refusals', 0, 'emergencies', '[]'::json,
  'days', ${DAYS_OF_PAGE}, 'next', ${NEXT}))`;

/** The log over all households, without content. $1, $2: the days, half open; $3: kind; $4: whose; $5: household; $6, $7: the place after which the page begins; $8: its size. */
export const LOG_EVENTS = `
  select e.id::text, to_json(e.occurred_at) as at, e.kind, e.action, ${partOf('e.object_type')} as part, e.household_id as "householdId",
    coalesce(cardinality(e.listed), 0) as households, e.actor_id as "professionalId", p.name, p.function, o.name as "organisationName", e.ground, e.outcome
  from audit_event e
  left join professional p on p.id = e.actor_id
  left join organisation o on o.id = coalesce(e.organisation_id, p.organisation_id)
  where e.occurred_at >= $1::date::timestamp at time zone '${ZONE}' and e.occurred_at < $2::date::timestamp at time zone '${ZONE}'
    and ($3::text is null or e.kind = $3) and ($4::uuid is null or e.actor_id = $4) and ($5::uuid is null or e.household_id = $5)
    and ($6::timestamptz is null or (e.occurred_at, e.id) < ($6, $7::bigint))
  order by e.occurred_at desc, e.id desc limit $8`;
