import type { VisitStatus } from '../contract/overlap-codes.js';
import type { VisitQuestionKind, VisitQuestionState } from '../contract/visit-question-words.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';

/** The visit that a question is about, as the one who asks stands to it. Instants in milliseconds since 1970. */
export interface AskedVisit {
  startsAt: number;
  status: VisitStatus;
  /** The one who asks is at it. */
  own: boolean;
  /** Who is at it and may be known to the one who asks. */
  askable: readonly string[];
}

export interface WantedQuestion {
  kind: VisitQuestionKind;
  question: string | null;
  visit: AskedVisit | null;
  /** Chosen to be consulted, and of those the ones who are at the table and may be known. */
  chosen: readonly string[];
  askable: readonly string[];
}

/** Whom a question goes to; refuses one that cannot be asked. */
export function recipientsOf({ kind, question, visit, chosen, askable }: WantedQuestion, now: number): readonly string[] {
  if (kind !== 'join' && !question) throw brokenField('question', 'visit-question.words-missing');
  if (kind === 'consult') {
    if (chosen.length === 0) throw brokenField('recipientIds', 'visit-question.nobody-to-ask');
    if (chosen.some((id) => !askable.includes(id))) throw brokenField('recipientIds', 'visit-question.not-involved');
    return chosen;
  }
  if (!visit) throw brokenField('visitId', 'visit-question.no-visit');
  checkAhead(visit, now);
  if (visit.own) throw new BrokenRule('visit-question.own-visit');
  if (visit.askable.length === 0) throw new BrokenRule('visit-question.nobody-to-ask');
  return visit.askable;
}

/** Refuses what is about a visit that does not take place, or has begun. */
export function checkAhead({ status, startsAt }: Pick<AskedVisit, 'status' | 'startsAt'>, now: number): void {
  if (status === 'cancelled') throw new BrokenRule('visit-question.visit-cancelled');
  if (status !== 'planned' || startsAt <= now) throw new BrokenRule('visit-question.visit-past');
}

export interface StandingQuestion {
  kind: VisitQuestionKind;
  state: VisitQuestionState;
  /** Who was asked, and who has answered. */
  recipients: readonly { professionalId: string; answered: boolean }[];
}

export interface GivenAnswer {
  by: string;
  accepted: boolean | null;
  answer: string | null;
}

/** What an answer makes of a question: one answers for a visit, each for themselves who is consulted. */
export function stateAfter({ kind, state, recipients }: StandingQuestion, { by, accepted, answer }: GivenAnswer): VisitQuestionState {
  const own = recipients.find(({ professionalId }) => professionalId === by);
  if (!own) throw new BrokenRule('visit-question.not-yours');
  if (state === 'withdrawn') throw new BrokenRule('visit-question.withdrawn');
  if (state !== 'open' || own.answered) throw new BrokenRule('visit-question.already-answered');
  if (kind === 'join') {
    if (accepted === null) throw brokenField('accepted', 'visit-question.answer-missing');
    if (!accepted && !answer) throw brokenField('answer', 'visit-question.answer-missing');
    return accepted ? 'accepted' : 'declined';
  }
  if (!answer) throw brokenField('answer', 'visit-question.answer-missing');
  const waiting = recipients.filter(({ professionalId, answered }) => !answered && professionalId !== by);
  return kind === 'pass_on' || waiting.length === 0 ? 'answered' : 'open';
}
