import { IS_CONFIDENTIAL, listOf, nameOf, unlessConfidential, valuesOf } from '../households/reading.js';
import { ownersOf } from '../plans/plan.sql.js';
import { IN_ORDER, memberNames, SIGNAL } from '../signals/signal.sql.js';

const of = (table: string, alias: string): string => `${table} ${alias} where ${alias}.household_id = b.household_id and ${alias}.breakthrough_id = b.id`;

/** Somebody by function has the organisation that was named; a professional the one where they work. */
const INVITEES = listOf(
  `i.id, case when i.professional_id is not null then ${unlessConfidential('p.name')} end as name,
    case when i.professional_id is not null then ${unlessConfidential('p.function')} else i.function end as function,
    coalesce(${unlessConfidential('o.name')}, i.organisation_name) as "organisationName", coalesce(${IS_CONFIDENTIAL}, false) as confidential, i.decides, i.present,
    coalesce(o.id::text, lower(i.organisation_name)) as "partyKey"`,
  `breakthrough_invitee i left join professional p on p.id = i.professional_id left join organisation o on o.id = coalesce(i.organisation_id, p.organisation_id)
   where i.household_id = b.household_id and i.breakthrough_id = b.id`,
  `i.decides desc, i.id`,
);

/** What the knot waits for, with the organisations by which it can be decided: of a condition whose it is, of an action those of its owners. */
const AWAITED = listOf(
  `x.awaited_id as id, coalesce(c.label, a.what, g.words) as label, coalesce(o.name, c.party) as party,
    case when c.id is not null then array_remove(array[coalesce(c.organisation_id::text, lower(c.party))], null)
      else coalesce((select array_agg(distinct p.organisation_id::text) from action_owner w join professional p on p.id = w.professional_id
        where w.household_id = x.household_id and w.action_id = x.awaited_action_id), '{}') end as parties`,
  `breakthrough_knot k join blockage x on x.household_id = k.household_id and x.id = k.blockage_id
   left join condition c on c.household_id = x.household_id and c.id = x.awaited_condition_id left join organisation o on o.id = c.organisation_id
   left join action a on a.household_id = x.household_id and a.id = x.awaited_action_id
   left join goal g on g.household_id = x.household_id and g.id = x.awaited_goal_id
   where k.household_id = b.household_id and k.breakthrough_id = b.id and reader.directs`,
  `x.id`,
);

/** The wall of the blockage decides which of its knot the reader sees. */
const KNOT = `breakthrough_knot k join blockage x on x.household_id = k.household_id and x.id = k.blockage_id where k.household_id = b.household_id and k.breakthrough_id = b.id`;

const BREAKTHROUGH = `b.id, b.state, b.knot, ${valuesOf('x.id', KNOT, 'x.id')} as "blockageIds", (select count(*)::int from ${of('breakthrough_knot', 'k')}) as "inKnot",
  ${listOf('v.id, v.words, v.said_by_member_id as "saidByMemberId", v.said_on as "saidOn"', of('breakthrough_voice', 'v'), 'v.said_on, v.id')} as voices,
  b.legitimacy, b.commitment, b.returns,
  ${listOf('c.id, c.side, c.label, c.yearly_euros as "yearlyEuros"', `${of('breakthrough_cost', 'c')} and reader.directs`, 'c.side, c.id')} as costs,
  b.proposal, b.table_on as "tableOn", b.table_at as "tableAt", b.place,
  case when reader.directs then b.chair_id end as "chairId", ${nameOf('b.chair_id')} as "chairName", b.agenda, ${INVITEES} as invitees, ${AWAITED} as awaited,
  b.outcome, b.decision, b.conditions, b.decided_on as "decidedOn", b.signals_noted_at as "signalsNotedAt", b.review_on as "reviewOn",
  ${listOf(
    `a.id, a.what, ${ownersOf('a')} as owners, a.due_on as "dueOn", a.status`,
    `breakthrough_action f join action a on a.household_id = f.household_id and a.id = f.action_id
     join goal ag on ag.household_id = a.household_id and ag.id = a.goal_id where f.household_id = b.household_id and f.breakthrough_id = b.id`,
    'a.due_on, a.id',
  )} as actions,
  b.effect, b.reviewed_on as "reviewedOn", b.ended_because as "endedBecause", b.started_on as "startedOn", b.version`;

/** The wall lets through those of which the reader is: who directs, and who is asked to the table. */
export const BREAKTHROUGHS = listOf(
  BREAKTHROUGH,
  `breakthrough b where b.household_id = reader.household_id`,
  `b.state in ('closed', 'called_off'), b.started_on desc, b.id desc`,
);

export const ONE_BREAKTHROUGH = `(select row_to_json(found) from (select ${BREAKTHROUGH} from breakthrough b where b.household_id = reader.household_id and b.id = reader.about_id) found)`;

/** Signals that were noted at a decision of the household, and those that are stored now; for whoever directs. */
export const DECISION_SIGNALS = `(select row_to_json(found) from (select
  ${listOf(
    `n.breakthrough_id as "breakthroughId", n.code, n.subject, n.member_id as "memberId", n.domain, n.evidence`,
    `breakthrough_signal n where n.household_id = reader.household_id`,
    `n.code <> 'unsafe', n.holds_from, n.id`,
  )} as noted,
  ${listOf(`${SIGNAL}, s.subject`, `signal s where s.household_id = reader.household_id`, IN_ORDER)} as present,
  ${memberNames('reader.household_id')} as members) found)`;

/** Names of household $1 that an argument must not hold. */
export const KNOWN_NAMES = `select
  array(select p.name from member m join person p on p.id = m.person_id where m.household_id = $1
    union select n.name from network_contact n where n.household_id = $1
    union select p.name from involvement i join professional p on p.id = i.professional_id where i.household_id = $1
    union select p.name from lead l join professional p on p.id = l.professional_id where l.household_id = $1
    union select p.name from breakthrough_invitee i join professional p on p.id = i.professional_id where i.household_id = $1) as people,
  array(select h.name from household h where h.id = $1
    union select o.name from involvement i join organisation o on o.id = i.organisation_id where i.household_id = $1
    union select o.name from breakthrough_invitee i join organisation o on o.id = i.organisation_id where i.household_id = $1
    union select i.organisation_name from breakthrough_invitee i where i.household_id = $1 and i.organisation_name is not null) as wholes,
  (select h.address from household h where h.id = $1) as address`;
