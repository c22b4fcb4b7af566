import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { LONGEST_VISIT_HOURS, OVERLAP_CODES, VISIT_KINDS, VISIT_STATUSES, type OverlapCode, type VisitKind, type VisitStatus } from '../contract/overlap-codes.js';
import { allListed, listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';

/**
 * One appointment. Half open. The longest duration is checked so that a range of days needs only a bounded look back. What
 * is shown of the visits of some weeks is read from the index by time alone.
 */
@Entity()
@Index('visit_in_time', { synchronize: false })
@Index('visit_missed', ['householdId', 'startsAt'], { where: "status in ('no_show', 'refused')" })
@Check('visit_ends_after_start', 'ends_at > starts_at')
@Check('visit_not_too_long', `ends_at - starts_at <= interval '${LONGEST_VISIT_HOURS} hours'`)
@Check('visit_kind_known', listed('kind', VISIT_KINDS))
@Check('visit_status_known', listed('status', VISIT_STATUSES))
@Check('visit_domains_known', allListed('domains', LIFE_DOMAINS))
export class Visit extends HouseholdRow {
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @Column('text') kind: VisitKind;
  @Column('text') status: VisitStatus;
  @Column('text', { array: true }) domains: LifeDomain[];
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  /** Why it goes ahead although it doubles up. */
  @Column('text', { nullable: true }) anywayBecause: string | null;
  @Column('int', { default: 1 }) version: number;
}

/** Rows of a visit: their key begins with the household and the visit. */
abstract class VisitRow {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') visitId: string;
  @InSameHousehold(() => Visit, 'visit_id') visit?: never;
}

/** A member who is seen at a visit. */
@Entity()
export class VisitMember extends VisitRow {
  @PrimaryColumn('uuid') memberId: string;
  @InSameHousehold(() => Member, 'member_id') member?: never;
}

/** A professional who comes; several make it a joint visit. Who comes to a visit is read from the index alone. */
@Entity()
@Index('visit_professional_at', { synchronize: false })
export class VisitProfessional extends VisitRow {
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** Of the professional at that time. */
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  /** Their own note of this visit, which nobody else reads. */
  @Column('text', { nullable: true }) note: string | null;
}

/** What `findOverlaps` finds in this household's visits. Derived, never typed; see overlap-derivation.ts. */
@Entity()
@Index('overlap_in_time', ['householdId', 'lastDay', 'firstDay'])
@Check('overlap_code_known', listed('code', OVERLAP_CODES))
@Check('overlap_domain_known', listed('domain', LIFE_DOMAINS))
export class Overlap extends HouseholdRow {
  @Column('text') code: OverlapCode;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('text', { nullable: true }) domain: LifeDomain | null;
  /** In order of start. */
  @Column('uuid', { array: true }) visitIds: string[];
  @Column('date') firstDay: string;
  @Column('date') lastDay: string;
  @Column('int') visits: number;
  @Column('int') professionals: number;
  @Column('int') organisations: number;
  @Column('date') peakFirstDay: string;
  @Column('date') peakLastDay: string;
  /** Since when it has been open without an answer that holds; null while one does. Derived, as all of it. */
  @Column('timestamptz', { nullable: true }) openSince: Date | null;
}
