import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';
import { Action, Goal } from '../plans/plan.entity.js';

/** What somebody must have or bring before something else goes on: "huisvesting", "abstinentie, waar de kliniek voor moet zorgen". */
@Entity()
@Check('condition_domain_known', listed('domain', LIFE_DOMAINS))
export class Condition extends HouseholdRow {
  @Column('text') label: string;
  @Column('text') domain: LifeDomain;
  /** How the team calls whose it is to bring. */
  @Column('text', { nullable: true }) party: string | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  /** The first day on which it was met. */
  @Column('date', { nullable: true }) metOn: string | null;
  @Column('int', { default: 1 }) version: number;
}

const END = (side: string): string => `coalesce(${side}_action_id, ${side}_goal_id, ${side}_condition_id)`;
const isOne = (side: string): string => `num_nonnulls(${side}_action_id, ${side}_goal_id, ${side}_condition_id) = 1 and ${side}_id = ${END(side)}`;

/** One thing waits for another. Half open: `endsOn` is the first day on which it no longer did; never removed. */
@Entity()
@Index('blockage_once', ['householdId', 'waitingId', 'awaitedId'], { unique: true, where: 'ends_on is null' })
@Check('blockage_waiting_is_one', isOne('waiting'))
@Check('blockage_awaited_is_one', isOne('awaited'))
@Check('blockage_not_of_itself', 'waiting_id <> awaited_id')
@Check('blockage_ends_after_start', 'ends_on >= starts_on')
export class Blockage extends HouseholdRow {
  /** The same id as the one of the three that is given. */
  @Column('uuid') waitingId: string;
  @Column('uuid', { nullable: true }) waitingActionId: string | null;
  @InSameHousehold(() => Action, 'waiting_action_id') waitingAction?: never;
  @Column('uuid', { nullable: true }) waitingGoalId: string | null;
  @InSameHousehold(() => Goal, 'waiting_goal_id') waitingGoal?: never;
  @Column('uuid', { nullable: true }) waitingConditionId: string | null;
  @InSameHousehold(() => Condition, 'waiting_condition_id') waitingCondition?: never;
  @Column('uuid') awaitedId: string;
  @Column('uuid', { nullable: true }) awaitedActionId: string | null;
  @InSameHousehold(() => Action, 'awaited_action_id') awaitedAction?: never;
  @Column('uuid', { nullable: true }) awaitedGoalId: string | null;
  @InSameHousehold(() => Goal, 'awaited_goal_id') awaitedGoal?: never;
  @Column('uuid', { nullable: true }) awaitedConditionId: string | null;
  @InSameHousehold(() => Condition, 'awaited_condition_id') awaitedCondition?: never;
  @Column('text', { nullable: true }) because: string | null;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('int', { default: 1 }) version: number;
}
