// Fixed values about notices. No decorators: the client uses them at run time.

/** What a notice tells. Each has its sentence in the client: `noticeKind.…`. */
export const NOTICE_KINDS = [
  'emergency_opened', 'emergency_reviewed',
  'escalation_asked', 'escalation_answered', 'withdrawal_proposed', 'withdrawal_answered',
  'breakthrough_invited', 'pause_asked', 'pause_answered',
  'lead_candidate_asked', 'lead_answer_asked', 'lead_decision_asked', 'lead_begun', 'lead_not_begun', 'lead_reminder', 'lead_deputy',
  'visit_combined', 'visit_moved', 'visit_handed_over', 'visit_question_asked', 'visit_question_answered',
  'question_passed', 'question_left',
  'visit_planned', 'visit_cancelled', 'visit_taken_off',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
