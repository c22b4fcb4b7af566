import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import {
  DESTRUCTION_OUTCOMES,
  HOLD_KINDS,
  LEFT_OUT_BECAUSE,
  type DestructionOutcome,
  type HoldKind,
  type LeftOutBecause,
} from '../contract/rights-words.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { Household, HouseholdRow, Involvement } from '../households/household.entity.js';
import { Lead } from '../leads/lead.entity.js';
import { Professional } from '../organisations/organisation.entity.js';

/** How long a case under a law is kept: data, for norms change. */
@Entity()
@Check('retention_term_years', 'years between 1 and 100')
export class RetentionTerm {
  @PrimaryColumn('text') law: string;
  @Column('text') name: string;
  @Column('int') years: number;
  @Column('text') source: string;
  @Column('int', { default: 1 }) version: number;
}

/** A law under which a case was. */
@Entity()
export class HouseholdLaw {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('text') law: string;
  @ManyToOne(() => Household) @JoinColumn({ name: 'household_id' }) household?: never;
  @ManyToOne(() => RetentionTerm) @JoinColumn({ name: 'law' }) term?: never;
}

/** Each time that a household was closed, and opened again. `household.closed_on` is the day of the present one. */
@Entity()
@Index('household_closing_one', ['householdId'], { unique: true, where: 'reopened_on is null' })
@Check('household_closing_reopened_whole', 'num_nonnulls(reopened_on, reopened_by, reopen_reason) in (0, 3)')
export class HouseholdClosing extends HouseholdRow {
  @Column('date') closedOn: string;
  @Column('text') reason: string;
  @Column('uuid') closedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'closed_by' }) closer?: never;
  @Column('date', { nullable: true }) reopenedOn: string | null;
  @Column('text', { nullable: true }) reopenReason: string | null;
  @Column('uuid', { nullable: true }) reopenedBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'reopened_by' }) reopener?: never;
}

/** A lead or an involvement that ended because the household was closed: looked up by whoever had it, and offered again when it is reopened. */
@Entity()
@Index('closed_part_of_closing', ['householdId', 'closingId'])
@Check('closed_part_is_one', 'num_nonnulls(lead_id, involvement_id) = 1')
export class ClosedPart extends HouseholdRow {
  @Column('uuid') closingId: string;
  @InSameHousehold(() => HouseholdClosing, 'closing_id') closing?: never;
  @Column('uuid', { nullable: true }) leadId: string | null;
  @InSameHousehold(() => Lead, 'lead_id') lead?: never;
  @Column('uuid', { nullable: true }) involvementId: string | null;
  @InSameHousehold(() => Involvement, 'involvement_id') involvement?: never;
}

/** Keeps a household after its term, until it is lifted. */
@Entity()
@Check('retention_hold_kind_known', listed('kind', HOLD_KINDS))
@Check('retention_hold_lifted_whole', '(lifted_on is null) = (lifted_by is null)')
export class RetentionHold extends HouseholdRow {
  @Column('text') kind: HoldKind;
  @Column('text') reason: string;
  @Column('date') placedOn: string;
  @Column('uuid') placedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'placed_by' }) placer?: never;
  @Column('date', { nullable: true }) liftedOn: string | null;
  @Column('uuid', { nullable: true }) liftedBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'lifted_by' }) lifter?: never;
}

/** A destruction: proposed by one, approved by another. Written by functions of the database only. */
@Entity()
@Check('destruction_run_four_eyes', 'approved_by <> proposed_by')
@Check('destruction_run_approved_whole', '(approved_at is null) = (approved_by is null)')
@Check('destruction_run_one_answer', 'approved_at is null or withdrawn_at is null')
@Check('destruction_run_finished_approved', 'finished_at is null or approved_at is not null')
@Index('destruction_run_number', ['number'], { unique: true })
export class DestructionRun {
  @PrimaryColumn('uuid') id: string;
  @Column('int', { generated: 'increment' }) number: number;
  /** As they were when it was proposed. */
  @Column('jsonb') terms: object;
  @Column('timestamptz') proposedAt: Date;
  @Column('uuid') proposedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'proposed_by' }) proposer?: never;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  @Column('uuid', { nullable: true }) approvedBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'approved_by' }) approver?: never;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}

/** One household of it, by number only: this line outlives the household. */
@Entity()
@Check('destruction_case_outcome_known', listed('outcome', DESTRUCTION_OUTCOMES))
@Check('destruction_case_left_out_known', listed('left_out_because', LEFT_OUT_BECAUSE))
@Check('destruction_case_left_out_why', "(outcome = 'left_out') = (left_out_because is not null)")
export class DestructionCase {
  @PrimaryColumn('uuid') runId: string;
  /** Of the household. No foreign key: it is to go. */
  @PrimaryColumn('uuid') subjectId: string;
  @ManyToOne(() => DestructionRun) @JoinColumn({ name: 'run_id' }) run?: never;
  @Column('date') closedOn: string;
  @Column('text', { array: true }) laws: string[];
  @Column('date') dueOn: string;
  /** Rows by table: when it was proposed, and in the end those that were deleted. */
  @Column('jsonb') counts: Record<string, number>;
  @Column('text', { default: 'waiting' }) outcome: DestructionOutcome;
  @Column('text', { nullable: true }) leftOutBecause: LeftOutBecause | null;
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
  /** Code of the database's error when an attempt failed. */
  @Column('text', { nullable: true }) failedWith: string | null;
}

/** Proof of a destruction. Never changed, never removed. */
@Entity()
export class DestructionCertificate {
  @PrimaryColumn('uuid') runId: string;
  @ManyToOne(() => DestructionRun) @JoinColumn({ name: 'run_id' }) run?: never;
  /** The certificate itself, in JSON, to the letter. */
  @Column('text') body: string;
  /** SHA-256 over the UTF-8 of the body. */
  @Column('bytea') hash: Buffer;
}
