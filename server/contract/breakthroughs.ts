import { OfferedArgument } from './arguments.js';
import { BurdenAround } from './burden.js';
import {
  BREAKTHROUGH_STATES, BREAKTHROUGH_STEP_NAMES, COST_SIDES, DECISION_OUTCOMES, MOST_AGENDA, MOST_COSTS, MOST_DECIDED_ACTIONS, MOST_INVITEES, MOST_KNOT_BLOCKAGES, MOST_VOICES, MOST_YEARLY_EUROS,
  type BreakthroughState, type BreakthroughStep, type CostSide, type DecisionOutcome,
} from './breakthrough-words.js';
import { DayField, IdField, IdsField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, TextsField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { ACTION_STATUSES, type ActionStatus } from './plan-words.js';
import { ActionOwner, ActionOwnerView } from './plans.js';
import { LANGUAGES, type Language } from './roles.js';
import { SIGNAL_CODES, type SignalCode } from './signal-words.js';
import { SignalSentence } from './signals.js';

/** How the household sees it: to the letter. */
export class BreakthroughVoiceInput {
  @TextField(1000) words: string;
  @IdField() saidByMemberId: string;
  @DayField({ description: 'Today or earlier.' }) saidOn: string;
}

export class CostInput {
  @OneOfField(COST_SIDES) side: CostSide;
  @TextField(80) label: string;
  @NumberField(0, MOST_YEARLY_EUROS, { description: 'Whole euros in a year; never negative.' }) yearlyEuros: number;
}

export class OpenBreakthrough {
  @TextField(500, { description: 'What is stuck, in a sentence.' }) knot: string;
  @IdsField(MOST_KNOT_BLOCKAGES, { description: 'Blockages that make the knot.' }) blockageIds: string[];
}

/** Lists replace what there was. */
export class ChangeBreakthrough {
  @TextField(500, { optional: true }) knot?: string;
  @IdsField(MOST_KNOT_BLOCKAGES, { optional: true }) blockageIds?: string[];
  @ListField(() => BreakthroughVoiceInput, MOST_VOICES, { optional: true }) voices?: BreakthroughVoiceInput[];
  @TextField(2000, { optional: true, nullable: true, description: "What the law's purpose allows, beyond house rules." }) legitimacy?: string | null;
  @TextField(2000, { optional: true, nullable: true, description: 'Whether household and professionals stand behind it.' }) commitment?: string | null;
  @TextField(2000, { optional: true, nullable: true, description: 'What it brings, beside what it costs.' }) returns?: string | null;
  @ListField(() => CostInput, MOST_COSTS, { optional: true }) costs?: CostInput[];
  @TextField(4000, { optional: true, nullable: true }) proposal?: string | null;
  @TextsField(200, MOST_AGENDA, { optional: true }) agenda?: string[];
}

/** A professional with an account, or somebody by organisation and function: of the directory, or by name where it is not in it. */
export class InviteToTable {
  @IdField({ optional: true, nullable: true }) professionalId?: string | null;
  @IdField({ optional: true, nullable: true }) organisationId?: string | null;
  @TextField(200, { optional: true, nullable: true }) organisationName?: string | null;
  @TextField(100, { optional: true, nullable: true }) function?: string | null;
  @YesNoField({ description: 'May say yes for their organisation.' }) decides: boolean;
}

export class ChangeInvitee {
  @YesNoField({ optional: true }) decides?: boolean;
  @YesNoField({ optional: true, nullable: true, description: 'Was at the table; null: not known yet.' }) present?: boolean | null;
}

export class PlanTable {
  @DayField({ description: 'Today or later.' }) tableOn: string;
  @TextField(5, { optional: true, nullable: true, description: 'On the clock in Europe/Amsterdam, `13:30`.' }) tableAt?: string | null;
  @TextField(200, { optional: true, nullable: true }) place?: string | null;
  @IdField({ optional: true, nullable: true }) chairId?: string | null;
}

/** An action of the plan that follows from the decision; each once, with a day. */
export class DecidedAction {
  @IdField() goalId: string;
  @TextField(500) what: string;
  @ListField(() => ActionOwner, 10, { description: 'At least one.' }) owners: ActionOwner[];
  @DayField() dueOn: string;
  @OneOfField(LIFE_DOMAINS, { optional: true, nullable: true }) domain?: LifeDomain | null;
}

export class DecideBreakthrough {
  @OneOfField(DECISION_OUTCOMES) outcome: DecisionOutcome;
  @TextField(4000) decision: string;
  @DayField({ optional: true, nullable: true, description: 'Today or earlier; today when left out.' }) decidedOn?: string | null;
  @YesNoField({ optional: true, description: 'The table met earlier than was planned, on the day of the decision; that becomes its day.' }) tableMetEarlier?: boolean;
  @TextField(2000, { optional: true, nullable: true, description: 'Required with conditions.' }) conditions?: string | null;
  @DayField({ optional: true, nullable: true, description: 'When it is looked at what came of it; required unless refused.' }) reviewOn?: string | null;
  @IdsField(MOST_INVITEES, { description: 'Invitees who were at the table.' }) presentIds: string[];
  @ListField(() => DecidedAction, MOST_DECIDED_ACTIONS, { description: 'At least one, unless refused.' }) actions: DecidedAction[];
}

export class ReviewBreakthrough {
  @TextField(2000, { description: 'What came of it.' }) effect: string;
}

export class CloseBreakthrough {
  @ListField(() => OfferedArgument, 3, { description: 'For the library, each read and cleared by whoever closes.' }) arguments: OfferedArgument[];
}

export class EndBreakthrough {
  @TextField(500) because: string;
}

export class BreakthroughVoiceView extends BreakthroughVoiceInput {
  @IdField() id: string;
}

export class CostView extends CostInput {
  @IdField() id: string;
}

export class InviteeView {
  @IdField() id: string;
  @TextField(200, { nullable: true, description: 'Of a professional; null for somebody by function, and for a confidential service.' }) name: string | null;
  @TextField(100, { nullable: true }) function: string | null;
  @TextField(200, { nullable: true }) organisationName: string | null;
  @YesNoField() confidential: boolean;
  @YesNoField() decides: boolean;
  @YesNoField({ nullable: true }) present: boolean | null;
}

/** What is waited for in the knot, and nobody at the table decides for whose it is. */
export class MissingParty {
  @IdField() itemId: string;
  @TextField(1000) label: string;
  @TextField(200, { nullable: true, description: 'Its organisation, or how the team calls it; null where nobody is named, or a confidential service.' }) party: string | null;
}

export class FollowingAction {
  @IdField() id: string;
  @TextField(500) what: string;
  @ListField(() => ActionOwnerView, 10) owners: ActionOwnerView[];
  @DayField({ nullable: true }) dueOn: string | null;
  @OneOfField(ACTION_STATUSES) status: ActionStatus;
}

/** A signal then and now. */
export class EffectSignal {
  @OneOfField(SIGNAL_CODES) code: SignalCode;
  @ObjectField(() => SignalSentence, { description: 'As it was on the day of the decision; of a new one as it is now.' }) sentence: SignalSentence;
  @YesNoField({ description: 'It holds now.' }) holds: boolean;
}

export class SignalsSince {
  @DayField({ description: 'When it was noted which signals held: as the decision was written down.' }) notedOn: string;
  @ListField(() => EffectSignal, 500, { description: 'Those that held on the day of the decision, safety first.' }) held: EffectSignal[];
  @ListField(() => EffectSignal, 500, { description: 'Those that hold now and did not then.' }) fresh: EffectSignal[];
}

/** What changed since a decision. */
export class EffectView {
  @ObjectField(() => BurdenAround, { description: 'What help asks of the household, before and since.' }) burden: BurdenAround;
  @ObjectField(() => SignalsSince, { nullable: true, description: 'For who directs; null for others, of a decision from before signals were noted, and of a household that is closed.' }) signals: SignalsSince | null;
}

export class BreakthroughView {
  @IdField() id: string;
  @OneOfField(BREAKTHROUGH_STATES) state: BreakthroughState;
  @TextField(500) knot: string;
  @IdsField(MOST_KNOT_BLOCKAGES, { description: 'Those that the reader sees.' }) blockageIds: string[];
  @YesNoField({ description: 'The knot has blockages in parts of life that are not the reader’s.' }) partly: boolean;
  @ListField(() => BreakthroughVoiceView, MOST_VOICES) voices: BreakthroughVoiceView[];
  @TextField(2000, { nullable: true }) legitimacy: string | null;
  @TextField(2000, { nullable: true }) commitment: string | null;
  @TextField(2000, { nullable: true }) returns: string | null;
  @ListField(() => CostView, MOST_COSTS, { description: 'For who directs; empty for others.' }) costs: CostView[];
  @TextField(4000, { nullable: true }) proposal: string | null;
  @DayField({ nullable: true }) tableOn: string | null;
  @TextField(5, { nullable: true }) tableAt: string | null;
  @TextField(200, { nullable: true }) place: string | null;
  @IdField({ nullable: true }) chairId: string | null;
  @TextField(200, { nullable: true }) chairName: string | null;
  @TextsField(200, MOST_AGENDA) agenda: string[];
  @ListField(() => InviteeView, MOST_INVITEES) invitees: InviteeView[];
  @ListField(() => MissingParty, MOST_KNOT_BLOCKAGES, { description: 'For who directs, as long as it is open.' }) missing: MissingParty[];
  @OneOfField(DECISION_OUTCOMES, { nullable: true }) outcome: DecisionOutcome | null;
  @TextField(4000, { nullable: true }) decision: string | null;
  @TextField(2000, { nullable: true }) conditions: string | null;
  @DayField({ nullable: true }) decidedOn: string | null;
  @DayField({ nullable: true }) reviewOn: string | null;
  @ListField(() => FollowingAction, 100) actions: FollowingAction[];
  @TextField(2000, { nullable: true }) effect: string | null;
  @DayField({ nullable: true }) reviewedOn: string | null;
  @ObjectField(() => EffectView, { nullable: true, description: 'From the decision on.' }) figures: EffectView | null;
  @TextField(500, { nullable: true }) endedBecause: string | null;
  @DayField() startedOn: string;
  @SomeOfField(BREAKTHROUGH_STEP_NAMES, { description: 'Steps that the reader may take now, as far as the state goes.' }) steps: BreakthroughStep[];
  @YesNoField({ description: 'Knot, perspective, values, costs, proposal, agenda and invitations.' }) mayChange: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

export class BreakthroughList {
  @ListField(() => BreakthroughView, 200, { description: 'Open ones first, then the newest.' }) breakthroughs: BreakthroughView[];
  @YesNoField() mayOpen: boolean;
}

export class ReadTablePage {
  @OneOfField(['json', 'pdf'], { optional: true }) format?: 'json' | 'pdf';
  @OneOfField(LANGUAGES, { optional: true }) language?: Language;
  @OneOfField(['yes', 'no'], { optional: true, description: 'Whether the PDF tells the signals before and since the decision: it is then for who directs alone. No, when left out.' }) signals?: 'yes' | 'no';
}

export class TableWait {
  @TextField(1000) waiting: string;
  @TextField(1000) awaited: string;
  @TextField(500, { nullable: true }) because: string | null;
}

export class TableSaying {
  @TextField(1000) words: string;
  @TextField(200) by: string;
}

/** What lies on the table, for whoever directs to hand out. */
export class TablePage {
  @DayField() madeOn: string;
  @TextField(200) householdName: string;
  @ObjectField(() => BreakthroughView) breakthrough: BreakthroughView;
  @ListField(() => TableWait, MOST_KNOT_BLOCKAGES) waits: TableWait[];
  @ListField(() => TableSaying, MOST_VOICES) said: TableSaying[];
}
