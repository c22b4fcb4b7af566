import { DayField, IdField, IdsField, ListField, NumberField, OneOfField, SomeOfField, TextField, YesNoField } from './fields.js';
import { MOST_CIRCLES, MOST_PROBLEMS } from './influence-words.js';
import { LIFE_DOMAINS, type LifeDomain } from './life-domains.js';

export class AddProblem {
  @TextField(60, { description: 'A few words by which everybody knows it: "post van deurwaarders". As it stands within a sentence.' }) label: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @IdField({ optional: true, nullable: true, description: 'The member whose problem it is; null: of the household.' }) memberId?: string | null;
  @TextField(500, { optional: true, nullable: true, description: "The household's literal words." }) words?: string | null;
  @IdField({ optional: true, nullable: true, description: 'The member who said it; null: a professional named it.' }) saidByMemberId?: string | null;
  @DayField({ optional: true, nullable: true, description: 'Today when left out.' }) saidOn?: string | null;
}

export class ChangeProblem {
  @TextField(60, { optional: true }) label?: string;
  @OneOfField(LIFE_DOMAINS, { optional: true }) domain?: LifeDomain;
  @IdField({ optional: true, nullable: true }) memberId?: string | null;
  @TextField(500, { optional: true, nullable: true }) words?: string | null;
  @IdField({ optional: true, nullable: true }) saidByMemberId?: string | null;
  @DayField({ optional: true }) saidOn?: string;
  @YesNoField({ optional: true, description: 'From today on it is no problem any more, or again. It stays on record with its days.' }) over?: boolean;
}

export class AddInfluence {
  @IdField() fromProblemId: string;
  @IdField({ description: 'Another problem: the one on which the first pushes.' }) toProblemId: string;
  @TextField(500, { description: 'How one leads to the other, in the words of the household.' }) words: string;
  @IdField({ optional: true, nullable: true, description: 'The member who said it; null: nobody of the household has said this yet.' }) saidByMemberId?: string | null;
  @DayField({ optional: true, nullable: true, description: 'Today when left out.' }) saidOn?: string | null;
}

export class ChangeInfluence {
  @TextField(500, { optional: true }) words?: string;
  @IdField({ optional: true, nullable: true }) saidByMemberId?: string | null;
  @DayField({ optional: true }) saidOn?: string;
  @YesNoField({ optional: true, description: 'From today on one no longer pushes on the other, or again.' }) over?: boolean;
}

export class ProblemView {
  @IdField() id: string;
  @TextField(60) label: string;
  @OneOfField(LIFE_DOMAINS) domain: LifeDomain;
  @IdField({ nullable: true }) memberId: string | null;
  @TextField(500, { nullable: true }) words: string | null;
  @IdField({ nullable: true }) saidByMemberId: string | null;
  @DayField() saidOn: string;
  @TextField(200, { nullable: true, description: 'Who wrote it down; null for a confidential service.' }) recordedBy: string | null;
  @DayField() since: string;
  @DayField({ nullable: true, description: 'First day on which it was no problem any more.' }) until: string | null;
  @YesNoField() mayChange: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

export class InfluenceView {
  @IdField() id: string;
  @IdField() fromProblemId: string;
  @IdField() toProblemId: string;
  @TextField(500) words: string;
  @IdField({ nullable: true }) saidByMemberId: string | null;
  @DayField() saidOn: string;
  @TextField(200, { nullable: true }) recordedBy: string | null;
  @DayField() since: string;
  @DayField({ nullable: true }) until: string | null;
  @YesNoField() mayChange: boolean;
  @NumberField(1, 2_147_483_647) version: number;
}

/** Problems that push on each other in a circle: each on the next, and the last on the first. */
export class CircleView {
  @IdsField(MOST_PROBLEMS, { min: 2 }) problemIds: string[];
}

/** A problem at which circles can be broken. */
export class BreakingPointView {
  @IdField() problemId: string;
  @NumberField(1, MOST_CIRCLES, { description: 'Of the circles told, those that go through it.' }) circles: number;
  @NumberField(0, MOST_CIRCLES, { description: 'Circles that are left without it.' }) left: number;
  @YesNoField({ description: 'More are left than that number.' }) leftMore: boolean;
}

/** Problems of others, as far as a reader may know that there are any. */
export class ProblemsOfOthers {
  @IdField({ nullable: true, description: 'Null: of the household.' }) memberId: string | null;
  @SomeOfField(LIFE_DOMAINS) domains: LifeDomain[];
}

/** What pushes on what, as far as the reader may see it: their own parts of life, and what was disclosed to them. */
export class InfluenceMap {
  @ListField(() => ProblemView, 1000, { description: 'Open ones first, in the order in which they were written down.' }) problems: ProblemView[];
  @ListField(() => InfluenceView, 5000, { description: 'Between problems that the reader sees.' }) influences: InfluenceView[];
  @ListField(() => CircleView, MOST_CIRCLES, { description: 'The shortest first.' }) circles: CircleView[];
  @YesNoField({ description: 'There are more circles than these.' }) moreCircles: boolean;
  @ListField(() => BreakingPointView, MOST_PROBLEMS, { description: 'The problem in most circles first.' }) points: BreakingPointView[];
  @ListField(() => ProblemsOfOthers, 100) knownToOthers: ProblemsOfOthers[];
}
