import { DAYS_AROUND_TODAY } from '../contract/around-today.js';
import { holdsOn } from '../database/on-day.js';
import { waitsForOne } from '../leads/lead-proposal.sql.js';
import { unledDays, unledSince } from '../leads/unled.sql.js';
import { MINE } from '../households/mine.sql.js';
import { planChanged } from '../plans/plan-changes.sql.js';
import { isOverdue } from '../plans/plan.sql.js';
import { badges, HOLDS_NOW } from '../signals/signal.sql.js';
import { QUESTIONS_WAITING } from './waiting.sql.js';

const { visit_question: AROUND_VISITS, ...ELSEWHERE } = QUESTIONS_WAITING;

/**
 * One's own list, what asks for attention first. `needs` adds up: that it is not safe, what waits for the reader's answer, nobody leads, then overdue
 * actions, then overlaps without an answer.
 * $1–$4: see `MINE`; $5: overlaps from this day on; $6–$8: the place after which the page begins; $9: its size.
 */
export const MY_HOUSEHOLDS = `
  with mine as (${MINE}),
  counted as (
    select h.id, h.name, mine.ground, mine.directs, w.kind as "leadWaitsAs", w.name as "leadCandidateName",
      l.name as "leadName", l.starts_on as "leadFrom",
      case when l.name is null then ${unledDays(unledSince('h', '$3::date'), '$3::date')} end as "daysWithoutLead",
      (select count(*)::int from overlap ov where ov.household_id = h.id and ov.open_since is not null and ov.last_day >= $5 and ov.first_day <= $3::date + ${DAYS_AROUND_TODAY}) as "overlaps",
      (select count(*)::int from action a where a.household_id = h.id and ${isOverdue('$3')}) as "overdueActions",
      ${AROUND_VISITS} as "visitQuestionsForMe", ${Object.values(ELSEWHERE).join(' + ')} as "otherQuestions",
      (select count(*)::int from member m where m.household_id = h.id and ${holdsOn('m', '$3')}) as members,
      (select count(distinct i.organisation_id)::int from involvement i where i.household_id = h.id and ${holdsOn('i', '$3')}) as organisations,
      (select to_char(min(v.starts_at), 'YYYY-MM-DD') from visit v
        where v.household_id = h.id and v.starts_at >= $3::date and v.starts_at > now() and v.status = 'planned') as "nextVisitOn"
    from mine
    join household h on h.id = mine.household_id and h.closed_on is null
    left join lateral (
      select p.name, e.starts_on from lead e join professional p on p.id = e.professional_id
      where e.household_id = h.id and ${holdsOn('e', '$3')}) l on true
    left join lateral ${waitsForOne('$1', '$3')} w on mine.ground <> 'emergency'),
  ordered as (
    select counted.*, "visitQuestionsForMe" + "otherQuestions" as "questionsForMe", (case when counted.directs and exists (select 1 from signal s where s.household_id = counted.id and s.place = 0 and ${HOLDS_NOW}) then 200000 else 0 end
      + case when "leadWaitsAs" is not null or "visitQuestionsForMe" + "otherQuestions" > 0 then 100000 else 0 end
      + case when "daysWithoutLead" is not null then 10000 else 0 end + 100 * least("overdueActions", 99) + least("overlaps", 99)) as needs
    from counted)
  select id, name, ground, "leadName", "leadFrom"::text, "daysWithoutLead", "overlaps", "overdueActions", "questionsForMe", "visitQuestionsForMe", members, organisations, "leadWaitsAs", "leadCandidateName", "nextVisitOn", needs,
    ${badges('ordered.id', 'ordered.directs')},
    ${planChanged(`(select ordered.id as household_id, $1::uuid as professional_id, ordered.directs)`)} as "planChanged"
  from ordered
  where $6::int is null or (-needs, name, id) > (-$6::int, $7::text, $8::uuid)
  order by -needs, name, id
  limit $9`;
