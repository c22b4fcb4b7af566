import { CodeField, CodesField, DayField, IdField, IdsField, InstantField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { LANGUAGES, type Language } from './roles.js';
import {
  DESTRUCTION_OUTCOMES,
  DESTRUCTION_STATES,
  EXPORT_FORMATS,
  HOLD_KINDS,
  KEPT_BECAUSE,
  LEFT_OUT_BECAUSE,
  type DestructionOutcome,
  type DestructionState,
  type ExportFormat,
  type HoldKind,
  type KeptBecause,
  type LeftOutBecause,
} from './rights-words.js';

/** More than this at once is no proposal that somebody can look over. Our default. */
export const MOST_HOUSEHOLDS_A_RUN = 500;

/** How long a case under a law is kept after it was closed. */
export class RetentionTermView {
  @CodeField({ description: 'Stable code of the law.' }) law: string;
  @TextField(100) name: string;
  @NumberField(1, 100, { description: 'Full years after the day of closing.' }) years: number;
  @TextField(300, { description: 'Where the norm is found.' }) source: string;
  @NumberField(1, 2_147_483_647) version: number;
}

export class AddRetentionTerm {
  @CodeField({ description: 'Lower case letters and underscores.' }) law: string;
  @TextField(100) name: string;
  @NumberField(1, 100) years: number;
  @TextField(300) source: string;
}

export class ChangeRetentionTerm {
  @TextField(100, { optional: true }) name?: string;
  @NumberField(1, 100, { optional: true }) years?: number;
  @TextField(300, { optional: true }) source?: string;
}

/** The case ends, and with it the lead and the involvements; reopening offers them again. */
export class CloseHousehold {
  @TextField(1000) reason: string;
  @CodesField(20, { min: 1, description: 'Of the laws under which the case was; the longest term holds.' }) laws: string[];
  @DayField({ optional: true, description: 'Today when left out; not in the future, not before the household was opened.' }) on?: string;
}

export class ReopenHousehold {
  @TextField(1000) reason: string;
  @IdsField(500, { optional: true, description: 'Of `parts`: who leads and is involved again from today; left out: all who can.' }) parts?: string[];
}

/** The lead, or an involvement, that ended with the closing. */
export class ClosedPartView {
  @IdField() id: string;
  @YesNoField({ description: 'The lead; otherwise an involvement.' }) leads: boolean;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @TextField(200) organisationName: string;
  @YesNoField({ description: 'False where the account has been closed, or a temporary lead was to have gone back by now.' }) available: boolean;
}

export class HoldView {
  @IdField() id: string;
  @OneOfField(HOLD_KINDS) kind: HoldKind;
  @TextField(1000) reason: string;
  @DayField() placedOn: string;
  @DayField({ nullable: true }) liftedOn: string | null;
}

/** Whether and why a case has ended, and how long it is kept. */
export class ClosingView {
  @DayField({ nullable: true }) closedOn: string | null;
  @TextField(1000, { nullable: true }) reason: string | null;
  @CodesField(20) laws: string[];
  @DayField({ nullable: true, description: 'First day on which the household may be destroyed.' }) keptUntil: string | null;
  @ListField(() => HoldView, 100) holds: HoldView[];
  @ListField(() => ClosedPartView, 500, { description: 'What ended with the closing and can begin again; none while it is open. The lead first.' }) parts: ClosedPartView[];
  @ListField(() => RetentionTermView, 100, { description: 'All laws that there are.' }) terms: RetentionTermView[];
}

/** A reason to keep a household longer than its term. */
export class PlaceHold {
  @OneOfField(HOLD_KINDS) kind: HoldKind;
  @TextField(1000) reason: string;
}

/** How many rows of a table. */
export class RowCount {
  @TextField(63) table: string;
  @NumberField(1, 2_147_483_647) rows: number;
}

/** A household whose term has passed, by number and without content. */
export class DueHousehold {
  @IdField() householdId: string;
  @DayField() closedOn: string;
  @CodesField(20, { description: 'Empty: none was said, and the longest of all terms holds.' }) laws: string[];
  @DayField() dueOn: string;
  @SomeOfField(KEPT_BECAUSE, { description: 'Why it is kept all the same; empty: it can be destroyed.' }) keptBecause: KeptBecause[];
  @ListField(() => RowCount, 200) counts: RowCount[];
}

export class RetentionPreview {
  @DayField() today: string;
  @ListField(() => DueHousehold, 1000, { description: 'Longest overdue first.' }) due: DueHousehold[];
  @YesNoField({ description: 'There are more than these.' }) partial: boolean;
}

export class ProposeDestruction {
  @IdsField(MOST_HOUSEHOLDS_A_RUN, { min: 1 }) householdIds: string[];
}

export class DestructionPerson {
  @TextField(200) name: string;
  @TextField(200) function: string;
  @TextField(200) organisation: string;
}

export class DestructionCaseView {
  @IdField() householdId: string;
  @DayField() closedOn: string;
  @CodesField(20) laws: string[];
  @DayField() dueOn: string;
  @OneOfField(DESTRUCTION_OUTCOMES) outcome: DestructionOutcome;
  @OneOfField(LEFT_OUT_BECAUSE, { nullable: true }) leftOutBecause: LeftOutBecause | null;
  @YesNoField({ description: 'An attempt failed and left the household as it was; it can be tried again.' }) failed: boolean;
  @ListField(() => RowCount, 200) counts: RowCount[];
}

export class DestructionRunView {
  @IdField() id: string;
  @NumberField(1, 2_147_483_647) number: number;
  @OneOfField(DESTRUCTION_STATES) state: DestructionState;
  @InstantField() proposedAt: string;
  @ObjectField(() => DestructionPerson) proposedBy: DestructionPerson;
  @YesNoField({ description: 'The reader proposed it, and so cannot approve it.' }) own: boolean;
  @InstantField({ nullable: true }) approvedAt: string | null;
  @ObjectField(() => DestructionPerson, { nullable: true }) approvedBy: DestructionPerson | null;
  @InstantField({ nullable: true }) finishedAt: string | null;
  @ListField(() => DestructionCaseView, MOST_HOUSEHOLDS_A_RUN) cases: DestructionCaseView[];
}

export class ReadCertificate {
  @OneOfField(EXPORT_FORMATS, { optional: true, description: 'JSON when left out.' }) format?: ExportFormat;
  @OneOfField(LANGUAGES, { optional: true, description: 'Of the PDF; Dutch when left out.' }) language?: Language;
}

/** Proof that survives what it is about; `text` is the certificate itself in JSON, and `sha256` the hash over its UTF-8. */
export class DestructionCertificateView {
  @NumberField(1, 2_147_483_647) number: number;
  @TextField(10_000_000) text: string;
  @TextField(64) sha256: string;
}
