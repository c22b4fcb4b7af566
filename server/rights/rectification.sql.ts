import { listOf, objectOf } from '../households/reading.js';

const RECTIFICATION = `c.id, c.member_id as "memberId", c.subject, c.domain, c.what_is_wrong as "whatIsWrong", c.own_view as "ownView",
  c.asked_on as "askedOn", c.due_on as "dueOn", c.outcome, c.answer, c.answered_on as "answeredOn", c.version`;

/** What waits first, the soonest due on top; then what was answered, newest first. */
export const RECTIFICATIONS = listOf(
  RECTIFICATION,
  `rectification c where c.household_id = reader.household_id`,
  `c.outcome is not null, case when c.outcome is null then c.due_on end, c.answered_on desc, c.id desc`,
);

export const ONE_RECTIFICATION = objectOf(RECTIFICATION, `rectification c where c.household_id = reader.household_id and c.id = reader.about_id`);

/**
 * For the picture: own views that stand beside the record, for whoever may see what they are about; of open requests only
 * that they are there, and only for those who answer them.
 */
export const RIGHTS = `json_build_object(
  'ownViews', ${listOf(
    `c.member_id as "memberId", c.subject, c.domain, c.own_view as "words", c.asked_on as "on"`,
    `rectification c where c.household_id = reader.household_id and c.outcome = 'not_corrected'
      and case when c.subject = 'rating' then c.domain = any(reader.domains) else c.subject <> 'other' or reader.directs end`,
    'c.asked_on, c.id',
  )},
  'openRequests', ${listOf(
    `w.member_id as "memberId", w.requests, w.due_on as "dueOn"`,
    `(select c.member_id, count(*)::int as requests, min(c.due_on) as due_on from rectification c
      where c.household_id = reader.household_id and c.outcome is null and reader.directs group by c.member_id) w`,
    'w.due_on, w.member_id',
  )},
  'mayHandle', reader.directs)`;
