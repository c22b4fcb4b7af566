import { DayField, IdField, InstantField, ListField, NumberField, OneOfField, TextField, YesNoField } from './fields.js';
import { EMERGENCY_OUTCOMES, type EmergencyOutcome } from './emergency-words.js';
import { NOTICE_KINDS, type NoticeKind } from './notice-words.js';

export class NoticeView {
  @IdField() id: string;
  @OneOfField(NOTICE_KINDS) kind: NoticeKind;
  @InstantField() at: string;
  @YesNoField() read: boolean;
  @TextField(200, { nullable: true, description: 'The colleague whom it is about.' }) name: string | null;
  @TextField(200, { nullable: true }) function: string | null;
  @TextField(200, { nullable: true }) organisationName: string | null;
  @IdField({ nullable: true, description: 'Only where the reader may see that household now.' }) householdId: string | null;
  @TextField(200, { nullable: true, description: 'Only where the reader may see that household now.' }) householdName: string | null;
  @InstantField({ nullable: true, description: 'Of an emergency: when it ends by itself.' }) until: string | null;
  @DayField({ nullable: true, description: 'Of a visit that was planned or cancelled: its day, only where the reader may see that household now.' }) day: string | null;
  @OneOfField(EMERGENCY_OUTCOMES, { nullable: true, description: 'Of a review.' }) outcome: EmergencyOutcome | null;
}

export class NoticeList {
  @ListField(() => NoticeView, 50, { description: 'Newest first.' }) notices: NoticeView[];
  @TextField(500, { nullable: true, description: 'Ask for the next page with this; null on the last.' }) next: string | null;
}

export class ListNotices {
  @TextField(500, { optional: true, description: 'From `next` of the page before.' }) after?: string;
}

export class UnreadNotices {
  @NumberField(0, 100_000) unread: number;
}

export class MarkNotice {
  @YesNoField() read: boolean;
}
