import { notEndedOn } from '../database/on-day.js';
import { isHiddenTo } from '../households/hidden-service.js';
import { listOf, nameOf, objectOf } from '../households/reading.js';
import { hasAPart } from './visit-writing.sql.js';

/** Question `q` is asked of professional `who`, who has not answered it, and its visit still takes place. */
const isAskedOf = (who: string): string => `(q.state = 'open' and exists (
    select 1 from visit_question_recipient r where r.household_id = q.household_id and r.question_id = q.id and r.professional_id = ${who} and r.answered_at is null)
  and (q.visit_id is null or exists (
    select 1 from visit v where v.household_id = q.household_id and v.id = q.visit_id and v.status <> 'cancelled' and (q.kind = 'pass_on' or (v.status = 'planned' and v.starts_at > now())))))`;

/** It waits for `who`: what goes along to a visit is answered after it. */
export const waitsForAnswer = (who: string): string => `(${isAskedOf(who)} and (q.kind <> 'pass_on' or exists (
    select 1 from visit v where v.household_id = q.household_id and v.id = q.visit_id and v.starts_at <= now())))`;

/** How many questions wait for `who` in household `household`. */
export const questionsWaiting = (household: string, who: string): string =>
  `(select count(*)::int from visit_question q where q.household_id = ${household} and q.state = 'open' and ${waitsForAnswer(who)})`;

/** Questions that the reader asked or is asked: those that are open, and the last that were closed. */
export const QUESTIONS = listOf(
  `q.id, q.kind, q.state, q.question, q.domains, q.planned_for as "plannedFor", ${nameOf('q.asked_by')} as "askedBy", q.asked_at as "askedAt",
    q.asked_by = reader.professional_id as own,
    ${objectOf(
      `v.id, v.starts_at as "startsAt", v.ends_at as "endsAt", v.status, v.domains`,
      `visit v where v.household_id = q.household_id and v.id = q.visit_id`,
    )} as visit,
    ${listOf(
      `${nameOf('r.professional_id')} as name, r.professional_id = reader.professional_id as own, r.accepted, r.answer, r.answered_at as "answeredAt"`,
      `visit_question_recipient r where r.household_id = q.household_id and r.question_id = q.id`,
      `r.answered_at nulls last, r.professional_id`,
    )} as recipients,
    ${isAskedOf('reader.professional_id')} as "mayAnswer", ${waitsForAnswer('reader.professional_id')} as waits`,
  `(select x.* from visit_question x where x.household_id = reader.household_id and (x.asked_by = reader.professional_id or exists (
      select 1 from visit_question_recipient y where y.household_id = x.household_id and y.question_id = x.id and y.professional_id = reader.professional_id))
    order by x.state <> 'open', x.asked_at desc, x.id desc limit 50) q`,
  `q.state <> 'open', q.asked_at desc, q.id desc`,
);

/** Visit $2 of household $1, as professional $3 stands to it, who directs or not ($4), of organisation $5. */
export const ASKED_VISIT = `
  select (date_part('epoch', v.starts_at) * 1000)::float8 as "startsAt", v.status, coalesce(bool_or(p.professional_id = $3), false) as own,
    coalesce(array_agg(p.professional_id) filter (where p.professional_id <> $3 and not ${isHiddenTo('$4', '$5')}), '{}') as askable
  from visit v
  left join visit_professional p on p.household_id = v.household_id and p.visit_id = v.id
  left join organisation o on o.id = p.organisation_id
  where v.household_id = $1 and v.id = $2
  group by v.household_id, v.id`;

/** Of professionals $2 those who lead or are involved with household $1 on day $6, or will be, and may be known to $3 (directs: $4; organisation: $5), who is not one of them. */
export const ASKABLE = `
  select p.id from professional p join organisation o on o.id = p.organisation_id
  where p.id = any($2::uuid[]) and p.id <> $3 and not ${isHiddenTo('$4', '$5')}
    and (exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = p.id and ${notEndedOn('i', '$6::date')})
      or exists (select 1 from lead l where l.household_id = $1 and l.professional_id = p.id and ${notEndedOn('l', '$6::date')}))`;

/** Professional $3 comes along to visit $2 of household $1 on day $4, and it is about $5 too; nothing where they are not involved. */
export const JOIN_VISIT = `
  with comes as (
    insert into visit_professional (household_id, visit_id, professional_id, organisation_id)
    select $1, $2, p.id, p.organisation_id from professional p where p.id = $3 and ${hasAPart('$4::date')}
    on conflict (household_id, visit_id, professional_id) do update set professional_id = excluded.professional_id
    returning 1)
  update visit v set version = v.version + 1, domains = array(select distinct d from unnest(v.domains || $5::text[]) d order by d)
  from comes where v.household_id = $1 and v.id = $2
  returning (v.starts_at at time zone 'Europe/Amsterdam')::date::text as day`;
