import { listOf, nameOf, objectOf, worksHidden } from '../households/reading.js';

/** Who does action `a` (an alias), each looked up in the one table that knows them; a service that is confidential to `reader` stays unsaid. */
export const ownersOf = (a: string): string => listOf(
  `case when w.professional_id is not null then 'professional' when w.member_id is not null then 'member' else 'network' end as kind,
    case when not c.confidential then coalesce(w.professional_id, w.member_id, w.network_contact_id) end as id,
    case when c.confidential then null
      when w.professional_id is not null then (select p.name from professional p where p.id = w.professional_id)
      when w.member_id is not null then (select p.name from member m join person p on p.id = m.person_id where m.household_id = w.household_id and m.id = w.member_id)
      else (select n.name from network_contact n where n.household_id = w.household_id and n.id = w.network_contact_id) end as name,
    c.confidential`,
  `action_owner w
   cross join lateral (select not reader.directs and w.professional_id is not null and ${worksHidden('w.professional_id')} as confidential offset 0) c
   where w.household_id = ${a}.household_id and w.action_id = ${a}.id`,
  `w.id`,
);

/** Action `a` is open, and its day has passed. `today` is SQL. */
export const isOverdue = (today: string): string => `(a.status = 'open' and a.due_on < ${today})`;

/** Action `a` is the reader's own. */
export const IS_OWN = `exists (select 1 from action_owner x where x.household_id = a.household_id and x.action_id = a.id and x.professional_id = reader.professional_id)`;

/** What is kept from other members: those who direct see it, others only what they do themselves for it. */
export const isSeen = (own: string): string => `(not g.shielded or reader.directs or ${own})`;

/** Only of what has been done there is a last time. */
const HAS_TIMES = `(a.status = 'done' or a.rhythm <> 'once')`;
const DONE = `action_done d where d.household_id = a.household_id and d.action_id = a.id`;

/** How often action `a` was done, and the last time. */
export const TIMES = `case when ${HAS_TIMES} then (select count(*)::int from ${DONE}) else 0 end as "timesDone",
  case when ${HAS_TIMES} then (select row_to_json(last) from (
    select d.done_on as "on", ${nameOf('d.recorded_by')} as by, d.on_behalf as "onBehalf" from ${DONE} order by d.done_on desc limit 1) last) end as "lastDone"`;

/** The action before `a`, where the reader sees its goal: the wall of the goal decides. */
const BEFORE = `action b join goal bg on bg.household_id = b.household_id and bg.id = b.goal_id where b.household_id = a.household_id and b.id = a.waits_for_id`;

/** Looked up only where there is one. */
export const waitsFor = (column: string, also = ''): string => `case when a.waits_for_id is not null then (select ${column} from ${BEFORE}${also}) end`;

const ACTION = `a.id, a.goal_id as "goalId", a.what, ${ownersOf('a')} as owners, a.rhythm, a.due_on as "dueOn",
  a.starts_on as "startsOn", a.ends_on as "endsOn", a.review_on as "reviewOn", case when reader.directs then a.waits_for_id else ${waitsFor('b.id')} end as "waitsForId", ${TIMES},
  a.domain, a.status, a.status_note as "statusNote",
  coalesce(${isOverdue('reader.today')}, false) as overdue,
  reader.directs or ${IS_OWN} as "mayChange", a.version`;

const ACTIONS = listOf(ACTION, `action a where a.household_id = g.household_id and a.goal_id = g.id and ${isSeen(IS_OWN)}`, `a.status <> 'open', coalesce(a.due_on, a.starts_on), a.id`);

const goal = (place: string): string => `g.id, ${place} as place, g.words, g.said_by_member_id as "saidByMemberId", g.said_on as "saidOn", g.professional_wording as "professionalWording",
  g.domains, g.state, g.not_now_because as "notNowBecause", g.shielded, ${ACTIONS} as actions, g.version`;

/** The reader does something for goal `g`. */
export const HELPS_WITH = `exists (select 1 from action a where a.household_id = g.household_id and a.goal_id = g.id and ${IS_OWN})`;

const VISIBLE_GOAL = `goal g where g.household_id = reader.household_id and ${isSeen(HELPS_WITH)}`;

const STATEMENTS = listOf(
  `s.id, s.kind, s.words, s.said_by_member_id as "saidByMemberId", s.said_on as "saidOn", s.language`,
  `plan_statement s where s.household_id = pl.household_id`,
  `s.said_on, s.id`,
);

/** The shared plan: goals in the household's order, each with its actions. */
export const PLAN = objectOf(
  `pl.id, pl.started_on as "startedOn", pl.where_to as "whereTo", pl.in_the_way as "inTheWay", pl.origin, pl.family_plan as "familyPlan", pl.family_plan_on as "familyPlanOn", ${STATEMENTS} as statements,
    pl.evaluation_weeks as "evaluationWeeks", pl.next_evaluation_on as "nextEvaluationOn",
    ${listOf(goal('g.seen_place'), `(select g.*, row_number() over (order by g.place) as seen_place from ${VISIBLE_GOAL}) g`, `g.place`)} as goals, reader.directs as "mayChange", pl.version`,
  `plan pl where pl.household_id = reader.household_id`,
);

export const ONE_GOAL = objectOf(goal('g.place'), `${VISIBLE_GOAL} and g.id = reader.about_id`);
/** Nothing of a goal that the reader does not see. */
export const ONE_ACTION = objectOf(
  ACTION,
  `action a where a.household_id = reader.household_id and a.id = reader.about_id
   and exists (select 1 from goal g where g.household_id = a.household_id and g.id = a.goal_id and ${isSeen(IS_OWN)})`,
);
