import { MOST_BLOCKAGES, MOST_KNOTS, WAITING_KINDS, type WaitingKind } from './blockage-words.js';
import { DayField, IdField, IdsField, ListField, NumberField, ObjectField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';

export class AddCondition {
  @TextField(80, { description: 'What it is, as it stands within a sentence: "huisvesting", "de schuldregeling".' }) label: string;
  @OneOfField(LIFE_DOMAINS, { description: 'Who sees it: those who work in this part of life.' }) domain: LifeDomain;
  @TextField(60, { optional: true, nullable: true, description: 'How the team calls whoever must bring it: "de kliniek".' }) party?: string | null;
  @IdField({ optional: true, nullable: true, description: 'The organisation that must bring it.' }) organisationId?: string | null;
}

export class ChangeCondition {
  @TextField(80, { optional: true }) label?: string;
  @OneOfField(LIFE_DOMAINS, { optional: true }) domain?: LifeDomain;
  @TextField(60, { optional: true, nullable: true }) party?: string | null;
  @IdField({ optional: true, nullable: true }) organisationId?: string | null;
  @YesNoField({ optional: true, description: 'From today on it is met, or not after all.' }) met?: boolean;
}

/** An action, a goal or a condition of this household. */
export class WaitingEnd {
  @OneOfField(WAITING_KINDS) kind: WaitingKind;
  @IdField() id: string;
}

export class AddBlockage {
  @ObjectField(() => WaitingEnd) waiting: WaitingEnd;
  @ObjectField(() => WaitingEnd, { description: 'Something else: what the first waits for.' }) awaited: WaitingEnd;
  @TextField(500, { optional: true, nullable: true, description: 'Why it must come first, as it is said.' }) because?: string | null;
}

export class ChangeBlockage {
  @TextField(500, { optional: true, nullable: true }) because?: string | null;
  @YesNoField({ optional: true, description: 'From today on one no longer waits for the other, or again.' }) over?: boolean;
}

/** Something that waits or is waited for; and each condition, also one that nothing waits for yet. */
export class WaitingItemView {
  @IdField() id: string;
  @OneOfField(WAITING_KINDS) kind: WaitingKind;
  @TextField(1000, { description: 'A condition by its label, an action by what is done, a goal by its literal words.' }) label: string;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @TextField(60, { nullable: true, description: 'How the team calls whose it is to bring; null for a confidential service.' }) party: string | null;
  @IdField({ nullable: true }) organisationId: string | null;
  @TextField(200, { nullable: true }) organisationName: string | null;
  @YesNoField({ description: 'Of a service that the reader does not get to know.' }) confidential: boolean;
  @YesNoField({ description: 'Done, reached or met.' }) over: boolean;
  @YesNoField({ description: 'Of a condition: whether the reader may change it.' }) mayChange: boolean;
  @NumberField(1, 2_147_483_647, { nullable: true, description: 'Of a condition.' }) version: number | null;
}

export class BlockageView {
  @IdField({ nullable: true, description: 'Null: an action that waits for another in the plan; it is changed there.' }) id: string | null;
  @IdField() waitingId: string;
  @IdField() awaitedId: string;
  @TextField(500, { nullable: true }) because: string | null;
  @TextField(200, { nullable: true, description: 'Who wrote it down; null for a confidential service, and of the plan.' }) recordedBy: string | null;
  @DayField({ nullable: true }) since: string | null;
  @DayField({ nullable: true, description: 'First day on which one no longer waited for the other.' }) until: string | null;
  @YesNoField({ description: 'It holds now: neither end is done, reached or met.' }) holds: boolean;
  @YesNoField() mayChange: boolean;
  @NumberField(1, 2_147_483_647, { nullable: true }) version: number | null;
}

/** An item of a circle and how it goes on to the next; the last goes on to the first. */
export class WaitingStepView {
  @IdField() itemId: string;
  @YesNoField({ description: 'It waits for nothing itself: its party must bring it, and waits with the next. Otherwise it waits for the next.' }) passes: boolean;
}

export class WaitingCircleView {
  @ListField(() => WaitingStepView, MOST_BLOCKAGES * 2) steps: WaitingStepView[];
}

export class WaitingChainView {
  @IdsField(MOST_BLOCKAGES * 2, { min: 3, description: 'Each waits for the next; the last waits for nothing more, or stands in a circle.' }) itemIds: string[];
}

/** An item at which circles of waiting can be broken. */
export class UntyingPointView {
  @IdField() itemId: string;
  @NumberField(1, MOST_KNOTS, { description: 'Of the circles told, those that go through it.' }) circles: number;
  @NumberField(0, MOST_KNOTS, { description: 'Circles that are left without it.' }) left: number;
}

/** What waits for what, as far as the reader may see it. */
export class BlockageMap {
  @ListField(() => WaitingItemView, 1000) items: WaitingItemView[];
  @ListField(() => BlockageView, 2000, { description: 'Those that hold first, in the order in which they were written down.' }) blockages: BlockageView[];
  @ListField(() => WaitingCircleView, MOST_KNOTS, { description: 'The shortest first.' }) circles: WaitingCircleView[];
  @YesNoField({ description: 'There are more circles than these.' }) moreCircles: boolean;
  @ListField(() => WaitingChainView, MOST_KNOTS, { description: 'The longest first.' }) chains: WaitingChainView[];
  @YesNoField() moreChains: boolean;
  @ListField(() => UntyingPointView, 1000, { description: 'The item in most circles first.' }) points: UntyingPointView[];
  @SomeOfField(LIFE_DOMAINS, { description: 'Parts of life in which others know of more that waits.' }) knownToOthers: LifeDomain[];
}
