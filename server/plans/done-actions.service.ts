import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ActionView, DoAction } from '../contract/plans.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { checkDone } from './plan-rules.js';
import { Action, ActionDone, ActionOwner } from './plan.entity.js';
import { ONE_ACTION } from './plan.sql.js';

/** Says that actions were done, by whom, and on whose behalf. */
@Injectable()
export class DoneActionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A single action is then done; a rhythm has one time more. Two who say so at once say it once. */
  async add(scope: HouseholdScope, id: string, { doneOn = this.clock.today() }: DoAction): Promise<ActionView> {
    const { action, owns } = await this.checked(scope, id, doneOn);
    await this.work.manager.insert(ActionDone, this.row(scope, id, doneOn, owns));
    if (action.rhythm === 'once') await this.setStatus(scope, id, 'done');
    return this.view(scope, id);
  }

  /** Takes the last time back; a single action is open again. */
  async takeBack(scope: HouseholdScope, id: string): Promise<ActionView> {
    const { action } = await this.facts(scope, id);
    const last = await this.work.manager.findOne(ActionDone, { where: { householdId: scope.householdId, actionId: id }, order: { doneOn: 'DESC' } });
    if (!last) throw new BrokenRule('action.not-done');
    await this.work.manager.delete(ActionDone, { householdId: scope.householdId, id: last.id });
    if (action.rhythm === 'once') await this.setStatus(scope, id, 'open');
    return this.view(scope, id);
  }

  /** For a change of an action whose status went to or from done. */
  async follow(scope: HouseholdScope, action: Action, status: Action['status'] | undefined): Promise<void> {
    if (status === undefined || status === action.status || action.rhythm !== 'once') return;
    if (action.status === 'done') await this.work.manager.delete(ActionDone, { householdId: scope.householdId, actionId: action.id });
    if (status !== 'done') return;
    const { owns } = await this.facts(scope, action.id);
    await this.work.manager.insert(ActionDone, this.row(scope, action.id, this.clock.today(), owns));
  }

  private async checked(scope: HouseholdScope, id: string, doneOn: string): Promise<{ action: Action; owns: boolean }> {
    const { action, owns, ownedWithoutAccount } = await this.facts(scope, id);
    checkDone({ status: action.status, startsOn: action.startsOn, own: owns || scope.mayDirect, ownedWithoutAccount }, doneOn, this.clock.today());
    return { action, owns };
  }

  private async facts(scope: HouseholdScope, id: string): Promise<{ action: Action; owns: boolean; ownedWithoutAccount: boolean }> {
    const { householdId } = scope;
    const action = await this.work.manager.findOne(Action, { where: { householdId, id }, lock: { mode: 'for_no_key_update' } });
    // What the reader does not see is not there.
    if (!action || !(await readJson(this.work.manager, scope, this.clock.today(), ONE_ACTION, { id }))) throw new BrokenRule('not-found');
    const owners = await this.work.manager.findBy(ActionOwner, { householdId, actionId: id });
    const owns = owners.some((owner) => owner.professionalId === scope.actor.professionalId);
    const ownedWithoutAccount = owners.some((owner) => owner.professionalId === null);
    if (!owns && !scope.mayDirect && !ownedWithoutAccount) throw new BrokenRule('action.not-yours');
    return { action, owns, ownedWithoutAccount };
  }

  private row(scope: HouseholdScope, actionId: string, doneOn: string, owns: boolean): ActionDone {
    return { householdId: scope.householdId, id: newId(), actionId, doneOn, recordedBy: scope.actor.professionalId, onBehalf: !owns };
  }

  private async setStatus(scope: HouseholdScope, id: string, status: Action['status']): Promise<void> {
    await this.work.manager.update(Action, { householdId: scope.householdId, id }, { status, version: () => 'version + 1' });
  }

  private async view(scope: HouseholdScope, id: string): Promise<ActionView> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ONE_ACTION, { id })) as ActionView;
  }
}
