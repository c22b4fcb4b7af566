import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import {
  EXPORT_REQUESTERS,
  IDENTITY_CHECKS,
  RECTIFICATION_OUTCOMES,
  RECTIFICATION_SUBJECTS,
  type ExportRequester,
  type IdentityCheck,
  type RectificationOutcome,
  type RectificationSubject,
} from '../contract/rights-words.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';

/** Something that is a member's right, written down by a professional. */
abstract class OfMember extends HouseholdRow {
  @Column('uuid') memberId: string;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
}

/** Somebody asked for what is known of a member; the export is made on it. */
@Entity()
@Check('export_request_by_known', listed('requested_by', EXPORT_REQUESTERS))
@Check('export_request_identity_known', listed('identity_check', IDENTITY_CHECKS))
export class ExportRequest extends OfMember {
  @Column('text') requestedBy: ExportRequester;
  /** How was made sure that they are who they say. */
  @Column('text') identityCheck: IdentityCheck;
  @Column('timestamptz') requestedAt: Date;
}

/** A member says that something is not right, and how it is to them. Answered or not, their own view is never changed. */
@Entity()
@Index('rectification_open', ['householdId', 'dueOn'], { where: 'outcome is null' })
@Check('rectification_subject_known', listed('subject', RECTIFICATION_SUBJECTS))
@Check('rectification_domain_known', listed('domain', LIFE_DOMAINS))
@Check('rectification_domain_of_rating', "(subject = 'rating') = (domain is not null)")
@Check('rectification_outcome_known', listed('outcome', RECTIFICATION_OUTCOMES))
@Check('rectification_answered_whole', 'num_nonnulls(outcome, answer, answered_on, answered_by) in (0, 4)')
export class Rectification extends OfMember {
  @Column('text') subject: RectificationSubject;
  @Column('text', { nullable: true }) domain: LifeDomain | null;
  @Column('text') whatIsWrong: string;
  /** The member's literal words. */
  @Column('text') ownView: string;
  @Column('date') askedOn: string;
  @Column('date') dueOn: string;
  @Column('text', { nullable: true }) outcome: RectificationOutcome | null;
  /** What was changed, or why it was not. */
  @Column('text', { nullable: true }) answer: string | null;
  @Column('date', { nullable: true }) answeredOn: string | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'answered_by' }) answerer?: never;
  @Column('int', { default: 1 }) version: number;
}
