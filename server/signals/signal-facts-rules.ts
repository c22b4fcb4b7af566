import type { LifeDomain, RatingVoice } from '../contract/life-domains.js';
import type { ActionRhythm, ActionStatus } from '../contract/plan-words.js';
import type { AnswerKind, EvidenceKind, SignalCode } from '../contract/signal-words.js';
import { instantAt, type Day } from '../shared/day.js';

/** Everything that the rules look at of one household; periods are half open. Read by `app_signal_facts`, in one go. */
export interface StuckFacts {
  openedOn: Day;
  closedOn: Day | null;
  teamId: string | null;
  leads: { id: string; from: Day; until: Day | null; returns: boolean }[];
  /** Handovers that are open. */
  handovers: { id: string; proposedOn: Day }[];
  escalations: { id: string; askedOn: Day; answerBy: Day }[];
  /** The latest in each voice is 1; of members who live there now or are still to leave. */
  acute: { memberId: string; domain: LifeDomain; ratings: { id: string; on: Day; voice: RatingVoice }[]; memberUntil: Day | null }[];
  plan: { id: string; startedOn: Day | null; nextEvaluationOn: Day | null; agreed: boolean } | null;
  /** That are wanted or worked on, and that the household did not set aside. */
  goals: { id: string; saidOn: Day | null; lastClosedOn: Day | null }[];
  /** Open ones. */
  actions: { id: string; goalId: string; rhythm: ActionRhythm; dueOn: Day | null; startsOn: Day | null; endsOn: Day | null; domain: LifeDomain | null }[];
  /** The last two that scored a goal, newest first. */
  evaluations: { id: string; heldOn: Day; improved: boolean }[];
  /** No-shows and refusals of the last year, oldest first; instants in milliseconds. */
  missed: { id: string; startsAt: number }[];
  /** The latest answer that says yes or no, of the household (null) and of each member. */
  safety: { id: string; memberId: string | null; safe: boolean; checkedAt: number }[];
  /** Nobody has answered yet, and their last visit is still to come or of today; the longest open first. */
  overlaps: { id: string; openSince: Day; lastDay: Day }[];
  /** Blockages that form a circle, each circle its own list. */
  circles: { blockageIds: string[]; since: Day }[];
  /** The latest answer to each code and subject. */
  answers: GivenAnswer[];
}

/** A row from which a signal follows, and its day; some count until a day only. Of a rating also whose it is. */
export interface EvidenceRow {
  kind: EvidenceKind;
  id: string;
  on: Day | null;
  until?: Day;
  voice?: RatingVoice;
}

/** What a signal follows from. Holds no "now": whatever depends on it is told when it is read. */
export interface Evidence {
  /** The day from which its age counts. */
  since: Day;
  rows: EvidenceRow[];
  /** The term that was passed, in the unit of its rule. */
  term: number | null;
}

/** A signal as the rules find it. Instants in milliseconds; `until` null where no end is known. */
export interface FoundSignal {
  code: SignalCode;
  /** Tells two signals of one code apart: the row or the member that it is about; '' where there is one at most. */
  subject: string;
  memberId: string | null;
  domain: LifeDomain | null;
  evidence: Evidence;
  holdsFrom: number;
  holdsUntil: number | null;
}

export interface GivenAnswer {
  id: string;
  code: SignalCode;
  subject: string;
  kind: AnswerKind;
  /** Of a snooze: the day on which it comes back. */
  until: Day | null;
  /** `evidenceKey` of the signal when it was answered. */
  evidenceKey: string;
  /** Of `unsafe`: another person agreed. */
  confirmed: boolean;
  /** What was decided, as it stands now. */
  action: { dueOn: Day | null; status: ActionStatus } | null;
}

/** When a day begins in Europe/Amsterdam: also of the two days a year on which the clock changes. */
export const startOf = (day: Day): number => instantAt(day, '00:00');

export const startOrNull = (day: Day | null): number | null => (day === null ? null : startOf(day));
