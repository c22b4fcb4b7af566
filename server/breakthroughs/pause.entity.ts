import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { PAUSE_ANSWERS, PAUSE_SUBJECTS, type PauseAnswer, type PauseSubject } from '../contract/breakthrough-words.js';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';
import { Breakthrough } from './breakthrough.entity.js';

/** Somebody is asked to hold something until a day: an eviction, a sanction. Answered once. */
@Entity()
@Index('pause_request_waiting', ['askedId'], { where: 'answered_on is null and called_off_on is null' })
@Check('pause_request_subject_known', listed('subject', PAUSE_SUBJECTS))
@Check('pause_request_domain_known', listed('domain', LIFE_DOMAINS))
@Check('pause_request_answer_known', listed('answer', PAUSE_ANSWERS))
@Check('pause_request_asks_somebody', 'num_nonnulls(asked_id, asked_function) = 1 and (asked_id is not null or num_nonnulls(organisation_id, organisation_name) = 1)')
@Check('pause_request_ends_after_question', 'until >= asked_on')
@Check('pause_request_answered_whole', 'num_nonnulls(answer, answered_on, answered_by) in (0, 3)')
@Check('pause_request_no_has_reason', `answer is null or answer = 'granted' or because is not null`)
@Check('pause_request_in_part_until', `(answer is not null and answer = 'in_part') = (answered_until is not null)`)
@Check('pause_request_one_end', 'answered_on is null or called_off_on is null')
export class PauseRequest extends HouseholdRow {
  @Column('uuid', { nullable: true }) breakthroughId: string | null;
  @InSameHousehold(() => Breakthrough, 'breakthrough_id') breakthrough?: never;
  @Column('text') subject: PauseSubject;
  @Column('text') what: string;
  @Column('text') domain: LifeDomain;
  /** The last day of the pause that is asked for. */
  @Column('date') until: string;
  /** Who is asked: a professional; or somebody by organisation and function, who needs no account. */
  @Column('uuid', { nullable: true }) askedId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'asked_id' }) asked?: never;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('text', { nullable: true }) organisationName: string | null;
  @Column('text', { nullable: true }) askedFunction: string | null;
  @Column('uuid') askedById: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'asked_by_id' }) askedBy?: never;
  @Column('date') askedOn: string;
  @Column('text', { nullable: true }) answer: PauseAnswer | null;
  /** Of an answer in part: the last day that is granted. */
  @Column('date', { nullable: true }) answeredUntil: string | null;
  @Column('text', { nullable: true }) because: string | null;
  @Column('date', { nullable: true }) answeredOn: string | null;
  @Column('uuid', { nullable: true }) answeredBy: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'answered_by' }) answerer?: never;
  @Column('date', { nullable: true }) calledOffOn: string | null;
}
