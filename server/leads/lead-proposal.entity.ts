import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import {
  HANDOVER_ITEMS,
  HANDOVER_STANDINGS,
  LEAD_ANSWERS,
  LEAD_INTENSITIES,
  LEAD_KINDS,
  LEAD_PROPOSAL_STATES,
  type HandoverItem,
  type HandoverStanding,
  type LeadAnswer,
  type LeadIntensity,
  type LeadKind,
  type LeadProposalState,
} from '../contract/lead-words.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';
import { Lead } from './lead.entity.js';


/**
 * A lead that is proposed to the professionals involved. What is proposed never changes; only the handover does, and what
 * becomes of it. Where somebody led when it was proposed, it is a handover from them.
 */
@Entity()
@Index('lead_proposal_one_open', ['householdId'], { unique: true, where: "state = 'open'" })
@Index('lead_proposal_to_remind', ['remindOn'], { where: "state = 'open' and reminded_at is null" })
@Check('lead_proposal_state_known', listed('state', LEAD_PROPOSAL_STATES))
@Check('lead_proposal_kind_known', listed('kind', LEAD_KINDS))
@Check('lead_proposal_intensity_known', listed('intensity', LEAD_INTENSITIES))
@Check('lead_proposal_returns_when_temporary', "kind <> 'temporary_safety' or num_nonnulls(return_on, returns_to_id) = 2")
@Check('lead_proposal_closed_or_open', "(state = 'open') = (closed_at is null)")
@Check('lead_proposal_begun_was_accepted', "state <> 'begun' or num_nonnulls(accepted_at, lead_id) = 2")
export class LeadProposal extends HouseholdRow {
  @Column('uuid') candidateId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'candidate_id' }) candidate?: never;
  /** Of the candidate at that time. */
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  /** Null: the product itself proposed that a temporary lead goes back. */
  @Column('uuid', { nullable: true }) proposedBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'proposed_by' }) proposer?: never;
  @Column('timestamptz') proposedAt: Date;
  @Column('text') kind: LeadKind;
  @Column('text') intensity: LeadIntensity;
  /** The first day; null: as soon as it is agreed. */
  @Column('date', { nullable: true }) startsOn: string | null;
  @Column('date', { nullable: true }) returnOn: string | null;
  @Column('uuid', { nullable: true }) returnsToId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'returns_to_id' }) returnsTo?: never;
  @Column('text', { nullable: true }) mandate: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) saidWords: string | null;
  @Column('uuid', { nullable: true }) saidByMemberId: string | null;
  @InSameHousehold(() => Member, 'said_by_member_id') saidBy?: never;
  /** Of a handover: the lead from whom. */
  @Column('uuid', { nullable: true }) fromLeadId: string | null;
  @InSameHousehold(() => Lead, 'from_lead_id') fromLead?: never;
  @Column('text', { nullable: true }) note: string | null;
  @Column('date', { nullable: true }) remindOn: string | null;
  @Column('timestamptz', { nullable: true }) remindedAt: Date | null;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('text', { default: 'open' }) state: LeadProposalState;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'closed_by' }) closer?: never;
  @Column('text', { nullable: true }) closedReason: string | null;
  @Column('boolean', { default: false }) decidedByTeamLead: boolean;
  /** The lead that came of it. */
  @Column('uuid', { nullable: true }) leadId: string | null;
  @InSameHousehold(() => Lead, 'lead_id') lead?: never;
  @Column('int', { default: 1 }) version: number;
}

/** Somebody who is asked about a proposal: a row from the beginning, so that silence is on record too. */
@Entity()
@Index('lead_proposal_answer_of', ['professionalId', 'householdId'])
@Check('lead_proposal_answer_known', listed('answer', LEAD_ANSWERS))
@Check('lead_proposal_answer_is_whole', "(answer is null) = (answered_at is null) and (answer is distinct from 'object' or reason is not null)")
export class LeadProposalAnswer {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') proposalId: string;
  @InSameHousehold(() => LeadProposal, 'proposal_id') proposal?: never;
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  /** Of the professional at that time. */
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('text', { nullable: true }) answer: LeadAnswer | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
}

/** A point of a handover. */
@Entity()
@Check('lead_handover_point_item_known', listed('item', HANDOVER_ITEMS))
@Check('lead_handover_point_standing_known', listed('standing', HANDOVER_STANDINGS))
export class LeadHandoverPoint {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') proposalId: string;
  @InSameHousehold(() => LeadProposal, 'proposal_id') proposal?: never;
  @PrimaryColumn('text') item: HandoverItem;
  @Column('text') standing: HandoverStanding;
  @Column('text', { nullable: true }) note: string | null;
}
