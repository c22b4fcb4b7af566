// Fixed values about being stuck. No decorators: the client uses them at run time.

/** Why a household is stuck, safety first; see `signal-sentence.ts` for what each says. */
export const SIGNAL_CODES = [
  'unsafe',
  'no_active_lead',
  'handover_not_accepted',
  'escalation_unanswered',
  'acute_rating',
  'circular_blockage',
  'no_contact',
  'no_progress',
  'evaluation_overdue',
  'actions_overdue',
  'goal_without_action',
  'plan_not_agreed',
  'overlap_unanswered',
  'lead_changes',
] as const;
export type SignalCode = (typeof SIGNAL_CODES)[number];

/** What a signal follows from: the kind of row to which its evidence points. */
export const EVIDENCE_KINDS = ['lead', 'proposal', 'escalation', 'rating', 'evaluation', 'action', 'goal', 'plan', 'visit', 'overlap', 'blockage', 'safety_check'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The values at which a household counts as stuck. No published norm exists: each is our default, which a team can change. */
export interface SignalTerms {
  /** Days without a lead that are not yet too many. */
  noLeadDays: number;
  /** Days that a handover may wait. */
  handoverDays: number;
  /** Within how many days an action must be due for somebody whose rating is acute. */
  acuteActionDays: number;
  /** How many actions, by how many days each, may be late before it counts. */
  lateActions: number;
  lateDays: number;
  /** Days that a goal may be without an open action. */
  goalDays: number;
  /** Days after its start within which a member agrees to the plan. */
  agreementDays: number;
  /** Days that an overlap may be open. */
  overlapDays: number;
  /** How many missed visits in how many days. */
  missedVisits: number;
  missedDays: number;
  /** How many leads that begin in how many months. */
  leads: number;
  leadMonths: number;
}

export const DEFAULT_SIGNAL_TERMS: SignalTerms = {
  noLeadDays: 7,
  handoverDays: 5,
  acuteActionDays: 14,
  lateActions: 2,
  lateDays: 14,
  goalDays: 14,
  agreementDays: 30,
  overlapDays: 7,
  missedVisits: 2,
  missedDays: 14,
  leads: 3,
  leadMonths: 12,
};

/** What is decided about a signal. */
export const ANSWER_KINDS = ['decide', 'snooze', 'dismiss'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** Why it was answered so, in fixed values, so that it can be told which reasons recur; words stand beside it. */
export const ANSWER_REASONS = ['agreed_with_household', 'waits_for_others', 'already_arranged', 'no_capacity', 'not_as_it_seems', 'other'] as const;
export type AnswerReason = (typeof ANSWER_REASONS)[number];

/** How far ahead "about to get stuck" looks, in days. Our default. */
export const SOON_DAYS = 14;

/** Longest that a signal is put away, in days. Our default. */
export const LONGEST_SNOOZE_DAYS = 92;

/** Which part of the worklist: what holds now, or what is about to hold. */
export const WORKLIST_PARTS = ['now', 'soon'] as const;
export type WorklistPart = (typeof WORKLIST_PARTS)[number];
