import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { AGREEMENT_KINDS, type AgreementKind } from '../contract/plan-words.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';
import { Goal } from './plan.entity.js';

/** The plan as it was at one moment, made by the database from its rows and never changed. */
@Entity()
@Unique('plan_version_number', ['householdId', 'number'])
export class PlanVersion extends HouseholdRow {
  @Column('int') number: number;
  @Column('date') madeOn: string;
  @Column('uuid') madeBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'made_by' }) maker?: never;
  /** Where to and what stands in the way. */
  @Column('jsonb') content: object;
}

/** A goal with its actions in such a version: apart, so that a goal that is kept from others stays so here. */
@Entity()
@Index('plan_version_goal_of', ['householdId', 'goalId'])
export class PlanVersionGoal {
  @PrimaryColumn('uuid') householdId: string;
  @PrimaryColumn('uuid') versionId: string;
  @InSameHousehold(() => PlanVersion, 'version_id') version?: never;
  @PrimaryColumn('uuid') goalId: string;
  @InSameHousehold(() => Goal, 'goal_id') goal?: never;
  @Column('jsonb') content: object;
}

/** What a member said of a version; said again, the newest counts and the former stays. */
@Entity()
@Index('agreement_of_version', ['householdId', 'versionId'])
@Check('agreement_kind_known', listed('kind', AGREEMENT_KINDS))
export class Agreement extends HouseholdRow {
  @Column('uuid') versionId: string;
  @InSameHousehold(() => PlanVersion, 'version_id') version?: never;
  @Column('uuid') memberId: string;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('text') kind: AgreementKind;
  /** Their own view, to the letter. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('date') givenOn: string;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
}
