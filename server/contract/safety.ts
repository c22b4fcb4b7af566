import { IdField, InstantField, ListField, OneOfField, TextField, YesNoField } from './fields.js';
import { SAFETY_ANSWERS, type SafetyAnswer } from './safety-words.js';

/** The answer to "is it safe at home now", given at this moment. */
export class CheckSafety {
  @OneOfField(SAFETY_ANSWERS) answer: SafetyAnswer;
  @IdField({ optional: true, nullable: true, description: 'The member whom it is about; null: all who live there.' }) memberId?: string | null;
  @TextField(1000, { optional: true, nullable: true, description: 'Why; required where it is not safe.' }) words?: string | null;
}

export class SafetyCheckView {
  @IdField() id: string;
  @IdField({ nullable: true }) memberId: string | null;
  @OneOfField(SAFETY_ANSWERS) answer: SafetyAnswer;
  @TextField(1000, { nullable: true, description: 'Null where it was written by a service that is confidential to the reader.' }) words: string | null;
  @InstantField() checkedAt: string;
  @TextField(200, { nullable: true, description: 'Null for a confidential service.' }) recordedBy: string | null;
}

/** Safety at home, for who works on how people get along there: others read only what they wrote themselves. */
export class SafetyView {
  @ListField(() => SafetyCheckView, 200, { description: 'The latest of the household and of each member; what is not safe first.' }) latest: SafetyCheckView[];
  @ListField(() => SafetyCheckView, 200, { description: 'Earlier ones, newest first.' }) earlier: SafetyCheckView[];
  @YesNoField({ description: 'The reader sees all of them, not only their own.' }) all: boolean;
  @YesNoField() mayRecord: boolean;
}
