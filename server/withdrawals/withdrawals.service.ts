import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AnswerWithdrawal, KeepsContact, LeftWork, LeftWorkView, ProposeWithdrawal, TakesOverView, WithdrawalList } from '../contract/withdrawals.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HandingOver } from '../handing-over/handing-over.js';
import { NetworkContact } from '../households/household.entity.js';
import { readJson, type Days } from '../households/reading.js';
import { NoticesService } from '../notices/notices.service.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { addDays, dayOf, type Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { checkLastDay, firstDayWithout, settle } from './withdrawal-rules.js';
import { Withdrawal } from './withdrawal.entity.js';
import * as sql from './withdrawal.sql.js';

/** A reading from that day on asks for its first day only. */
const from = (day: Day): Days => ({ from: day, until: addDays(day, 1) });

/** An organisation leaves a household: proposed, answered by the other side, and then carried out as one. */
@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly handingOver: HandingOver,
    private readonly notices: NoticesService,
  ) {}

  async list(scope: HouseholdScope): Promise<WithdrawalList> {
    const list = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), sql.WITHDRAWALS_READ, { what: 'withdrawal' })) as WithdrawalList;
    if (scope.takesPart && !scope.closed) return list;
    return { withdrawals: list.withdrawals.map((each) => ({ ...each, mayAnswer: false, mayCallOff: false })), leavable: [] };
  }

  async propose(scope: HouseholdScope, { organisationId, reason, lastDay, contact }: ProposeWithdrawal): Promise<WithdrawalList> {
    const { householdId, actor } = scope;
    const today = this.clock.today();
    const announced = organisationId === actor.organisationId;
    if (!announced && !scope.mayDirect) throw new BrokenRule('access.not-allowed');
    checkLastDay(lastDay, today);
    await this.checkOrganisation(householdId, organisationId);
    const keeps = await this.contact(scope, organisationId, firstDayWithout(lastDay, today), contact);
    const id = newId();
    await this.work.manager.insert(Withdrawal, { householdId, id, organisationId, announced, proposedBy: actor.professionalId, proposedOn: today, reason, lastDay, ...keeps });
    const told = await this.work.manager.query<{ id: string }[]>(sql.WHO_IS_TOLD, [householdId, organisationId, today, announced]);
    await this.tell(scope, id, 'withdrawal_proposed', told.map((each) => each.id));
    return this.list(scope);
  }

  /** What the organisation would leave behind, for whoever answers. */
  async leftWork(scope: HouseholdScope, id: string): Promise<LeftWork> {
    const withdrawal = await this.mine(scope, id);
    const { work, successors } = await this.left(scope, withdrawal);
    return { work: work.map(({ ofIds: _, ...each }) => each), successors };
  }

  /** Agreed: the involvements end after the last day, and all that is open is handed over or dropped. All of it or nothing. */
  async answer(scope: HouseholdScope, id: string, { agreed, reason = null, work: wanted = [] }: AnswerWithdrawal): Promise<WithdrawalList> {
    const { householdId, actor } = scope;
    const today = this.clock.today();
    await this.work.lock(householdId);
    const withdrawal = await this.mine(scope, id);
    if (!agreed && !reason) throw new BrokenRule('withdrawal.reason-missing');
    if (agreed) {
      const { organisationId } = withdrawal;
      await this.checkOrganisation(householdId, organisationId);
      const day = firstDayWithout(withdrawal.lastDay, today);
      const { work, successors } = await this.left(scope, withdrawal);
      await this.carryOut(householdId, day, settle(work, wanted, new Set(successors.map((successor) => successor.id))));
      await this.work.manager.query(sql.END_INVOLVEMENTS, [householdId, organisationId, day]);
    }
    await this.work.manager.update(Withdrawal, { householdId, id }, { agreed, answer: reason, answeredOn: today, answeredBy: actor.professionalId });
    await this.tell(scope, id, 'withdrawal_answered', [withdrawal.proposedBy]);
    return this.list(scope);
  }

  async callOff(scope: HouseholdScope, id: string): Promise<WithdrawalList> {
    const { householdId, actor } = scope;
    const { proposedBy, announced, organisationId } = await this.open(householdId, id);
    const own = announced ? organisationId === actor.organisationId : scope.mayDirect;
    if (proposedBy !== actor.professionalId && !own) throw new BrokenRule('access.not-allowed');
    await this.work.manager.update(Withdrawal, { householdId, id }, { calledOffOn: this.clock.today() });
    return this.list(scope);
  }

  private async carryOut(householdId: string, day: Day, { passes, dropped }: ReturnType<typeof settle>): Promise<void> {
    const of = (kind: 'action' | 'visit') => ({
      passes: passes.filter((pass) => pass.kind === kind).map(({ id, fromId, successorId }) => ({ householdId, professionalId: fromId, successorId, aboutId: id })),
      dropped: dropped.filter((each) => each.kind === kind).map(({ id }) => id),
    });
    const [actions, visits] = [of('action'), of('visit')];
    await this.handingOver.actions(actions.passes);
    await this.handingOver.visits(visits.passes, day);
    await this.work.manager.query(sql.DROP_ACTIONS, [householdId, actions.dropped]);
    const cancelled = (await this.work.manager.query<[{ startsAt: Date }[], number]>(sql.CANCEL_VISITS, [householdId, visits.dropped]))[0];
    this.work.touch(householdId, cancelled.map(({ startsAt }) => dayOf(startsAt.getTime())));
  }

  private async left(scope: HouseholdScope, { id, lastDay }: Withdrawal): Promise<{ work: (LeftWorkView & { ofIds: string[] })[]; successors: TakesOverView[] }> {
    const today = this.clock.today();
    const text = await readJson(this.work.manager, scope, today, sql.LEFT_WORK, { id, days: from(firstDayWithout(lastDay, today)), what: 'withdrawal' });
    return JSON.parse(text) as { work: (LeftWorkView & { ofIds: string[] })[]; successors: TakesOverView[] };
  }

  private async whoStays(scope: HouseholdScope, organisationId: string, day: Day): Promise<TakesOverView[]> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), sql.WHO_STAYS, { id: organisationId, days: from(day) })) as TakesOverView[];
  }

  /** Who leads does not leave: the lead is handed over first. */
  private async checkOrganisation(householdId: string, organisationId: string): Promise<void> {
    const [found] = await this.work.manager.query<{ involved: boolean; leads: boolean }[]>(sql.OF_ORGANISATION, [householdId, organisationId, this.clock.today()]);
    if (found!.leads) throw new BrokenRule('withdrawal.leads');
    if (!found!.involved) throw new BrokenRule('withdrawal.not-involved');
  }

  private async contact(scope: HouseholdScope, organisationId: string, from: Day, { who, id = null }: KeepsContact): Promise<Pick<Withdrawal, 'contactProfessionalId' | 'contactNetworkId'>> {
    if ((who === 'nobody') !== (id === null)) throw new BrokenRule('withdrawal.contact-incomplete');
    if (who === 'professional' && !(await this.whoStays(scope, organisationId, from)).some((each) => each.id === id)) throw new BrokenRule('withdrawal.contact-unknown');
    if (who === 'network') {
      const contact = await this.work.manager.findOneBy(NetworkContact, { householdId: scope.householdId, id: id! });
      if (!contact || (contact.endsOn !== null && contact.endsOn <= from)) throw new BrokenRule('withdrawal.contact-unknown');
    }
    return { contactProfessionalId: who === 'professional' ? id : null, contactNetworkId: who === 'network' ? id : null };
  }

  /** One that waits for this actor. */
  private async mine(scope: HouseholdScope, id: string): Promise<Withdrawal> {
    const withdrawal = await this.open(scope.householdId, id);
    const [waits] = await this.work.manager.query<{ yes: boolean }[]>(sql.WAITS_FOR, [scope.householdId, id, scope.actor.professionalId, scope.mayDirect, this.clock.today()]);
    if (!waits!.yes) throw new BrokenRule('withdrawal.not-yours');
    return withdrawal;
  }

  private async open(householdId: string, id: string): Promise<Withdrawal> {
    const found = await this.work.manager.findOne(Withdrawal, { where: { householdId, id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new BrokenRule('not-found');
    if (found.answeredOn) throw new BrokenRule('withdrawal.already-answered');
    if (found.calledOffOn) throw new BrokenRule('withdrawal.called-off');
    return found;
  }

  private async tell({ householdId, actor }: HouseholdScope, aboutId: string, kind: 'withdrawal_proposed' | 'withdrawal_answered', to: readonly string[]): Promise<void> {
    const recipients = to.filter((recipient) => recipient !== actor.professionalId);
    await this.notices.send(recipients, { kind, aboutProfessionalId: actor.professionalId, aboutHouseholdId: householdId, aboutId });
  }
}
