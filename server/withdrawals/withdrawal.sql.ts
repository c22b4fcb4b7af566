import { holdsOn, notEndedOn } from '../database/on-day.js';
import { isPlannedFrom } from '../handing-over/handing-over.sql.js';
import { IS_CONFIDENTIAL, listOf, nameOf, unlessConfidential, worksHidden } from '../households/reading.js';

/** Proposal `w` has no answer yet. */
const IS_WAITING = `(w.answered_on is null and w.called_off_on is null)`;

/**
 * Whether proposal `w` waits for professional `who`: one that was announced for the lead, and without a lead for whoever
 * directs; one that was asked for somebody involved of that organisation. Never for whoever made it.
 */
export const waitsFor = (who: string, directs: string, day: string): string => `(${IS_WAITING} and w.proposed_by <> ${who} and case when w.announced
    then coalesce((select l.professional_id = ${who} from lead l where l.household_id = w.household_id and ${holdsOn('l', day)}), ${directs})
    else exists (select 1 from involvement i where i.household_id = w.household_id and i.organisation_id = w.organisation_id and i.professional_id = ${who} and ${holdsOn('i', day)}) end)`;

const CONTACT_NAME = `case when w.contact_professional_id is not null then ${nameOf('w.contact_professional_id')}
  else (select n.name from network_contact n where n.household_id = w.household_id and n.id = w.contact_network_id) end`;

const WITHDRAWALS = listOf(
  `w.id, ${unlessConfidential('o.id')} as "organisationId", ${unlessConfidential('o.name')} as "organisationName", w.announced, ${nameOf('w.proposed_by')} as "proposedBy",
    w.proposed_on as "proposedOn", ${unlessConfidential('w.reason')} as reason, w.last_day as "lastDay",
    case when w.contact_professional_id is not null then 'professional' when w.contact_network_id is not null then 'network' else 'nobody' end as contact,
    ${CONTACT_NAME} as "contactName", w.agreed, ${unlessConfidential(`case when ${worksHidden('w.answered_by')} then null else w.answer end`)} as answer,
    ${nameOf('w.answered_by')} as "answeredBy", w.answered_on as "answeredOn", w.called_off_on as "calledOffOn",
    coalesce(w.answered_on, w.called_off_on, reader.today) - w.proposed_on as days,
    ${waitsFor('reader.professional_id', 'reader.directs', 'reader.today')} as "mayAnswer",
    ${IS_WAITING} and (w.proposed_by = reader.professional_id or (w.announced and w.organisation_id = reader.organisation_id) or (not w.announced and reader.directs)) as "mayCallOff"`,
  `withdrawal w join organisation o on o.id = w.organisation_id where w.household_id = reader.household_id`,
  `${IS_WAITING} desc, w.proposed_on desc, w.id desc`,
);

/** Organisation `o` leads, or has accepted to lead from a coming day. */
const leadsHere = (household: string, organisation: string, day: string): string =>
  `exists (select 1 from lead l where l.household_id = ${household} and l.organisation_id = ${organisation} and ${notEndedOn('l', day)})`;

const LEAVABLE = listOf(
  `o.id as "organisationId", o.name as "organisationName", o.id = reader.organisation_id as own`,
  `organisation o where (reader.directs or o.id = reader.organisation_id)
    and exists (select 1 from involvement i where i.household_id = reader.household_id and i.organisation_id = o.id and ${holdsOn('i', 'reader.today')})
    and not ${leadsHere('reader.household_id', 'o.id', 'reader.today')}
    and not exists (select 1 from withdrawal w where w.household_id = reader.household_id and w.organisation_id = o.id and ${IS_WAITING})`,
  `own desc, o.name`,
);

export const WITHDRAWALS_READ = `(select row_to_json(found) from (select ${WITHDRAWALS} as withdrawals, ${LEAVABLE} as leavable) found)`;

/** Whether organisation $2 is involved with household $1 on day $3, and leads it then or later. */
export const OF_ORGANISATION = `select
  exists (select 1 from involvement i where i.household_id = $1 and i.organisation_id = $2 and ${holdsOn('i', '$3::date')}) as involved,
  ${leadsHere('$1', '$2', '$3::date')} as leads`;

/** Whether proposal $2 in household $1 waits for $3, who directs or not ($4), on day $5. */
export const WAITS_FOR = `select ${waitsFor('$3', '$4::boolean', '$5::date')} as yes from withdrawal w where w.household_id = $1 and w.id = $2`;

/** Who stays at the table when an organisation has left, from the first of the days that are read on; as far as the reader may know. */
const whoStays = (organisation: string): string => listOf(
  `p.id, p.name, o.name as "organisationName"`,
  `professional p join organisation o on o.id = p.organisation_id
   where o.id <> ${organisation} and (p.left_on is null or p.left_on > reader.days_from) and not ${IS_CONFIDENTIAL}
    and (exists (select 1 from involvement i where i.household_id = reader.household_id and i.professional_id = p.id and ${holdsOn('i', 'reader.days_from')})
      or exists (select 1 from lead l where l.household_id = reader.household_id and l.professional_id = p.id and ${holdsOn('l', 'reader.days_from')}))`,
  `o.name, p.name, p.id`,
);

/** Of the organisation that is read about. */
export const WHO_STAYS = whoStays('reader.about_id');

/** Whose of organisation `w.organisation_id` something is, by the table that says who does it. */
const whose = (table: string, key: string, row: string, ofOrganisation: string): string => `cross join lateral (
      select string_agg(p.name, ', ' order by p.name) as of, array_agg(p.id order by p.name, p.id) as "ofIds"
      from ${table} x join professional p on p.id = x.professional_id
      where x.household_id = ${row}.household_id and x.${key} = ${row}.id and ${ofOrganisation} = w.organisation_id) f`;

/** Actions that are due between today and the last day are the organisation's own to finish. */
const LEFT_BEHIND = listOf(
  `*`,
  `(select 'action' as kind, a.id, a.what, a.due_on as "dueOn", null::timestamptz as "startsAt", f.of, f."ofIds",
      exists (select 1 from action_owner x left join professional q on q.id = x.professional_id
        where x.household_id = a.household_id and x.action_id = a.id and q.organisation_id is distinct from w.organisation_id) as others
    from action a ${whose('action_owner', 'action_id', 'a', 'p.organisation_id')}
    where a.household_id = reader.household_id and a.status = 'open' and f.of is not null
      and not (a.rhythm = 'once' and a.due_on >= reader.today and a.due_on < reader.days_from)
    union all
    select 'visit', v.id, null, null, v.starts_at, f.of, f."ofIds",
      exists (select 1 from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id and x.organisation_id <> w.organisation_id)
    from visit v ${whose('visit_professional', 'visit_id', 'v', 'x.organisation_id')}
    where v.household_id = reader.household_id and ${isPlannedFrom('v', 'reader.days_from')} and f.of is not null) left_behind`,
  `kind, coalesce("startsAt", "dueOn"::timestamptz), id`,
);

/** What is left of proposal `reader.about_id` from the first of the days that are read on, and who can take it over. */
export const LEFT_WORK = `(select json_build_object('work', ${LEFT_BEHIND}, 'successors', ${whoStays('w.organisation_id')})
  from withdrawal w where w.household_id = reader.household_id and w.id = reader.about_id)`;

/** The involvements of organisation $2 in household $1 end; $3: the first day without them. */
export const END_INVOLVEMENTS = `
  update involvement i set version = i.version + 1, ends_on = greatest(i.starts_on, $3::date), end_reason = 'help_withdrawn'
  where i.household_id = $1 and i.organisation_id = $2 and ${notEndedOn('i', '$3::date')} and (i.ends_on is null or i.ends_on > i.starts_on)`;

export const DROP_ACTIONS = `update action set status = 'dropped', version = version + 1 where household_id = $1 and id = any($2::uuid[])`;

export const CANCEL_VISITS = `update visit set status = 'cancelled', version = version + 1 where household_id = $1 and id = any($2::uuid[]) returning starts_at as "startsAt"`;

/** For whom a proposal is that organisation $2 leaves household $1: announced, who leads or is about to, and without a lead the team lead and those who direct; asked, its people. $3: today; $4: announced. */
export const WHO_IS_TOLD = `
  select l.professional_id as id from lead l where $4 and l.household_id = $1 and ${notEndedOn('l', '$3::date')}
  union select t.professional_id from team_lead t join household h on h.team_id = t.team_id
    where $4 and h.id = $1 and not exists (select 1 from lead l where l.household_id = $1 and ${holdsOn('l', '$3::date')})
  union select i.professional_id from involvement i join professional p on p.id = i.professional_id
    where i.household_id = $1 and ${holdsOn('i', '$3::date')} and case when $4
      then 'case_director' = any(p.roles) and not exists (select 1 from lead l where l.household_id = $1 and ${notEndedOn('l', '$3::date')})
      else i.organisation_id = $2 end`;
