import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AddStatement, PlanView } from '../contract/plans.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Member } from '../households/household.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { GoalsService } from './goals.service.js';
import { atField } from './plan-rules.js';
import { PlanStatement } from './plan.entity.js';

/** Literal words about where to, and what stands in the way. What was said is not changed: it is taken away and written anew. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly goals: GoalsService,
  ) {}

  async add(scope: HouseholdScope, input: AddStatement): Promise<PlanView> {
    const { householdId } = scope;
    const { kind, words, saidByMemberId, saidOn = this.clock.today(), language = 'nl' } = input;
    if (saidOn > this.clock.today()) throw new BrokenRule('statement.in-future', {}, [atField('saidOn')]);
    if (!(await this.work.manager.existsBy(Member, { householdId, id: saidByMemberId }))) throw new BrokenRule('member.unknown', {}, [atField('saidByMemberId')]);
    await this.work.manager.insert(PlanStatement, { householdId, id: newId(), kind, words, saidByMemberId, saidOn, language, recordedBy: scope.actor.professionalId });
    return this.goals.plan(scope);
  }

  async remove(scope: HouseholdScope, id: string): Promise<PlanView> {
    const { affected } = await this.work.manager.delete(PlanStatement, { householdId: scope.householdId, id });
    if (!affected) throw new BrokenRule('not-found');
    return this.goals.plan(scope);
  }
}
