import { DayField, IdField, IdsField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import {
  ACTION_RHYTHMS, ACTION_STATUSES, GOAL_STATES, MOST_EVALUATION_WEEKS, MOST_GOALS, MOST_OWN_ACTIONS, OWNER_KINDS, PLAN_ORIGINS, STATEMENT_KINDS,
  type ActionRhythm, type ActionStatus, type GoalState, type OwnerKind, type PlanOrigin, type StatementKind,
} from './plan-words.js';
import { LANGUAGES, type Language } from './roles.js';

export class ChangePlan {
  @TextField(2000, { optional: true, nullable: true, description: 'Where the household wants to go, in its own words.' }) whereTo?: string | null;
  @TextField(2000, { optional: true, nullable: true, description: 'What stands in the way now, in its own words.' }) inTheWay?: string | null;
  @NumberField(1, MOST_EVALUATION_WEEKS, { optional: true, nullable: true, description: 'The rhythm of evaluations of this case.' }) evaluationWeeks?: number | null;
  @DayField({ optional: true, nullable: true }) nextEvaluationOn?: string | null;
  @OneOfField(PLAN_ORIGINS, { optional: true }) origin?: PlanOrigin;
  @TextField(8000, { optional: true, nullable: true, description: 'What the family drew up itself, as it wrote it; required where that is the origin.' }) familyPlan?: string | null;
  @DayField({ optional: true, nullable: true }) familyPlanOn?: string | null;
}

export class AddStatement {
  @OneOfField(STATEMENT_KINDS) kind: StatementKind;
  @TextField(1000, { description: 'To the letter.' }) words: string;
  @IdField() saidByMemberId: string;
  @DayField({ optional: true, description: 'Today when left out; never later.' }) saidOn?: string;
  @OneOfField(LANGUAGES, { optional: true, description: 'Dutch when left out.' }) language?: Language;
}

/** What a member said of where they want to go or what stands in the way. */
export class StatementView {
  @IdField() id: string;
  @OneOfField(STATEMENT_KINDS) kind: StatementKind;
  @TextField(1000) words: string;
  @IdField() saidByMemberId: string;
  @DayField() saidOn: string;
  @OneOfField(LANGUAGES) language: Language;
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
  @DayField({ optional: true, nullable: true, description: 'First day; for a rhythm that names none, today.' }) startsOn?: string | null;
  @DayField({ optional: true, nullable: true, description: 'Last day of a rhythm. A rhythm has this or a day of review.' }) endsOn?: string | null;
  @DayField({ optional: true, nullable: true, description: 'Day on which it is decided whether a rhythm goes on.' }) reviewOn?: string | null;
  @IdField({ optional: true, nullable: true, description: 'The action that must be done first.' }) waitsForId?: string | null;
  @OneOfField(LIFE_DOMAINS, { optional: true, nullable: true }) domain?: LifeDomain | null;
}

export class ChangeAction {
  @TextField(500, { optional: true }) what?: string;
  @ListField(() => ActionOwner, 10, { optional: true }) owners?: ActionOwner[];
  @OneOfField(ACTION_RHYTHMS, { optional: true }) rhythm?: ActionRhythm;
  @DayField({ optional: true, nullable: true }) dueOn?: string | null;
  @DayField({ optional: true, nullable: true }) startsOn?: string | null;
  @DayField({ optional: true, nullable: true }) endsOn?: string | null;
  @DayField({ optional: true, nullable: true }) reviewOn?: string | null;
  @IdField({ optional: true, nullable: true }) waitsForId?: string | null;
  @OneOfField(LIFE_DOMAINS, { optional: true, nullable: true }) domain?: LifeDomain | null;
  @OneOfField(ACTION_STATUSES, { optional: true }) status?: ActionStatus;
  @TextField(1000, { optional: true, nullable: true, description: 'What came of it.' }) statusNote?: string | null;
}

/** Says that it was done: a single action is then done, of a rhythm one more time. */
export class DoAction {
  @DayField({ optional: true, description: 'Today when left out; never later.' }) doneOn?: string;
}

/** An owner with the name to show; null for a professional of a confidential service. */
export class ActionOwnerView {
  @OneOfField(OWNER_KINDS) kind: OwnerKind;
  @IdField({ nullable: true }) id: string | null;
  @TextField(200, { nullable: true }) name: string | null;
  @YesNoField() confidential: boolean;
}

/** The last time that an action was done. */
export class LastDone {
  @DayField() on: string;
  @TextField(200, { nullable: true, description: 'Who recorded it; null for a professional of a confidential service.' }) by: string | null;
  @YesNoField({ description: 'Recorded by somebody who is no owner: on behalf of the owners.' }) onBehalf: boolean;
}

export class ActionView {
  @IdField() id: string;
  @IdField() goalId: string;
  @TextField(500) what: string;
  @ListField(() => ActionOwnerView, 10) owners: ActionOwnerView[];
  @OneOfField(ACTION_RHYTHMS) rhythm: ActionRhythm;
  @DayField({ nullable: true }) dueOn: string | null;
  @DayField({ nullable: true }) startsOn: string | null;
  @DayField({ nullable: true }) endsOn: string | null;
  @DayField({ nullable: true }) reviewOn: string | null;
  @IdField({ nullable: true, description: 'The action that must be done first, where the reader sees it.' }) waitsForId: string | null;
  @NumberField(0, 100_000, { description: 'Times that a rhythm was done.' }) timesDone: number;
  @ObjectField(() => LastDone, { nullable: true }) lastDone: LastDone | null;
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
  @OneOfField(PLAN_ORIGINS) origin: PlanOrigin;
  @TextField(8000, { nullable: true }) familyPlan: string | null;
  @DayField({ nullable: true }) familyPlanOn: string | null;
  @ListField(() => StatementView, 200, { description: 'Literal statements, oldest first.' }) statements: StatementView[];
  @NumberField(1, MOST_EVALUATION_WEEKS, { nullable: true }) evaluationWeeks: number | null;
  @DayField({ nullable: true }) nextEvaluationOn: string | null;
  @ListField(() => GoalView, MOST_GOALS, { description: "In the household's order." }) goals: GoalView[];
  @YesNoField({ description: 'Whether the reader may change goals and their order.' }) mayChange: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

/** An open action of the reader's own, wherever it is. */
export class OwnAction {
  @IdField() id: string;
  @IdField() householdId: string;
  @TextField(200) householdName: string;
  @TextField(1000, { description: 'Literal words of the goal that it serves.' }) goalWords: string;
  @TextField(500) what: string;
  @OneOfField(ACTION_RHYTHMS) rhythm: ActionRhythm;
  @DayField({ nullable: true }) dueOn: string | null;
  @DayField({ nullable: true }) startsOn: string | null;
  @DayField({ nullable: true }) endsOn: string | null;
  @DayField({ nullable: true }) reviewOn: string | null;
  @TextField(500, { nullable: true, description: 'What must be done first and is still open.' }) waitsFor: string | null;
  @NumberField(0, 100_000) timesDone: number;
  @ObjectField(() => LastDone, { nullable: true }) lastDone: LastDone | null;
  @YesNoField() overdue: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

export class OwnActions {
  @DayField() today: string;
  @ListField(() => OwnAction, MOST_OWN_ACTIONS, { description: 'What is due first, first; rhythms by their first day.' }) actions: OwnAction[];
  @YesNoField({ description: 'There are more than are shown.' }) more: boolean;
}
