import { DayField, IdField, ListField, NumberField, TextField } from './fields.js';
import { BEST_CHANGE, MOST_GOALS, WORST_CHANGE } from './plan-words.js';

export class GoalEvaluation {
  @IdField() goalId: string;
  @NumberField(WORST_CHANGE, BEST_CHANGE, { description: 'Since the evaluation before: -2 much worse, 2 much better.' }) change: number;
  @TextField(1000, { optional: true, nullable: true }) whatChanged?: string | null;
}

export class AddEvaluation {
  @DayField({ optional: true, description: 'Today when left out; never later.' }) heldOn?: string;
  @DayField({ optional: true, nullable: true, description: 'Left out: after as many weeks as the rhythm of the case says.' }) nextOn?: string | null;
  @TextField(2000, { optional: true, nullable: true, description: 'What changed, over all.' }) note?: string | null;
  @ListField(() => GoalEvaluation, MOST_GOALS, { description: 'At least one goal, each once.' }) goals: GoalEvaluation[];
}

export class EvaluationView {
  @IdField() id: string;
  @DayField() heldOn: string;
  @DayField({ nullable: true }) nextOn: string | null;
  @TextField(2000, { nullable: true }) note: string | null;
  @TextField(200, { nullable: true, description: 'Who recorded it; null for a professional of a confidential service.' }) recordedBy: string | null;
  @ListField(() => GoalEvaluation, MOST_GOALS, { description: 'Goals that the reader sees.' }) goals: GoalEvaluation[];
}

export class Evaluations {
  @ListField(() => EvaluationView, 1000, { description: 'Oldest first.' }) evaluations: EvaluationView[];
}
