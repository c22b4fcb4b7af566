import { MINE } from '../households/mine.sql.js';
import { listOf, nameOf } from '../households/reading.js';
import { waitsForOne } from '../leads/lead-proposal.sql.js';
import { untoldVisits } from '../visits/untold.sql.js';
import { waitsForAnswer } from '../visits/visit-question.sql.js';
import { QUESTIONS_WAITING } from './waiting.sql.js';

/**
 * Open households of the actor in which something waits for them that is answered on its page: what the cards of their list
 * count, by the same parts; and how their own visits went, as that page asks. $1–$4: see `MINE`; $5: their organisation.
 */
export const ASKED_IN_HOUSEHOLDS = `
  with mine as materialized (${MINE}),
  waiting as materialized (
    select h.id, h.name, mine.directs, ${QUESTIONS_WAITING.visit_question} as questions, ${QUESTIONS_WAITING.withdrawal} as withdrawals, l.kind, l.name as candidate,
      mine.ground <> 'emergency' and exists (select 1 from ${untoldVisits('h.id', '$1', '$3::date')}) as untold
    from mine join household h on h.id = mine.household_id and h.closed_on is null
    left join lateral ${waitsForOne('$1', '$3')} l on mine.ground <> 'emergency'),
  reader as (
    select w.*, w.id as household_id, $1::uuid as professional_id, $5::uuid as organisation_id from waiting w
    where w.questions > 0 or w.withdrawals > 0 or w.kind is not null or w.untold)
  select reader.id as "householdId", reader.name as "householdName",
    case when reader.questions = 0 then '[]'::json else ${listOf(
      `q.id, q.kind, ${nameOf('q.asked_by')} as "askedBy", coalesce((select v.starts_at from visit v where v.household_id = q.household_id and v.id = q.visit_id), q.planned_for) as "startsAt"`,
      `visit_question q where q.household_id = reader.household_id and q.state = 'open' and ${waitsForAnswer('reader.professional_id')}`,
      `q.asked_at, q.id`,
    )} end as "visitQuestions",
    case when not reader.untold then '[]'::json else ${listOf(
      `v.id, v.starts_at as "startsAt", v.ends_at as "endsAt", v.version`,
      untoldVisits('reader.household_id', 'reader.professional_id', '$3::date'),
      `v.starts_at, v.id`,
    )} end as "untoldVisits", reader.withdrawals, reader.kind as "leadWaitsAs", reader.candidate as "leadCandidateName"
  from reader order by reader.name, reader.id`;
