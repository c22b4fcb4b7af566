import { DayField, IdField, IdsField, ListField, NumberField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { ACTION_RHYTHMS, ACTION_STATUSES, GOAL_STATES, MOST_GOALS, OWNER_KINDS, type ActionRhythm, type ActionStatus, type GoalState, type OwnerKind } from './plan-words.js';

export class ChangePlan {
  @TextField(2000, { optional: true, nullable: true, description: 'Where the household wants to go, in its own words.' }) whereTo?: string | null;
  @TextField(2000, { optional: true, nullable: true, description: 'What stands in the way now, in its own words.' }) inTheWay?: string | null;
}

export class AddGoal {
  @TextField(1000, { description: "The household's literal words." }) words: string;
  @IdField({ optional: true, nullable: true, description: 'The member who said them; null: nobody has said this yet.' }) saidByMemberId?: string | null;
  @DayField({ optional: true, nullable: true }) saidOn?: string | null;
  @TextField(1000, { optional: true, nullable: true, description: "The professional's wording: beside the literal words, never instead." }) professionalWording?: string | null;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @YesNoField({ optional: true, description: 'Kept from the other members: not on their paper, nor in their export.' }) shielded?: boolean;
}

export class ChangeGoal {
  @TextField(1000, { optional: true }) words?: string;
  @IdField({ optional: true, nullable: true }) saidByMemberId?: string | null;
  @TextField(1000, { optional: true, nullable: true }) professionalWording?: string | null;
  @SomeOfField(LIFE_DOMAINS, { optional: true }) domains?: LifeDomain[];
  @OneOfField(GOAL_STATES, { optional: true }) state?: GoalState;
  @TextField(500, { optional: true, nullable: true, description: 'Set aside by the household for now: "not now, because".' }) notNowBecause?: string | null;
  @YesNoField({ optional: true }) shielded?: boolean;
}

export class OrderGoals {
  @IdsField(MOST_GOALS, { min: 1, description: 'All goals of the plan, in the order that the household wants.' }) goalIds: string[];
}

export class ActionOwner {
  @OneOfField(OWNER_KINDS) kind: OwnerKind;
  @IdField({ description: 'Of a professional, a member or a network contact, by kind.' }) id: string;
}

export class AddAction {
  @IdField() goalId: string;
  @TextField(500) what: string;
  @ListField(() => ActionOwner, 10, { description: 'At least one.' }) owners: ActionOwner[];
  @OneOfField(ACTION_RHYTHMS) rhythm: ActionRhythm;
  @DayField({ optional: true, nullable: true, description: 'Required for rhythm once.' }) dueOn?: string | null;
  @DayField({ optional: true, nullable: true, description: 'First day of a rhythm.' }) startsOn?: string | null;
  @OneOfField(LIFE_DOMAINS, { optional: true, nullable: true }) domain?: LifeDomain | null;
}

export class ChangeAction {
  @TextField(500, { optional: true }) what?: string;
  @ListField(() => ActionOwner, 10, { optional: true }) owners?: ActionOwner[];
  @OneOfField(ACTION_RHYTHMS, { optional: true }) rhythm?: ActionRhythm;
  @DayField({ optional: true, nullable: true }) dueOn?: string | null;
  @DayField({ optional: true, nullable: true }) startsOn?: string | null;
  @OneOfField(LIFE_DOMAINS, { optional: true, nullable: true }) domain?: LifeDomain | null;
  @OneOfField(ACTION_STATUSES, { optional: true }) status?: ActionStatus;
  @TextField(1000, { optional: true, nullable: true, description: 'What came of it.' }) statusNote?: string | null;
}

/** An owner with the name to show; null for a professional of a confidential service. */
export class ActionOwnerView {
  @OneOfField(OWNER_KINDS) kind: OwnerKind;
  @IdField({ nullable: true }) id: string | null;
  @TextField(200, { nullable: true }) name: string | null;
  @YesNoField() confidential: boolean;
}

export class ActionView {
  @IdField() id: string;
  @IdField() goalId: string;
  @TextField(500) what: string;
  @ListField(() => ActionOwnerView, 10) owners: ActionOwnerView[];
  @OneOfField(ACTION_RHYTHMS) rhythm: ActionRhythm;
  @DayField({ nullable: true }) dueOn: string | null;
  @DayField({ nullable: true }) startsOn: string | null;
  @OneOfField(LIFE_DOMAINS, { nullable: true }) domain: LifeDomain | null;
  @OneOfField(ACTION_STATUSES) status: ActionStatus;
  @TextField(1000, { nullable: true }) statusNote: string | null;
  @YesNoField({ description: 'Open and past its due date.' }) overdue: boolean;
  @YesNoField({ description: 'Whether the reader may change this action.' }) mayChange: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

export class GoalView {
  @IdField() id: string;
  @NumberField(1, 1000, { description: "Place in the household's order among the goals that the reader sees, from 1." }) place: number;
  @TextField(1000) words: string;
  @IdField({ nullable: true }) saidByMemberId: string | null;
  @DayField({ nullable: true }) saidOn: string | null;
  @TextField(1000, { nullable: true }) professionalWording: string | null;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @OneOfField(GOAL_STATES) state: GoalState;
  @TextField(500, { nullable: true }) notNowBecause: string | null;
  @YesNoField({ description: 'Kept from the other members; of the professionals only those who direct, and who do something for it, see it.' }) shielded: boolean;
  @ListField(() => ActionView, 200) actions: ActionView[];
  @NumberField(1, 2_147_483_647) version: number;
}

export class PlanView {
  @IdField() id: string;
  @DayField({ nullable: true }) startedOn: string | null;
  @TextField(2000, { nullable: true }) whereTo: string | null;
  @TextField(2000, { nullable: true }) inTheWay: string | null;
  @ListField(() => GoalView, MOST_GOALS, { description: "In the household's order." }) goals: GoalView[];
  @YesNoField({ description: 'Whether the reader may change goals and their order.' }) mayChange: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}
