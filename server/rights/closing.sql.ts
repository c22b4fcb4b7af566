import { notEndedOn } from '../database/on-day.js';
import { listOf, valuesOf } from '../households/reading.js';

/** Whether and why the household is closed, and what keeps it. */
/** Part `c`: a lead or an involvement, with whose it was. `day` is SQL. */
const partOf = (closing: string, day: string): string => `closed_part c
  left join lead l on l.household_id = c.household_id and l.id = c.lead_id
  left join involvement i on i.household_id = c.household_id and i.id = c.involvement_id
  join professional p on p.id = coalesce(l.professional_id, i.professional_id)
  cross join lateral (select (p.left_on is null or p.left_on > ${day}) and p.roles && array['case_director', 'partner', 'team_lead']
    and (l.kind is distinct from 'temporary_safety' or l.return_on > ${day}) as available) a
  where (c.household_id, c.closing_id) = (${closing})`;

const PRESENT_CLOSING = (household: string): string => `select hc.household_id, hc.id from household_closing hc where hc.household_id = ${household} and hc.reopened_on is null`;

const PARTS = listOf(
  `c.id, c.lead_id is not null as leads, p.name, p.function, (select o.name from organisation o where o.id = coalesce(l.organisation_id, i.organisation_id)) as "organisationName", a.available`,
  partOf(PRESENT_CLOSING('h.id'), 'reader.today'),
  `c.lead_id is null, p.name, c.id`,
);

/**
 * Ends every lead and involvement of household $1 with closing $2 on day $3, and remembers which. Who began on that day leads
 * until its end; what was to begin later is called off. $4: why. A lead whose end was written down ahead ends now as well.
 */
const endOf = (row: string): string => `case when ${row}.starts_on < $3::date then $3::date when ${row}.starts_on > $3::date then ${row}.starts_on else ${row}.starts_on + 1 end`;
const runs = (row: string): string => `${row}.household_id = $1 and (${row}.ends_on is null or (${row}.ends_on > $3::date and ${row}.ends_on > ${row}.starts_on))`;

export const END_LEADS = `
  with ended as (update lead l set version = l.version + 1, ends_on = ${endOf('l')}, end_reason = $4 where ${runs('l')} returning l.id)
  insert into closed_part (household_id, id, closing_id, lead_id) select $1, gen_random_uuid(), $2, id from ended`;

export const END_INVOLVEMENTS = `
  with ended as (update involvement i set version = i.version + 1, ends_on = ${endOf('i')}, end_reason = 'household_closed' where ${runs('i')} returning i.id)
  insert into closed_part (household_id, id, closing_id, involvement_id) select $1, gen_random_uuid(), $2, id from ended`;

/** Nothing waits for an answer in a household that is closed. */
export const CALL_OFF = (table: 'escalation' | 'withdrawal' | 'pause_request'): string =>
  `update ${table} set called_off_on = $2 where household_id = $1 and answered_on is null and called_off_on is null`;

/** Nor about a visit. $2: now. */
export const CLOSE_QUESTIONS = `update visit_question set state = 'withdrawn', closed_at = $2 where household_id = $1 and state = 'open'`;

/** The parts of the present closing of household $1, as they would begin again on day $2, or when what was before has ended. In order of beginning. */
export const CLOSED_PARTS = `select c.id, a.available, l.id as "leadId", l.kind, l.intensity, l.return_on::text as "returnOn", l.returns_to_id as "returnsToId", l.mandate,
    greatest($2::date, l.ends_on, i.ends_on)::text as "startsOn", i.domains, p.id as "professionalId", p.organisation_id as "organisationId"
  from ${partOf(PRESENT_CLOSING('$1'), '$2::date')}
  order by greatest($2::date, l.ends_on, i.ends_on), l.starts_on`;

/** Whether somebody leads or is involved on day $2, or will lead. */
export const SOMEBODY_THERE = `select exists (select 1 from lead l where l.household_id = $1 and ${notEndedOn('l', '$2::date')})
  or exists (select 1 from involvement i where i.household_id = $1 and ${notEndedOn('i', '$2::date')}) as yes`;

export const CLOSING = `(select json_build_object('closedOn', h.closed_on,
  'reason', (select c.reason from household_closing c where c.household_id = h.id and c.reopened_on is null),
  'laws', ${valuesOf('l.law', 'household_law l where l.household_id = h.id', 'l.law')},
  'holds', ${listOf(
    `r.id, r.kind, r.reason, r.placed_on as "placedOn", r.lifted_on as "liftedOn"`,
    'retention_hold r where r.household_id = h.id',
    'r.lifted_on is not null, r.placed_on desc, r.id desc',
  )},
  'parts', ${PARTS},
  'terms', ${listOf('t.law, t.name, t.years, t.source, t.version', 'retention_term t', 't.name')})
  from household h where h.id = reader.household_id)`;
