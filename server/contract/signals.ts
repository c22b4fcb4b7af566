import { DayField, IdField, InstantField, ListField, NumberField, ObjectField, OneOfField, TextField, YesNoField } from './fields.js';
import { LEVELS, type Level } from './level-words.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';
import { ActionOwner, ActionOwnerView } from './plans.js';
import { LANGUAGES, type Language } from './roles.js';
import { ANSWER_KINDS, ANSWER_REASONS, EVIDENCE_KINDS, SIGNAL_CODES, WORKLIST_PARTS, type AnswerKind, type AnswerReason, type EvidenceKind, type SignalCode, type WorklistPart } from './signal-words.js';

export class SignalSentence {
  @TextField(500) nl: string;
  @TextField(500) en: string;
}

/** Where on the household's page the facts stand from which a signal follows. */
export class EvidenceView {
  @OneOfField(EVIDENCE_KINDS) kind: EvidenceKind;
  @IdField() id: string;
  @DayField({ nullable: true }) on: string | null;
}

/** What somebody decided about a signal. */
export class SignalAnswerView {
  @IdField() id: string;
  @OneOfField(SIGNAL_CODES) code: SignalCode;
  @OneOfField(ANSWER_KINDS) kind: AnswerKind;
  @OneOfField(ANSWER_REASONS) reason: AnswerReason;
  @TextField(1000, { nullable: true }) words: string | null;
  @DayField({ nullable: true, description: 'Snoozed: the day on which it comes back.' }) until: string | null;
  @TextField(500, { nullable: true, description: 'Decided: the action.' }) action: string | null;
  @ListField(() => ActionOwnerView, 10, { description: 'Decided: who does it now; a service that is confidential to the reader is not named.' }) actionOwners: ActionOwnerView[];
  @DayField({ nullable: true, description: 'Decided: the day on which the action is due now.' }) actionDueOn: string | null;
  @TextField(20, { nullable: true, description: 'Decided: how the action stands: `open`, `done` or `dropped`.' }) actionStatus: string | null;
  @TextField(200) answeredBy: string;
  @InstantField() answeredAt: string;
  @TextField(200, { nullable: true, description: 'Of a dismissal of safety: the second person, once there is one.' }) confirmedBy: string | null;
  @YesNoField({ description: 'A dismissal of safety that waits for a second person.' }) waitsForSecond: boolean;
  @ObjectField(() => SignalSentence, { description: 'What the signal said on the day on which it was answered.' }) sentence: SignalSentence;
}

/** Why a household is stuck, or is about to be. */
export class SignalView {
  @IdField() id: string;
  @OneOfField(SIGNAL_CODES) code: SignalCode;
  @IdField({ nullable: true }) memberId: string | null;
  @OneOfField(LIFE_DOMAINS, { nullable: true }) domain: LifeDomain | null;
  @InstantField({ description: 'From when it holds.' }) holdsFrom: string;
  @InstantField({ nullable: true, description: 'Until when, where that is known; half open.' }) holdsUntil: string | null;
  @YesNoField({ description: 'It holds at this moment; otherwise it is about to.' }) holds: boolean;
  @NumberField(0, 100_000, { description: 'In how many days it holds; 0 when it does.' }) inDays: number;
  @ObjectField(() => SignalSentence, { description: 'As it holds now, or on the first day on which it will.' }) sentence: SignalSentence;
  @ListField(() => EvidenceView, 1000) evidence: EvidenceView[];
  @YesNoField({ description: 'An answer keeps it off the list at this moment.' }) answered: boolean;
  @ObjectField(() => SignalAnswerView, { nullable: true, description: 'The latest answer to it, whether or not it still holds.' }) answer: SignalAnswerView | null;
}

export class HouseholdSignals {
  @ListField(() => SignalView, 500, { description: 'Safety first, then the oldest; with those that are about to hold.' }) signals: SignalView[];
  @ListField(() => SignalAnswerView, 200, { description: 'What was decided, newest first.' }) log: SignalAnswerView[];
  @YesNoField() mayAnswer: boolean;
  @YesNoField({ description: 'The reader may be the second person where they did not answer themselves.' }) mayConfirm: boolean;
}

export class DecideSignal {
  @TextField(500) what: string;
  @ObjectField(() => ActionOwner, { description: 'Who does it.' }) owner: ActionOwner;
  @DayField({ description: 'Today or later.' }) dueOn: string;
  @IdField({ optional: true, nullable: true, description: 'The goal of the plan that it serves. This, or a new goal.' }) goalId?: string | null;
  @TextField(1000, { optional: true, nullable: true, description: 'A new goal, in the words of a professional: nobody of the household has said it yet.' }) newGoal?: string | null;
}

export class AnswerSignal {
  @OneOfField(ANSWER_KINDS) kind: AnswerKind;
  @OneOfField(ANSWER_REASONS) reason: AnswerReason;
  @TextField(1000, { optional: true, nullable: true, description: 'Why. Required when it is snoozed or dismissed.' }) words?: string | null;
  @DayField({ optional: true, nullable: true, description: 'Snoozed: the day on which it comes back, after today.' }) until?: string | null;
  @ObjectField(() => DecideSignal, { optional: true, nullable: true, description: 'Decided: what, who and by when; it becomes an action of the plan.' }) decision?: DecideSignal | null;
}

export class ReadWorklist {
  @OneOfField(WORKLIST_PARTS, { optional: true, description: 'What holds now, when left out.' }) part?: WorklistPart;
  @OneOfField(SIGNAL_CODES, { optional: true }) code?: SignalCode;
  @OneOfField(LEVELS, { optional: true }) level?: Level;
  @IdField({ optional: true, description: 'Who leads now.' }) leadId?: string;
  @IdField({ optional: true, description: 'Involved now.' }) organisationId?: string;
  @TextField(500, { optional: true, description: 'From `next` of the page before.' }) after?: string;
}

export class ExportWorklist {
  @OneOfField(WORKLIST_PARTS, { optional: true }) part?: WorklistPart;
  @OneOfField(SIGNAL_CODES, { optional: true }) code?: SignalCode;
  @OneOfField(LEVELS, { optional: true }) level?: Level;
  @IdField({ optional: true }) leadId?: string;
  @IdField({ optional: true }) organisationId?: string;
  @OneOfField(LANGUAGES, { optional: true }) language?: Language;
}

export class WorklistItem {
  @IdField() householdId: string;
  @TextField(200) name: string;
  @OneOfField(LEVELS) level: Level;
  @TextField(200, { nullable: true, description: 'Who leads now.' }) leadName: string | null;
  @ListField(() => SignalView, 500, { description: 'Those of this part of the list that are not answered: safety first, then the oldest.' }) signals: SignalView[];
}

export class Worklist {
  @ListField(() => WorklistItem, 100, { description: 'Safety first, then the household with the oldest signal.' }) households: WorklistItem[];
  @TextField(500, { nullable: true, description: 'Ask for the next page with this; null on the last.' }) next: string | null;
}

export class SignalCount {
  @OneOfField(SIGNAL_CODES) code: SignalCode;
  @NumberField(0, 10_000_000, { description: 'Households for which it holds now, unanswered.' }) now: number;
  @NumberField(0, 10_000_000, { description: 'Households for which it is about to hold.' }) soon: number;
}

export class WorklistChoice {
  @IdField() id: string;
  @TextField(200) name: string;
}

/** How many there are, and by what the list can be narrowed. */
export class WorklistCounts {
  @ListField(() => SignalCount, 100, { description: 'Only codes of which there are any, safety first.' }) signals: SignalCount[];
  @NumberField(0, 10_000_000, { description: 'Households with a signal that holds now.' }) now: number;
  @NumberField(0, 10_000_000, { description: 'Households with a signal that is about to hold.' }) soon: number;
  @ListField(() => WorklistChoice, 1000, { description: 'Who leads one of the households of these teams.' }) leads: WorklistChoice[];
  @ListField(() => WorklistChoice, 1000, { description: 'Organisations involved with one of them.' }) organisations: WorklistChoice[];
}

/** In how many households, by signal and in all: the numbers alone. */
export type SignalTally = Pick<WorklistCounts, 'signals' | 'now' | 'soon'>;

export class RecurringReason {
  @OneOfField(SIGNAL_CODES) code: SignalCode;
  @OneOfField(ANSWER_KINDS) kind: AnswerKind;
  @OneOfField(ANSWER_REASONS) reason: AnswerReason;
  @NumberField(1, 10_000_000) times: number;
  @NumberField(1, 10_000_000) households: number;
  @InstantField() lastAt: string;
}

/** An answer in the log of a team, with its household. */
export class TeamAnswerView extends SignalAnswerView {
  @IdField() householdId: string;
  @TextField(200) householdName: string;
}

/** What was decided in the teams that the reader leads. */
export class TeamAnswers {
  @ListField(() => TeamAnswerView, 200, { description: 'Newest first, at most 100.' }) answers: TeamAnswerView[];
  @ListField(() => RecurringReason, 1000, { description: 'Of the last year; what was given most often first.' }) reasons: RecurringReason[];
}
