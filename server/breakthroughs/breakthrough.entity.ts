import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Blockage } from '../blockages/blockage.entity.js';
import { BREAKTHROUGH_STATES, COST_SIDES, DECISION_OUTCOMES, type BreakthroughState, type CostSide, type DecisionOutcome } from '../contract/breakthrough-words.js';
import { LIFE_DOMAINS } from '../contract/life-domains.js';
import { SIGNAL_CODES } from '../contract/signal-words.js';
import { listed } from '../database/listed.js';
import { InSameHousehold } from '../database/same-household.js';
import { HouseholdRow, Member } from '../households/household.entity.js';
import { Organisation, Professional } from '../organisations/organisation.entity.js';
import { Action } from '../plans/plan.entity.js';
import { AboutSignal } from '../signals/signal.entity.js';

/** A knot, and the table at which people who may decide untie it. */
@Entity()
@Check('breakthrough_state_known', listed('state', BREAKTHROUGH_STATES))
@Check('breakthrough_outcome_known', listed('outcome', DECISION_OUTCOMES))
@Check('breakthrough_planned_has_a_day', `state <> 'planned' or table_on is not null`)
@Check('breakthrough_decided_whole', `num_nonnulls(outcome, decision, decided_on) in (0, 3) and (state not in ('decided', 'reviewed', 'closed') or decided_on is not null)`)
@Check('breakthrough_decides_a_proposal', `decided_on is null or proposal is not null`)
@Check('breakthrough_agreed_is_reviewed', `outcome is null or outcome = 'refused' or review_on >= decided_on`)
@Check('breakthrough_conditions_are_told', `outcome is distinct from 'with_conditions' or conditions is not null`)
@Check('breakthrough_reviewed_whole', `num_nonnulls(effect, reviewed_on) in (0, 2) and (state <> 'reviewed' and (state <> 'closed' or outcome = 'refused') or reviewed_on is not null)`)
@Check('breakthrough_called_off_because', `state <> 'called_off' or ended_because is not null`)
export class Breakthrough extends HouseholdRow {
  @Column('text', { default: 'preparing' }) state: BreakthroughState;
  /** What is stuck, in a sentence. */
  @Column('text') knot: string;
  @Column('text', { nullable: true }) legitimacy: string | null;
  @Column('text', { nullable: true }) commitment: string | null;
  @Column('text', { nullable: true }) returns: string | null;
  @Column('text', { nullable: true }) proposal: string | null;
  @Column('date', { nullable: true }) tableOn: string | null;
  /** On the clock in Europe/Amsterdam, `13:30`. */
  @Column('text', { nullable: true }) tableAt: string | null;
  @Column('text', { nullable: true }) place: string | null;
  @Column('uuid', { nullable: true }) chairId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'chair_id' }) chair?: never;
  @Column('text', { array: true, default: '{}' }) agenda: string[];
  @Column('text', { nullable: true }) outcome: DecisionOutcome | null;
  @Column('text', { nullable: true }) decision: string | null;
  @Column('text', { nullable: true }) conditions: string | null;
  @Column('date', { nullable: true }) decidedOn: string | null;
  @Column('date', { nullable: true }) reviewOn: string | null;
  /** When it was noted which signals held (`BreakthroughSignal`); null of decisions from before that was done. */
  @Column('timestamptz', { nullable: true }) signalsNotedAt: Date | null;
  /** What came of it, in words; figures are derived. */
  @Column('text', { nullable: true }) effect: string | null;
  @Column('date', { nullable: true }) reviewedOn: string | null;
  @Column('text', { nullable: true }) endedBecause: string | null;
  @Column('date') startedOn: string;
  @Column('uuid') recordedBy: string;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'recorded_by' }) recorder?: never;
  @Column('int', { default: 1 }) version: number;
}

/** What belongs to one breakthrough. */
abstract class OfBreakthrough extends HouseholdRow {
  @Column('uuid') breakthroughId: string;
  @InSameHousehold(() => Breakthrough, 'breakthrough_id') breakthrough?: never;
}

@Entity()
@Unique('breakthrough_knot_once', ['householdId', 'breakthroughId', 'blockageId'])
export class BreakthroughKnot extends OfBreakthrough {
  @Column('uuid') blockageId: string;
  @InSameHousehold(() => Blockage, 'blockage_id') blockage?: never;
}

/** How the household sees it: literal words. */
@Entity()
@Index('breakthrough_voice_of', ['householdId', 'breakthroughId'])
export class BreakthroughVoice extends OfBreakthrough {
  @Column('text') words: string;
  @Column('uuid') saidByMemberId: string;
  @InSameHousehold(() => Member, 'said_by_member_id') saidBy?: never;
  @Column('date') saidOn: string;
}

/** Who is asked to the table: a professional, or somebody by organisation and function, who needs no account. */
@Entity()
@Unique('breakthrough_invitee_once', ['householdId', 'breakthroughId', 'key'])
@Index('breakthrough_invitee_of_professional', ['professionalId'], { where: 'professional_id is not null' })
@Check('breakthrough_invitee_is_somebody', 'num_nonnulls(professional_id, function) = 1')
@Check('breakthrough_invitee_of_one_organisation', 'num_nonnulls(organisation_id, organisation_name) <= 1 and (function is null or num_nonnulls(organisation_id, organisation_name) = 1)')
export class BreakthroughInvitee extends OfBreakthrough {
  /** By which two invitations of the same are known: see `inviteeKey`. */
  @Column('text') key: string;
  @Column('uuid', { nullable: true }) professionalId: string | null;
  @ManyToOne(() => Professional) @JoinColumn({ name: 'professional_id' }) professional?: never;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @ManyToOne(() => Organisation) @JoinColumn({ name: 'organisation_id' }) organisation?: never;
  /** Of an organisation that is not in the directory. */
  @Column('text', { nullable: true }) organisationName: string | null;
  @Column('text', { nullable: true }) function: string | null;
  /** May say yes for their organisation. */
  @Column('boolean') decides: boolean;
  /** Known from the day of the table on. */
  @Column('boolean', { nullable: true }) present: boolean | null;
}

/** What something costs in a year. */
@Entity()
@Index('breakthrough_cost_of', ['householdId', 'breakthroughId'])
@Check('breakthrough_cost_side_known', listed('side', COST_SIDES))
@Check('breakthrough_cost_not_negative', 'yearly_euros >= 0')
export class BreakthroughCost extends OfBreakthrough {
  @Column('text') side: CostSide;
  @Column('text') label: string;
  @Column('int') yearlyEuros: number;
}

/** A signal that held on the day of the decision. A signal itself is gone when it no longer holds: without this nobody could tell what was solved. */
@Entity()
@Unique('breakthrough_signal_once', ['householdId', 'breakthroughId', 'code', 'subject'])
@Check('breakthrough_signal_code_known', listed('code', SIGNAL_CODES))
@Check('breakthrough_signal_domain_known', listed('domain', LIFE_DOMAINS))
export class BreakthroughSignal extends AboutSignal {
  @Column('uuid') breakthroughId: string;
  @InSameHousehold(() => Breakthrough, 'breakthrough_id') breakthrough?: never;
  @Column('timestamptz') holdsFrom: Date;
}

/** What was decided, as an action of the plan. */
@Entity()
@Unique('breakthrough_action_once', ['householdId', 'breakthroughId', 'actionId'])
export class BreakthroughAction extends OfBreakthrough {
  @Column('uuid') actionId: string;
  @InSameHousehold(() => Action, 'action_id') action?: never;
}
