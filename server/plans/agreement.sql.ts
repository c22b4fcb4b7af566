import { listOf, nameOf } from '../households/reading.js';

// A state is kept as the database builds it from the rows. Dropped actions are no part of what is agreed, and neither is how far
// an action has come.

const plan = (household: string): string =>
  `(select jsonb_build_object('whereTo', pl.where_to, 'inTheWay', pl.in_the_way) from plan pl where pl.household_id = ${household})`;

const OWNERS = `(select coalesce(jsonb_agg(
    case when w.professional_id is not null then 'professional:' || w.professional_id when w.member_id is not null then 'member:' || w.member_id else 'network:' || w.network_contact_id end
    order by w.professional_id, w.member_id, w.network_contact_id), '[]')
  from action_owner w where w.household_id = a.household_id and w.action_id = a.id)`;

const ACTIONS = `(select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'what', a.what, 'owners', ${OWNERS}, 'rhythm', a.rhythm, 'dueOn', a.due_on, 'startsOn', a.starts_on,
    'endsOn', a.ends_on, 'reviewOn', a.review_on, 'waitsForId', a.waits_for_id, 'domain', a.domain) order by a.id), '[]')
  from action a where a.household_id = g.household_id and a.goal_id = g.id and a.status <> 'dropped')`;

const goals = (household: string): string =>
  `(select g.id as goal_id, jsonb_build_object('id', g.id, 'place', g.place, 'words', g.words, 'saidByMemberId', g.said_by_member_id, 'professionalWording', g.professional_wording,
      'domains', g.domains, 'state', g.state, 'notNowBecause', g.not_now_because, 'actions', ${ACTIONS}) as content
    from goal g where g.household_id = ${household})`;

/** Whether the plan of household $1 still is as its version $2 kept it. */
export const IS_KEPT = `
  select (select v.content = ${plan('$1')} from plan_version v where v.household_id = $1 and v.id = $2)
    and not exists (
      select 1 from ${goals('$1')} n
      full join (select k.goal_id, k.content from plan_version_goal k where k.household_id = $1 and k.version_id = $2) k on k.goal_id = n.goal_id
      where n.content is distinct from k.content) as kept`;

/** Keeps the plan of household $1 as version $2, made on day $3 by $4. */
export const KEEP_PLAN = `
  insert into plan_version (household_id, id, number, made_on, made_by, content)
  select $1, $2, coalesce((select max(v.number) from plan_version v where v.household_id = $1), 0) + 1, $3, $4, ${plan('$1')}`;
export const KEEP_GOALS = `insert into plan_version_goal (household_id, version_id, goal_id, content) select $1, $2, n.goal_id, n.content from ${goals('$1')} n`;

const state = (content: string, from: string): string =>
  `(select ${content} || jsonb_build_object('goals', (select coalesce(jsonb_agg(n.content order by (n.content->>'place')::int), '[]') from ${from} n)))`;

/** The plan as it is now, of what the reader sees. */
const PLAN_NOW = state(plan('reader.household_id'), goals('reader.household_id'));

/** The plan as version `v` kept it. */
const KEPT_PLAN = state('v.content', `(select k.content from plan_version_goal k where k.household_id = v.household_id and k.version_id = v.id)`);

/** All that can be compared, in one reading: members are not asked so often that these are many. */
export const STATES = `(select json_build_object('now', ${PLAN_NOW}, 'kept',
  ${listOf(`v.id, ${KEPT_PLAN} as plan`, `plan_version v where v.household_id = reader.household_id`, 'v.number')}))`;

const AGREEMENTS = listOf(
  `x."memberId", x."memberName", x.kind, x.words, x."givenOn", x."recordedBy"`,
  `(select distinct on (g.member_id) g.member_id as "memberId", p.name as "memberName", g.kind, g.words, g.given_on as "givenOn", ${nameOf('g.recorded_by')} as "recordedBy"
    from agreement g join member m on m.household_id = g.household_id and m.id = g.member_id join person p on p.id = m.person_id
    where g.household_id = v.household_id and g.version_id = v.id order by g.member_id, g.id desc) x`,
  `x."memberName"`,
);

const VERSION = `v.id, v.number, v.made_on as "madeOn", ${nameOf('v.made_by')} as "madeBy", ${AGREEMENTS} as agreements`;
const OF_HOUSEHOLD = `plan_version v where v.household_id = reader.household_id`;

/** Newest first, with the newest as it was kept and the plan of now, for what changed since. */
export const VERSIONS = `(select json_build_object('versions', ${listOf(VERSION, OF_HOUSEHOLD, 'v.number desc')},
  'newest', (select ${KEPT_PLAN} from ${OF_HOUSEHOLD} order by v.number desc limit 1), 'now', ${PLAN_NOW}))`;
