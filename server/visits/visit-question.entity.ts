import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { VISIT_QUESTION_KINDS, VISIT_QUESTION_STATES, type VisitQuestionKind, type VisitQuestionState } from '../contract/visit-question-words.js';
import { allListed, listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';
import { Visit } from './visit.entity.js';

/** What somebody asks instead of going alone: to join a visit, that a question goes along to it, or what others think first. */
@Entity()
@Index('visit_question_join_once', ['householdId', 'visitId', 'askedBy'], { unique: true, where: `kind = 'join' and state = 'open'` })
@Index('visit_question_open', ['householdId'], { where: `state = 'open'` })
@Check('visit_question_kind_known', listed('kind', VISIT_QUESTION_KINDS))
@Check('visit_question_state_known', listed('state', VISIT_QUESTION_STATES))
@Check('visit_question_state_of_kind', `case when kind = 'join' then state <> 'answered' else state not in ('accepted', 'declined') end`)
@Check('visit_question_about_visit', `(visit_id is null) = (kind = 'consult')`)
@Check('visit_question_has_words', `kind = 'join' or question is not null`)
@Check('visit_question_domains_known', allListed('domains', LIFE_DOMAINS))
@Check('visit_question_closed_with_moment', `(closed_at is null) = (state = 'open')`)
export class VisitQuestion extends HouseholdRow {
  @Column('text') kind: VisitQuestionKind;
  @Column('uuid', { nullable: true }) visitId: string | null;
  @InSameHousehold(() => Visit, 'visit_id') visit?: never;
  @Column('text', { nullable: true }) question: string | null;
  @Column('text', { array: true }) domains: LifeDomain[];
  @Column('timestamptz', { nullable: true }) plannedFor: Date | null;
  @Column('uuid') askedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'asked_by' }) asker?: never;
  @Column('timestamptz') askedAt: Date;
  @Column('text') state: VisitQuestionState;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
}

/** One who is asked, and what they answered. */
@Entity()
@Index('visit_question_of_recipient', ['professionalId'], { where: 'answered_at is null' })
@Check('visit_question_recipient_answered_whole', 'answered_at is not null or (accepted is null and answer is null)')
export class VisitQuestionRecipient {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') questionId: string;
  @InSameHousehold(() => VisitQuestion, 'question_id') question?: never;
  @PrimaryColumn('uuid') professionalId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('boolean', { nullable: true }) accepted: boolean | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
}
