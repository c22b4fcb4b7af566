import { Injectable } from '@nestjs/common';
import { holdsOn } from '../database/on-day.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NoticesService, type Telling } from '../notices/notices.service.js';
import { Clock } from '../shared/clock.js';
import type { LedPeriod } from './lead-beginnings.js';
import { LeadProposalAnswer, type LeadProposal } from './lead-proposal.entity.js';
import { whoHandsOver } from './lead-rules.js';

interface Asked {
  candidateId: string;
  /** Null: the product itself. */
  proposerId: string | null;
  /** Who leads now. */
  leadId: string | null;
}

/** Who is asked about a proposal, and who is told what became of it. A notice names the candidate: that they may lead is for everybody at the table. */
@Injectable()
export class ProposalAsking {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly notices: NoticesService,
  ) {}

  /** Everybody who is involved today, and who leads; not who proposed it, nor the candidate: they have their own say. */
  async ask(householdId: string, proposalId: string, { candidateId, proposerId, leadId }: Asked): Promise<void> {
    const asked = await this.work.manager.query<{ professionalId: string; organisationId: string }[]>(
      `select p.id as "professionalId", p.organisation_id as "organisationId" from professional p
       where p.id <> $3 and p.id is distinct from $4::uuid and (p.left_on is null or p.left_on > $2)
         and (p.id = $5::uuid or exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = p.id and ${holdsOn('i', '$2::date')}))
       order by p.id`,
      [householdId, this.clock.today(), candidateId, proposerId, leadId],
    );
    if (asked.length > 0) await this.work.manager.insert(LeadProposalAnswer, asked.map((each) => ({ ...each, householdId, proposalId })));
    const about = { householdId, id: proposalId, candidateId };
    if (candidateId !== proposerId) await this.tell([candidateId], 'lead_candidate_asked', about);
    await this.tell(asked.map(({ professionalId }) => professionalId), 'lead_answer_asked', about);
  }

  /** The leads of the household's team: the professionals do not agree. */
  async askTeamLead(proposal: LeadProposal): Promise<void> {
    const leads = await this.work.manager.query<{ id: string }[]>(
      `select p.id from household h join team_lead t on t.team_id = h.team_id join professional p on p.id = t.professional_id and 'team_lead' = any(p.roles)
       where h.id = $1 and (p.left_on is null or p.left_on > $2)`,
      [proposal.householdId, this.clock.today()],
    );
    await this.tell(leads.map(({ id }) => id), 'lead_decision_asked', proposal);
  }

  /** Whoever had a part in it, apart from who did it. */
  async tellOutcome(proposal: LeadProposal, periods: readonly LedPeriod[], kind: 'lead_begun' | 'lead_not_begun', by: string | null): Promise<void> {
    const answers = await this.work.manager.findBy(LeadProposalAnswer, { householdId: proposal.householdId, proposalId: proposal.id });
    const lead = whoHandsOver(periods, this.clock.today());
    const told = [proposal.candidateId, proposal.proposedBy, lead?.professionalId, ...answers.map(({ professionalId }) => professionalId)];
    await this.tell(told.filter((id) => id !== by), kind, proposal);
  }

  async tell(recipients: readonly (string | null | undefined)[], kind: Telling['kind'], about: { householdId: string; id: string; candidateId: string }): Promise<void> {
    await this.notices.send(recipients.filter((id) => typeof id === 'string'), { kind, aboutProfessionalId: about.candidateId, aboutHouseholdId: about.householdId, aboutId: about.id });
  }
}
