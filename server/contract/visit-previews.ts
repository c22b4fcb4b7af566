import { DayField, IdField, IdsField, InstantField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, TextsField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { OVERLAP_CODES, VISIT_KINDS, type OverlapCode, type VisitKind } from './overlap-codes.js';
import { SentenceView, VisitView } from './visits.js';

/** A visit that is thought of. Nothing is stored; what is not chosen yet may be empty. */
export class PreviewVisit {
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @OneOfField(VISIT_KINDS) kind: VisitKind;
  @IdsField(30) memberIds: string[];
  @IdsField(20) professionalIds: string[];
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @IdField({ optional: true, description: 'The visit that is about to be changed into this.' }) visitId?: string;
}

/** An overlap of which this visit would be part. */
export class PreviewOverlapView {
  @TextField(64, { description: 'Its name, to be sent back as seen (`overlapsSeen`). The same while the other visits in it are.' }) key: string;
  @OneOfField(OVERLAP_CODES) code: OverlapCode;
  @IdField({ nullable: true }) memberId: string | null;
  @TextField(200, { nullable: true }) memberName: string | null;
  @OneOfField(LIFE_DOMAINS, { nullable: true }) domain: LifeDomain | null;
  @IdsField(10_000, { description: 'The other visits in it, in order of start.' }) visitIds: string[];
  @DayField() firstDay: string;
  @DayField() lastDay: string;
  @NumberField(0, 100_000) visits: number;
  @NumberField(0, 100_000) professionals: number;
  @NumberField(0, 100_000) organisations: number;
  @DayField() peakFirstDay: string;
  @DayField() peakLastDay: string;
  @YesNoField({ description: 'An answer holds for it: nobody is asked again.' }) answered: boolean;
  @ObjectField(() => SentenceView) sentence: SentenceView;
}

/** What a visit would add, beside the visits of two weeks before and after it. */
export class VisitPreview {
  @ListField(() => VisitView, 1000) visits: VisitView[];
  @ListField(() => PreviewOverlapView, 1000, { description: 'Most urgent first.' }) overlaps: PreviewOverlapView[];
  @TextsField(500, 10, { description: 'How crowded it becomes for whom, and who comes about the same; in Dutch.' }) nl: string[];
  @TextsField(500, 10, { description: 'The same in English.' }) en: string[];
}
