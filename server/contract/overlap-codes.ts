import type { LifeDomain } from './life-domains.js';

/** Ways in which visits to one household double up, most urgent first. */
export const OVERLAP_CODES = [
  'clash',
  'same_day',
  'same_topic',
  'repeated_intake',
  'member_crowding',
  'household_crowding',
] as const;
export type OverlapCode = (typeof OVERLAP_CODES)[number];

export const VISIT_STATUSES = ['planned', 'held', 'no_show', 'refused', 'cancelled'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

export const VISIT_KINDS = ['regular', 'intake', 'evaluation', 'crisis'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** What counts as too much help at one door. No published norm exists: each value is a setting of a team. */
export interface OverlapThresholds {
  clash: boolean;
  sameDay: boolean;
  /** Two visits on one topic are linked when at most this many days apart. */
  sameTopicDays: number;
  repeatedIntakeDays: number;
  /** Runs of consecutive days, and how many organisations in one such run are too many for one member. */
  memberCrowding: readonly { days: number; organisations: number }[];
  /** Runs of consecutive days, and how many visits or organisations in one such run are too many for a household. */
  householdCrowding: readonly { days: number; visits: number; organisations: number }[];
}

/** An overlap as facts: ids and counts, no words in a language. */
export interface OverlapFacts {
  code: OverlapCode;
  /** The member whom the rule is about; null where it is about the household or a pair of visits. */
  memberId: string | null;
  domain: LifeDomain | null;
  /** Ids of its visits, in order of start. */
  visitIds: readonly string[];
  /** Calendar days in Europe/Amsterdam, `YYYY-MM-DD`; for crowding those of the whole episode. */
  firstDay: string;
  lastDay: string;
  /** Counts of the overlap; for crowding those of its peak, the window with most organisations. */
  visits: number;
  professionals: number;
  organisations: number;
  /** First and last day of the peak; the same as firstDay and lastDay where the rule knows no peak. */
  peakFirstDay: string;
  peakLastDay: string;
}

/** Longest visit that is taken for one, in hours. Our default. */
export const LONGEST_VISIT_HOURS = 12;
