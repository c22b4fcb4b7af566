import { listOf, lookUp } from '../households/reading.js';

// What is known of one member: the stay that the request names stands for all stays of that person in this household.

const PERSON = `(select m.person_id from member m where m.household_id = reader.household_id and m.id = reader.about_id)`;
const STAYS = `(select array_agg(m.id) from member m where m.household_id = reader.household_id and m.person_id = ${PERSON})`;
const isTheirs = (column: string): string => `${column} = any(${STAYS}::uuid[])`;

/** Organisation `o` has been with this member alone. */
const CAME_TO_THEM_ALONE = `exists (
  select 1 from visit_professional xp join visit xv on xv.household_id = xp.household_id and xv.id = xp.visit_id and xv.status = 'held'
  where xp.household_id = reader.household_id and xp.organisation_id = o.id
    and exists (select 1 from visit_member xm where xm.household_id = xp.household_id and xm.visit_id = xp.visit_id and ${isTheirs('xm.member_id')})
    and not exists (select 1 from visit_member xm where xm.household_id = xp.household_id and xm.visit_id = xp.visit_id and not ${isTheirs('xm.member_id')}))`;

/** Organisation `o`, with what decides whether it is named (export-composition-rules.ts). */
const SERVICE = `json_build_object('name', o.name, 'confidential', o.name_is_sensitive, 'cameToThemAlone', o.name_is_sensitive and ${CAME_TO_THEM_ALONE})`;

const ALONE = `(select bool_and(${isTheirs('x.member_id')}) from visit_member x where x.household_id = v.household_id and x.visit_id = v.id)`;

/** All of it as the database knows it, with the names that are still to be taken out of texts. */
export const MEMBER_EXPORT = `(select json_build_object(
  'name', p.name, 'birthDate', p.birth_date,
  'address', case when h.address_shielded or not (stay.ends_on is null or stay.ends_on > reader.today) then null else h.address end,
  'members', ${listOf(`x.name`, `person x where x.id <> p.id and exists (select 1 from member m where m.household_id = reader.household_id and m.person_id = x.id)`, 'x.id')},
  'network', ${listOf(`n.name`, `network_contact n where n.household_id = reader.household_id`, 'n.id')},
  'stays', ${listOf(
    `json_build_object('role', m.role, 'from', m.starts_on, 'until', m.ends_on)`,
    `member m where m.household_id = reader.household_id and m.person_id = p.id`,
    'm.starts_on',
  )},
  'ratings', ${listOf(
    `json_build_object('domain', r.domain, 'voice', r.voice, 'level', r.level, 'words', r.words, 'on', r.rated_on, 'service', ${SERVICE})`,
    `rating r ${lookUp('professional', 'w', 'r.recorded_by')} ${lookUp('organisation', 'o', 'w.organisation_id')}
     where r.household_id = reader.household_id and ${isTheirs('r.member_id')}`,
    'r.rated_on desc, r.id desc',
  )},
  'goals', ${listOf(
    `json_build_object('words', g.words, 'saidOn', g.said_on, 'state', g.state, 'domains', g.domains, 'notNowBecause', g.not_now_because)`,
    `goal g where g.household_id = reader.household_id and ${isTheirs('g.said_by_member_id')}`,
    'g.place',
  )},
  'actions', ${listOf(
    `json_build_object('what', a.what, 'own', w.own, 'dueOn', a.due_on, 'status', a.status)`,
    `action a join goal g on g.household_id = a.household_id and g.id = a.goal_id
     cross join lateral (select coalesce(bool_or(${isTheirs('x.member_id')}), false) as own,
       coalesce(bool_or(x.member_id is not null and not ${isTheirs('x.member_id')}), false) as others
       from action_owner x where x.household_id = a.household_id and x.action_id = a.id) w
     where a.household_id = reader.household_id and (w.own or (${isTheirs('g.said_by_member_id')} and not w.others))`,
    'a.due_on desc nulls last, a.id',
  )},
  'visits', ${listOf(
    `json_build_object('startsAt', v.starts_at, 'endsAt', v.ends_at, 'status', v.status, 'domains', case when ${ALONE} then v.domains else '{}' end,
      'services', ${listOf(
        SERVICE,
        `(select distinct vp.organisation_id from visit_professional vp where vp.household_id = v.household_id and vp.visit_id = v.id) came
         ${lookUp('organisation', 'o', 'came.organisation_id')}`,
        'o.name, o.id',
      )})`,
    `visit v where v.household_id = reader.household_id and v.status in ('held', 'no_show', 'refused')
       and exists (select 1 from visit_member x where x.household_id = v.household_id and x.visit_id = v.id and ${isTheirs('x.member_id')})`,
    'v.starts_at desc, v.id',
  )},
  'saidOfLeads', ${listOf(
    `json_build_object('words', l.said_words, 'on', l.starts_on)`,
    `lead l where l.household_id = reader.household_id and l.said_words is not null and ${isTheirs('l.said_by_member_id')}`,
    'l.starts_on',
  )},
  'rectifications', ${listOf(
    `json_build_object('subject', c.subject, 'domain', c.domain, 'whatIsWrong', c.what_is_wrong, 'ownView', c.own_view, 'askedOn', c.asked_on,
      'outcome', c.outcome, 'answer', c.answer)`,
    `rectification c where c.household_id = reader.household_id and ${isTheirs('c.member_id')}`,
    'c.asked_on desc, c.id desc',
  )},
  'seenBy', ${listOf(
    `json_build_object('service', ${SERVICE}, 'times', e.times, 'firstOn', e.first_on, 'lastOn', e.last_on)`,
    `app_seen_by(reader.household_id, p.id) e ${lookUp('organisation', 'o', 'e.organisation_id')}`,
    'e.times desc, o.name, o.id',
  )})
  from household h, member stay join person p on p.id = stay.person_id
  where h.id = reader.household_id and stay.household_id = reader.household_id and stay.id = reader.about_id)`;
