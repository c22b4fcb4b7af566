import { IdField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { OWNER_KINDS, type OwnerKind } from './plan-words.js';
import { MATRIX_WARNINGS, NEED_REASONS, RESPONSIBILITIES, type MatrixWarning, type NeedReason, type Responsibility } from './responsibility-words.js';

export class ResponsibleActor {
  @OneOfField(OWNER_KINDS) kind: OwnerKind;
  @IdField({ description: 'Of a professional, a member or a network contact, by kind.' }) id: string;
}

/** One cell: what one actor does in one part of life. */
export class SetResponsibility {
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @ObjectField(() => ResponsibleActor) actor: ResponsibleActor;
  @SomeOfField(RESPONSIBILITIES, { description: 'All parts that the actor has; none: the cell is empty. `consulted` and `informed` stand alone.' }) kinds: Responsibility[];
}

/** A part of life where there is a need. */
export class MatrixRowView {
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @SomeOfField(NEED_REASONS) because: NeedReason[];
}

/** Somebody who can have a part: a column. Of a confidential service others see only that it is there. */
export class MatrixActorView {
  @TextField(100, { description: 'By which cells and warnings name this actor.' }) key: string;
  @OneOfField(OWNER_KINDS) kind: OwnerKind;
  @IdField({ nullable: true }) id: string | null;
  @TextField(200, { nullable: true }) name: string | null;
  @TextField(200, { nullable: true, description: 'Of a professional.' }) organisationName: string | null;
  @YesNoField() confidential: boolean;
  @YesNoField({ description: 'No longer involved, living there or near: shown as long as a cell is left, and counts for nothing.' }) gone: boolean;
  @YesNoField({ description: 'Whether the reader may say what this actor does.' }) mayChange: boolean;
}

export class MatrixCellView {
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @TextField(100) actorKey: string;
  @SomeOfField(RESPONSIBILITIES) kinds: Responsibility[];
  @NumberField(1, 2_147_483_647) version: number;
}

export class MatrixWarningView {
  @OneOfField(MATRIX_WARNINGS) code: MatrixWarning;
  @SomeOfField(LIFE_DOMAINS, { min: 1, description: 'The row; all rows of the actor where it is about one.' }) domains: LifeDomain[];
  @TextField(100, { nullable: true }) actorKey: string | null;
  @NumberField(0, 1000, { description: 'Organisations that do the same, or rows of the actor; else 0.' }) count: number;
}

/** Who does, answers, decides, is asked and is told, in the parts of life that the reader sees. */
export class ResponsibilityMatrix {
  @ListField(() => MatrixRowView, LIFE_DOMAINS.length) rows: MatrixRowView[];
  @ListField(() => MatrixActorView, 500, { description: 'The household first, then those near it, then professionals.' }) actors: MatrixActorView[];
  @ListField(() => MatrixCellView, 5000, { description: 'A cell that is not here is empty and has version 0.' }) cells: MatrixCellView[];
  @ListField(() => MatrixWarningView, 1000) warnings: MatrixWarningView[];
  @SomeOfField(LIFE_DOMAINS, { description: 'Parts of life of which the reader knows only that others know more.' }) knownToOthers: LifeDomain[];
}
