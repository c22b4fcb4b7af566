import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ChangeHandover, Handover, LeadProposalView, ProposeLead } from '../contract/lead-proposals.js';
import { HANDOVER_ITEMS, HANDOVER_REMINDER_DAYS } from '../contract/lead-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson } from '../households/reading.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { brokenField, BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import { LeadBeginnings, type LedPeriod } from './lead-beginnings.js';
import { LeadCandidates } from './lead-candidates.js';
import { LeadHandoverPoint, LeadProposal } from './lead-proposal.entity.js';
import { ONE_PROPOSAL } from './lead-proposal.sql.js';
import { checkProposed, whoHandsOver } from './lead-rules.js';
import { ProposalAsking } from './proposal-asking.js';
import { ProposalGuests } from './proposal-guests.js';
import { OpenProposals } from './open-proposals.js';

/** A lead that is proposed: by anybody who takes part, of themselves or another, in a gap or as a handover. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    private readonly candidates: LeadCandidates,
    private readonly beginnings: LeadBeginnings,
    private readonly asking: ProposalAsking,
    private readonly open: OpenProposals,
    private readonly guests: ProposalGuests,
  ) {}

  async propose(scope: HouseholdScope, input: ProposeLead): Promise<LeadProposalView> {
    const { householdId, actor } = scope;
    const { manager } = this.work;
    const today = this.clock.today();
    const { candidateId, kind, intensity, mandate = null, reason, householdSaid: said = null } = input;
    const terms = { kind, from: input.from ?? null, returnOn: kind === 'temporary_safety' ? (input.returnOn ?? null) : null, returnsToId: kind === 'temporary_safety' ? (input.returnsToId ?? null) : null };
    checkProposed(terms, today);
    const professional = await this.candidates.find(scope, candidateId, 'candidateId', { colleagues: true });
    if (terms.returnsToId !== null && !(await this.directory.available(terms.returnsToId))) throw brokenField('returnsToId', 'lead.unknown-professional');
    await this.work.lock(householdId);
    if (await manager.existsBy(LeadProposal, { householdId, state: 'open' })) throw new BrokenRule('lead.proposal-open');
    const former = whoHandsOver(await this.beginnings.periods(householdId), today);
    if (former?.professionalId === candidateId) throw brokenField('candidateId', 'lead.leads-already');
    if (input.handover && !former) throw brokenField('handover', 'lead.handover-without-lead');
    await this.beginnings.checkSaidBy(householdId, said?.memberId);
    await this.guests.bring(householdId, professional);
    const id = newId();
    const { from: startsOn, ...rest } = terms;
    await manager.insert(LeadProposal, {
      ...rest, householdId, id, startsOn, candidateId, organisationId: professional.organisationId, proposedBy: actor.professionalId, proposedAt: this.clock.now(),
      intensity, mandate, reason, saidWords: said?.words ?? null, saidByMemberId: said?.memberId ?? null,
      fromLeadId: former?.id ?? null, note: input.handover?.note ?? null, remindOn: former ? this.remindOn(input.handover) : null,
    });
    if (former) await this.addPoints(householdId, id, input.handover);
    await this.asking.ask(householdId, id, { candidateId, proposerId: actor.professionalId, leadId: former?.professionalId ?? null });
    return this.view(scope, id);
  }

  /** What goes along with a handover grows until it is accepted. */
  async changeHandover(scope: HouseholdScope, id: string, version: number, input: ChangeHandover): Promise<LeadProposalView> {
    const { householdId, actor } = scope;
    const { proposal, periods } = await this.open.take(scope, id);
    const theirs = [proposal.candidateId, proposal.proposedBy, this.leadOf(periods)?.professionalId];
    if (proposal.fromLeadId === null || !theirs.includes(actor.professionalId)) throw new BrokenRule('lead.handover-not-yours');
    const { points = [], note, remindOn } = input;
    if (points.length === 0 && note === undefined && remindOn === undefined) throw new BrokenRule('input.nothing-to-change');
    if (remindOn && remindOn < this.clock.today()) throw brokenField('remindOn', 'lead.in-past');
    const reminder = remindOn === undefined ? {} : { remindOn, remindedAt: null };
    await changeVersioned(this.work.manager, LeadProposal, { householdId, id }, version, { note: note === undefined ? proposal.note : note, ...reminder });
    for (const { item, standing, note: pointNote = null } of points)
      await this.work.manager.update(LeadHandoverPoint, { householdId, proposalId: id, item }, { standing, note: pointNote });
    return this.view(scope, id);
  }

  async view(scope: HouseholdScope, id: string): Promise<LeadProposalView> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ONE_PROPOSAL, { id })) as LeadProposalView;
  }

  private leadOf(periods: readonly LedPeriod[]): LedPeriod | undefined {
    return whoHandsOver(periods, this.clock.today());
  }

  private remindOn(handover: Handover | null | undefined): string {
    const today = this.clock.today();
    const asked = handover?.remindOn ?? addDays(today, HANDOVER_REMINDER_DAYS);
    if (asked < today) throw brokenField('handover', 'lead.in-past');
    return asked;
  }

  private async addPoints(householdId: string, proposalId: string, handover: Handover | null | undefined): Promise<void> {
    const given = new Map((handover?.points ?? []).map((point) => [point.item, point]));
    const rows = HANDOVER_ITEMS.map((item) => ({ householdId, proposalId, item, standing: given.get(item)?.standing ?? ('not_yet' as const), note: given.get(item)?.note ?? null }));
    await this.work.manager.insert(LeadHandoverPoint, rows);
  }
}
