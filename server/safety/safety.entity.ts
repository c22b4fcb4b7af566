import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { SAFETY_ANSWERS, type SafetyAnswer } from '../contract/safety-words.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';

/** What somebody answered to "is it safe at home now", of the household or of one member. Never changed: a new one comes beside it. */
@Entity()
@Index('safety_check_latest', ['householdId', 'memberId', 'checkedAt'])
@Check('safety_check_answer_known', listed('answer', SAFETY_ANSWERS))
export class SafetyCheck extends HouseholdRow {
  /** Null: of all who live there. */
  @Column('uuid', { nullable: true }) memberId: string | null;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('text') answer: SafetyAnswer;
  @Column('text', { nullable: true }) words: string | null;
  @Column('timestamptz') checkedAt: Date;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  /** Of whoever recorded it, at that time. */
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
}
