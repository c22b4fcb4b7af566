import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { LeadDecidedBy, LeadProposalState } from '../contract/lead-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { brokenField, BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { LeadBeginnings, type LedPeriod } from './lead-beginnings.js';
import { LeadProposal } from './lead-proposal.entity.js';
import { closedProposalCode, takeOver } from './lead-rules.js';
import { Lead } from './lead.entity.js';
import { ProposalAsking } from './proposal-asking.js';
import { ProposalGuests } from './proposal-guests.js';

/** A proposal that is open, with the periods of leads as they are under the lock. */
export interface OpenProposal {
  proposal: LeadProposal;
  periods: LedPeriod[];
}

/** How a proposal ends. */
interface Closing {
  state: Exclude<LeadProposalState, 'open'>;
  by: string | null;
  reason?: string | null;
  teamLead?: boolean;
}

/** The proposal that is open in a household: found under the lock, begun or closed; whoever comes second reads what the first did. */
@Injectable()
export class OpenProposals {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    private readonly beginnings: LeadBeginnings,
    private readonly asking: ProposalAsking,
    private readonly guests: ProposalGuests,
  ) {}

  /** Throws `not-found`, or the code of what became of it. */
  async take(scope: HouseholdScope, id: string): Promise<OpenProposal> {
    const { householdId } = scope;
    await this.work.lock(householdId);
    const proposal = await this.work.manager.findOneBy(LeadProposal, { householdId, id });
    if (!proposal) throw new BrokenRule('not-found');
    if (proposal.state !== 'open') throw new BrokenRule(closedProposalCode(proposal.state), { state: proposal.state });
    return { proposal, periods: await this.beginnings.periods(householdId) };
  }

  /** One step: who led stops and the new lead begins, in the same transaction. */
  async begin({ proposal, periods }: OpenProposal, decidedBy: LeadDecidedBy, closing: Omit<Closing, 'state'>): Promise<void> {
    const { householdId, kind, intensity, returnOn, returnsToId, mandate, reason } = proposal;
    const professional = await this.directory.available(proposal.candidateId);
    if (!professional) throw new BrokenRule('lead.unknown-professional');
    const { begin, end } = takeOver(periods, proposal.startsOn, this.clock.today());
    if (returnOn !== null && returnOn <= begin) throw brokenField('returnOn', 'lead.return-day-in-past');
    if (end) await this.work.manager.update(Lead, { householdId, id: end.id }, { endsOn: end.on, endCode: 'handed_over', version: () => 'version + 1' });
    const said = proposal.saidWords === null ? null : { memberId: proposal.saidByMemberId, words: proposal.saidWords };
    const leadId = await this.beginnings.begin(householdId, {
      professional, kind, intensity, from: begin, returnOn, returnsToId, mandate, reason, said, decidedBy, recordedBy: closing.by ?? proposal.proposedBy,
    });
    await this.close({ proposal, periods }, { state: 'begun', ...closing }, leadId);
  }

  async close({ proposal, periods }: OpenProposal, { state, by, reason = null, teamLead = false }: Closing, leadId: string | null = null): Promise<void> {
    const { householdId, id } = proposal;
    await this.work.manager.update(LeadProposal, { householdId, id }, {
      state, closedAt: this.clock.now(), closedBy: by, closedReason: reason, decidedByTeamLead: teamLead, leadId, version: () => 'version + 1',
    });
    if (state !== 'begun') await this.guests.takeLeave(proposal);
    await this.asking.tellOutcome(proposal, periods, state === 'begun' ? 'lead_begun' : 'lead_not_begun', by);
  }
}
