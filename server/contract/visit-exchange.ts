import { DayField, IdField, IdsField, InstantField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { VISIT_KINDS, VISIT_STATUSES, type VisitKind, type VisitStatus } from './overlap-codes.js';
import { PROBLEMS, type ProblemCode } from './problem-codes.js';
import { LANGUAGES, type Language } from './roles.js';
import { CHANGED_VISIT_FIELDS, IMPORT_OUTCOMES, MOST_IMPORTED, SHEET_FORMATS, VISIT_SOURCES, type ChangedVisitField, type ImportOutcome, type SheetFormat, type VisitSourceKind } from './visit-exchange-words.js';

/** A visit out of a file, with its people found in the household. What is left out the file does not say. */
export class ImportedVisit {
  @TextField(1000, { description: 'What the file calls it; of it only a hash is kept.' }) key: string;
  @InstantField({ optional: true, nullable: true, description: 'Of one in a series: the start that it had in it.' }) recurrence?: string | null;
  @NumberField(0, 2_147_483_647, { description: 'Of two files the one with the higher number is newer.' }) sequence: number;
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @OneOfField(VISIT_KINDS, { optional: true, nullable: true }) kind?: VisitKind | null;
  @OneOfField(VISIT_STATUSES, { optional: true, nullable: true }) status?: VisitStatus | null;
  @IdsField(30, { optional: true, nullable: true }) memberIds?: string[] | null;
  @IdsField(20, { optional: true, nullable: true }) professionalIds?: string[] | null;
  @SomeOfField(LIFE_DOMAINS, { optional: true, nullable: true }) domains?: LifeDomain[] | null;
  @IdField({ optional: true, nullable: true, description: 'The visit that the preview found for it.' }) visitId?: string | null;
  @NumberField(1, 2_147_483_647, { optional: true, nullable: true, description: 'The version of that visit.' }) version?: number | null;
}

/** What a new visit gets where the file does not say. */
export class ImportDefaults {
  @OneOfField(VISIT_KINDS) kind: VisitKind;
  @IdsField(30) memberIds: string[];
  @IdsField(20) professionalIds: string[];
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @YesNoField({ description: 'Whether visits that are over took place; otherwise they stay planned until somebody says how they went.' }) pastWereHeld: boolean;
}

export class PreviewImport {
  @OneOfField(VISIT_SOURCES, { description: 'A calendar may leave people out: those at the visit stay. A sheet names them all.' }) source: VisitSourceKind;
  @ObjectField(() => ImportDefaults) otherwise: ImportDefaults;
  @ListField(() => ImportedVisit, MOST_IMPORTED) visits: ImportedVisit[];
}

/** A planned visit that an earlier file held and this one no longer does. */
export class GoneVisit {
  @IdField() visitId: string;
  @NumberField(1, 2_147_483_647) version: number;
  @InstantField() startsAt: string;
}

export class ImportedVisitView {
  @OneOfField(IMPORT_OUTCOMES) outcome: ImportOutcome;
  @IdField({ nullable: true }) visitId: string | null;
  @NumberField(1, 2_147_483_647, { nullable: true }) version: number | null;
  @SomeOfField(CHANGED_VISIT_FIELDS, { description: 'Of a change: what becomes different.' }) changes: ChangedVisitField[];
  @OneOfField(Object.keys(PROBLEMS), { nullable: true, description: 'Why it is refused.' }) code: ProblemCode | null;
}

export class ImportPreview {
  @ListField(() => ImportedVisitView, MOST_IMPORTED, { description: 'In the order of the visits that were sent.' }) visits: ImportedVisitView[];
  @ListField(() => GoneVisit, MOST_IMPORTED) gone: GoneVisit[];
}

/** Cancels a visit that is gone from its calendar. */
export class CancelGone {
  @IdField() visitId: string;
  @NumberField(1, 2_147_483_647) version: number;
}

/** All of it or nothing; each visit as the preview found it. */
export class ImportVisits extends PreviewImport {
  @ListField(() => CancelGone, MOST_IMPORTED) gone: CancelGone[];
}

export class ImportResult {
  @NumberField(0, MOST_IMPORTED) added: number;
  @NumberField(0, MOST_IMPORTED) changed: number;
  @NumberField(0, 2 * MOST_IMPORTED) cancelled: number;
  @NumberField(0, MOST_IMPORTED) unchanged: number;
}

export class ExportVisits {
  @DayField({ description: 'First day.' }) from: string;
  @DayField({ description: 'Day after the last; at most ten years after from.' }) until: string;
  @OneOfField(SHEET_FORMATS) format: SheetFormat;
  @OneOfField(LANGUAGES, { optional: true, description: 'Of headings and values; in English they are those that `npm run overlaps` reads.' }) language?: Language;
}

/** One's own secret calendar address. The address itself is told once, when it is made. */
export class CalendarAddressView {
  @YesNoField() on: boolean;
  @InstantField({ nullable: true }) madeAt: string | null;
  @InstantField({ nullable: true, description: 'When a calendar last asked for it.' }) fetchedAt: string | null;
}

export class MadeCalendarAddress {
  @TextField(2000, { description: 'Whoever has it reads when one has visits. Not to be had again.' }) url: string;
  @InstantField() madeAt: string;
}
