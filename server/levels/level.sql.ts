import { holdsOn } from '../database/on-day.js';
import { IS_CONFIDENTIAL, listOf, nameOf, worksHidden } from '../households/reading.js';

/** What a professional of a confidential service wrote or decided stays with those who direct. */
const unlessOfHidden = (professionalId: string, column: string): string => `case when ${worksHidden(professionalId)} then null else ${column} end`;

const STEPS = listOf(
  `s.id, s.from_level as "fromLevel", s.level, s.starts_on as "from", ${unlessOfHidden('s.decided_by_id', 's.reason')} as reason,
    ${nameOf('s.decided_by_id')} as "decidedBy", s.decided_by_table as "decidedByTable", s.agreements, s.review_on as "reviewOn"`,
  `level_step s where s.household_id = reader.household_id`,
  `s.place desc`,
);

/** Question `e` waits for its answer. */
export const IS_WAITING = `(e.answered_on is null and e.called_off_on is null)`;

const ESCALATIONS = listOf(
  `e.id, ${nameOf('e.asked_id')} as "askedName", ${nameOf('e.asked_by_id')} as "askedByName", e.level, ${unlessOfHidden('e.asked_by_id', 'e.question')} as question,
    e.asked_on as "askedOn", e.answer_by as "answerBy", coalesce(e.answered_on, e.called_off_on, reader.today) - e.asked_on as days,
    ${IS_WAITING} and e.answer_by < reader.today as late, e.outcome, ${unlessOfHidden('e.asked_id', 'e.words')} as words,
    e.answered_on as "answeredOn", e.called_off_on as "calledOffOn",
    ${IS_WAITING} and e.asked_id = reader.professional_id as "mayAnswer",
    ${IS_WAITING} and (e.asked_by_id = reader.professional_id or reader.directs) as "mayCallOff"`,
  `escalation e where e.household_id = reader.household_id`,
  `${IS_WAITING} desc, e.asked_on desc, e.id desc`,
);

/** From what the level is derived where no step was recorded. `household` and `day` are SQL. */
const derivedFrom = (household: string, day: string): string => `exists (select 1 from lead l where l.household_id = ${household} and ${holdsOn('l', day)}) as "hasLead",
  (select count(distinct i.organisation_id)::int from involvement i where i.household_id = ${household} and ${holdsOn('i', day)}) as organisations`;

/** The level of a household on a day, for a list that is narrowed by it: as `levelOn` and `derivedLevel` say. Both are SQL. */
export const levelOf = (household: string, day: string): string => `coalesce(
  (select v.level from level_step v where v.household_id = ${household} and v.starts_on <= ${day} order by v.place desc limit 1),
  case when exists (select 1 from lead v where v.household_id = ${household} and ${holdsOn('v', day)}) then 'case_direction'
    when (select count(distinct v.organisation_id) from involvement v where v.household_id = ${household} and ${holdsOn('v', day)}) > 1 then 'team' else 'self' end)`;

/** All that the ladder shows. */
export const LEVELS_READ = `(select row_to_json(found) from (select ${STEPS} as steps, ${ESCALATIONS} as escalations, ${derivedFrom('reader.household_id', 'reader.today')}) found)`;

/** Where household $1 stands on day $2, for a decision: steps in the order in which they were taken. */
export const STANDING = `select h.opened_on::text as "openedOn", ${derivedFrom('h.id', '$2::date')},
    (select coalesce(json_agg(json_build_object('level', s.level, 'from', s.starts_on, 'place', s.place) order by s.place), '[]'::json) from level_step s where s.household_id = h.id) as steps
  from household h where h.id = $1`;

const LEADS_NOW = `exists (select 1 from lead l where l.household_id = reader.household_id and l.professional_id = p.id and ${holdsOn('l', 'reader.today')})`;

/**
 * Who can be asked by the reader: team leads of the household's team or of the reader's organisation, and whoever works with
 * households at another organisation at the table. A confidential service asks only those who know it: a team lead, or who
 * leads.
 */
export const ASKABLE = listOf(
  `p.id, p.name, p.function, o.name as "organisationName"`,
  `professional p join organisation o on o.id = p.organisation_id
   where p.id <> reader.professional_id and (p.left_on is null or p.left_on > reader.today) and p.roles && array['case_director', 'partner', 'team_lead']
    and not ${IS_CONFIDENTIAL}
    and ('team_lead' = any(p.roles) and exists (select 1 from team_lead t join team on team.id = t.team_id
        where t.professional_id = p.id and (team.organisation_id = reader.organisation_id or t.team_id = (select h.team_id from household h where h.id = reader.household_id)))
      or p.organisation_id <> reader.organisation_id
        and (not exists (select 1 from organisation own where own.id = reader.organisation_id and own.name_is_sensitive) or ${LEADS_NOW})
        and (exists (select 1 from involvement i where i.household_id = reader.household_id and i.organisation_id = p.organisation_id and ${holdsOn('i', 'reader.today')})
          or exists (select 1 from lead l where l.household_id = reader.household_id and l.organisation_id = p.organisation_id and ${holdsOn('l', 'reader.today')})))`,
  `'team_lead' = any(p.roles) desc, o.name, p.name, p.id`,
);

/** What the actor is asked. $1: today. The household's id only where the wall lets it through: a ground of their own. */
export const ASKED = `
  select a.id, a.household_name as "householdName", h.id as "householdId", p.name as "askedByName", p.function as "askedByFunction", o.name as "askedByOrganisation",
    a.level, a.question, a.asked_on::text as "askedOn", a.answer_by::text as "answerBy", $1::date - a.asked_on as days, a.answer_by < $1::date as late, a.household_id as about
  from app_asked() a join professional p on p.id = a.asked_by_id join organisation o on o.id = a.organisation_id
  left join household h on h.id = a.household_id
  order by a.answer_by, a.id`;
