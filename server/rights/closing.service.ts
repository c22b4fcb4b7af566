import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { Created } from '../contract/households.js';
import type { CloseHousehold, ClosingView, PlaceHold, ReopenHousehold } from '../contract/retention.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Household, Involvement } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { Lead } from '../leads/lead.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { CALL_OFF, CLOSE_QUESTIONS, CLOSED_PARTS, CLOSING, END_INVOLVEMENTS, END_LEADS, SOMEBODY_THERE } from './closing.sql.js';
import { keptUntil } from './retention-rules.js';
import { HouseholdClosing, HouseholdLaw, RetentionHold, RetentionTerm } from './retention.entity.js';

/** A part of the closing as it would begin again: a lead, or (without its id) an involvement. */
type PartAgain = { id: string; available: boolean; leadId: string | null } & Pick<Involvement, 'domains'> &
  Pick<Lead, 'professionalId' | 'organisationId' | 'startsOn' | 'kind' | 'intensity' | 'returnOn' | 'returnsToId' | 'mandate'>;

const decidedBy = ({ ground }: HouseholdScope): Lead['decidedBy'] => (ground === 'team_lead' ? 'team_lead' : 'own_initiative');

/** The end of a case, and what keeps it. The lead and the involvements end with it, and begin anew when it is reopened. */
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
    const id = newId();
    await manager.insert(HouseholdClosing, { householdId, id, closedOn, reason: input.reason, closedBy: actor.professionalId });
    await manager.query(END_LEADS, [householdId, id, closedOn, input.reason]);
    await manager.query(END_INVOLVEMENTS, [householdId, id, closedOn]);
    for (const table of ['escalation', 'withdrawal', 'pause_request'] as const) await manager.query(CALL_OFF(table), [householdId, this.clock.today()]);
    await manager.query(CLOSE_QUESTIONS, [householdId, this.clock.now()]);
    await this.setClosedOn(householdId, closedOn);
    return this.view(scope);
  }

  /** With those who were there, or some of them, from today. Throws `closing.part-not-available` and `closing.nobody-there`. */
  async reopen(scope: HouseholdScope, input: ReopenHousehold): Promise<ClosingView> {
    const { householdId, actor } = scope;
    await this.work.lock(householdId);
    const household = await this.work.manager.findOneByOrFail(Household, { id: householdId });
    if (!household.closedOn) throw new BrokenRule('household.not-closed');
    await this.beginAgain(scope, input);
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

  private async beginAgain(scope: HouseholdScope, { parts: chosen, reason }: ReopenHousehold): Promise<void> {
    const { householdId, actor } = scope;
    const { manager } = this.work;
    const today = this.clock.today();
    const parts = await manager.query<PartAgain[]>(CLOSED_PARTS, [householdId, today]);
    const again = parts.filter(({ id, available }) => (chosen ? chosen.includes(id) : available));
    if (again.length < (chosen?.length ?? 0) || again.some(({ available }) => !available)) throw new BrokenRule('closing.part-not-available');
    // Who was to take over does so again, and then the one before ends.
    const leads = again.filter(({ leadId }) => leadId !== null);
    for (const part of again) {
      const { leadId, domains, professionalId, organisationId, startsOn, kind, intensity, returnOn, returnsToId, mandate } = part;
      const whose = { householdId, id: newId(), professionalId, organisationId, startsOn };
      const endsOn = leads[leads.indexOf(part) + 1]?.startsOn ?? null;
      if (!leadId) await manager.insert(Involvement, { ...whose, domains });
      else await manager.insert(Lead, { ...whose, endsOn, kind, intensity, returnOn, returnsToId, mandate, reason, decidedBy: decidedBy(scope), recordedBy: actor.professionalId });
    }
    const [there] = await manager.query<{ yes: boolean }[]>(SOMEBODY_THERE, [householdId, today]);
    // Without a team whose lead answers for it nobody would find it again.
    if (!there!.yes && scope.ground !== 'team_lead') throw new BrokenRule('closing.nobody-there');
  }

  private async setClosedOn(id: string, closedOn: string | null): Promise<void> {
    await this.work.manager.update(Household, { id }, { closedOn, version: () => 'version + 1' } as never);
  }
}
