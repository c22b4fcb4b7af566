import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ActionOwner as OwnerInput, ActionView, AddAction, ChangeAction } from '../contract/plans.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { checkAction } from './plan-rules.js';
import { Action, ActionOwner, Goal } from './plan.entity.js';
import { ONE_ACTION } from './plan.sql.js';

@Injectable()
export class ActionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whoever directs adds any action; a partner adds actions of which they are an owner. */
  async add(scope: HouseholdScope, input: AddAction): Promise<ActionView> {
    const { householdId } = scope;
    checkAction({ rhythm: input.rhythm, dueOn: input.dueOn ?? null, owners: input.owners.length });
    if (!(await this.work.manager.existsBy(Goal, { householdId, id: input.goalId }))) throw new BrokenRule('goal.unknown');
    if (!scope.mayDirect && !input.owners.some((owner) => owner.kind === 'professional' && owner.id === scope.actor.professionalId))
      throw new BrokenRule('action.not-yours');
    const id = newId();
    await this.work.manager.insert(Action, {
      householdId,
      id,
      goalId: input.goalId,
      what: input.what,
      rhythm: input.rhythm,
      dueOn: input.dueOn ?? null,
      startsOn: input.startsOn ?? null,
      domain: input.domain ?? null,
    });
    await this.setOwners(householdId, id, input.owners);
    return this.view(scope, id);
  }

  /** A partner changes their own actions, whoever directs all. */
  async change(scope: HouseholdScope, id: string, version: number, input: ChangeAction): Promise<ActionView> {
    const { householdId } = scope;
    const action = await this.work.manager.findOneBy(Action, { householdId, id });
    if (!action) throw new BrokenRule('not-found');
    const own = { householdId, actionId: id, professionalId: scope.actor.professionalId };
    if (!scope.mayDirect && !(await this.work.manager.existsBy(ActionOwner, own))) throw new BrokenRule('action.not-yours');
    const { owners, ...fields } = input;
    if (action.version === version)
      checkAction({
        rhythm: fields.rhythm ?? action.rhythm,
        dueOn: fields.dueOn === undefined ? action.dueOn : fields.dueOn,
        owners: owners?.length ?? 1,
      });
    // Other owners are a change of the action as well, and raise its version.
    await changeVersioned(this.work.manager, Action, { householdId, id, version }, owners ? { ...fields, what: fields.what ?? action.what } : fields);
    if (owners) {
      await this.work.manager.delete(ActionOwner, { householdId, actionId: id });
      await this.setOwners(householdId, id, owners);
    }
    return this.view(scope, id);
  }

  /** Throws `action.owner-unknown` for whoever is not of this household: a member, its network, or a professional involved. */
  private async setOwners(householdId: string, actionId: string, owners: readonly OwnerInput[]): Promise<void> {
    const known = await this.work.manager.query<{ kind: OwnerInput['kind']; id: string }[]>(
      `select 'member' as kind, id from member where household_id = $1 and id = any($2::uuid[])
       union all select 'network', id from network_contact where household_id = $1 and id = any($2::uuid[])
       union all select 'professional', professional_id from involvement where household_id = $1 and professional_id = any($2::uuid[])
       union select 'professional', professional_id from lead where household_id = $1 and professional_id = any($2::uuid[])`,
      [householdId, owners.map((owner) => owner.id)],
    );
    if (owners.some((owner) => !known.some((found) => found.kind === owner.kind && found.id === owner.id))) throw new BrokenRule('action.owner-unknown');
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
