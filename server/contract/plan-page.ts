import { DayField, IdField, InstantField, ListField, OneOfField, TextField, TextsField, YesNoField } from './fields.js';
import { ACTION_RHYTHMS, STATEMENT_KINDS, type ActionRhythm, type StatementKind } from './plan-words.js';
import { LANGUAGES, type Language } from './roles.js';

export const PLAN_PAGE_FORMATS = ['pdf', 'json'] as const;
export type PlanPageFormat = (typeof PLAN_PAGE_FORMATS)[number];

export class ReadPlanPage {
  @IdField({ optional: true, description: 'For whom it is; left out: for all to read together.' }) memberId?: string;
  @OneOfField(PLAN_PAGE_FORMATS, { optional: true, description: 'JSON when left out.' }) format?: PlanPageFormat;
  @OneOfField(LANGUAGES, { optional: true }) language?: Language;
}

export class PagedStatement {
  @OneOfField(STATEMENT_KINDS) kind: StatementKind;
  @TextField(1000) words: string;
  @TextField(200) by: string;
}

export class PagedAction {
  @TextField(500) what: string;
  @TextsField(200, 10, { description: 'Who does it, without those of a confidential service.' }) owners: string[];
  @YesNoField({ description: 'Somebody who is not named does it as well.' }) unnamed: boolean;
  @OneOfField(ACTION_RHYTHMS) rhythm: ActionRhythm;
  @DayField({ nullable: true }) dueOn: string | null;
}

export class PagedGoal {
  @TextField(1000) words: string;
  @TextField(200, { nullable: true }) by: string | null;
  @TextField(500, { nullable: true }) notNowBecause: string | null;
  @ListField(() => PagedAction, 200, { description: 'That are open.' }) actions: PagedAction[];
}

export class PagedVisit {
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @TextsField(200, 20) who: string[];
  @YesNoField() unnamed: boolean;
}

/** The plan for one member, or for all together: nothing that a reader may not know of another. */
export class PlanPage {
  @TextField(200, { nullable: true }) for: string | null;
  @DayField() madeOn: string;
  @TextField(200, { nullable: true }) lead: string | null;
  @TextField(2000, { nullable: true }) whereTo: string | null;
  @TextField(2000, { nullable: true }) inTheWay: string | null;
  @ListField(() => PagedStatement, 200) statements: PagedStatement[];
  @ListField(() => PagedGoal, 200) goals: PagedGoal[];
  @ListField(() => PagedVisit, 200, { description: 'Of the coming four weeks.' }) visits: PagedVisit[];
}
