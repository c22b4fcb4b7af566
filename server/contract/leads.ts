import { DayField, IdField, ListField, NumberField, ObjectField, OneOfField, TextField, YesNoField } from './fields.js';
import { LEAD_DECIDED_BY, LEAD_INTENSITIES, LEAD_KINDS, type LeadDecidedBy, type LeadIntensity, type LeadKind } from './lead-words.js';

/** The household's own words about the choice of its lead, and who said them. */
export class HouseholdSaid {
  @IdField({ nullable: true, description: 'The member who said it; null when nobody in particular.' }) memberId: string | null;
  @TextField(1000) words: string;
}

export class TakeLead {
  @IdField({ optional: true, description: 'Left out: the reader themselves. A team lead may name another.' }) professionalId?: string;
  @OneOfField(LEAD_KINDS) kind: LeadKind;
  @OneOfField(LEAD_INTENSITIES) intensity: LeadIntensity;
  @DayField({ optional: true, description: 'Today when left out; not in the past.' }) from?: string;
  @DayField({ optional: true, nullable: true, description: 'Required for temporary_safety: the day on which the lead goes back.' })
  returnOn?: string | null;
  @TextField(1000, { optional: true, nullable: true, description: 'What the lead may do, in words.' }) mandate?: string | null;
  @TextField(1000) reason: string;
  @ObjectField(() => HouseholdSaid, { optional: true, nullable: true }) householdSaid?: HouseholdSaid | null;
}

export class EndLead {
  @TextField(1000) reason: string;
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
  @TextField(1000, { nullable: true }) mandate: string | null;
  @TextField(1000, { nullable: true }) reason: string | null;
  @TextField(1000, { nullable: true }) endReason: string | null;
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
  @IdField({ nullable: true, description: 'The lead of today, or null in a gap.' }) activeLeadId: string | null;
  @NumberField(0, 100_000, { description: 'Days without a lead since the household was opened, up to and with today.' }) daysWithoutInAll: number;
  @YesNoField({ description: 'Whether the reader may take the lead now.' }) mayTake: boolean;
}
