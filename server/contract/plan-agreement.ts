import { DayField, IdField, ListField, NumberField, OneOfField, SomeOfField, TextField } from './fields.js';
import { PLAN_CHANGE_ABOUT, PLAN_CHANGE_FIELDS, PLAN_CHANGE_WHAT, type PlanChangeAbout, type PlanChangeField, type PlanChangeWhat } from './plan-change-words.js';
import { AGREEMENT_KINDS, type AgreementKind } from './plan-words.js';

export type { PlanChangeField };

/** Is about the plan as it is now; the state is kept with it. */
export class GiveAgreement {
  @IdField() memberId: string;
  @OneOfField(AGREEMENT_KINDS) kind: AgreementKind;
  @TextField(1000, { optional: true, nullable: true, description: 'Their own view, to the letter.' }) words?: string | null;
  @DayField({ optional: true, description: 'Today when left out; never later.' }) givenOn?: string;
}

export class AgreementView {
  @IdField() memberId: string;
  @TextField(200) memberName: string;
  @OneOfField(AGREEMENT_KINDS) kind: AgreementKind;
  @TextField(1000, { nullable: true }) words: string | null;
  @DayField() givenOn: string;
  @TextField(200, { nullable: true, description: 'Who recorded it; null for a professional of a confidential service.' }) recordedBy: string | null;
}

/** The plan as it was when members said what they think of it. */
export class PlanVersionView {
  @IdField() id: string;
  @NumberField(1, 100_000) number: number;
  @DayField() madeOn: string;
  @TextField(200, { nullable: true }) madeBy: string | null;
  @ListField(() => AgreementView, 200, { description: 'The latest of each member.' }) agreements: AgreementView[];
}

/** One difference, of which the client makes a sentence. */
export class PlanChange {
  @OneOfField(PLAN_CHANGE_ABOUT) about: PlanChangeAbout;
  @OneOfField(PLAN_CHANGE_WHAT) what: PlanChangeWhat;
  @TextField(1000, { nullable: true, description: 'Words of the goal, or what the action is.' }) words: string | null;
  @NumberField(1, 1000, { nullable: true, description: 'Place of the goal in the later plan, from 1; of an action that of its goal.' }) place: number | null;
  @NumberField(1, 1000, { nullable: true, description: 'Place of the goal before.' }) formerPlace: number | null;
  @SomeOfField(PLAN_CHANGE_FIELDS) fields: PlanChangeField[];
}

export class PlanVersions {
  @ListField(() => PlanVersionView, 1000, { description: 'Newest first.' }) versions: PlanVersionView[];
  @ListField(() => PlanChange, 2000, { description: 'What changed since the newest of them.' }) changedSince: PlanChange[];
}

export class ComparePlans {
  @IdField({ description: 'The earlier version.' }) from: string;
  @IdField({ optional: true, description: 'The later version; left out: the plan as it is now.' }) to?: string;
}

export class PlanComparison {
  @ListField(() => PlanChange, 2000) changes: PlanChange[];
}
