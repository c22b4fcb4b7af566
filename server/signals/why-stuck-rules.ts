import type { SignalTerms } from '../contract/signal-words.js';
import { evidenceKey, quietUntil } from './quiet-rules.js';
import type { FoundSignal, StuckFacts } from './signal-facts-rules.js';
import { circularBlockage, noContact, overlapUnanswered, unsafe } from './stuck-contact-rules.js';
import { escalationUnanswered, handoverNotAccepted, leadChanges, noActiveLead } from './stuck-lead-rules.js';
import { acuteRating, actionsOverdue, evaluationOverdue, goalWithoutAction, noProgress, planNotAgreed } from './stuck-plan-rules.js';

/** A signal, and from when it is listed: answers keep it off until then. Milliseconds; `Infinity`: not while it is the same. */
export interface StuckSignal extends FoundSignal {
  answerId: string | null;
  evidenceKey: string;
  listedFrom: number;
}

const RULES = [
  unsafe, noActiveLead, handoverNotAccepted, escalationUnanswered, acuteRating, circularBlockage, noContact, noProgress, evaluationOverdue,
  actionsOverdue, goalWithoutAction, planNotAgreed, overlapUnanswered, leadChanges,
] satisfies ((facts: StuckFacts, terms: SignalTerms) => FoundSignal[])[];

/** All that the rules find, whenever it holds or held. */
export const allFound = (facts: StuckFacts, terms: SignalTerms): FoundSignal[] => (facts.closedOn === null ? RULES.flatMap((rule) => rule(facts, terms)) : []);

/**
 * Why a household is stuck, and why it is about to be: each signal with the moment from which it holds and, where known, until
 * when, so that the list is exact at any moment. `now` only leaves out what is over.
 */
export function whyStuck(facts: StuckFacts, terms: SignalTerms, now: number): StuckSignal[] {
  return allFound(facts, terms)
    .filter(({ holdsUntil }) => holdsUntil === null || holdsUntil > now)
    .map((signal) => {
      const key = evidenceKey(signal, terms.lateActions);
      const answer = facts.answers.find(({ code, subject }) => code === signal.code && subject === signal.subject);
      const quiet = answer ? quietUntil(answer, key, signal.code === 'unsafe') : null;
      return { ...signal, evidenceKey: key, answerId: answer?.id ?? null, listedFrom: Math.max(signal.holdsFrom, quiet ?? 0) };
    });
}
