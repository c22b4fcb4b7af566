import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { PlanChanges } from '../contract/plan-changes.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { LOOKED, PLAN_CHANGES } from './plan-changes.sql.js';

/** What changed in the plan since somebody last looked. */
@Injectable()
export class PlanLooksService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Looking both tells and clears: each change is told to each reader once, whatever happens at the same time. */
  async look(scope: HouseholdScope): Promise<PlanChanges> {
    const { householdId, actor } = scope;
    const read = await readJson(this.work.manager, { ...scope, reads: true }, this.clock.today(), PLAN_CHANGES, { what: 'plan' });
    const { snapshot, since, changes } = JSON.parse(read) as PlanChanges & { snapshot: string };
    await this.work.manager.query(LOOKED, [householdId, newId(), actor.professionalId, snapshot]);
    return { since, changes: since ? changes : [] };
  }
}
