import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';

/** Something that troubles the household. Half open: `endsOn` is the first day on which it no longer did; never removed. */
@Entity()
@Index('problem_open', ['householdId'], { where: 'ends_on is null' })
@Check('problem_domain_known', listed('domain', LIFE_DOMAINS))
@Check('problem_ends_after_start', 'ends_on >= starts_on')
export class Problem extends HouseholdRow {
  /** A few words by which everybody knows it. */
  @Column('text') label: string;
  @Column('text') domain: LifeDomain;
  /** Null: of the household. */
  @Column('uuid', { nullable: true }) memberId: string | null;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  /** Literal words of the household. */
  @Column('text', { nullable: true }) words: string | null;
  @Column('uuid', { nullable: true }) saidByMemberId: string | null;
  @InSameHousehold(() => Member, 'said_by_member_id') saidBy?: never;
  @Column('date') saidOn: string;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('int', { default: 1 }) version: number;
}

/** One problem pushes on another. Half open, as a problem is. */
@Entity()
@Index('influence_once', ['householdId', 'fromProblemId', 'toProblemId'], { unique: true, where: 'ends_on is null' })
@Check('influence_not_of_itself', 'from_problem_id <> to_problem_id')
@Check('influence_ends_after_start', 'ends_on >= starts_on')
export class Influence extends HouseholdRow {
  @Column('uuid') fromProblemId: string;
  @InSameHousehold(() => Problem, 'from_problem_id') fromProblem?: never;
  @Column('uuid') toProblemId: string;
  @InSameHousehold(() => Problem, 'to_problem_id') toProblem?: never;
  /** How one leads to the other, in the words of the household. */
  @Column('text') words: string;
  @Column('uuid', { nullable: true }) saidByMemberId: string | null;
  @InSameHousehold(() => Member, 'said_by_member_id') saidBy?: never;
  @Column('date') saidOn: string;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  @Column('date') startsOn: string;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('int', { default: 1 }) version: number;
}
