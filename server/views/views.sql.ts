import { beginsLook, isReading, readingsOfLook } from '../audit/look.sql.js';
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

const COLUMNS = `e.occurred_at as at, (e.occurred_at at time zone '${ZONE}')::date as day, e.kind, e.action, case when ${IS_MAIN} and e.actor_id is not null then e.person_id end as person_id, e.actor_id, e.organisation_id, e.ground, e.transaction,
  ${partOf('e.object_type')} as part, ${IS_MAIN} as main`;
const IN_PERIOD = `e.occurred_at >= reader.visits_from and e.occurred_at < reader.visits_until`;
const ABOUT = `(reader.about_id is null or e.person_id is null
  or e.person_id = (select m.person_id from member m where m.household_id = reader.household_id and m.id = reader.about_id))`;

/**
 * What happened, one row a deed: several rows that one request wrote are one deed. A reading has the number of its look
 * among those of its reader, of whichever member it was. A person's own row is under no household, and is found by its members.
 */
const HAPPENED = `
  seen as (
    select e.*, count(*) filter (where ${isReading('e')} and ${beginsLook('e')}) over (partition by e.actor_id order by e.occurred_at, e.id) as look
    from audit_event e where e.household_id = reader.household_id and ${IN_PERIOD} and e.kind in ('read', 'change', 'refusal')),
  events as materialized (
    select ${COLUMNS}, case when e.kind = 'read' then e.look end as look from seen e where ${ABOUT}
    union all
    select ${COLUMNS}, null from audit_event e where e.household_id is null and e.object_type = 'person' and e.kind = 'change' and ${IN_PERIOD} and ${ABOUT}
      and e.person_id in (select m.person_id from member m where m.household_id = reader.household_id)),
  deeds as (
    select min(at) as at, day, actor_id, organisation_id, ground, part, person_id, min(look) as look,
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
    select day, actor_id, organisation_id, look, deed, part, person_id, count(*)::int as times, min(at) as from_at, max(at) as until_at
    from deeds join page using (day) group by 1, 2, 3, 4, 5, 6, 7)`;

/** Of whom a row tells is known by few values: they are compared where what was done is listed. */
const IS_OF_ROW = `t.day = x.day and t.actor_id is not distinct from x.actor_id and t.organisation_id is not distinct from x.organisation_id`;
const PART_AND_MEMBER = `t.part, person.name as "memberName", t.times`;

const CHANGES = listOf(
  `t.deed, ${PART_AND_MEMBER}`,
  `told t left join person on person.id = t.person_id where ${IS_OF_ROW} and t.deed <> 'read'`,
  `array_position(${texts(VIEW_DEEDS)}, t.deed), t.part, person.name nulls first`,
);
const PARTS_READ = listOf(
  PART_AND_MEMBER,
  `told t left join person on person.id = t.person_id where ${IS_OF_ROW} and t.look = looks.look`,
  `t.part <> 'household', t.part, person.name nulls first`,
);
const LOOKS = listOf(
  `looks.from_at as "from", looks.until_at as "until", ${PARTS_READ} as read`,
  `(select t.look, min(t.from_at) as from_at, max(t.until_at) as until_at from told t where ${IS_OF_ROW} and t.look is not null group by t.look) looks`,
  `looks.look`,
);

const DAYS_OF_PAGE = listOf(`${WHO}, x.day, ${LOOKS} as looks, ${CHANGES} as changes`, `days x join page on page.day = x.day ${WHO_FROM}`, `x.day desc, p.name nulls last, x.actor_id`);
const NEXT = `(select case when exists (select 1 from counted where before >= ${ROWS_A_PAGE}) then min(day) end from page)`;

const PEOPLE = listOf(
  `${WHO}, x.first_day as "firstDay", x.last_day as "lastDay", x.looks, x.changes`,
  `(select actor_id, organisation_id, min(day) as first_day, max(day) as last_day, ${GROUNDS},
      count(distinct look)::int as looks, count(*) filter (where deed <> 'read')::int as changes
    from deeds where part <> 'emergency_access' group by actor_id, organisation_id) x ${WHO_FROM}`,
  `x.looks desc, x.changes desc, p.name nulls last, x.actor_id`,
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

const WITHIN = `e.occurred_at >= $1::date::timestamp at time zone '${ZONE}' and e.occurred_at < $2::date::timestamp at time zone '${ZONE}'`;
const AFTER = `($3::timestamptz is null or (e.occurred_at, e.id) < ($3, $4::bigint))`;
const NEWEST_FIRST = `order by e.occurred_at desc, e.id desc limit $5`;

const logEvents = (from: string, { until, readings, parts, ground }: Record<'until' | 'readings' | 'parts' | 'ground', string>): string => `
  select e.id::text, to_json(e.occurred_at) as at, to_json(${until}) as until, ${readings} as readings, e.kind, e.action, ${parts} as parts, e.household_id as "householdId",
    coalesce(cardinality(e.listed), 0) as households, e.actor_id as "professionalId", p.name, p.function, o.name as "organisationName", ${ground} as ground, e.outcome
  from ${from}
  left join professional p on p.id = e.actor_id
  left join organisation o on o.id = coalesce(e.organisation_id, p.organisation_id)
  order by e.occurred_at desc, e.id desc`;

/**
 * The log over all households, without content: each look at its first reading. $1, $2: the days, half open; $3, $4: the
 * place after which the page begins; $5: its size; $6: kind; $7: whose; $8: household.
 */
export const LOG_EVENTS = logEvents(
  `(select e.* from audit_event e
     where ${WITHIN} and ${AFTER} and ($6::text is null or e.kind = $6) and ($7::uuid is null or e.actor_id = $7) and ($8::uuid is null or e.household_id = $8)
       and (not ${isReading('e')} or ${beginsLook('e')}) ${NEWEST_FIRST}) e
   left join lateral (
     select max(l.occurred_at) as until, count(*)::int as readings, array_agg(distinct ${partOf('l.object_type')}) as parts, bool_or(l.ground = 'emergency') as emergency
     from ${readingsOfLook('e')} l) look on ${isReading('e')}`,
  {
    until: `coalesce(look.until, e.occurred_at)`,
    readings: `coalesce(look.readings, 1)`,
    parts: `coalesce(look.parts, array[${partOf('e.object_type')}])`,
    ground: `case when look.emergency then 'emergency' else e.ground end`,
  },
);

/** The single readings of one look. $1, $2: the day of its first reading and the next; $6, $7: that reading's moment and number. */
export const LOOK_EVENTS = logEvents(
  `(select e.* from audit_event first cross join lateral ${readingsOfLook('first')} e
     where first.occurred_at = $6::timestamptz and first.id = $7::bigint and ${isReading('first')} and ${WITHIN} and ${AFTER} ${NEWEST_FIRST}) e`,
  { until: `e.occurred_at`, readings: `1`, parts: `array[${partOf('e.object_type')}]`, ground: `e.ground` },
);
