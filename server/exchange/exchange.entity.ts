import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { InSameHousehold } from '../database/same-household.js';
import { Professional } from '../organisations/organisation.entity.js';
import { Visit } from '../visits/visit.entity.js';

/** By what a file knew a visit, so that a later file changes it and does not double it. A visit can be known by several. */
@Entity()
@Index('visit_source_of_visit', ['householdId', 'visitId'])
export class VisitSource {
  @PrimaryColumn('uuid') householdId: string;
  /** SHA-256 of the name in the file: enough to know it again, and it tells nothing. */
  @PrimaryColumn('bytea') key: Buffer;
  /** Of one in a series the start that it had in it, as an instant in ISO 8601; else empty. */
  @PrimaryColumn('text') recurrence: string;
  @Column('uuid') visitId: string;
  @InSameHousehold(() => Visit, 'visit_id') visit?: never;
  @Column('int') sequence: number;
}

/** A professional's secret calendar address; at most one. */
@Entity()
@Index('calendar_address_token', ['tokenHash'], { unique: true })
export class CalendarAddress {
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** SHA-256 of the token in the address. */
  @Column('bytea') tokenHash: Buffer;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz', { nullable: true }) fetchedAt: Date | null;
}
