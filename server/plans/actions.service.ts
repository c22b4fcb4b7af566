import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ActionOwner as OwnerInput, ActionView, AddAction, ChangeAction } from '../contract/plans.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { DoneActionsService } from './done-actions.service.js';
import { atField, checkAction, checkWaiting } from './plan-rules.js';
import { Action, ActionOwner, Goal, Plan } from './plan.entity.js';
import { KNOWN_OWNERS, REMOVE_OWNERS } from './action-owners.sql.js';
import { ONE_ACTION } from './plan.sql.js';

@Injectable()
export class ActionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly done: DoneActionsService,
  ) {}

  /** Whoever directs adds any action; a partner adds actions of which they are an owner. */
  async add(scope: HouseholdScope, input: AddAction): Promise<ActionView> {
    const { householdId } = scope;
    const { rhythm, dueOn = null, endsOn = null, reviewOn = null } = input;
    const startsOn = input.startsOn ?? (rhythm === 'once' ? null : this.clock.today());
    checkAction({ rhythm, dueOn, startsOn, endsOn, reviewOn, owners: input.owners.length });
    if (!(await this.work.manager.existsBy(Goal, { householdId, id: input.goalId }))) throw new BrokenRule('goal.unknown');
    if (!scope.mayDirect && !names(scope, input.owners)) throw new BrokenRule('action.not-yours');
    const id = newId();
    if (input.waitsForId) await this.checkWaiting(scope, id, input.waitsForId);
    await this.work.manager.insert(Action, {
      householdId,
      id,
      goalId: input.goalId,
      what: input.what,
      rhythm,
      dueOn,
      startsOn,
      endsOn,
      reviewOn,
      waitsForId: input.waitsForId ?? null,
      domain: input.domain ?? null,
    });
    await this.setOwners(scope, id, input.owners);
    return this.view(scope, id);
  }

  /** A partner changes their own actions, whoever directs all. */
  async change(scope: HouseholdScope, id: string, version: number, input: ChangeAction): Promise<ActionView> {
    const { householdId } = scope;
    const action = await this.work.manager.findOneBy(Action, { householdId, id });
    if (!action) throw new BrokenRule('not-found');
    const own = { householdId, actionId: id, professionalId: scope.actor.professionalId };
    const { owners, ...fields } = input;
    const stays = owners === undefined || names(scope, owners);
    if (!scope.mayDirect && !(stays && (await this.work.manager.existsBy(ActionOwner, own)))) throw new BrokenRule('action.not-yours');
    if (action.version === version) {
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      checkAction({ ...action, ...given, owners: owners?.length ?? 1 });
      if (fields.waitsForId) await this.checkWaiting(scope, id, fields.waitsForId);
    }
    // Other owners are a change of the action as well, and raise its version.
    await changeVersioned(this.work.manager, Action, { householdId, id }, version, owners ? { ...fields, what: fields.what ?? action.what } : fields, () => this.view(scope, id));
    if (owners) await this.setOwners(scope, id, owners);
    await this.done.follow(scope, action, fields.status);
    return this.view(scope, id);
  }

  /** Who makes actions wait for each other does so one after the other: two at once would close a circle unseen. */
  private async checkWaiting(scope: HouseholdScope, id: string, waitsForId: string): Promise<void> {
    const { householdId } = scope;
    await this.work.manager.findOneOrFail(Plan, { where: { householdId }, lock: { mode: 'for_no_key_update' } });
    const actions = await this.work.manager.find(Action, { where: { householdId }, select: { id: true, waitsForId: true } });
    if (waitsForId !== id && !actions.some((each) => each.id === waitsForId)) throw new BrokenRule('action.waits-for-unknown', {}, [atField('waitsForId')]);
    checkWaiting(id, waitsForId, new Map(actions.flatMap((each) => (each.waitsForId ? [[each.id, each.waitsForId]] : []))));
  }

  /**
   * These owners instead of those there were; a professional whom the actor does not see stays, for they could not be named.
   * Throws `action.owner-unknown` for whoever is not of this household, or a confidential service.
   */
  private async setOwners(scope: HouseholdScope, actionId: string, wanted: readonly OwnerInput[]): Promise<void> {
    const { householdId } = scope;
    const owners = [...new Map(wanted.map((owner) => [`${owner.kind} ${owner.id}`, owner])).values()];
    const reader = [scope.mayDirect, scope.actor.organisationId];
    await this.work.manager.query(REMOVE_OWNERS, [householdId, actionId, ...reader]);
    const known = await this.work.manager.query<OwnerInput[]>(KNOWN_OWNERS, [householdId, owners.map((owner) => owner.id), ...reader, this.clock.today()]);
    if (owners.some((owner) => !known.some((found) => found.kind === owner.kind && found.id === owner.id))) throw new BrokenRule('action.owner-unknown', {}, [atField('owners')]);
    await this.work.manager.insert(
      ActionOwner,
      owners.map(({ kind, id }) => ({
        householdId,
        id: newId(),
        actionId,
        professionalId: kind === 'professional' ? id : null,
        memberId: kind === 'member' ? id : null,
        networkContactId: kind === 'network' ? id : null,
      })),
    );
  }

  private async view(scope: HouseholdScope, id: string): Promise<ActionView> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ONE_ACTION, { id })) as ActionView;
  }
}

/** Whether the actor themselves is among these owners. */
const names = (scope: HouseholdScope, owners: readonly OwnerInput[]): boolean =>
  owners.some((owner) => owner.kind === 'professional' && owner.id === scope.actor.professionalId);
