import { holdsOn, notEndedOn } from '../database/on-day.js';
import { isPlannedFrom } from '../handing-over/handing-over.sql.js';
import { isHiddenTo } from '../households/hidden-service.js';
import { listOf, nameOf, unlessConfidential, worksHidden } from '../households/reading.js';

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

/**
 * Who stays at the table of household $1 when organisation $2 has left, from day $3 on. $4: whether the reader directs;
 * $5: the reader's organisation.
 */
export const WHO_STAYS = `
  select p.id, p.name, o.name as "organisationName" from professional p join organisation o on o.id = p.organisation_id
  where o.id <> $2 and (p.left_on is null or p.left_on > $3::date) and not ${isHiddenTo('$4', '$5::uuid')}
    and (exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = p.id and ${holdsOn('i', '$3::date')})
      or exists (select 1 from lead l where l.household_id = $1 and l.professional_id = p.id and ${holdsOn('l', '$3::date')}))
  order by o.name, p.name, p.id`;

/**
 * What organisation $2 leaves behind in household $1 from day $3 on. Actions that are due between today ($4) and then are
 * its own to finish.
 */
export const LEFT_BEHIND = `
  select * from (
    select 'action' as kind, a.id, a.what, a.due_on::text as "dueOn", null as "startsAt", f.of, f."ofIds",
      exists (select 1 from action_owner x left join professional q on q.id = x.professional_id
        where x.household_id = a.household_id and x.action_id = a.id and q.organisation_id is distinct from $2::uuid) as others
    from action a cross join lateral (
      select string_agg(p.name, ', ' order by p.name) as of, array_agg(p.id order by p.name, p.id) as "ofIds"
      from action_owner w join professional p on p.id = w.professional_id
      where w.household_id = a.household_id and w.action_id = a.id and p.organisation_id = $2) f
    where a.household_id = $1 and a.status = 'open' and f.of is not null
      and not (a.rhythm = 'once' and a.due_on >= $4::date and a.due_on < $3::date)
    union all
    select 'visit', v.id, null, null, to_json(v.starts_at) #>> '{}', f.of, f."ofIds",
      exists (select 1 from visit_professional x where x.household_id = v.household_id and x.visit_id = v.id and x.organisation_id <> $2)
    from visit v cross join lateral (
      select string_agg(p.name, ', ' order by p.name) as of, array_agg(p.id order by p.name, p.id) as "ofIds"
      from visit_professional w join professional p on p.id = w.professional_id
      where w.household_id = v.household_id and w.visit_id = v.id and w.organisation_id = $2) f
    where v.household_id = $1 and ${isPlannedFrom('v', '$3')} and f.of is not null) left_behind
  order by kind, coalesce("startsAt", "dueOn"), id`;

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
