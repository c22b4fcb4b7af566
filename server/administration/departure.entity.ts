import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { DEPARTURE_END_REASONS, type DepartureEndReason } from '../contract/administration-words.js';
import { listed } from '../database/listed.js';
import { Household } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';

/** That somebody leaves, as an administrator decided it. On the day itself what was decided is carried out. */
@Entity()
@Index('departure_due', ['leavesOn'], { where: 'carried_out_at is null' })
export class Departure {
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** First day on which they no longer work here. */
  @Column('date') leavesOn: string;
  @Column('uuid') decidedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'decided_by' }) decider?: never;
  /** Null before the day, and as long as something waits to be handed over. */
  @Column('timestamptz', { nullable: true }) carriedOutAt: Date | null;
}

/** What becomes of the part of somebody who leaves in one household: a colleague takes over, or it ends with a reason. */
@Entity()
@Index(['professionalId'])
@Check('departure_decision_is_one', 'num_nonnulls(successor_id, end_reason) = 1')
@Check('departure_decision_end_reason_known', listed('end_reason', DEPARTURE_END_REASONS))
export class DepartureDecision {
  @PrimaryColumn('uuid') householdId: string;
  @ManyToOne(() => Household) @JoinColumn({ name: 'household_id' }) household?: never;
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Departure) @JoinColumn({ name: 'professional_id' }) departure?: never;
  @Column('uuid', { nullable: true }) successorId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'successor_id' }) successor?: never;
  @Column('text', { nullable: true }) endReason: DepartureEndReason | null;
}
