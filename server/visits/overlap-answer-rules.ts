import type { OverlapAnswerKind } from '../contract/overlap-answer-words.js';
import type { VisitStatus } from '../contract/overlap-codes.js';
import { BrokenRule, brokenField } from '../shared/broken-rule.js';

/** A visit that an answer would change, as its giver stands to it. Instants in milliseconds since 1970. */
export interface ConcernedVisit {
  id: string;
  startsAt: number;
  status: VisitStatus;
  /** The giver is at it. */
  own: boolean;
  /** Somebody is at it whom the giver may not know by name. */
  hidden: boolean;
}

/** What is asked, by the ids of its visits. */
export interface WantedAnswer {
  kind: OverlapAnswerKind;
  /** Those that the giver saw in it. */
  seen: readonly string[];
  reason: string | null;
  visitId: string | null;
  otherId: string | null;
  period: boolean;
}

/** The overlap as it stands now. */
export interface StandingToAnswer {
  visitIds: readonly string[];
  open: boolean;
}

/** Refuses an answer to what is no longer there, is answered, or has become another overlap than the giver saw. */
export function checkOverlap(overlap: StandingToAnswer | null, seen: readonly string[]): asserts overlap is StandingToAnswer {
  if (!overlap) throw new BrokenRule('overlap.gone');
  if (!overlap.open) throw new BrokenRule('overlap.already-answered');
  if (overlap.visitIds.some((id) => !seen.includes(id))) throw new BrokenRule('overlap.changed');
}

/** Refuses an answer that is not whole. */
export function checkParts({ kind, reason, visitId, otherId, period }: WantedAnswer): void {
  if (kind === 'kept') {
    if (!reason) throw brokenField('reason', 'overlap.reason-missing');
    return;
  }
  if (!visitId) throw brokenField('visit', 'overlap.answer-incomplete');
  if (kind === 'moved' ? !period : !otherId) throw brokenField(kind === 'moved' ? 'startsAt' : 'other', 'overlap.answer-incomplete');
}

/**
 * Refuses to change a visit that is not of this overlap, is over or cancelled, or is not the giver's to change. Who is at one
 * of two visits may join or part them; whom a confidential service sees stays its own.
 */
export function checkVisits(overlap: StandingToAnswer, concerned: readonly ConcernedVisit[], { kind, visitId, otherId }: WantedAnswer, directs: boolean, now: number): void {
  const wanted = [visitId, ...(kind === 'moved' ? [] : [otherId])];
  const visits = wanted.map((id) => concerned.find((visit) => visit.id === id && overlap.visitIds.includes(visit.id)));
  if (new Set(wanted).size < wanted.length || visits.includes(undefined)) throw new BrokenRule('overlap.other-visit');
  const found = visits as ConcernedVisit[];
  if (found.some(({ status, startsAt }) => status !== 'planned' || startsAt <= now)) throw new BrokenRule('overlap.visit-over');
  if (!directs && (!found.some(({ own }) => own) || found.some(({ own, hidden }) => hidden && !own))) throw new BrokenRule('overlap.visit-not-yours');
}
