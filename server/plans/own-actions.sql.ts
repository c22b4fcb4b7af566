import { prepared } from '../database/prepared.js';
import { listOf } from '../households/reading.js';
import { isOverdue, TIMES, waitsFor } from './plan.sql.js';

/**
 * Open actions of professional $1 on day $2, at most $3, over all households that the wall lets them see. The reader is
 * named as in a reading of one household: what a confidential service hides stays hidden.
 */
export const OWN_ACTIONS = prepared(`
  with reader as (select $1::uuid as professional_id, $4::uuid as organisation_id, false as directs, $2::date as today)
  select ${listOf(
    `a.id, a.household_id as "householdId", h.name as "householdName", g.words as "goalWords", a.what, a.rhythm, a.due_on as "dueOn", a.starts_on as "startsOn",
     a.ends_on as "endsOn", a.review_on as "reviewOn", ${waitsFor('b.what', ` and b.status = 'open'`)} as "waitsFor", ${TIMES}, coalesce(${isOverdue('reader.today')}, false) as overdue, a.version`,
    `action_owner w
     join action a on a.household_id = w.household_id and a.id = w.action_id and a.status = 'open'
     join goal g on g.household_id = a.household_id and g.id = a.goal_id
     join household h on h.id = a.household_id and h.closed_on is null
     where w.professional_id = reader.professional_id`,
    `coalesce(a.due_on, a.starts_on), a.id limit $3`,
  )} as actions from reader`);
