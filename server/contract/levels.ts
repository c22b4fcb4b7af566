import { DayField, IdField, ListField, NumberField, OneOfField, TextField, YesNoField } from './fields.js';
import { ESCALATION_OUTCOMES, LEVELS, type EscalationOutcome, type Level } from './level-words.js';

/** A step on the ladder, up or down. Who decided: a professional, or a table of an organisation, in words. */
export class TakeLevelStep {
  @OneOfField(LEVELS) level: Level;
  @DayField({ optional: true, description: 'First day at this level; today when left out, not in the future, not before the step before it.' }) from?: string;
  @TextField(1000) reason: string;
  @IdField({ optional: true, nullable: true, description: 'The professional who decided; the reader when both are left out.' }) decidedById?: string | null;
  @TextField(200, { optional: true, nullable: true, description: 'Or the table that decided, in words.' }) decidedByTable?: string | null;
  @TextField(2000, { optional: true, nullable: true, description: 'What was agreed for after this step. Required downwards.' }) agreements?: string | null;
  @DayField({ description: 'On which day it is looked at again; today or later.' }) reviewOn: string;
}

export class LevelStepView {
  @IdField() id: string;
  @OneOfField(LEVELS, { description: 'Where the household stood before.' }) fromLevel: Level;
  @OneOfField(LEVELS) level: Level;
  @DayField() from: string;
  @TextField(1000, { nullable: true, description: 'Null where it is that of a confidential service.' }) reason: string | null;
  @TextField(200, { nullable: true, description: 'A professional; null for a confidential service, and where a table decided.' }) decidedBy: string | null;
  @TextField(200, { nullable: true, description: 'The table that decided, in words.' }) decidedByTable: string | null;
  @TextField(2000, { nullable: true }) agreements: string | null;
  @DayField({ nullable: true }) reviewOn: string | null;
}

/** Asks a named person for a decision about a higher level. */
export class Escalate {
  @IdField() askedId: string;
  @OneOfField(LEVELS, { description: 'The level that is asked for: above the present one.' }) level: Level;
  @TextField(1000) question: string;
  @DayField({ optional: true, description: 'Last day for an answer; left out: our default of 10 working days (Monday to Friday; public holidays count as working days).' }) answerBy?: string;
}

export class AnswerEscalation {
  @OneOfField(ESCALATION_OUTCOMES) outcome: EscalationOutcome;
  @TextField(1000, { description: 'Why, or what was decided instead.' }) words: string;
  @DayField({ optional: true, description: 'Required when agreed: on which day the new level is looked at again.' }) reviewOn?: string;
}

export class EscalationView {
  @IdField() id: string;
  @TextField(200, { nullable: true, description: 'Null for a confidential service.' }) askedName: string | null;
  @TextField(200, { nullable: true, description: 'Null for a confidential service.' }) askedByName: string | null;
  @OneOfField(LEVELS) level: Level;
  @TextField(1000, { nullable: true, description: 'Null where it is that of a confidential service.' }) question: string | null;
  @DayField() askedOn: string;
  @DayField({ description: 'Last day for an answer.' }) answerBy: string;
  @NumberField(0, 100_000, { description: 'Days that it has waited, or waited before it was answered.' }) days: number;
  @YesNoField({ description: 'Still open after the last day for an answer.' }) late: boolean;
  @OneOfField(ESCALATION_OUTCOMES, { nullable: true }) outcome: EscalationOutcome | null;
  @TextField(1000, { nullable: true }) words: string | null;
  @DayField({ nullable: true }) answeredOn: string | null;
  @DayField({ nullable: true, description: 'The question was taken back.' }) calledOffOn: string | null;
  @YesNoField({ description: 'The reader is the one who was asked, and it is open.' }) mayAnswer: boolean;
  @YesNoField() mayCallOff: boolean;
}

export class LevelsView {
  @OneOfField(LEVELS) level: Level;
  @YesNoField({ description: 'No step was ever recorded: somebody leads, several organisations are involved, or neither.' }) derived: boolean;
  @ListField(() => LevelStepView, 1000, { description: 'Newest first; the first is that of today.' }) steps: LevelStepView[];
  @ListField(() => EscalationView, 1000, { description: 'Open ones first, then newest first.' }) escalations: EscalationView[];
  @DayField({ description: 'Last day for an answer when none is chosen.' }) usualAnswerBy: string;
  @YesNoField() mayStep: boolean;
  @YesNoField() mayEscalate: boolean;
}

/** Somebody who can be asked for a decision. */
export class AskableView {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @TextField(200) organisationName: string;
}

/** What somebody is asked, with as much of the household as they need: its name. More only on a ground of their own. */
export class AskedView {
  @IdField() id: string;
  @TextField(200) householdName: string;
  @IdField({ nullable: true, description: 'Only where the reader may see that household.' }) householdId: string | null;
  @TextField(200) askedByName: string;
  @TextField(200) askedByFunction: string;
  @TextField(200) askedByOrganisation: string;
  @OneOfField(LEVELS) level: Level;
  @TextField(1000) question: string;
  @DayField() askedOn: string;
  @DayField() answerBy: string;
  @NumberField(0, 100_000) days: number;
  @YesNoField() late: boolean;
}

export class AskedList {
  @ListField(() => AskedView, 1000, { description: 'What must be answered first on top.' }) asked: AskedView[];
  @DayField() today: string;
}
