// Fixed values about who saw what. No decorators: the client uses them at run time.

import { ACCESS_GROUNDS } from './roles.js';

/** Parts of a household's file, as a reader knows them. */
export const VIEW_PARTS = ['household', 'member', 'network_contact', 'involvement', 'rating', 'disclosure', 'lead', 'level', 'withdrawal', 'signal', 'safety_check', 'plan', 'influence', 'blockage', 'breakthrough', 'responsibility', 'visit', 'overlap', 'log', 'emergency_access', 'other'] as const;
export type ViewPart = (typeof VIEW_PARTS)[number];

/** What the log calls otherwise. */
export const PART_OF: Readonly<Record<string, ViewPart>> = {
  person: 'member',
  disclosure_giver: 'disclosure',
  level_step: 'level',
  escalation: 'level',
  closed_part: 'household',
  departure: 'involvement',
  departure_decision: 'involvement',
  signal_answer: 'signal',
  signal_confirmation: 'signal',
  worklist: 'signal',
  digest: 'signal',
  review: 'signal',
  review_case: 'signal',
  problem: 'influence',
  condition: 'blockage',
  breakthrough_knot: 'breakthrough',
  breakthrough_voice: 'breakthrough',
  breakthrough_invitee: 'breakthrough',
  breakthrough_cost: 'breakthrough',
  breakthrough_action: 'breakthrough',
  breakthrough_signal: 'signal',
  pause_request: 'breakthrough',
  goal: 'plan',
  action: 'plan',
  action_owner: 'plan',
  action_done: 'plan',
  plan_statement: 'plan',
  plan_version: 'plan',
  plan_version_goal: 'plan',
  agreement: 'plan',
  evaluation: 'plan',
  evaluation_goal: 'plan',
  visit_member: 'visit',
  visit_professional: 'visit',
  overlap_answer: 'overlap',
  visit_source: 'visit',
  calendar: 'visit',
  visit_question: 'visit',
  visit_question_recipient: 'visit',
};

/** On what an access rested, in the log: also where it was for one thing alone. */
export const VIEW_GROUNDS = [...ACCESS_GROUNDS, 'asked', 'departure'] as const;
export type ViewGround = (typeof VIEW_GROUNDS)[number];

/** What becomes of a part of a file by a change. */
export const VIEW_DEEDS = ['added', 'changed'] as const;
export type ViewDeed = (typeof VIEW_DEEDS)[number];

/**
 * Opening one page of a household is many readings, and one *look*: all that one person reads in one household on one day,
 * as long as less than this stands between two readings. Our default; what a look is in the log: `server/audit/look.sql.ts`.
 */
export const LOOK_MINUTES = 15;

/** Kinds of event in the log, with the names of the log itself. */
export const LOG_KINDS = ['read', 'change', 'refusal', 'session', 'emergency', 'command'] as const;
export type LogKind = (typeof LOG_KINDS)[number];
