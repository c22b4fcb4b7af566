import { DayField, IdField, InstantField, ListField, NumberField, OneOfField, SomeOfField, TextField, TextsField, YesNoField } from './fields.js';
import { LEVELS, type Level } from './level-words.js';
import { LIFE_DOMAINS, RATING_VOICES, type LifeDomain, type RatingLevel, type RatingVoice } from './life-domains.js';
import { ACTION_STATUSES, GOAL_STATES, type ActionStatus, type GoalState } from './plan-words.js';
import { LEGAL_BASES, type LegalBasis } from './disclosure-words.js';
import { LANGUAGES, type Language } from './roles.js';
import { MEMBER_ROLES, type MemberRole } from './household-words.js';
import { VISIT_STATUSES, type VisitStatus } from './overlap-codes.js';
import { CONTACT_KEEPERS, type ContactKeeper } from './withdrawal-words.js';
import {
  EXPORT_FORMATS,
  EXPORT_REQUESTERS,
  IDENTITY_CHECKS,
  RECTIFICATION_OUTCOMES,
  RECTIFICATION_SUBJECTS,
  type ExportFormat,
  type ExportRequester,
  type IdentityCheck,
  type RectificationOutcome,
  type RectificationSubject,
} from './rights-words.js';

/** Somebody asks for what is known of a member. */
export class RequestExport {
  @OneOfField(EXPORT_REQUESTERS, { description: 'Under 12 who has authority, from 12 to 15 both together, from 16 the member. Our default.' }) requestedBy: ExportRequester;
  @OneOfField(IDENTITY_CHECKS) identityCheck: IdentityCheck;
}

export class ExportRequested {
  @IdField() id: string;
  @InstantField({ description: 'Until when the export can be made on this request.' }) until: string;
}

export class ReadExport {
  @IdField({ description: 'The recorded request on which the export is made.' }) requestId: string;
  @OneOfField(EXPORT_FORMATS, { optional: true, description: 'JSON when left out, unless the Accept header asks for a PDF.' }) format?: ExportFormat;
  @OneOfField(LANGUAGES, { optional: true, description: 'Of the PDF; Dutch when left out.' }) language?: Language;
}

/** In all of an export: a service is null where its name would tell something about another. */
const SERVICE = { nullable: true, description: 'Name of the organisation; null for a confidential service that is not named.' };

export class ExportedStay {
  @OneOfField(MEMBER_ROLES) role: MemberRole;
  @DayField() from: string;
  @DayField({ nullable: true }) until: string | null;
}

export class ExportedRating {
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @OneOfField(RATING_VOICES) voice: RatingVoice;
  @NumberField(1, 5) level: RatingLevel;
  @TextField(2000, { nullable: true }) words: string | null;
  @DayField() on: string;
  @TextField(200, SERVICE) service: string | null;
}

export class ExportedGoal {
  @TextField(2000) words: string;
  @DayField({ nullable: true }) saidOn: string | null;
  @OneOfField(GOAL_STATES) state: GoalState;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @TextField(2000, { nullable: true }) notNowBecause: string | null;
}

export class ExportedAction {
  @TextField(2000) what: string;
  @YesNoField({ description: 'Whether the member is among those who do it.' }) own: boolean;
  @DayField({ nullable: true }) dueOn: string | null;
  @OneOfField(ACTION_STATUSES) status: ActionStatus;
}

export class ExportedVisit {
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @OneOfField(VISIT_STATUSES) status: VisitStatus;
  @TextsField(200, 100, { description: 'Names of the organisations that came.' }) services: string[];
  @YesNoField({ description: 'A confidential service came that is not named.' }) confidential: boolean;
  @SomeOfField(LIFE_DOMAINS, { description: 'Only of visits to this member alone: of others they would tell about others.' }) domains: LifeDomain[];
}

/** A problem that is written down as theirs. */
export class ExportedProblem {
  @TextField(60) label: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @DayField() from: string;
  @DayField({ nullable: true, description: 'First day on which it was no problem any more.' }) until: string | null;
}

/** What the member said: of who leads, or of a problem and what it leads to. */
export class ExportedSaying {
  @TextField(2000) words: string;
  @DayField({ description: 'First day of the lead that it is about, or the day on which it was said.' }) on: string;
}

/** What one helper answered another. */
export class ExportedAnswer {
  @TextField(200, SERVICE) service: string | null;
  @TextField(2000) answer: string;
  @DayField() on: string;
}

/** What one helper asked another about a visit to this member alone: of a visit to several the words may tell about another. */
export class ExportedQuestion {
  @TextField(200, SERVICE) service: string | null;
  @TextField(2000) question: string;
  @DayField() on: string;
  @ListField(() => ExportedAnswer, 100) answers: ExportedAnswer[];
}

/** Who may know something of them, and on what legal basis. */
export class ExportedDisclosure {
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
  @TextField(200, SERVICE) service: string | null;
  @OneOfField(LEGAL_BASES) legalBasis: LegalBasis;
  @TextField(2000, { nullable: true, description: 'Only of consent: what the law asks for may tell about another.' }) purpose: string | null;
  @TextField(2000, { nullable: true, description: 'What the member said with it, where they gave it.' }) words: string | null;
  @DayField() from: string;
  @DayField({ nullable: true }) until: string | null;
  @DayField({ nullable: true }) withdrawnOn: string | null;
}

export class ExportedRectification {
  @OneOfField(RECTIFICATION_SUBJECTS) subject: RectificationSubject;
  @OneOfField(LIFE_DOMAINS, { nullable: true }) domain: LifeDomain | null;
  @TextField(4000) whatIsWrong: string;
  @TextField(4000) ownView: string;
  @DayField() askedOn: string;
  @OneOfField(RECTIFICATION_OUTCOMES, { nullable: true }) outcome: RectificationOutcome | null;
  @TextField(4000, { nullable: true, description: 'What was changed, or why not.' }) answer: string | null;
}

/** A level at which help was organised while they lived there. Why, and what was agreed, may tell about another. */
export class ExportedLevel {
  @OneOfField(LEVELS) level: Level;
  @DayField() from: string;
  @DayField({ nullable: true }) reviewOn: string | null;
}

/** A service that stopped, of those that are named. */
export class ExportedWithdrawal {
  @TextField(200) service: string;
  @DayField({ description: 'Last day on which it helps.' }) lastDay: string;
  @OneOfField(CONTACT_KEEPERS, { description: 'Who keeps contact afterwards.' }) contact: ContactKeeper;
}

export class ExportedReader {
  @TextField(200, SERVICE) service: string | null;
  @NumberField(1, 2_147_483_647) times: number;
  @DayField() firstOn: string;
  @DayField() lastOn: string;
}

/** All that is known of one member, without anybody else's. */
export class MemberExport {
  @DayField() madeOn: string;
  @TextField(200, { description: 'Organisation that made it.' }) madeBy: string;
  @OneOfField(EXPORT_REQUESTERS) requestedBy: ExportRequester;
  @TextField(200) name: string;
  @DayField({ nullable: true }) birthDate: string | null;
  @TextField(300, { nullable: true, description: 'Null where there is none, where it is shielded, and for who no longer lives there.' }) address: string | null;
  @ListField(() => ExportedStay, 100) stays: ExportedStay[];
  @ListField(() => ExportedRating, 100_000) ratings: ExportedRating[];
  @ListField(() => ExportedGoal, 200) goals: ExportedGoal[];
  @ListField(() => ExportedAction, 10_000) actions: ExportedAction[];
  @ListField(() => ExportedVisit, 100_000) visits: ExportedVisit[];
  @ListField(() => ExportedQuestion, 10_000, { description: 'Newest first.' }) questions: ExportedQuestion[];
  @ListField(() => ExportedSaying, 1000) saidOfLeads: ExportedSaying[];
  @ListField(() => ExportedProblem, 1000) problems: ExportedProblem[];
  @ListField(() => ExportedSaying, 6000) saidOfProblems: ExportedSaying[];
  @ListField(() => ExportedLevel, 1000, { description: 'Newest first.' }) levels: ExportedLevel[];
  @ListField(() => ExportedWithdrawal, 1000) withdrawals: ExportedWithdrawal[];
  @ListField(() => ExportedDisclosure, 1000) disclosures: ExportedDisclosure[];
  @ListField(() => ExportedRectification, 1000) rectifications: ExportedRectification[];
  @ListField(() => ExportedReader, 1000, { description: 'Which organisations looked, most often first.' }) seenBy: ExportedReader[];
}

/** A member says that something in the record is not right. */
export class AskRectification {
  @OneOfField(RECTIFICATION_SUBJECTS) subject: RectificationSubject;
  @OneOfField(LIFE_DOMAINS, { optional: true, nullable: true, description: 'Required for subject rating, only there.' }) domain?: LifeDomain | null;
  @TextField(2000, { description: 'What is not right.' }) whatIsWrong: string;
  @TextField(2000, { description: "How it is according to the member, in the member's literal words." }) ownView: string;
}

export class AnswerRectification {
  @OneOfField(RECTIFICATION_OUTCOMES) outcome: RectificationOutcome;
  @TextField(2000, { description: 'What was changed; or why it was not.' }) answer: string;
}

export class RectificationView {
  @IdField() id: string;
  @IdField() memberId: string;
  @OneOfField(RECTIFICATION_SUBJECTS) subject: RectificationSubject;
  @OneOfField(LIFE_DOMAINS, { nullable: true }) domain: LifeDomain | null;
  @TextField(2000) whatIsWrong: string;
  @TextField(2000) ownView: string;
  @DayField() askedOn: string;
  @DayField({ description: 'Day on which an answer is due.' }) dueOn: string;
  @OneOfField(RECTIFICATION_OUTCOMES, { nullable: true }) outcome: RectificationOutcome | null;
  @TextField(2000, { nullable: true }) answer: string | null;
  @DayField({ nullable: true }) answeredOn: string | null;
  @NumberField(1, 2_147_483_647) version: number;
}

/** A member's own view that stands beside the record: a correction was asked for, and not made. */
export class OwnView {
  @IdField() memberId: string;
  @OneOfField(RECTIFICATION_SUBJECTS) subject: RectificationSubject;
  @OneOfField(LIFE_DOMAINS, { nullable: true }) domain: LifeDomain | null;
  @TextField(2000) words: string;
  @DayField() on: string;
}

/** Requests of the household that wait for an answer; only whoever directs is told. */
export class OpenRequests {
  @IdField() memberId: string;
  @NumberField(1, 10_000) requests: number;
  @DayField({ description: 'When the first answer is due.' }) dueOn: string;
}

/** What the picture says of the rights of the household. */
export class RightsView {
  @ListField(() => OwnView, 1000) ownViews: OwnView[];
  @ListField(() => OpenRequests, 100) openRequests: OpenRequests[];
  @YesNoField({ description: 'Whether the reader handles requests, closes and reopens.' }) mayHandle: boolean;
}
