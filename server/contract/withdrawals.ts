import { DayField, IdField, InstantField, ListField, NumberField, ObjectField, OneOfField, TextField, YesNoField } from './fields.js';
import { CONTACT_KEEPERS, LEFT_WORK, type ContactKeeper, type LeftWorkKind } from './withdrawal-words.js';

/** Who keeps contact with the household afterwards. */
export class KeepsContact {
  @OneOfField(CONTACT_KEEPERS) who: ContactKeeper;
  @IdField({ optional: true, nullable: true, description: 'Of the professional or the network contact; not with nobody.' }) id?: string | null;
}

/** One's own organisation leaves; or, by whoever directs, another one is asked to leave. */
export class ProposeWithdrawal {
  @IdField() organisationId: string;
  @TextField(1000) reason: string;
  @DayField({ description: 'Last day on which the organisation helps; today or later.' }) lastDay: string;
  @ObjectField(() => KeepsContact) contact: KeepsContact;
}

/** What becomes of one action or visit that the organisation leaves behind. */
export class LeftWorkDecision {
  @OneOfField(LEFT_WORK) kind: LeftWorkKind;
  @IdField() id: string;
  @IdField({ optional: true, nullable: true, description: 'Who takes it over; left out: it is dropped, or stays with the others who do it.' }) handOverToId?: string | null;
}

export class AnswerWithdrawal {
  @YesNoField() agreed: boolean;
  @TextField(1000, { optional: true, nullable: true, description: 'Required for no.' }) reason?: string | null;
  @ListField(() => LeftWorkDecision, 1000, { optional: true, description: 'When agreed: one for each thing that is left.' }) work?: LeftWorkDecision[];
}

export class WithdrawalView {
  @IdField() id: string;
  @IdField({ nullable: true, description: 'Null for a confidential service.' }) organisationId: string | null;
  @TextField(200, { nullable: true, description: 'Null for a confidential service.' }) organisationName: string | null;
  @YesNoField({ description: 'The organisation announced it itself; otherwise it was asked to leave.' }) announced: boolean;
  @TextField(200, { nullable: true, description: 'Null for a confidential service.' }) proposedBy: string | null;
  @DayField() proposedOn: string;
  @TextField(1000, { nullable: true, description: 'Null where it is that of a confidential service.' }) reason: string | null;
  @DayField() lastDay: string;
  @OneOfField(CONTACT_KEEPERS) contact: ContactKeeper;
  @TextField(200, { nullable: true, description: 'Null with nobody, and for a confidential service.' }) contactName: string | null;
  @YesNoField({ nullable: true, description: 'Null: not answered.' }) agreed: boolean | null;
  @TextField(1000, { nullable: true }) answer: string | null;
  @TextField(200, { nullable: true, description: 'Null for a confidential service.' }) answeredBy: string | null;
  @DayField({ nullable: true }) answeredOn: string | null;
  @DayField({ nullable: true, description: 'It was taken back before it was answered.' }) calledOffOn: string | null;
  @NumberField(0, 100_000, { description: 'Days that it has waited for an answer, or waited before it had one.' }) days: number;
  @YesNoField() mayAnswer: boolean;
  @YesNoField() mayCallOff: boolean;
}

/** An organisation of which the reader may say that it leaves. */
export class LeavableView {
  @IdField() organisationId: string;
  @TextField(200) organisationName: string;
  @YesNoField({ description: "The reader's own." }) own: boolean;
}

export class WithdrawalList {
  @ListField(() => WithdrawalView, 1000, { description: 'Open ones first, then newest first.' }) withdrawals: WithdrawalView[];
  @ListField(() => LeavableView, 500, { description: 'For whom the reader can propose it; none while the reader may not.' }) leavable: LeavableView[];
}

/** One action or visit that would be left, as whoever answers decides about it. */
export class LeftWorkView {
  @OneOfField(LEFT_WORK) kind: LeftWorkKind;
  @IdField() id: string;
  @TextField(500, { nullable: true, description: 'Of an action: what.' }) what: string | null;
  @DayField({ nullable: true, description: 'Of an action: when it is due.' }) dueOn: string | null;
  @InstantField({ nullable: true, description: 'Of a visit: when it begins.' }) startsAt: string | null;
  @TextField(1000, { description: 'Whose it is in the organisation.' }) of: string;
  @YesNoField({ description: 'Others who stay do it too.' }) others: boolean;
}

export class TakesOverView {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(200) organisationName: string;
}

export class LeftWork {
  @ListField(() => LeftWorkView, 1000) work: LeftWorkView[];
  @ListField(() => TakesOverView, 500, { description: 'Who is at the table and stays.' }) successors: TakesOverView[];
}
