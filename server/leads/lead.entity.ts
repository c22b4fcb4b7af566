import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne } from 'typeorm';
import {
  LEAD_DECIDED_BY,
  LEAD_INTENSITIES,
  LEAD_KINDS,
  MEANWHILE_KINDS,
  RECORDED_LEAD_END_CODES,
  type LeadDecidedBy,
  type LeadIntensity,
  type LeadKind,
  type MeanwhileKind,
  type RecordedLeadEndCode,
} from '../contract/lead-words.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member, NetworkContact } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';

/**
 * A period in which one professional leads. Half open: `endsOn` is the first day without. History is never overwritten.
 * The two constraints are the truth behind the rule: one lead without an end, and no two periods that share a day.
 */
@Entity()
@Index('lead_one_active', ['householdId'], { unique: true, where: 'ends_on is null' })
@Index('lead_of_professional', ['professionalId', 'householdId'])
@Exclusion('lead_no_two_at_once', `using gist (household_id with =, daterange(starts_on, ends_on) with &&)`)
@Check('lead_kind_known', listed('kind', LEAD_KINDS))
@Check('lead_intensity_known', listed('intensity', LEAD_INTENSITIES))
@Check('lead_decided_by_known', listed('decided_by', LEAD_DECIDED_BY))
@Check('lead_ends_after_start', 'ends_on >= starts_on')
@Check('lead_end_code_known', listed('end_code', RECORDED_LEAD_END_CODES))
@Check('lead_meanwhile_known', listed('meanwhile', MEANWHILE_KINDS))
@Check('lead_meanwhile_is_whole', "(meanwhile is not distinct from 'professional') = (meanwhile_professional_id is not null) and (meanwhile is not distinct from 'network') = (meanwhile_contact_id is not null)")
@Check('lead_returns_when_temporary', "kind <> 'temporary_safety' or return_on > starts_on")
export class Lead extends HouseholdRow {
  @Column('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** Of the professional at that time. */
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('text') kind: LeadKind;
  @Column('text') intensity: LeadIntensity;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  /** Of a temporary transfer: the day on which the lead goes back, and to whom. */
  @Column('date', { nullable: true }) returnOn: string | null;
  @Column('uuid', { nullable: true }) returnsToId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'returns_to_id' }) returnsTo?: never;
  @Column('text', { nullable: true }) mandate: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('text', { nullable: true }) endCode: RecordedLeadEndCode | null;
  /** Who looks after the household since this lead ended; null where nobody said, and while somebody takes over. */
  @Column('text', { nullable: true }) meanwhile: MeanwhileKind | null;
  @Column('uuid', { nullable: true }) meanwhileProfessionalId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'meanwhile_professional_id' }) meanwhileProfessional?: never;
  @Column('uuid', { nullable: true }) meanwhileContactId: string | null;
  @InSameHousehold(() => NetworkContact, 'meanwhile_contact_id') meanwhileContact?: never;
  @Column('text') decidedBy: LeadDecidedBy;
  /** Who wrote the decision down. */
  @Column('uuid', { nullable: true }) recordedBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  /** The household's own words about this choice, and the member who said them. */
  @Column('text', { nullable: true }) saidWords: string | null;
  @Column('uuid', { nullable: true }) saidByMemberId: string | null;
  @InSameHousehold(() => Member, 'said_by_member_id') saidBy?: never;
  @Column('int', { default: 1 }) version: number;
}
