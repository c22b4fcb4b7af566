import { listOf } from '../households/reading.js';

const peopleOf = (column: string): string => `array(select distinct x.${column} from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id)`;

const milliseconds = (column: string): string => `(date_part('epoch', ${column}) * 1000)::bigint`;

const COUNTED = `visit v where v.household_id = reader.household_id and v.status <> 'cancelled'`;

/** What is known of visits at all, and those of the reader's days. Ids go no further than the rules: only counts are answered. */
const MEASURED = `'closedOn', h.closed_on, 'firstVisitAt', (select ${milliseconds('min(v.starts_at)')} from ${COUNTED}),
  'visits', ${listOf(
    `${milliseconds('v.starts_at')} as "startsAt", ${milliseconds('v.ends_at')} as "endsAt", v.status,
     array(select x.member_id from visit_member x where x.household_id = v.household_id and x.visit_id = v.id) as "memberIds",
     ${peopleOf('professional_id')} as "professionalIds", ${peopleOf('organisation_id')} as "organisationIds"`,
    `${COUNTED} and v.starts_at >= reader.visits_from and v.starts_at < reader.visits_until`,
    `v.starts_at`,
  )}`;

/** What the rules need to compare two periods of the reader's days. */
export const MEASURED_FACTS = `(select json_build_object(${MEASURED}) from household h where h.id = reader.household_id)`;

/** What the rules need to tell the whole course of it. */
export const BURDEN_FACTS = `(select json_build_object(
  'householdName', h.name, ${MEASURED},
  'members', ${listOf(
    `m.id, p.name, m.starts_on as "from", m.ends_on as "until"`,
    `member m join person p on p.id = m.person_id where m.household_id = reader.household_id and (m.ends_on is null or m.ends_on > reader.days_from)`,
    `m.ends_on is not null, p.birth_date nulls last, m.id`,
  )},
  'leads', ${listOf(`l.kind, l.starts_on as "from", l.ends_on as "until"`, `lead l where l.household_id = reader.household_id`, `l.starts_on`)},
  'breakthroughs', ${listOf(`b.decided_on as "day"`, `breakthrough b where b.household_id = reader.household_id and b.decided_on is not null and b.outcome <> 'refused'`, `b.decided_on`)}) from household h where h.id = reader.household_id)`;
