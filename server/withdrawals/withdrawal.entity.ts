import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, NetworkContact } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';

/** An organisation leaves: proposed by itself or by whoever directs, and agreed, or not, by the other. One that is open at a time. */
@Entity()
@Index('withdrawal_one_open', ['householdId', 'organisationId'], { unique: true, where: 'answered_on is null and called_off_on is null' })
@Check('withdrawal_contact_is_one', 'num_nonnulls(contact_professional_id, contact_network_id) <= 1')
@Check('withdrawal_answered_whole', 'num_nonnulls(agreed, answered_on, answered_by) in (0, 3)')
@Check('withdrawal_no_has_reason', 'agreed or agreed is null or answer is not null')
@Check('withdrawal_answered_by_another', 'answered_by <> proposed_by')
@Check('withdrawal_one_end', 'answered_on is null or called_off_on is null')
@Check('withdrawal_last_day_ahead', 'last_day >= proposed_on')
export class Withdrawal extends HouseholdRow {
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  /** By the organisation itself; otherwise it was asked to leave. */
  @Column('boolean') announced: boolean;
  @Column('uuid') proposedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'proposed_by' }) proposer?: never;
  @Column('date') proposedOn: string;
  @Column('text') reason: string;
  /** Last day on which the organisation helps. */
  @Column('date') lastDay: string;
  /** Who keeps contact: one of the two, or openly nobody. */
  @Column('uuid', { nullable: true }) contactProfessionalId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'contact_professional_id' }) contactProfessional?: never;
  @Column('uuid', { nullable: true }) contactNetworkId: string | null;
  @InSameHousehold(() => NetworkContact, 'contact_network_id') contactNetwork?: never;
  @Column('boolean', { nullable: true }) agreed: boolean | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('date', { nullable: true }) answeredOn: string | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'answered_by' }) answerer?: never;
  @Column('date', { nullable: true }) calledOffOn: string | null;
}
