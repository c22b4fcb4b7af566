import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { MOST_GOALS } from '../contract/plan-words.js';
import type { AddGoal, ChangeGoal, ChangePlan, GoalView, OrderGoals, PlanView } from '../contract/plans.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Member } from '../households/household.entity.js';
import { readView } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { atField, checkOrder, checkOrigin } from './plan-rules.js';
import { Goal, Plan } from './plan.entity.js';
import { ONE_GOAL, PLAN } from './plan.sql.js';

/** The plan itself and its goals, in the household's words and order. */
@Injectable()
export class GoalsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async plan(scope: HouseholdScope): Promise<PlanView> {
    return readView(this.work.manager, scope, this.clock.today(), PLAN, { what: 'plan' });
  }

  async changePlan(scope: HouseholdScope, version: number, input: ChangePlan): Promise<PlanView> {
    if (Object.values(input).every((value) => value === undefined)) throw new BrokenRule('input.nothing-to-change');
    const plan = await this.lockedPlan(scope);
    if (plan.version === version) checkOrigin({ ...plan, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) });
    await changeVersioned(this.work.manager, Plan, { householdId: scope.householdId, id: plan.id }, version, {
      ...input,
      startedOn: plan.startedOn ?? this.clock.today(),
    }, () => this.plan(scope));
    return this.plan(scope);
  }

  async addGoal(scope: HouseholdScope, input: AddGoal): Promise<GoalView> {
    const { householdId } = scope;
    await this.checkSpeaker(householdId, input.saidByMemberId);
    const plan = await this.lockedPlan(scope);
    const last = await this.work.manager.maximum(Goal, 'place', { householdId });
    if ((last ?? 0) >= MOST_GOALS) throw new BrokenRule('goal.too-many');
    const id = newId();
    await this.work.manager.insert(Goal, {
      householdId,
      id,
      place: (last ?? 0) + 1,
      words: input.words,
      saidByMemberId: input.saidByMemberId ?? null,
      saidOn: input.saidOn ?? (input.saidByMemberId ? this.clock.today() : null),
      professionalWording: input.professionalWording ?? null,
      domains: input.domains,
      shielded: input.shielded ?? false,
    });
    // The list of goals is the plan's: somebody who is about to reorder it must see that it grew.
    await changeVersioned(this.work.manager, Plan, { householdId, id: plan.id }, plan.version, { startedOn: plan.startedOn ?? this.clock.today() });
    return this.goal(scope, id);
  }

  async changeGoal(scope: HouseholdScope, id: string, version: number, input: ChangeGoal): Promise<GoalView> {
    await this.checkSpeaker(scope.householdId, input.saidByMemberId);
    await changeVersioned(this.work.manager, Goal, { householdId: scope.householdId, id }, version, { ...input }, () => this.goal(scope, id));
    return this.goal(scope, id);
  }

  async order(scope: HouseholdScope, version: number, { goalIds }: OrderGoals): Promise<PlanView> {
    const { householdId } = scope;
    const plan = await this.lockedPlan(scope);
    const goals = await this.work.manager.findBy(Goal, { householdId });
    if (plan.version === version) checkOrder(goals.map((goal) => goal.id), goalIds);
    await changeVersioned(this.work.manager, Plan, { householdId, id: plan.id }, version, { startedOn: plan.startedOn ?? this.clock.today() });
    // The constraint on places is deferred: in between two goals may share one.
    await this.work.manager.query(
      `update goal g set place = o.place from unnest($2::uuid[]) with ordinality as o(id, place) where g.household_id = $1 and g.id = o.id`,
      [householdId, goalIds],
    );
    return this.plan(scope);
  }

  private async checkSpeaker(householdId: string, memberId: string | null | undefined): Promise<void> {
    if (memberId && !(await this.work.manager.existsBy(Member, { householdId, id: memberId }))) throw new BrokenRule('member.unknown', {}, [atField('saidByMemberId')]);
  }

  /** Goals are added and ordered one after the other, so that two never get the same place. */
  private async lockedPlan(scope: HouseholdScope): Promise<Plan> {
    return this.work.manager.findOneOrFail(Plan, { where: { householdId: scope.householdId }, lock: { mode: 'for_no_key_update' } });
  }

  private async goal(scope: HouseholdScope, id: string): Promise<GoalView> {
    return readView(this.work.manager, scope, this.clock.today(), ONE_GOAL, { id });
  }
}
