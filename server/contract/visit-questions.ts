import { IdField, IdsField, InstantField, ListField, ObjectField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { VISIT_STATUSES, type VisitStatus } from './overlap-codes.js';
import { VISIT_QUESTION_KINDS, VISIT_QUESTION_STATES, type VisitQuestionKind, type VisitQuestionState } from './visit-question-words.js';

export class AskAboutVisit {
  @OneOfField(VISIT_QUESTION_KINDS) kind: VisitQuestionKind;
  @IdField({ optional: true, description: 'The visit to join or to take the question along to. Who is at it is asked.' }) visitId?: string;
  @IdsField(10, { optional: true, description: 'Whom to consult: the lead, or others involved.' }) recipientIds?: string[];
  @TextField(1000, { optional: true, description: 'Only the one who asks and those asked read it. May be left out where one asks to join.' }) question?: string;
  @SomeOfField(LIFE_DOMAINS, { optional: true, description: 'What one would come about: a visit that is joined is about that as well.' }) domains?: LifeDomain[];
  @InstantField({ optional: true, description: 'When one thought of coming.' }) plannedFor?: string;
}

/** One who is asked answers. */
export class AnswerVisitQuestion {
  @YesNoField({ optional: true, description: 'To whoever asks to join.' }) accepted?: boolean;
  @TextField(1000, { optional: true, description: 'Required but where somebody may join.' }) answer?: string;
}

export class AskedVisitView {
  @IdField() id: string;
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @OneOfField(VISIT_STATUSES) status: VisitStatus;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
}

export class AskedColleagueView {
  @TextField(200, { nullable: true, description: 'Null: somebody of a confidential service.' }) name: string | null;
  @YesNoField({ description: 'The reader.' }) own: boolean;
  @YesNoField({ nullable: true, description: 'To whoever asks to join.' }) accepted: boolean | null;
  @TextField(1000, { nullable: true }) answer: string | null;
  @InstantField({ nullable: true }) answeredAt: string | null;
}

/** A question as the one who asks and those asked read it; for nobody else it is there. */
export class VisitQuestionView {
  @IdField() id: string;
  @OneOfField(VISIT_QUESTION_KINDS) kind: VisitQuestionKind;
  @OneOfField(VISIT_QUESTION_STATES) state: VisitQuestionState;
  @TextField(1000, { nullable: true }) question: string | null;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @InstantField({ nullable: true }) plannedFor: string | null;
  @TextField(200, { nullable: true, description: 'Null: somebody of a confidential service.' }) askedBy: string | null;
  @InstantField() askedAt: string;
  @YesNoField({ description: 'The reader asked it.' }) own: boolean;
  @ObjectField(() => AskedVisitView, { nullable: true }) visit: AskedVisitView | null;
  @ListField(() => AskedColleagueView, 20) recipients: AskedColleagueView[];
  @YesNoField({ description: 'The reader can answer it.' }) mayAnswer: boolean;
  @YesNoField({ description: 'It waits for the answer of the reader: what goes along to a visit only once that has begun.' }) waits: boolean;
}
