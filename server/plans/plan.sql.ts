import { IS_CONFIDENTIAL, listOf, unlessConfidential } from '../households/reading.js';

const OWNERS = listOf(
  `json_build_object(
    'kind', case when w.professional_id is not null then 'professional' when w.member_id is not null then 'member' else 'network' end,
    'id', case when w.professional_id is not null then ${unlessConfidential('w.professional_id')} else coalesce(w.member_id, w.network_contact_id) end,
    'name', coalesce(case when ${IS_CONFIDENTIAL} then null else p.name end, person.name, n.name),
    'confidential', coalesce(${IS_CONFIDENTIAL}, false))`,
  `action_owner w
   left join professional p on p.id = w.professional_id left join organisation o on o.id = p.organisation_id
   left join member m on m.household_id = w.household_id and m.id = w.member_id left join person on person.id = m.person_id
   left join network_contact n on n.household_id = w.household_id and n.id = w.network_contact_id
   where w.household_id = a.household_id and w.action_id = a.id`,
  `w.id`,
);

/** Action `a` is open, and its day has passed. `today` is SQL. */
export const isOverdue = (today: string): string => `(a.status = 'open' and a.due_on < ${today})`;

export const ACTION = `json_build_object('id', a.id, 'goalId', a.goal_id, 'what', a.what, 'owners', ${OWNERS}, 'rhythm', a.rhythm, 'dueOn', a.due_on,
  'startsOn', a.starts_on, 'domain', a.domain, 'status', a.status, 'statusNote', a.status_note,
  'overdue', coalesce(${isOverdue('reader.today')}, false),
  'mayChange', reader.directs or exists (select 1 from action_owner x where x.household_id = a.household_id and x.action_id = a.id
    and x.professional_id = reader.professional_id),
  'version', a.version)`;

export const GOAL = `json_build_object('id', g.id, 'place', g.place, 'words', g.words, 'saidByMemberId', g.said_by_member_id, 'saidOn', g.said_on,
  'professionalWording', g.professional_wording, 'domains', g.domains, 'state', g.state, 'notNowBecause', g.not_now_because,
  'actions', ${listOf(ACTION, `action a where a.household_id = g.household_id and a.goal_id = g.id`, `a.status <> 'open', coalesce(a.due_on, a.starts_on), a.id`)},
  'version', g.version)`;

/** The shared plan: goals in the household's order, each with its actions. */
export const PLAN = `(select json_build_object('id', pl.id, 'startedOn', pl.started_on, 'whereTo', pl.where_to, 'inTheWay', pl.in_the_way,
  'goals', ${listOf(GOAL, `goal g where g.household_id = pl.household_id`, `g.place`)},
  'mayChange', reader.directs, 'version', pl.version) from plan pl where pl.household_id = reader.household_id)`;

export const ONE_GOAL = `(select ${GOAL} from goal g where g.household_id = reader.household_id and g.id = reader.about_id)`;
export const ONE_ACTION = `(select ${ACTION} from action a where a.household_id = reader.household_id and a.id = reader.about_id)`;
