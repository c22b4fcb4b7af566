import { IdField, InstantField, ListField, NumberField, OneOfField, TextField } from './fields.js';
import { LEAD_WAITS, type LeadWait } from './lead-words.js';
import { VISIT_QUESTION_KINDS, type VisitQuestionKind } from './visit-question-words.js';

/** A question around a visit that waits for the reader; its words are on the household's page. */
export class WaitingVisitQuestion {
  @IdField() id: string;
  @OneOfField(VISIT_QUESTION_KINDS) kind: VisitQuestionKind;
  @TextField(200, { nullable: true, description: 'Null: somebody of a confidential service.' }) askedBy: string | null;
  @InstantField({ nullable: true, description: 'When the visit is, or was thought of.' }) startsAt: string | null;
}

/** A visit of the reader's own that is over, and of which nobody told how it went. */
export class UntoldVisit {
  @IdField() id: string;
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @NumberField(1, 2_147_483_647, { description: 'To tell it with.' }) version: number;
}

/** What waits for the reader on a household's page, as its card counts it; decisions and pauses are asked for apart. */
export class AskedInHousehold {
  @IdField() householdId: string;
  @TextField(200) householdName: string;
  @ListField(() => WaitingVisitQuestion, 1000, { description: 'The oldest first.' }) visitQuestions: WaitingVisitQuestion[];
  @ListField(() => UntoldVisit, 1000, { description: 'Of the days that the page of the household looks back; the oldest first.' }) untoldVisits: UntoldVisit[];
  @NumberField(0, 100_000, { description: 'Proposals that help stops.' }) withdrawals: number;
  @OneOfField(LEAD_WAITS, { nullable: true, description: "As what a proposal of a lead waits for the reader's answer." }) leadWaitsAs: LeadWait | null;
  @TextField(200, { nullable: true, description: 'Who is proposed to lead, where that waits for the reader.' }) leadCandidateName: string | null;
}

export class AskedInHouseholds {
  @ListField(() => AskedInHousehold, 10_000, { description: 'By name.' }) households: AskedInHousehold[];
}
