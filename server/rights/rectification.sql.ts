import { listOf } from '../households/reading.js';

const RECTIFICATION = `json_build_object('id', c.id, 'memberId', c.member_id, 'subject', c.subject, 'domain', c.domain, 'whatIsWrong', c.what_is_wrong,
  'ownView', c.own_view, 'askedOn', c.asked_on, 'dueOn', c.due_on, 'outcome', c.outcome, 'answer', c.answer, 'answeredOn', c.answered_on, 'version', c.version)`;

/** What waits first, the soonest due on top; then what was answered, newest first. */
export const RECTIFICATIONS = listOf(
  RECTIFICATION,
  `rectification c where c.household_id = reader.household_id`,
  `c.outcome is not null, case when c.outcome is null then c.due_on end, c.answered_on desc, c.id desc`,
);

export const ONE_RECTIFICATION = `(select ${RECTIFICATION} from rectification c where c.household_id = reader.household_id and c.id = reader.about_id)`;

/**
 * For the picture: own views that stand beside the record, for whoever may see what they are about; of open requests only
 * that they are there, and only for those who answer them.
 */
export const RIGHTS = `json_build_object(
  'ownViews', ${listOf(
    `json_build_object('memberId', c.member_id, 'subject', c.subject, 'domain', c.domain, 'words', c.own_view, 'on', c.asked_on)`,
    `rectification c where c.household_id = reader.household_id and c.outcome = 'not_corrected'
      and case when c.subject = 'rating' then c.domain = any(reader.domains) else c.subject <> 'other' or reader.directs end`,
    'c.asked_on, c.id',
  )},
  'openRequests', ${listOf(
    `json_build_object('memberId', w.member_id, 'requests', w.requests, 'dueOn', w.due_on)`,
    `(select c.member_id, count(*)::int as requests, min(c.due_on) as due_on from rectification c
      where c.household_id = reader.household_id and c.outcome is null and reader.directs group by c.member_id) w`,
    'w.due_on, w.member_id',
  )},
  'mayHandle', reader.directs)`;
