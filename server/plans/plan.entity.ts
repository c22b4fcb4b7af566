import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { LIFE_DOMAINS, type LifeDomain } from '../contract/life-domains.js';
import {
  ACTION_RHYTHMS, ACTION_STATUSES, GOAL_STATES, MOST_EVALUATION_WEEKS, PLAN_ORIGINS, STATEMENT_KINDS,
  type ActionRhythm, type ActionStatus, type GoalState, type PlanOrigin, type StatementKind,
} from '../contract/plan-words.js';
import { LANGUAGES, type Language } from '../contract/roles.js';
import { allListed, listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member, NetworkContact } from '../households/household.entity.js';
import { Professional } from '../organisations/organisation.entity.js';

/** The one shared plan of a household. */
@Entity()
@Index('plan_one_each', ['householdId'], { unique: true })
@Check('plan_origin_known', listed('origin', PLAN_ORIGINS))
@Check('plan_family_plan_has_words', "origin <> 'family' or num_nonnulls(family_plan, family_plan_on) = 2")
@Check('plan_evaluation_weeks', `evaluation_weeks between 1 and ${MOST_EVALUATION_WEEKS}`)
export class Plan extends HouseholdRow {
  @Column('date', { nullable: true }) startedOn: string | null;
  /** Where the household wants to go, and what stands in the way now: in its own words. */
  @Column('text', { nullable: true }) whereTo: string | null;
  @Column('text', { nullable: true }) inTheWay: string | null;
  @Column('text', { default: 'together' }) origin: PlanOrigin;
  /** What the family drew up itself, as it wrote it. */
  @Column('text', { nullable: true }) familyPlan: string | null;
  @Column('date', { nullable: true }) familyPlanOn: string | null;
  /** The rhythm of evaluations, and the day of the next one. */
  @Column('int', { nullable: true }) evaluationWeeks: number | null;
  @Column('date', { nullable: true }) nextEvaluationOn: string | null;
  @Column('int', { default: 1 }) version: number;
}

/** What somebody said, to the letter, of where they want to go or what stands in the way. */
@Entity()
@Index('plan_statement_of', ['householdId', 'saidOn'])
@Check('plan_statement_kind_known', listed('kind', STATEMENT_KINDS))
@Check('plan_statement_language_known', listed('language', LANGUAGES))
export class PlanStatement extends HouseholdRow {
  @Column('text') kind: StatementKind;
  @Column('text') words: string;
  @Column('uuid') saidByMemberId: string;
  @InSameHousehold(() => Member, 'said_by_member_id') saidBy?: never;
  @Column('date') saidOn: string;
  @Column('text', { default: 'nl' }) language: Language;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
}

@Entity()
@Unique('goal_place_once', ['householdId', 'place'], { deferrable: 'INITIALLY DEFERRED' })
@Check('goal_state_known', listed('state', GOAL_STATES))
@Check('goal_domains_known', allListed('domains', LIFE_DOMAINS))
@Check('goal_language_known', listed('language', LANGUAGES))
@Check('goal_place_from_one', 'place >= 1')
export class Goal extends HouseholdRow {
  /** Place in the household's own order, from 1. */
  @Column('int') place: number;
  /** Literal words: the professional's wording stands beside them and never replaces them. */
  @Column('text') words: string;
  @Column('uuid', { nullable: true }) saidByMemberId: string | null;
  @InSameHousehold(() => Member, 'said_by_member_id') saidBy?: never;
  @Column('date', { nullable: true }) saidOn: string | null;
  @Column('text', { default: 'nl' }) language: Language;
  @Column('text', { nullable: true }) professionalWording: string | null;
  @Column('text', { array: true }) domains: LifeDomain[];
  @Column('text', { default: 'wanted' }) state: GoalState;
  @Column('text', { nullable: true }) notNowBecause: string | null;
  /** Kept from the other members: off their paper and their export, and read only by those who direct and who do something for it. */
  @Column('boolean', { default: false }) shielded: boolean;
  @Column('int', { default: 1 }) version: number;
}

@Entity()
@Index('action_of_goal', ['householdId', 'goalId'])
@Index('action_open', ['householdId', 'dueOn'], { where: "status = 'open'" })
@Check('action_rhythm_known', listed('rhythm', ACTION_RHYTHMS))
@Check('action_status_known', listed('status', ACTION_STATUSES))
@Check('action_domain_known', listed('domain', LIFE_DOMAINS))
@Check('action_once_is_due', "rhythm <> 'once' or due_on is not null")
@Check('action_not_due_before_start', 'due_on >= starts_on and ends_on >= starts_on and review_on >= starts_on')
@Check('action_rhythm_is_bounded', "rhythm = 'once' or num_nonnulls(ends_on, review_on) > 0")
@Check('action_waits_for_another', 'waits_for_id <> id')
export class Action extends HouseholdRow {
  @Column('uuid') goalId: string;
  @InSameHousehold(() => Goal, 'goal_id') goal?: never;
  @Column('text') what: string;
  @Column('text') rhythm: ActionRhythm;
  @Column('date', { nullable: true }) dueOn: string | null;
  @Column('date', { nullable: true }) startsOn: string | null;
  /** Last day of a rhythm, and the day on which it is looked at whether it goes on: one of them at least. */
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('date', { nullable: true }) reviewOn: string | null;
  /** The action that must be done first. */
  @Column('uuid', { nullable: true }) waitsForId: string | null;
  @InSameHousehold(() => Action, 'waits_for_id') waitsFor?: never;
  @Column('text', { nullable: true }) domain: LifeDomain | null;
  @Column('text', { default: 'open' }) status: ActionStatus;
  @Column('text', { nullable: true }) statusNote: string | null;
  /** The day on which it was done or dropped, kept by the database; null while it is open, and where it is not known. */
  @Column({ type: 'date', nullable: true, insert: false, update: false }) closedOn?: string | null;
  @Column('int', { default: 1 }) version: number;
}

/** Who does an action: a professional, a member, or somebody of the network without an account. */
@Entity()
@Index('action_owner_of_action', ['householdId', 'actionId'])
@Index('action_owner_of_professional', ['professionalId'], { where: 'professional_id is not null' })
@Index('action_owner_professional_once', ['householdId', 'actionId', 'professionalId'], { unique: true })
@Index('action_owner_member_once', ['householdId', 'actionId', 'memberId'], { unique: true })
@Index('action_owner_network_contact_once', ['householdId', 'actionId', 'networkContactId'], { unique: true })
@Check('action_owner_is_one', 'num_nonnulls(professional_id, member_id, network_contact_id) = 1')
export class ActionOwner extends HouseholdRow {
  @Column('uuid') actionId: string;
  @InSameHousehold(() => Action, 'action_id') action?: never;
  @Column('uuid', { nullable: true }) professionalId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @InSameHousehold(() => Member, 'member_id') member?: never;
  @Column('uuid', { nullable: true }) networkContactId: string | null;
  @InSameHousehold(() => NetworkContact, 'network_contact_id') networkContact?: never;
}

/** One time that an action was done; a rhythm has many. Whoever says so may do it on behalf of owners without an account. */
@Entity()
@Unique('action_done_once_a_day', ['householdId', 'actionId', 'doneOn'])
export class ActionDone extends HouseholdRow {
  @Column('uuid') actionId: string;
  @InSameHousehold(() => Action, 'action_id') action?: never;
  @Column('date') doneOn: string;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  /** Who recorded it was no owner of the action. */
  @Column('boolean') onBehalf: boolean;
}
