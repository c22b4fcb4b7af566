import { IdField, IdsField, InstantField, NumberField, ObjectField, OneOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { OVERLAP_ANSWER_KINDS, type OverlapAnswerKind } from './overlap-answer-words.js';
import { OVERLAP_CODES, type OverlapCode } from './overlap-codes.js';

/** A visit that an answer changes, as it was read: of an older version nothing is changed. */
export class AnsweredVisit {
  @IdField() id: string;
  @NumberField(1, 2_147_483_647) version: number;
}

/**
 * What is done about an overlap. `combined`: `visit` goes on as a joint visit of both, `other` is cancelled. `moved`: `visit`
 * gets the given period. `handed_over`: `other` is cancelled, `visit` takes its topics along. `kept`: a reason.
 */
export class AnswerOverlap {
  @OneOfField(OVERLAP_ANSWER_KINDS) kind: OverlapAnswerKind;
  @IdsField(1000, { min: 1, description: 'The visits of the overlap as they were read: one with another visit in it is not answered by this.' }) visitIds: string[];
  @TextField(500, { optional: true, nullable: true, description: 'Read by everyone involved. Required for `kept`.' }) reason?: string | null;
  @ObjectField(() => AnsweredVisit, { optional: true, description: 'The visit that goes on or moves; for all but `kept`.' }) visit?: AnsweredVisit;
  @ObjectField(() => AnsweredVisit, { optional: true, description: 'The visit that is cancelled; for `combined` and `handed_over`.' }) other?: AnsweredVisit;
  @InstantField({ optional: true, description: 'For `moved`; of a combined visit where it becomes longer or shorter.' }) startsAt?: string;
  @InstantField({ optional: true }) endsAt?: string;
}

/** An answer that somebody gave. */
export class OverlapAnswerView {
  @OneOfField(OVERLAP_ANSWER_KINDS) kind: OverlapAnswerKind;
  @TextField(500, { nullable: true }) reason: string | null;
  @TextField(200, { nullable: true, description: 'Null: somebody of a confidential service.' }) answeredBy: string | null;
  @InstantField() answeredAt: string;
}

/** One line of the log of answers: nothing in it is changed or taken away. */
export class LoggedAnswerView extends OverlapAnswerView {
  @IdField() id: string;
  @OneOfField(OVERLAP_CODES) code: OverlapCode;
  @IdField({ nullable: true }) memberId: string | null;
  @OneOfField(LIFE_DOMAINS, { nullable: true }) domain: LifeDomain | null;
  @IdsField(10_000, { description: 'The visits that were answered: while no other is added, nobody is asked again.' }) visitIds: string[];
  @IdField({ nullable: true, description: 'The visit that went on or moved.' }) visitId: string | null;
  @IdField({ nullable: true, description: 'The visit that was cancelled.' }) otherVisitId: string | null;
}

/** Two coming visits that could be one. */
export class CombinationView {
  @IdField({ description: 'The open overlap that would be answered by it.' }) overlapId: string;
  @IdField({ description: 'The earlier one, which would become the joint visit.' }) visitId: string;
  @IdField() otherVisitId: string;
  @NumberField(1, 100_000, { description: 'Overlaps that would be no more.' }) overlaps: number;
  @NumberField(0, 100_000, { description: 'Minutes that the household would not be visited.' }) minutes: number;
  @YesNoField({ description: 'The reader may do it: they direct, or come to one of the two.' }) mayCombine: boolean;
}
