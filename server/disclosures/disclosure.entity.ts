import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { GIVING_WAYS, LEGAL_BASES, type GivingWay, type LegalBasis } from '../contract/disclosure-words.js';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { allListed, listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';

/**
 * What others may know of a member, or of all of them, and on what legal basis. Half open. It is withdrawn, never removed:
 * from that moment on nobody reads anything because of it.
 */
@Entity()
@Exclusion(
  'disclosure_no_two_at_once',
  `using gist (household_id with =, (coalesce(member_id, household_id)) with =, (coalesce(to_organisation_id, to_professional_id)) with =, legal_basis with =, (text_set(domains)) with =, daterange(starts_on, ends_on) with &&) where (withdrawn_on is null)`,
)
@Index('disclosure_running', ['householdId'], { where: 'withdrawn_on is null' })
@Check('disclosure_domains_known', `cardinality(domains) > 0 and ${allListed('domains', LIFE_DOMAINS)}`)
@Check('disclosure_legal_basis_known', listed('legal_basis', LEGAL_BASES))
@Check('disclosure_given_how_known', listed('given_how', GIVING_WAYS))
@Check('disclosure_withdrawn_how_known', listed('withdrawn_how', GIVING_WAYS))
@Check('disclosure_one_recipient', 'num_nonnulls(to_organisation_id, to_professional_id) = 1')
@Check('disclosure_ends_after_start', 'ends_on > starts_on')
@Check('disclosure_consent_is_whole', "legal_basis <> 'consent' or num_nonnulls(member_id, ends_on, given_on, given_how) = 4")
@Check('disclosure_only_consent_is_given', "legal_basis = 'consent' or num_nonnulls(given_on, given_how, withdrawn_by_member_id, withdrawn_how) = 0")
@Check('disclosure_withdrawal_is_whole', "num_nonnulls(withdrawn_on, withdrawal_recorded_by) in (0, 2) and (legal_basis <> 'consent' or num_nonnulls(withdrawn_on, withdrawn_by_member_id, withdrawn_how) in (0, 3))")
export class Disclosure extends HouseholdRow {
  /** Null: all who live in the household. */
  @Column('uuid', { nullable: true }) memberId: string | null;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('text', { array: true }) domains: LifeDomain[];
  @Column('uuid', { nullable: true }) toOrganisationId: string | null;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'to_organisation_id' }) toOrganisation?: never;
  @Column('uuid', { nullable: true }) toProfessionalId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'to_professional_id' }) toProfessional?: never;
  @Column('text') legalBasis: LegalBasis;
  @Column('date', { nullable: true }) givenOn: string | null;
  @Column('text', { nullable: true }) givenHow: GivingWay | null;
  /** The member's own words about it. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('text') purpose: string;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  @Column('date', { nullable: true }) withdrawnOn: string | null;
  @Column('uuid', { nullable: true }) withdrawnByMemberId: string | null;
  @InSameHousehold(() => Member, 'withdrawn_by_member_id') withdrawnBy?: never;
  @Column('text', { nullable: true }) withdrawnHow: GivingWay | null;
  @Column('uuid', { nullable: true }) withdrawalRecordedBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'withdrawal_recorded_by' }) withdrawalRecorder?: never;
  @Column('int', { default: 1 }) version: number;
}

/** A member who gave consent. A trigger holds that no consent is without one. */
@Entity()
export class DisclosureGiver {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') disclosureId: string;
  @InSameHousehold(() => Disclosure, 'disclosure_id') disclosure?: never;
  @PrimaryColumn('uuid') memberId: string;
  @InSameHousehold(() => Member, 'member_id') member?: never;
}
