import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AddEvaluation, Evaluations, EvaluationView } from '../contract/plan-evaluation.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { listOf, nameOf, readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { Evaluation, EvaluationGoal } from './evaluation.entity.js';
import { checkEvaluation } from './evaluation-rules.js';
import { Goal, Plan } from './plan.entity.js';

const GOALS = listOf(
  `x.goal_id as "goalId", x.change, x.what_changed as "whatChanged"`,
  `evaluation_goal x join goal g on g.household_id = x.household_id and g.id = x.goal_id where x.household_id = e.household_id and x.evaluation_id = e.id`,
  'g.place',
);
const EVALUATIONS = listOf(
  `e.id, e.held_on as "heldOn", e.next_on as "nextOn", e.note, ${nameOf('e.recorded_by')} as "recordedBy", ${GOALS} as goals`,
  `evaluation e where e.household_id = reader.household_id`,
  'e.held_on',
);

/** How the goals went, evaluation by evaluation. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(scope: HouseholdScope): Promise<Evaluations> {
    return { evaluations: JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), EVALUATIONS, { what: 'plan' })) as EvaluationView[] };
  }

  /** The plan takes over the next date of the evaluation that was held last. */
  async add(scope: HouseholdScope, input: AddEvaluation): Promise<Evaluations> {
    const { householdId } = scope;
    const { heldOn = this.clock.today(), goals, note = null } = input;
    const plan = await this.work.manager.findOneOrFail(Plan, { where: { householdId }, lock: { mode: 'for_no_key_update' } });
    const goalIds = goals.map(({ goalId }) => goalId);
    const nextOn = checkEvaluation({ heldOn, nextOn: input.nextOn, goalIds }, plan.evaluationWeeks, this.clock.today());
    if ((await this.work.manager.countBy(Goal, { householdId, id: In(goalIds) })) < goalIds.length) throw new BrokenRule('goal.unknown');
    const id = newId();
    await this.work.manager.insert(Evaluation, { householdId, id, heldOn, nextOn, note, recordedBy: scope.actor.professionalId });
    await this.work.manager.insert(EvaluationGoal, goals.map(({ goalId, change, whatChanged = null }) => ({ householdId, evaluationId: id, goalId, change, whatChanged })));
    const last = await this.work.manager.findOneOrFail(Evaluation, { where: { householdId }, order: { heldOn: 'DESC' } });
    if (last.id === id) await this.work.manager.update(Plan, { householdId, id: plan.id }, { nextEvaluationOn: nextOn, version: () => 'version + 1' });
    return this.list(scope);
  }
}
