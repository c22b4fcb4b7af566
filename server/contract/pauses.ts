import { PAUSE_ANSWERS, PAUSE_SUBJECTS, type PauseAnswer, type PauseSubject } from './breakthrough-words.js';
import { DayField, IdField, ListField, NumberField, OneOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';

/** A professional who is involved, or somebody by organisation and function, who needs no account. */
export class AskPause {
  @OneOfField(PAUSE_SUBJECTS) subject: PauseSubject;
  @TextField(500, { description: 'What is to be held: "de ontruiming van 12 oktober".' }) what: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @DayField({ description: 'The last day of the pause; today or later.' }) until: string;
  @IdField({ optional: true, nullable: true }) askedId?: string | null;
  @IdField({ optional: true, nullable: true }) organisationId?: string | null;
  @TextField(200, { optional: true, nullable: true }) organisationName?: string | null;
  @TextField(100, { optional: true, nullable: true }) askedFunction?: string | null;
  @IdField({ optional: true, nullable: true }) breakthroughId?: string | null;
}

export class AnswerPause {
  @OneOfField(PAUSE_ANSWERS) answer: PauseAnswer;
  @DayField({ optional: true, nullable: true, description: 'Of an answer in part: the last day that is granted.' }) until?: string | null;
  @TextField(500, { optional: true, nullable: true, description: 'Required unless granted.' }) because?: string | null;
}

export class PauseView {
  @IdField() id: string;
  @IdField({ nullable: true }) breakthroughId: string | null;
  @OneOfField(PAUSE_SUBJECTS) subject: PauseSubject;
  @TextField(500) what: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @DayField() until: string;
  @TextField(200, { nullable: true, description: 'Who is asked; null by function only, and for a confidential service.' }) askedName: string | null;
  @TextField(100, { nullable: true }) askedFunction: string | null;
  @TextField(200, { nullable: true }) organisationName: string | null;
  @YesNoField() confidential: boolean;
  @TextField(200, { nullable: true }) askedByName: string | null;
  @DayField() askedOn: string;
  @NumberField(0, 100_000, { description: 'Since it was asked, until it was answered, called off, or today.' }) days: number;
  @OneOfField(PAUSE_ANSWERS, { nullable: true }) answer: PauseAnswer | null;
  @DayField({ nullable: true }) answeredUntil: string | null;
  @TextField(500, { nullable: true }) because: string | null;
  @DayField({ nullable: true }) answeredOn: string | null;
  @TextField(200, { nullable: true, description: 'Who wrote the answer down.' }) answeredByName: string | null;
  @DayField({ nullable: true }) calledOffOn: string | null;
  @YesNoField() mayAnswer: boolean;
  @YesNoField() mayCallOff: boolean;
}

/** Somebody involved who can be asked for a pause. */
export class PauseAskable {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(100) function: string;
  @TextField(200) organisationName: string;
}

export class PauseList {
  @ListField(() => PauseView, 500, { description: 'Unanswered first, then the newest.' }) pauses: PauseView[];
  @ListField(() => PauseAskable, 500) askable: PauseAskable[];
  @YesNoField() mayAsk: boolean;
}

/** A pause that the reader is asked for. */
export class AskedPauseView {
  @IdField() id: string;
  @IdField() householdId: string;
  @TextField(200) householdName: string;
  @OneOfField(PAUSE_SUBJECTS) subject: PauseSubject;
  @TextField(500) what: string;
  @DayField() until: string;
  @TextField(200) askedByName: string;
  @TextField(100) askedByFunction: string;
  @TextField(200) askedByOrganisation: string;
  @DayField() askedOn: string;
  @NumberField(0, 100_000) days: number;
}

export class AskedPauses {
  @ListField(() => AskedPauseView, 500, { description: 'The oldest first.' }) pauses: AskedPauseView[];
  @DayField() today: string;
}
