import { DayField, IdField, ListField, NumberField, ObjectField, OneOfField, TextField, YesNoField } from './fields.js';
import { LeadDeputyView, LeadProposalView } from './lead-proposals.js';
import {
  LEAD_DECIDED_BY,
  LEAD_END_CODES,
  LEAD_INTENSITIES,
  LEAD_KINDS,
  MEANWHILE_KINDS,
  RECORDED_LEAD_END_CODES,
  type LeadDecidedBy,
  type LeadEndCode,
  type LeadIntensity,
  type LeadKind,
  type MeanwhileKind,
  type RecordedLeadEndCode,
} from './lead-words.js';
import { HouseholdSaid } from './lead-said.js';

export class TakeLead {
  @IdField({ optional: true, description: 'Left out: the reader themselves. A team lead may name another.' }) professionalId?: string;
  @OneOfField(LEAD_KINDS) kind: LeadKind;
  @OneOfField(LEAD_INTENSITIES) intensity: LeadIntensity;
  @DayField({ optional: true, description: 'Today when left out; not in the past.' }) from?: string;
  @DayField({ optional: true, nullable: true, description: 'Required for temporary_safety: the day on which the lead goes back.' })
  returnOn?: string | null;
  @IdField({ optional: true, nullable: true, description: 'Who takes a temporary lead back.' }) returnsToId?: string | null;
  @TextField(1000, { optional: true, nullable: true, description: 'What the lead may do, in words.' }) mandate?: string | null;
  @TextField(1000) reason: string;
  @ObjectField(() => HouseholdSaid, { optional: true, nullable: true }) householdSaid?: HouseholdSaid | null;
}

/** Who looks after the household while nobody leads. */
export class Meanwhile {
  @OneOfField(MEANWHILE_KINDS) kind: MeanwhileKind;
  @IdField({ optional: true, nullable: true, description: 'The professional involved, or the contact of the network; not with `nobody`.' }) id?: string | null;
}

export class MeanwhileView {
  @OneOfField(MEANWHILE_KINDS) kind: MeanwhileKind;
  @TextField(200, { nullable: true, description: 'Null for nobody, and for a confidential service.' }) name: string | null;
}

export class EndLead {
  @OneOfField(LEAD_END_CODES) why: LeadEndCode;
  @TextField(1000) reason: string;
  @ObjectField(() => Meanwhile) meanwhile: Meanwhile;
  @DayField({ optional: true, description: 'First day without this lead; today when left out.' }) until?: string;
}

export class LeadView {
  @IdField() id: string;
  @IdField() professionalId: string;
  @TextField(200) professionalName: string;
  @TextField(200, { nullable: true, description: 'Null for a confidential service.' }) organisationName: string | null;
  @OneOfField(LEAD_KINDS) kind: LeadKind;
  @OneOfField(LEAD_INTENSITIES) intensity: LeadIntensity;
  @DayField() from: string;
  @DayField({ nullable: true, description: 'First day on which this lead no longer led; null while it runs.' }) until: string | null;
  @DayField({ nullable: true }) returnOn: string | null;
  @TextField(200, { nullable: true, description: 'Who takes a temporary lead back.' }) returnsToName: string | null;
  @TextField(1000, { nullable: true }) mandate: string | null;
  @TextField(1000, { nullable: true }) reason: string | null;
  @TextField(1000, { nullable: true }) endReason: string | null;
  @OneOfField(RECORDED_LEAD_END_CODES, { nullable: true }) endCode: RecordedLeadEndCode | null;
  @ObjectField(() => MeanwhileView, { nullable: true, description: 'Who looks after the household since this lead ended.' }) meanwhile: MeanwhileView | null;
  @OneOfField(LEAD_DECIDED_BY) decidedBy: LeadDecidedBy;
  @ObjectField(() => HouseholdSaid, { nullable: true }) householdSaid: HouseholdSaid | null;
  @NumberField(1, 2_147_483_647) version: number;
}

/** Days in which nobody led, computed from the periods. */
export class LeadGap {
  @DayField() from: string;
  @DayField({ nullable: true, description: 'First day with a lead again; null when nobody is to take it.' }) until: string | null;
  @NumberField(0, 100_000, { description: 'Up to `until`; where nobody is to take it, up to and with today.' }) days: number;
}

export class LeadHistory {
  @ListField(() => LeadView, 1000, { description: 'Oldest first.' }) leads: LeadView[];
  @ListField(() => LeadGap, 1000) gaps: LeadGap[];
  @ListField(() => LeadProposalView, 1000, { description: 'Proposals and handovers, also those refused and unanswered; oldest first.' }) proposals: LeadProposalView[];
  @ListField(() => LeadDeputyView, 1000, { description: 'Oldest first.' }) deputies: LeadDeputyView[];
  @IdField({ nullable: true, description: 'The lead of today, or null in a gap.' }) activeLeadId: string | null;
  @NumberField(0, 100_000, { description: 'Days without a lead since the household was opened or first led, up to and with today.' }) daysWithoutInAll: number;
  @YesNoField({ description: 'Whether the reader may take the lead now.' }) mayTake: boolean;
}

/** A period in which somebody led before it was kept here. */
export class EarlierLead {
  @IdField({ description: 'Also somebody who has left.' }) professionalId: string;
  @OneOfField(LEAD_KINDS) kind: LeadKind;
  @OneOfField(LEAD_INTENSITIES) intensity: LeadIntensity;
  @DayField() from: string;
  @DayField({ description: 'First day on which they no longer led; today at the latest.' }) until: string;
  @TextField(1000, { optional: true, nullable: true }) mandate?: string | null;
  @TextField(1000, { optional: true, nullable: true }) reason?: string | null;
}

/** History from elsewhere: it may hold gaps and may not overlap. All of it is kept, or nothing. */
export class ImportEarlierLeads {
  @ListField(() => EarlierLead, 100, { description: 'Oldest first.' }) leads: EarlierLead[];
}
