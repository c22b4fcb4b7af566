import { HANDOVER_ITEMS, LEAD_RETURN_DAYS_AHEAD } from '../contract/lead-words.js';
import { notEndedOn } from '../database/on-day.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { NoticesService } from '../notices/notices.service.js';
import { Professional } from '../organisations/organisation.entity.js';
import type { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { LeadBeginnings } from './lead-beginnings.js';
import { LeadHandoverPoint, LeadProposal } from './lead-proposal.entity.js';
import { whoHandsOver } from './lead-rules.js';
import { Lead } from './lead.entity.js';
import { ProposalAsking } from './proposal-asking.js';

interface ToRemind {
  householdId: string;
  id: string;
}

/** What the product itself does about leads, as the system: it brings to mind, and proposes ahead; it never makes anybody lead. */
export class LeadReminders {
  private readonly asking: ProposalAsking;
  private readonly beginnings: LeadBeginnings;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    this.asking = new ProposalAsking(work, clock, new NoticesService(work, clock));
    this.beginnings = new LeadBeginnings(work, clock);
  }

  async run(): Promise<{ reminded: number; returns: number }> {
    return { returns: await this.proposeReturns(), reminded: await this.remind() };
  }

  /** Handovers whose reminder day has come: tells the candidate, and who leads. Once each. */
  private async remind(): Promise<number> {
    const due = await this.find<ToRemind>(
      `select household_id as "householdId", id from lead_proposal where state = 'open' and reminded_at is null and remind_on <= $1 order by remind_on, id`,
      [this.clock.today()],
    );
    for (const { householdId, id } of due)
      await this.work.run(null, async () => {
        await this.work.lock(householdId);
        const proposal = await this.work.manager.findOneBy(LeadProposal, { householdId, id, state: 'open' });
        if (!proposal || proposal.remindedAt !== null) return;
        await this.work.manager.update(LeadProposal, { householdId, id }, { remindedAt: this.clock.now() });
        const lead = whoHandsOver(await this.beginnings.periods(householdId), this.clock.today());
        await this.asking.tell([proposal.candidateId, lead?.professionalId], 'lead_reminder', proposal);
      });
    return due.length;
  }

  /** Temporary leads that go back before long: proposes that they do, to who takes them back. Where a proposal is open, that one goes first. */
  private async proposeReturns(): Promise<number> {
    const today = this.clock.today();
    const due = await this.find<ToRemind>(
      `select l.household_id as "householdId", l.id from lead l join household h on h.id = l.household_id and h.closed_on is null
       join professional r on r.id = l.returns_to_id and (r.left_on is null or r.left_on > $1::date) and r.roles && array['case_director', 'partner', 'team_lead']
       where l.kind = 'temporary_safety' and l.return_on <= $2::date and l.starts_on <= $1::date and ${notEndedOn('l', '$1::date')}
         and exists (select 1 from app_access(r.id, l.household_id, $1::date) a where a.ground <> 'emergency')
         and not exists (select 1 from lead_proposal p where p.household_id = l.household_id and (p.state = 'open' or (p.from_lead_id = l.id and p.proposed_by is null)))
       order by l.return_on, l.id`,
      [today, addDays(today, LEAD_RETURN_DAYS_AHEAD)],
    );
    for (const { householdId, id } of due) await this.work.run(null, () => this.proposeReturn(householdId, id));
    return due.length;
  }

  private async proposeReturn(householdId: string, leadId: string): Promise<void> {
    const { manager } = this.work;
    const today = this.clock.today();
    await this.work.lock(householdId);
    const lead = await manager.findOneByOrFail(Lead, { householdId, id: leadId });
    const present = whoHandsOver(await this.beginnings.periods(householdId), today);
    if (present?.id !== leadId || (await manager.existsBy(LeadProposal, { householdId, state: 'open' }))) return;
    const { id: candidateId, organisationId } = await manager.findOneByOrFail(Professional, { id: lead.returnsToId! });
    const id = newId();
    const startsOn = lead.returnOn! > today ? lead.returnOn : null;
    await manager.insert(LeadProposal, {
      householdId, id, candidateId, organisationId, proposedBy: null, proposedAt: this.clock.now(), kind: 'permanent', intensity: lead.intensity,
      startsOn, mandate: null, reason: null, fromLeadId: leadId, remindOn: lead.returnOn! > today ? lead.returnOn : addDays(today, 1),
    });
    await manager.insert(LeadHandoverPoint, HANDOVER_ITEMS.map((item) => ({ householdId, proposalId: id, item, standing: 'not_yet' as const })));
    await this.asking.ask(householdId, id, { candidateId, proposerId: null, leadId: lead.professionalId });
  }

  private find<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
    return this.work.run(null, () => this.work.manager.query<Row[]>(sql, values));
  }
}
