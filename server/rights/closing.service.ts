import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { Created } from '../contract/households.js';
import type { CloseHousehold, ClosingView, PlaceHold, ReopenHousehold } from '../contract/retention.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Household } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { CLOSING } from './closing.sql.js';
import { keptUntil } from './retention-rules.js';
import { HouseholdClosing, HouseholdLaw, RetentionHold, RetentionTerm } from './retention.entity.js';

/** The end of a case, and what keeps it: roles and involvement stay as they are, so that reopening loses nothing. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async view(scope: HouseholdScope): Promise<ClosingView> {
    const closing = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), CLOSING, { what: 'closing' })) as Omit<ClosingView, 'keptUntil'>;
    return { ...closing, keptUntil: closing.closedOn && keptUntil(closing.closedOn, closing.laws, closing.terms) };
  }

  async close(scope: HouseholdScope, input: CloseHousehold): Promise<ClosingView> {
    const { householdId, actor } = scope;
    const { manager } = this.work;
    const closedOn = input.on ?? this.clock.today();
    // One after the other: whoever comes second finds it closed.
    await this.work.lock(householdId);
    const household = await manager.findOneByOrFail(Household, { id: householdId });
    if (household.closedOn) throw new BrokenRule('household.closed');
    if (closedOn > this.clock.today() || closedOn < household.openedOn) throw new BrokenRule('closing.day', { from: household.openedOn });
    const known = await manager.find(RetentionTerm);
    if (!input.laws.every((law) => known.some((term) => term.law === law))) throw new BrokenRule('closing.unknown-law');
    await manager.delete(HouseholdLaw, { householdId });
    await manager.insert(HouseholdLaw, input.laws.map((law) => ({ householdId, law })));
    await manager.insert(HouseholdClosing, { householdId, id: newId(), closedOn, reason: input.reason, closedBy: actor.professionalId });
    await this.setClosedOn(householdId, closedOn);
    return this.view(scope);
  }

  async reopen(scope: HouseholdScope, input: ReopenHousehold): Promise<ClosingView> {
    const { householdId, actor } = scope;
    await this.work.lock(householdId);
    const household = await this.work.manager.findOneByOrFail(Household, { id: householdId });
    if (!household.closedOn) throw new BrokenRule('household.not-closed');
    const reopening = { reopenedOn: this.clock.today(), reopenReason: input.reason, reopenedBy: actor.professionalId };
    await this.work.manager
      .createQueryBuilder()
      .update(HouseholdClosing)
      .set(reopening)
      .where('household_id = :householdId and reopened_on is null', { householdId })
      .execute();
    await this.setClosedOn(householdId, null);
    return this.view(scope);
  }

  async hold(scope: HouseholdScope, input: PlaceHold): Promise<Created> {
    const id = newId();
    const { householdId, actor } = scope;
    await this.work.manager.insert(RetentionHold, { householdId, id, ...input, placedOn: this.clock.today(), placedBy: actor.professionalId });
    return { id, version: 1 };
  }

  async lift(scope: HouseholdScope, id: string): Promise<ClosingView> {
    const { householdId, actor } = scope;
    const hold = await this.work.manager.findOneBy(RetentionHold, { householdId, id });
    if (!hold) throw new BrokenRule('not-found');
    const lifted = await this.work.manager
      .createQueryBuilder()
      .update(RetentionHold)
      .set({ liftedOn: this.clock.today(), liftedBy: actor.professionalId })
      .where('household_id = :householdId and id = :id and lifted_on is null', { householdId, id })
      .execute();
    if (!lifted.affected) throw new BrokenRule('hold.already-lifted');
    return this.view(scope);
  }

  private async setClosedOn(id: string, closedOn: string | null): Promise<void> {
    await this.work.manager.update(Household, { id }, { closedOn, version: () => 'version + 1' } as never);
  }
}
