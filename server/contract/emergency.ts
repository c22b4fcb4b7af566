import { EMERGENCY_MOST_HOURS, EMERGENCY_OUTCOMES, EMERGENCY_REASON_LEAST, type EmergencyOutcome } from './emergency-words.js';
import { DayField, IdField, InstantField, ListField, NumberField, OneOfField, TextField, YesNoField } from './fields.js';

/** Who asks must know exactly whom it is about: there is nothing to search in. */
export class OpenEmergency {
  @TextField(200, { description: 'Full name of somebody in the household; capitals and accents do not matter.' }) name: string;
  @DayField({ description: 'Their birth date.' }) birthDate: string;
  @TextField(1000, { min: EMERGENCY_REASON_LEAST, description: 'Why it cannot wait. The lead and the privacy officer read it.' }) reason: string;
  @NumberField(1, EMERGENCY_MOST_HOURS, { optional: true, description: 'The default of the installation when left out.' }) hours?: number;
}

/** Emergency access of the reader that runs now. */
export class RunningEmergencyView {
  @IdField() id: string;
  @InstantField({ description: 'It ends then by itself.' }) until: string;
  @TextField(1000) reason: string;
}

export class OwnEmergencyView extends RunningEmergencyView {
  @IdField() householdId: string;
  @TextField(200) householdName: string;
}

export class OwnEmergencies {
  @ListField(() => OwnEmergencyView, 100, { description: 'Those that run now.' }) running: OwnEmergencyView[];
  @NumberField(1, EMERGENCY_MOST_HOURS) defaultHours: number;
  @NumberField(1, 100, { description: 'In 24 hours.' }) attempts: number;
}

export class OpenedEmergency {
  @IdField() id: string;
  @IdField() householdId: string;
  @InstantField() until: string;
}

/** A person can be a member of more than one household: each is opened. */
export class OpenedEmergencies {
  @ListField(() => OpenedEmergency, 5) opened: OpenedEmergency[];
}

/** Emergency access as others read of it. */
export class EmergencyView {
  @IdField() id: string;
  @IdField() professionalId: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @TextField(200) organisationName: string;
  @TextField(1000) reason: string;
  @InstantField() from: string;
  @InstantField({ description: 'When it ended or will end: by itself, or before its time.' }) until: string;
  @YesNoField() running: boolean;
  @OneOfField(EMERGENCY_OUTCOMES, { nullable: true, description: 'Null while it is not reviewed.' }) outcome: EmergencyOutcome | null;
  @TextField(1000, { nullable: true }) reviewWords: string | null;
  @TextField(200, { nullable: true }) reviewerName: string | null;
  @InstantField({ nullable: true }) reviewedAt: string | null;
}

/** For the privacy officer: the household by its number only. */
export class EmergencyToReview extends EmergencyView {
  @IdField() householdId: string;
  @NumberField(0, 100_000, { description: 'How often they looked in the household with it, as `LOOK_MINUTES` counts.' }) looks: number;
  @NumberField(0, 100_000, { description: 'Days since it began.' }) days: number;
  @YesNoField({ description: "Not one's own." }) mayReview: boolean;
}

export class EmergenciesToReview {
  @ListField(() => EmergencyToReview, 500, { description: 'Oldest first.' }) waiting: EmergencyToReview[];
  @ListField(() => EmergencyToReview, 100, { description: 'The latest hundred, newest first.' }) reviewed: EmergencyToReview[];
}

export class ReviewEmergency {
  @OneOfField(EMERGENCY_OUTCOMES, { description: 'What is not justified ends at once.' }) outcome: EmergencyOutcome;
  @TextField(1000, { description: 'Why.' }) words: string;
}
