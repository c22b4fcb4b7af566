import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { allListed, listed } from '../database/listed.js';
import { INVOLVEMENT_END_REASONS, MEMBER_ROLES, NETWORK_SUPPORTS, type InvolvementEndReason, type MemberRole, type NetworkSupport } from '../contract/household-words.js';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { Organisation, Professional, Team } from '../organisations/organisation.entity.js';

@Entity()
@Index(['teamId'])
// Few are closed long enough to be looked at: the retention run finds them by this.
@Index('household_closed', ['closedOn'], { where: 'closed_on is not null' })
export class Household {
  @PrimaryColumn('uuid') id: string;
  /** How professionals call it. */
  @Column('text') name: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('boolean', { default: false }) addressShielded: boolean;
  /** The team whose lead answers for this household, also while nobody leads it: that of the last lead who had one. */
  @Column('uuid', { nullable: true }) teamId: string | null;
  @ManyToOne(() => Team) @JoinColumn({ name: 'team_id' }) team?: never;
  @Column('date') openedOn: string;
  @Column('date', { nullable: true }) closedOn: string | null;
  @Column('int', { default: 1 }) version: number;
}

/** What every row under a household has: its key begins with the household, and so no row can point into another one. */
export abstract class HouseholdRow {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') id: string;
  @ManyToOne(() => Household) @JoinColumn({ name: 'household_id' }) household?: never;
}

/** Somebody, apart from the household: a child of separated parents is a member of two. */
@Entity()
@Index('person_of_birth_date', ['birthDate'])
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('date', { nullable: true }) birthDate: string | null;
}

/** A person's stay in a household. Half open: `endsOn` is the first day no longer there. */
@Entity()
@Index('member_once_at_a_time', ['householdId', 'personId'], { unique: true, where: 'ends_on is null' })
@Index(['personId'])
@Check('member_role_known', listed('role', MEMBER_ROLES))
@Check('member_ends_after_start', 'ends_on >= starts_on')
export class Member extends HouseholdRow {
  @Column('uuid') personId: string;
  @ManyToOne(() => Person) @JoinColumn({ name: 'person_id' }) person?: never;
  @Column('text') role: MemberRole;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  /** Where they stay when that is elsewhere than the household, as after violence. */
  @Column('text', { nullable: true }) address: string | null;
  @Column('boolean', { default: false }) addressShielded: boolean;
  @Column('int', { default: 1 }) version: number;
}

/** Somebody near the household who helps, without an account. */
@Entity()
@Check('network_contact_support_known', allListed('support', NETWORK_SUPPORTS))
export class NetworkContact extends HouseholdRow {
  @Column('text') name: string;
  @Column('text') relation: string;
  @Column('text', { array: true }) support: NetworkSupport[];
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('int', { default: 1 }) version: number;
}

/** A professional's part in a household. Half open; ended with a reason, never removed. */
@Entity()
@Index('involvement_once_at_a_time', ['householdId', 'professionalId'], { unique: true, where: 'ends_on is null' })
@Exclusion('involvement_no_two_at_once', 'using gist (household_id with =, professional_id with =, daterange(starts_on, ends_on) with &&)')
@Index('involvement_of_professional', ['professionalId', 'householdId'])
@Check('involvement_domains_known', allListed('domains', LIFE_DOMAINS))
@Check('involvement_ends_after_start', 'ends_on >= starts_on')
@Check('involvement_ends_with_reason', '(ends_on is null) = (end_reason is null)')
@Check('involvement_end_reason_known', listed('end_reason', INVOLVEMENT_END_REASONS))
export class Involvement extends HouseholdRow {
  @Column('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** Of the professional at that time: it stays true when they change jobs. */
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('text', { array: true }) domains: LifeDomain[];
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('text', { nullable: true }) endReason: InvolvementEndReason | null;
  @Column('int', { default: 1 }) version: number;
}
