import { DayField, IdField, IdsField, InstantField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, TextsField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { OverlapAnswerView } from './overlap-answers.js';
import { OVERLAP_CODES, VISIT_KINDS, VISIT_STATUSES, type OverlapCode, type VisitKind, type VisitStatus } from './overlap-codes.js';


export class RecordVisit {
  @InstantField() startsAt: string;
  @InstantField({ description: 'The period is half open: a visit that starts at this instant does not clash.' }) endsAt: string;
  @OneOfField(VISIT_KINDS) kind: VisitKind;
  @OneOfField(VISIT_STATUSES) status: VisitStatus;
  @IdsField(30, { min: 1, description: 'Members of this household who are seen.' }) memberIds: string[];
  @IdsField(20, { min: 1, description: 'Professionals who come together; several make it a joint visit.' }) professionalIds: string[];
  @SomeOfField(LIFE_DOMAINS, { min: 1 }) domains: LifeDomain[];
  @TextField(2000, { optional: true, nullable: true, description: "One's own note, which nobody else reads; only of a visit at which one is." }) note?: string | null;
  @TextField(500, { optional: true, nullable: true, description: 'Why it goes ahead although it doubles up. Read by everyone involved.' }) anywayBecause?: string | null;
  @TextsField(64, 1000, { optional: true, description: 'Keys of the overlaps that the sender was shown (see visit-previews). With it, another one is refused first (`visit.doubles-up`), to be looked at. Without it nothing is asked: for what is recorded afterwards.' })
  overlapsSeen?: string[];
}

/** Only the fields that change. Cancelling is the status `cancelled`. */
export class ChangeVisit {
  @InstantField({ optional: true }) startsAt?: string;
  @InstantField({ optional: true }) endsAt?: string;
  @OneOfField(VISIT_KINDS, { optional: true }) kind?: VisitKind;
  @OneOfField(VISIT_STATUSES, { optional: true }) status?: VisitStatus;
  @IdsField(30, { min: 1, optional: true }) memberIds?: string[];
  @IdsField(20, { min: 1, optional: true }) professionalIds?: string[];
  @SomeOfField(LIFE_DOMAINS, { min: 1, optional: true }) domains?: LifeDomain[];
  @TextField(2000, { optional: true, nullable: true }) note?: string | null;
  @TextField(500, { optional: true, nullable: true }) anywayBecause?: string | null;
  @TextsField(64, 1000, { optional: true, description: 'As for a new visit.' }) overlapsSeen?: string[];
}

/** A professional at a visit. A confidential service shows no id, name or organisation to others. */
export class VisitProfessionalView {
  @IdField({ nullable: true }) professionalId: string | null;
  @TextField(200, { nullable: true }) name: string | null;
  @IdField({ nullable: true }) organisationId: string | null;
  @TextField(200, { nullable: true }) organisationName: string | null;
  @YesNoField() confidential: boolean;
}

export class VisitView {
  @IdField() id: string;
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @OneOfField(VISIT_KINDS) kind: VisitKind;
  @OneOfField(VISIT_STATUSES) status: VisitStatus;
  @IdsField(30) memberIds: string[];
  @ListField(() => VisitProfessionalView, 20) professionals: VisitProfessionalView[];
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @TextField(2000, { nullable: true, description: "The reader's own note." }) note: string | null;
  @TextField(500, { nullable: true, description: 'Why it goes ahead although it doubles up.' }) anywayBecause: string | null;
  @YesNoField({ description: 'Whether the reader may change this visit.' }) mayChange: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

export class SentenceView {
  @TextField(500) nl: string;
  @TextField(500) en: string;
}

export class OverlapView {
  @IdField() id: string;
  @OneOfField(OVERLAP_CODES) code: OverlapCode;
  @IdField({ nullable: true }) memberId: string | null;
  @OneOfField(LIFE_DOMAINS, { nullable: true }) domain: LifeDomain | null;
  @IdsField(10_000, { description: 'In order of start.' }) visitIds: string[];
  @DayField() firstDay: string;
  @DayField() lastDay: string;
  @NumberField(0, 100_000) visits: number;
  @NumberField(0, 100_000) professionals: number;
  @NumberField(0, 100_000) organisations: number;
  @DayField({ description: 'The busiest window of a crowding; else as firstDay.' }) peakFirstDay: string;
  @DayField() peakLastDay: string;
  @InstantField({ nullable: true, description: 'Since when it has been open without an answer that holds; null while one does.' }) openSince: string | null;
  @ObjectField(() => OverlapAnswerView, { nullable: true, description: 'The answer that holds.' }) answer: OverlapAnswerView | null;
}

export class SpokenOverlapView extends OverlapView {
  @TextField(200, { nullable: true }) memberName: string | null;
  @ObjectField(() => SentenceView) sentence: SentenceView;
}

/** A recorded or changed visit, and what it made double. Warnings only: nothing is forbidden. */
export class VisitOutcome {
  @ObjectField(() => VisitView) visit: VisitView;
  @ListField(() => SpokenOverlapView, 1000, { description: 'The overlaps of which this visit is now part.' }) overlaps: SpokenOverlapView[];
}

/** Longest range of days in one list of visits. */
export const LONGEST_LIST_DAYS = 92;

export class ListVisits {
  @DayField({ description: 'First day.' }) from: string;
  @DayField({ description: 'Day after the last; at most 92 days after from.' }) until: string;
}
