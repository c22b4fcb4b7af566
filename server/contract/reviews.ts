import { IdField, InstantField, ListField, NumberField, OneOfField, TextField, YesNoField } from './fields.js';
import { LONGEST_REVIEW_NOTE, MINUTES_FORMATS, MOST_REVIEW_CASES, type MinutesFormat } from './review-words.js';
import { LANGUAGES, type Language } from './roles.js';
import { SignalAnswerView } from './signals.js';

export class BeginReview {
  @IdField() teamId: string;
  @NumberField(1, MOST_REVIEW_CASES, { description: 'At most so many households, safety first, then those that are stuck longest.' }) most: number;
}

/** A household of the meeting, in the order in which it is discussed. */
export class ReviewCaseView {
  @IdField() id: string;
  @IdField() householdId: string;
  @TextField(200) name: string;
  @NumberField(1, MOST_REVIEW_CASES) place: number;
  @TextField(LONGEST_REVIEW_NOTE, { nullable: true }) note: string | null;
  @InstantField({ nullable: true }) discussedAt: string | null;
  @NumberField(1, 2_147_483_647) version: number;
}

export class ReviewMeetingView {
  @IdField() id: string;
  @IdField() teamId: string;
  @TextField(200) teamName: string;
  @TextField(200) ledByName: string;
  @InstantField() startedAt: string;
  @InstantField({ nullable: true }) closedAt: string | null;
  @ListField(() => ReviewCaseView, MOST_REVIEW_CASES) cases: ReviewCaseView[];
  @NumberField(0, MOST_REVIEW_CASES, { description: 'Households of the meeting that the reader may not see any more: they went to another team, or were closed.' }) outOfReach: number;
}

export class ReviewMeetingItem {
  @IdField() id: string;
  @TextField(200) teamName: string;
  @TextField(200) ledByName: string;
  @InstantField() startedAt: string;
  @InstantField({ nullable: true }) closedAt: string | null;
  @NumberField(0, MOST_REVIEW_CASES) households: number;
  @NumberField(0, MOST_REVIEW_CASES) discussed: number;
}

export class ReviewTeam {
  @IdField() teamId: string;
  @TextField(200) teamName: string;
  @NumberField(0, 10_000_000, { description: 'Households of the team that are stuck now, without an answer.' }) stuck: number;
}

/** Of the teams that the reader leads. */
export class ReviewMeetings {
  @ListField(() => ReviewTeam, 100) teams: ReviewTeam[];
  @ListField(() => ReviewMeetingItem, 100, { description: 'The newest first; of each team at most one is open.' }) meetings: ReviewMeetingItem[];
}

/** Only the fields that change. */
export class ChangeReviewCase {
  @TextField(LONGEST_REVIEW_NOTE, { optional: true, nullable: true }) note?: string | null;
  @YesNoField({ optional: true }) discussed?: boolean;
}

export class ReadMinutes {
  @OneOfField(MINUTES_FORMATS, { optional: true, description: 'JSON when left out.' }) format?: MinutesFormat;
  @OneOfField(LANGUAGES, { optional: true }) language?: Language;
}

export class MinutesCase {
  @IdField() householdId: string;
  @TextField(200) name: string;
  @NumberField(1, MOST_REVIEW_CASES) place: number;
  @TextField(LONGEST_REVIEW_NOTE, { nullable: true }) note: string | null;
  @YesNoField() discussed: boolean;
  @ListField(() => SignalAnswerView, 200, { description: 'What was decided between the beginning of the meeting and its end, in order.' }) decisions: SignalAnswerView[];
}

/** What a review meeting came to. */
export class ReviewMinutes {
  @TextField(200) teamName: string;
  @TextField(200) ledByName: string;
  @InstantField() startedAt: string;
  @InstantField({ nullable: true }) closedAt: string | null;
  @ListField(() => MinutesCase, MOST_REVIEW_CASES) cases: MinutesCase[];
  @NumberField(0, MOST_REVIEW_CASES) outOfReach: number;
}
