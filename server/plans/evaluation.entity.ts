import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { InSameHousehold } from '../database/same-household.js';
import { BEST_CHANGE, WORST_CHANGE } from '../contract/plan-words.js';
import { HouseholdRow } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';
import { Goal } from './plan.entity.js';

/** A moment at which the plan was looked at, goal by goal. */
@Entity()
@Unique('evaluation_once_a_day', ['householdId', 'heldOn'])
@Check('evaluation_next_is_later', 'next_on > held_on')
export class Evaluation extends HouseholdRow {
  @Column('date') heldOn: string;
  @Column('date', { nullable: true }) nextOn: string | null;
  /** What changed, over all. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
}

/** How one goal went since the evaluation before. */
@Entity()
@Check('evaluation_goal_change', `change between ${WORST_CHANGE} and ${BEST_CHANGE}`)
export class EvaluationGoal {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') evaluationId: string;
  @InSameHousehold(() => Evaluation, 'evaluation_id') evaluation?: never;
  @PrimaryColumn('uuid') goalId: string;
  @InSameHousehold(() => Goal, 'goal_id') goal?: never;
  @Column('int') change: number;
  @Column('text', { nullable: true }) whatChanged: string | null;
}
