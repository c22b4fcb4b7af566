import { listOf, lookUp, valuesOf } from '../households/reading.js';

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
const SERVICE_COLUMNS = `o.name, o.name_is_sensitive as confidential, o.name_is_sensitive and ${CAME_TO_THEM_ALONE} as "cameToThemAlone"`;
const SERVICE = `(select row_to_json(s) from (select ${SERVICE_COLUMNS}) s)`;

const ALONE = `(select bool_and(${isTheirs('x.member_id')}) from visit_member x where x.household_id = v.household_id and x.visit_id = v.id)`;

/** They gave this consent themselves. */
const GAVE = `exists (select 1 from disclosure_giver v where v.household_id = d.household_id and v.disclosure_id = d.id and ${isTheirs('v.member_id')})`;

/** All of it as the database knows it, with the names that are still to be taken out of texts. */
export const MEMBER_EXPORT = `(select json_build_object(
  'name', p.name, 'birthDate', p.birth_date,
  'address', case
    when stay.ends_on <= reader.today then null
    when stay.address is not null or stay.address_shielded then case when stay.address_shielded then null else stay.address end
    when h.address_shielded then null else h.address end,
  'members', ${valuesOf(`x.name`, `person x where x.id <> p.id and exists (select 1 from member m where m.household_id = reader.household_id and m.person_id = x.id)`, 'x.id')},
  'network', ${valuesOf(`n.name`, `network_contact n where n.household_id = reader.household_id`, 'n.id')},
  'stays', ${listOf(
    `m.role, m.starts_on as "from", m.ends_on as "until"`,
    `member m where m.household_id = reader.household_id and m.person_id = p.id`,
    'm.starts_on',
  )},
  'ratings', ${listOf(
    `r.domain, r.voice, r.level, r.words, r.rated_on as "on", ${SERVICE} as "service"`,
    `rating r ${lookUp('professional', 'w', 'r.recorded_by')} ${lookUp('organisation', 'o', 'w.organisation_id')}
     where r.household_id = reader.household_id and ${isTheirs('r.member_id')}`,
    'r.rated_on desc, r.id desc',
  )},
  'goals', ${listOf(
    `g.words, g.said_on as "saidOn", g.state, g.domains, g.shielded, g.not_now_because as "notNowBecause"`,
    `goal g where g.household_id = reader.household_id and ${isTheirs('g.said_by_member_id')}`,
    'g.place',
  )},
  'actions', ${listOf(
    `a.what, w.own, g.shielded, a.due_on as "dueOn", a.status`,
    `action a join goal g on g.household_id = a.household_id and g.id = a.goal_id
     cross join lateral (select coalesce(bool_or(${isTheirs('x.member_id')}), false) as own,
       coalesce(bool_or(x.member_id is not null and not ${isTheirs('x.member_id')}), false) as others
       from action_owner x where x.household_id = a.household_id and x.action_id = a.id) w
     where a.household_id = reader.household_id and (not g.shielded or ${isTheirs('g.said_by_member_id')}) and (w.own or (${isTheirs('g.said_by_member_id')} and not w.others))`,
    'a.due_on desc nulls last, a.id',
  )},
  'visits', ${listOf(
    `v.starts_at as "startsAt", v.ends_at as "endsAt", v.status, case when ${ALONE} then v.domains else '{}' end as "domains", ${listOf(
        SERVICE_COLUMNS,
        `(select distinct vp.organisation_id from visit_professional vp where vp.household_id = v.household_id and vp.visit_id = v.id) came
         ${lookUp('organisation', 'o', 'came.organisation_id')}`,
        'o.name, o.id',
      )} as "services"`,
    `visit v where v.household_id = reader.household_id and v.status in ('held', 'no_show', 'refused')
       and exists (select 1 from visit_member x where x.household_id = v.household_id and x.visit_id = v.id and ${isTheirs('x.member_id')})`,
    'v.starts_at desc, v.id',
  )},
  'questions', ${listOf(
    `q.question, q.asked_at::date as "on", ${SERVICE} as "service", ${listOf(
        `r.answer, r.answered_at::date as "on", ${SERVICE} as "service"`,
        `visit_question_recipient r ${lookUp('professional', 'w', 'r.professional_id')} ${lookUp('organisation', 'o', 'w.organisation_id')}
         where r.household_id = q.household_id and r.question_id = q.id and r.answer is not null`,
        'r.answered_at, r.professional_id',
      )} as answers`,
    `visit_question q join visit v on v.household_id = q.household_id and v.id = q.visit_id
     ${lookUp('professional', 'w', 'q.asked_by')} ${lookUp('organisation', 'o', 'w.organisation_id')}
     where q.household_id = reader.household_id and q.question is not null and ${ALONE}`,
    'q.asked_at desc, q.id desc',
  )},
  'saidOfLeads', ${listOf(
    `l.words, l.day as "on"`,
    `(select l.said_words as words, l.starts_on as day from lead l where l.household_id = reader.household_id and ${isTheirs('l.said_by_member_id')}
      union all
      select lp.said_words, lp.proposed_at::date from lead_proposal lp
      where lp.household_id = reader.household_id and lp.state <> 'begun' and ${isTheirs('lp.said_by_member_id')}) l where l.words is not null`,
    'l.day',
  )},
  'problems', ${listOf(
    `b.label, b.domain, b.starts_on as "from", b.ends_on as "until"`,
    `problem b where b.household_id = reader.household_id and ${isTheirs('b.member_id')}`,
    'b.starts_on, b.id',
  )},
  'saidOfProblems', ${listOf(
    `s.words, s.said_on as "on"`,
    `(select b.words, b.said_on, b.id from problem b where b.household_id = reader.household_id and b.words is not null and ${isTheirs('b.said_by_member_id')}
      union all select i.words, i.said_on, i.id from influence i where i.household_id = reader.household_id and ${isTheirs('i.said_by_member_id')}
      union all select v.words, v.said_on, v.id from breakthrough_voice v where v.household_id = reader.household_id and ${isTheirs('v.said_by_member_id')}) s`,
    's.said_on, s.id',
  )},
  'levels', ${listOf(
    `s.level, s.starts_on as "from", s.review_on as "reviewOn"`,
    `level_step s where s.household_id = reader.household_id
       and exists (select 1 from member m where m.household_id = reader.household_id and m.person_id = p.id and (m.ends_on is null or m.ends_on > s.starts_on)
         and not exists (select 1 from level_step n where n.household_id = s.household_id and n.place > s.place and n.starts_on <= m.starts_on))`,
    's.place desc',
  )},
  'withdrawals', ${listOf(
    `${SERVICE} as "service", w.last_day as "lastDay",
      case when w.contact_professional_id is not null then 'professional' when w.contact_network_id is not null then 'network' else 'nobody' end as contact`,
    `withdrawal w ${lookUp('organisation', 'o', 'w.organisation_id')}
     where w.household_id = reader.household_id and w.agreed
       and exists (select 1 from member m where m.household_id = reader.household_id and m.person_id = p.id and m.starts_on <= w.last_day and (m.ends_on is null or m.ends_on > w.last_day))`,
    'w.last_day desc, w.id',
  )},
  'disclosures', ${listOf(
    `d.domains, d.legal_basis as "legalBasis", d.starts_on as "from", d.ends_on as "until", d.withdrawn_on as "withdrawnOn", d.purpose,
      case when ${GAVE} then d.words end as "words", ${GAVE} as "given", ${SERVICE} as "service"`,
    `disclosure d left join professional w on w.id = d.to_professional_id join organisation o on o.id = coalesce(d.to_organisation_id, w.organisation_id)
     where d.household_id = reader.household_id and (d.member_id is null or ${isTheirs('d.member_id')})`,
    'd.starts_on desc, d.id desc',
  )},
  'rectifications', ${listOf(
    `c.subject, c.domain, c.what_is_wrong as "whatIsWrong", c.own_view as "ownView", c.asked_on as "askedOn", c.outcome, c.answer`,
    `rectification c where c.household_id = reader.household_id and ${isTheirs('c.member_id')}`,
    'c.asked_on desc, c.id desc',
  )},
  'seenBy', ${listOf(
    `${SERVICE} as "service", e.times, e.first_on as "firstOn", e.last_on as "lastOn"`,
    `app_seen_by(reader.household_id, p.id) e ${lookUp('organisation', 'o', 'e.organisation_id')}`,
    'e.times desc, o.name, o.id',
  )})
  from household h, member stay join person p on p.id = stay.person_id
  where h.id = reader.household_id and stay.household_id = reader.household_id and stay.id = reader.about_id)`;
