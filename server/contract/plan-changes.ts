import { IdField, InstantField, ListField, OneOfField, TextField } from './fields.js';
import { PLAN_CHANGE_DEEDS, PLAN_CHANGE_PARTS, type PlanChangeDeed, type PlanChangePart } from './plan-change-words.js';

export class PlanChangeSince {
  @OneOfField(PLAN_CHANGE_PARTS) part: PlanChangePart;
  @IdField({ nullable: true, description: 'Of the goal, action, statement, agreement or evaluation; null for what is gone and for the plan itself.' }) id: string | null;
  @OneOfField(PLAN_CHANGE_DEEDS) deed: PlanChangeDeed;
  @TextField(200, { nullable: true, description: 'Who did it last; null for a professional of a confidential service.' }) by: string | null;
  @InstantField({ description: 'The last time.' }) at: string;
}

/** What others changed in the plan since the reader last looked at it, of what the reader sees. */
export class PlanChanges {
  @InstantField({ nullable: true, description: 'When that was; null for the first time, and then nothing counts as changed.' }) since: string | null;
  @ListField(() => PlanChangeSince, 1000, { description: 'Each part once, newest first.' }) changes: PlanChangeSince[];
}
