import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import { MOST_OWN_ACTIONS } from '../contract/plan-words.js';
import type { OwnAction, OwnActions } from '../contract/plans.js';
import { runPrepared } from '../database/prepared.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { OWN_ACTIONS } from './own-actions.sql.js';

/** What somebody still has to do, over all households together. */
@Injectable()
export class OwnActionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<OwnActions> {
    const today = this.clock.today();
    const values = [actor.professionalId, today, MOST_OWN_ACTIONS + 1, actor.organisationId];
    const [row] = await runPrepared<{ actions: OwnAction[] }>(this.work.manager, OWN_ACTIONS, values);
    const actions = row!.actions.slice(0, MOST_OWN_ACTIONS);
    await recordList(this.work.manager, 'plan', [...new Set(actions.map(({ householdId }) => householdId))]);
    return { today, actions, more: row!.actions.length > MOST_OWN_ACTIONS };
  }
}
