import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { ESCALATION_OUTCOMES, LEVELS, type EscalationOutcome, type Level } from '../contract/level-words.js';
import { listed } from '../database/listed.js';
import { HouseholdRow } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';

const RANKS = `array[${LEVELS.map((level) => `'${level}'`).join(', ')}]`;
const rank = (column: string): string => `array_position(${RANKS}, ${column})`;

/**
 * A step up or down, never changed afterwards. It names where the household came from, so that the table itself holds that
 * nobody goes down without agreements; and its place, so that of two at the same moment one is refused.
 */
@Entity()
@Unique('level_step_one_after_another', ['householdId', 'place'])
@Check('level_step_level_known', listed('level', LEVELS))
@Check('level_step_from_level_known', listed('from_level', LEVELS))
@Check('level_step_goes_somewhere', 'level <> from_level')
@Check('level_step_leaves_agreements', `${rank('level')} > ${rank('from_level')} or agreements is not null`)
@Check('level_step_decided_by_one', 'num_nonnulls(decided_by_id, decided_by_table) = 1')
@Check('level_step_review_after_start', 'review_on >= starts_on')
export class LevelStep extends HouseholdRow {
  /** 1, 2, 3, … in a household. */
  @Column('int') place: number;
  @Column('text') fromLevel: Level;
  @Column('text') level: Level;
  @Column('date') startsOn: string;
  /** Null of imported history only. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) decidedById: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'decided_by_id' }) decider?: never;
  /** The table of an organisation that decided, in words. */
  @Column('text', { nullable: true }) decidedByTable: string | null;
  @Column('text', { nullable: true }) agreements: string | null;
  @Column('date', { nullable: true }) reviewOn: string | null;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
}

/** A question to a named person for a decision about a higher level. Answered once, by that person. */
@Entity()
@Index('escalation_one_open', ['householdId', 'askedId'], { unique: true, where: 'answered_on is null and called_off_on is null' })
@Index('escalation_waiting', ['askedId'], { where: 'answered_on is null and called_off_on is null' })
@Check('escalation_level_known', listed('level', LEVELS))
@Check('escalation_outcome_known', listed('outcome', ESCALATION_OUTCOMES))
@Check('escalation_asks_another', 'asked_id <> asked_by_id')
@Check('escalation_answered_whole', 'num_nonnulls(outcome, words, answered_on) in (0, 3)')
@Check('escalation_one_end', 'answered_on is null or called_off_on is null')
@Check('escalation_term_after_question', 'answer_by >= asked_on')
export class Escalation extends HouseholdRow {
  @Column('uuid') askedId: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'asked_id' }) asked?: never;
  @Column('uuid') askedById: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'asked_by_id' }) askedBy?: never;
  /** Of whoever asks, at that time. */
  @Column('uuid') organisationId: string;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('text') level: Level;
  @Column('text') question: string;
  @Column('date') askedOn: string;
  @Column('date') answerBy: string;
  @Column('text', { nullable: true }) outcome: EscalationOutcome | null;
  @Column('text', { nullable: true }) words: string | null;
  @Column('date', { nullable: true }) answeredOn: string | null;
  @Column('date', { nullable: true }) calledOffOn: string | null;
}
