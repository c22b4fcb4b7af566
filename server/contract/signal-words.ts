// Fixed values about being stuck. No decorators: the client uses them at run time.

import { DEFAULT_SETTINGS, type SettingValues } from './setting-words.js';

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

/** The values at which a household counts as stuck: settings of its team. */
export type SignalTerms = Pick<
  SettingValues,
  'noLeadDays' | 'handoverDays' | 'acuteActionDays' | 'lateActions' | 'lateDays' | 'goalDays' | 'agreementDays' | 'overlapDays' | 'missedVisits' | 'missedDays' | 'leadChanges' | 'leadMonths'
>;

/** What holds for a team that has set nothing. */
export const DEFAULT_SIGNAL_TERMS: SignalTerms = DEFAULT_SETTINGS;

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
