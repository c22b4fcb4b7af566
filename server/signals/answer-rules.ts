import { LONGEST_SNOOZE_DAYS, type SignalCode } from '../contract/signal-words.js';
import type { AnswerSignal } from '../contract/signals.js';
import { brokenField, BrokenRule } from '../shared/broken-rule.js';
import { daysBetween, type Day } from '../shared/day.js';

/** A signal as far as it decides whether it can be answered. Milliseconds. */
export interface Answerable {
  code: SignalCode;
  holdsUntil: number | null;
}

/**
 * Refuses an answer that cannot be: `signal.no-longer-holds`, `signal.safety-not-snoozed`, `signal.reason-missing`,
 * `signal.until-missing`, `signal.until-not-later`, `signal.until-too-far`, `signal.decision-missing`, `signal.goal-missing`,
 * `signal.due-in-past`.
 */
export function checkAnswer(signal: Answerable | undefined, { kind, words, until, decision }: AnswerSignal, today: Day, now: number): asserts signal is Answerable {
  if (!signal || (signal.holdsUntil !== null && signal.holdsUntil <= now)) throw new BrokenRule('signal.no-longer-holds');
  if (kind === 'snooze' && signal.code === 'unsafe') throw new BrokenRule('signal.safety-not-snoozed');
  if (kind === 'decide') return checkDecision(decision, today);
  if (!words) throw brokenField('words', 'signal.reason-missing');
  if (kind === 'dismiss') return;
  if (!until) throw brokenField('until', 'signal.until-missing');
  if (until <= today) throw brokenField('until', 'signal.until-not-later');
  if (daysBetween(today, until) > LONGEST_SNOOZE_DAYS) throw brokenField('until', 'signal.until-too-far', { days: LONGEST_SNOOZE_DAYS });
}

function checkDecision(decision: AnswerSignal['decision'], today: Day): void {
  if (!decision) throw brokenField('decision', 'signal.decision-missing');
  if (!decision.goalId && !decision.newGoal) throw brokenField('decision.goalId', 'signal.goal-missing');
  if (decision.dueOn < today) throw brokenField('decision.dueOn', 'signal.due-in-past');
}

/** An answer as far as it decides whether a second person can agree to it. */
export interface Confirmable {
  code: SignalCode;
  kind: string;
  answeredBy: string;
  confirmed: boolean;
  /** It is the latest answer to a signal that is still there. */
  latest: boolean;
}

/** Refuses a confirmation that cannot be: `signal.nothing-to-confirm`, `signal.same-person`. */
export function checkConfirmation(answer: Confirmable, by: string): void {
  if (answer.code !== 'unsafe' || answer.kind !== 'dismiss' || answer.confirmed || !answer.latest) throw new BrokenRule('signal.nothing-to-confirm');
  if (answer.answeredBy === by) throw new BrokenRule('signal.same-person');
}
