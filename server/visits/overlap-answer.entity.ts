import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { OVERLAP_ANSWER_KINDS, type OverlapAnswerKind } from '../contract/overlap-answer-words.js';
import { OVERLAP_CODES, type OverlapCode } from '../contract/overlap-codes.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';
import { Visit } from './visit.entity.js';

/**
 * What was done about visits that doubled up; a log, never changed. It names its subject and its visits rather than an
 * overlap: those come and go with their visits, and an answer holds for whatever overlap has no other visits than these.
 */
@Entity()
@Index('overlap_answer_of', ['householdId', 'answeredAt'])
@Check('overlap_answer_code_known', listed('code', OVERLAP_CODES))
@Check('overlap_answer_domain_known', listed('domain', LIFE_DOMAINS))
@Check('overlap_answer_kind_known', listed('kind', OVERLAP_ANSWER_KINDS))
@Check('overlap_answer_kept_has_reason', `kind <> 'kept' or reason is not null`)
@Check('overlap_answer_names_visits', `(visit_id is null) = (kind = 'kept') and (other_visit_id is null) = (kind in ('kept', 'moved'))`)
export class OverlapAnswer extends HouseholdRow {
  @Column('text') code: OverlapCode;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('text', { nullable: true }) domain: LifeDomain | null;
  @Column('uuid', { array: true }) visitIds: string[];
  @Column('text') kind: OverlapAnswerKind;
  @Column('text', { nullable: true }) reason: string | null;
  /** The visit that went on or moved. */
  @Column('uuid', { nullable: true }) visitId: string | null;
  @InSameHousehold(() => Visit, 'visit_id') visit?: never;
  /** The visit that was cancelled. */
  @Column('uuid', { nullable: true }) otherVisitId: string | null;
  @InSameHousehold(() => Visit, 'other_visit_id') otherVisit?: never;
  @Column('uuid') answeredBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'answered_by' }) answerer?: never;
  @Column('timestamptz') answeredAt: Date;
}
