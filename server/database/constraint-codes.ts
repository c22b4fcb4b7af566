import type { ProblemCode } from '../contract/problem-codes.js';
import { BrokenRule } from '../shared/broken-rule.js';

/** Rules that the database holds even where two requests race, and the code with which the later one is refused. */
const CODES: Record<string, ProblemCode> = {
  lead_one_active: 'lead.already-active',
  lead_no_two_at_once: 'lead.overlapping-periods',
  lead_ends_after_start: 'lead.ends-before-start',
  lead_proposal_one_open: 'lead.proposal-open',
  lead_deputy_no_two_at_once: 'lead.deputy-overlap',
  member_once_at_a_time: 'person.already-member',
  member_ends_after_start: 'member.ends-before-start',
  involvement_once_at_a_time: 'involvement.already-involved',
  involvement_no_two_at_once: 'involvement.already-involved',
  involvement_ends_after_start: 'involvement.ends-before-start',
  involvement_of_who_works_here: 'involvement.unknown-professional',
  lead_of_who_works_here: 'lead.unknown-professional',
  lead_deputy_of_who_works_here: 'lead.unknown-professional',
  organisation_keeps_administrator: 'colleague.last-administrator',
  professional_email: 'colleague.email-used',
  invitation_email: 'invitation.email-invited',
  team_name_once: 'team.name-used',
  organisation_sign_on_reference: 'sign-on.reference-taken',
  emergency_once_at_a_time: 'emergency.has-access',
  emergency_reviewed_by_another: 'emergency.own-review',
  disclosure_no_two_at_once: 'disclosure.already-there',
  action_done_once_a_day: 'action.done-already',
  evaluation_once_a_day: 'evaluation.already-there',
  disclosure_ends_after_start: 'disclosure.ends-before-start',
  level_step_one_after_another: 'level.changed-meanwhile',
  level_step_goes_somewhere: 'level.same',
  level_step_leaves_agreements: 'level.agreements-missing',
  escalation_one_open: 'escalation.already-asked',
  signal_answer_safety_not_snoozed: 'signal.safety-not-snoozed',
  signal_confirmation_by_another: 'signal.same-person',
  PK_c7cf6812fa0af2789a4bf8939c9: 'signal.nothing-to-confirm',
  withdrawal_one_open: 'withdrawal.already-open',
  withdrawal_answered_by_another: 'withdrawal.not-yours',
  visit_question_join_once: 'visit-question.already-asked',
  problem_not_too_many: 'problem.too-many',
  influence_once: 'influence.already-there',
  influence_not_of_itself: 'influence.of-itself',
  blockage_not_too_many: 'blockage.too-many',
  breakthrough_knot_once: 'input.stale-version',
  breakthrough_invitee_once: 'breakthrough.already-invited',
  blockage_once: 'blockage.already-there',
  blockage_not_of_itself: 'blockage.of-itself',
  review_meeting_one_open: 'review.already-open',
  responsibility_one_answerable: 'responsibility.already-answerable',
  responsibility_parts_go_together: 'responsibility.parts-clash',
  responsibility_professional_once: 'input.stale-version',
  responsibility_member_once: 'input.stale-version',
  responsibility_network_contact_once: 'input.stale-version',
};

/** There is no room for what it would write. */
const DISK_FULL = '53100';
/** Out of reach, starting up, out of time, too many connections, cut off: it will pass, and the request can be made again. */
const PASSING = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|57014|57P0|25P03|08|53)/;
/** As `pg` and TypeORM say it, without a code; the last two of a connection that was lost between two statements of one unit of work. */
const PASSING_MESSAGE = /timeout exceeded when trying to connect|Connection terminated|terminating connection|is not queryable|Query runner already released/i;

/** What an error of the database means to the sender; undefined where it is ours to mend. */
export function brokenRuleOfDatabase(error: unknown): BrokenRule | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, constraint } = { ...(error as { driverError?: object }).driverError, ...error } as { code?: string; constraint?: string };
  const rule = constraint === undefined ? undefined : CODES[constraint];
  if (rule) return new BrokenRule(rule);
  if (code === DISK_FULL) return new BrokenRule('service.unavailable', { because: 'database_full' });
  // A lock that is not had within its time, or a deadlock: the other one goes first.
  if (code === '55P03' || code === '40P01' || code === '40001') return new BrokenRule('service.unavailable');
  return (code !== undefined && PASSING.test(code)) || PASSING_MESSAGE.test(error.message) ? new BrokenRule('service.unavailable') : undefined;
}
