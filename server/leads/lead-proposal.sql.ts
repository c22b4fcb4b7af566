import { HANDOVER_ITEMS } from '../contract/lead-words.js';
import { holdsOn, notEndedOn } from '../database/on-day.js';
import { listOf, lookUp, nameOf, objectOf, unlessConfidential, worksHidden } from '../households/reading.js';
import { ZONE } from '../shared/day.js';

/** Who leads household of proposal `lp` now, or is to lead: each a row `l`. */
const leading = (today: string): string => `lead l where l.household_id = lp.household_id and ${notEndedOn('l', today)} and (l.ends_on is null or l.ends_on > l.starts_on)`;

/**
 * Whose answer proposal `lp` waits for and as what, in order of weight: the one definition for the panel and for the list. Who
 * leads is waited for, unless they proposed it themselves or it is a return that was agreed long ago; others are asked.
 */
export const waitsOf = (today: string): string => `(
    select lp.candidate_id as professional_id, 'candidate' as kind, 1 as weight where lp.state = 'open' and lp.accepted_at is null
    union all
    select t.professional_id, 'team_lead', 2 from household h join team_lead t on t.team_id = h.team_id
      join professional q on q.id = t.professional_id and 'team_lead' = any(q.roles)
      where lp.state = 'open' and h.id = lp.household_id and lp.accepted_at is not null
        and exists (select 1 from lead_proposal_answer b where b.household_id = lp.household_id and b.proposal_id = lp.id and b.answer = 'object')
        and not exists (select 1 from ${leading(today)} and l.professional_id = t.professional_id)
    union all
    select a.professional_id, case when heavy then 'lead' else 'asked' end, case when heavy then 3 else 4 end
      from lead_proposal_answer a
      cross join lateral (select lp.proposed_by is not null and exists (select 1 from ${leading(today)} and l.professional_id = a.professional_id) as heavy) of_lead
      where lp.state = 'open' and a.household_id = lp.household_id and a.proposal_id = lp.id and a.answer is null
  )`;

/** What the open proposal of household `h` waits for of professional `who`: the weightiest, or no row. */
export const waitsForOne = (who: string, today: string): string => `(
    select w.kind, c.name from lead_proposal lp cross join lateral ${waitsOf(today)} w join professional c on c.id = lp.candidate_id
    where lp.household_id = h.id and lp.state = 'open' and w.professional_id = ${who} order by w.weight limit 1)`;

const WAITS = waitsOf('reader.today');
const MINE = 'reader.professional_id';
const I_LEAD = `exists (select 1 from ${leading('reader.today')} and l.professional_id = ${MINE})`;
const I_ANSWER_FOR_THE_TEAM = `exists (select 1 from household h join team_lead t on t.team_id = h.team_id join professional q on q.id = t.professional_id
    where h.id = lp.household_id and t.professional_id = ${MINE} and 'team_lead' = any(q.roles))`;
const I_AM_INVOLVED = `exists (select 1 from involvement i where i.household_id = lp.household_id and i.professional_id = ${MINE} and ${holdsOn('i', 'reader.today')})`;
const I_AM_ASKED = `exists (select 1 from lead_proposal_answer a where a.household_id = lp.household_id and a.proposal_id = lp.id and a.professional_id = ${MINE})`;
const dayOf = (instant: string): string => `(${instant} at time zone '${ZONE}')::date`;

/** What somebody of a confidential service wrote is not for others. */
const unlessOfHidden = (who: readonly string[], text: string): string => `case when ${who.map(worksHidden).join(' or ')} then null else ${text} end`;
const HANDS_OVER = ['lp.proposed_by', 'f.professional_id', 'lp.candidate_id'];

const PROPOSAL = `lp.id, lp.state, lp.candidate_id as "candidateId", c.name as "candidateName", ${unlessConfidential('o.name')} as "organisationName",
  ${nameOf('lp.proposed_by')} as "proposedBy", lp.proposed_at as "proposedAt", coalesce(${dayOf('lp.closed_at')}, reader.today) - ${dayOf('lp.proposed_at')} as days,
  lp.proposed_by is null as "isReturn", lp.kind, lp.intensity, lp.starts_on as "from", lp.return_on as "returnOn", ${nameOf('lp.returns_to_id')} as "returnsToName",
  lp.mandate, ${unlessOfHidden(['lp.proposed_by'], 'lp.reason')} as reason,
  case when lp.said_words is not null then json_build_object('memberId', lp.said_by_member_id, 'words', lp.said_words) end as "householdSaid",
  (select x.name from professional x where x.id = f.professional_id) as "fromLeadName",
  coalesce(lp.state = 'open' and f.ends_on is not null and f.ends_on <= reader.today, false) as "fromLeadEnded",
  ${listOf(`hp.item, hp.standing, ${unlessOfHidden(HANDS_OVER, 'hp.note')} as note`, `lead_handover_point hp where hp.household_id = lp.household_id and hp.proposal_id = lp.id`, `array_position(array[${HANDOVER_ITEMS.map((item) => `'${item}'`).join(', ')}], hp.item)`)} as points,
  ${unlessOfHidden(HANDS_OVER, 'lp.note')} as note, lp.remind_on as "remindOn",
  ${listOf(
    `${nameOf('a.professional_id')} as name, a.professional_id = ${MINE} as mine, a.answer, ${unlessOfHidden(['a.professional_id'], 'a.reason')} as reason`,
    `lead_proposal_answer a where a.household_id = lp.household_id and a.proposal_id = lp.id`,
    `a.answer is null, a.answer desc, a.answered_at, a.professional_id`,
  )} as answers,
  lp.accepted_at as "acceptedAt", lp.closed_at as "closedAt", ${nameOf('lp.closed_by')} as "closedBy", ${unlessOfHidden(['lp.closed_by'], 'lp.closed_reason')} as "closedReason",
  lp.decided_by_team_lead as "decidedByTeamLead",
  ${listOf(`w.kind as "as", case when w.kind = 'candidate' then c.name else ${nameOf('w.professional_id')} end as name`, `${WAITS} w`, 'w.weight, w.professional_id')} as "waitsFor",
  (select w.kind from ${WAITS} w where w.professional_id = ${MINE} order by w.weight limit 1) as "waitsForMeAs",
  json_build_object(
    'accept', lp.state = 'open' and lp.accepted_at is null and lp.candidate_id = ${MINE},
    'answer', lp.state = 'open' and ${MINE} not in (lp.candidate_id, coalesce(lp.proposed_by, lp.candidate_id)) and (${I_AM_ASKED} or ${I_AM_INVOLVED} or ${I_LEAD}),
    'decide', lp.state = 'open' and not ${I_LEAD} and ${I_ANSWER_FOR_THE_TEAM},
    'withdraw', lp.state = 'open' and (lp.proposed_by is not distinct from ${MINE} or ${I_LEAD}),
    'changeHandover', lp.state = 'open' and lp.from_lead_id is not null and (${MINE} in (lp.candidate_id, coalesce(lp.proposed_by, lp.candidate_id)) or ${I_LEAD})) as may,
  lp.version`;

const FROM = `lead_proposal lp ${lookUp('professional', 'c', 'lp.candidate_id')} ${lookUp('organisation', 'o', 'lp.organisation_id')}
  left join lead f on f.household_id = lp.household_id and f.id = lp.from_lead_id
  where lp.household_id = reader.household_id`;

export const PROPOSALS = listOf(PROPOSAL, FROM, 'lp.proposed_at, lp.id');
export const OPEN_PROPOSAL = objectOf(PROPOSAL, `${FROM} and lp.state = 'open'`);
export const HAS_OPEN_PROPOSAL = `exists (select 1 from lead_proposal lp where lp.household_id = reader.household_id and lp.state = 'open')`;
export const ONE_PROPOSAL = objectOf(PROPOSAL, `${FROM} and lp.id = reader.about_id`);

const DEPUTY = `d.id, d.lead_id as "leadId", d.professional_id as "professionalId", s.name, d.starts_on as "from", d.ends_on as "until",
  ${unlessOfHidden(['d.professional_id', 'd.recorded_by'], 'd.reason')} as reason, d.version`;
const DEPUTIES_FROM = `lead_deputy d ${lookUp('professional', 's', 'd.professional_id')} where d.household_id = reader.household_id`;

export const DEPUTIES = listOf(DEPUTY, DEPUTIES_FROM, 'd.starts_on, d.id');
export const ONE_DEPUTY = objectOf(DEPUTY, `${DEPUTIES_FROM} and d.id = reader.about_id`);
/** Who stands in now or later, for a lead who has not ended. */
const COMING = `d.ends_on > greatest(d.starts_on, reader.today)
  and exists (select 1 from lead l where l.household_id = d.household_id and l.id = d.lead_id and ${notEndedOn('l', 'reader.today')})`;
export const COMING_DEPUTIES = listOf(DEPUTY, `${DEPUTIES_FROM} and ${COMING}`, 'd.starts_on, d.id');
/** Whether there can be one; whose lead has ended stands in for nobody. */
export const HAS_COMING_DEPUTIES = `exists (select 1 from lead_deputy d where d.household_id = reader.household_id and d.ends_on > reader.today)`;
