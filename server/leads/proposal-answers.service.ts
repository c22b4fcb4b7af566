import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AnswerProposal, DecideProposal, DeclineProposal, LeadProposalView, WithdrawProposal } from '../contract/lead-proposals.js';
import { holdsOn } from '../database/on-day.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { brokenField, BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { LeadProposal, LeadProposalAnswer } from './lead-proposal.entity.js';
import { whatNext, whoHandsOver, type ProposalStanding } from './lead-rules.js';
import { OpenProposals, type OpenProposal } from './open-proposals.js';
import { ProposalAsking } from './proposal-asking.js';
import { ProposalsService } from './proposals.service.js';

/**
 * What people say to a proposal, and what follows from it. No version is asked for: what is proposed never changes, so whoever
 * answers answers what they read.
 */
@Injectable()
export class ProposalAnswersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly open: OpenProposals,
    private readonly asking: ProposalAsking,
    private readonly proposals: ProposalsService,
  ) {}

  /** Of the candidate alone, once. Throws `lead.not-the-candidate`, `lead.already-answered` and what a closed proposal says. */
  async accept(scope: HouseholdScope, id: string): Promise<LeadProposalView> {
    const { proposal, periods } = await this.ofCandidate(scope, id);
    if (proposal.acceptedAt !== null) throw new BrokenRule('lead.already-answered');
    const acceptedAt = this.clock.now();
    await this.work.manager.update(LeadProposal, { householdId: scope.householdId, id }, { acceptedAt, version: () => 'version + 1' });
    await this.goOn(scope, { proposal: { ...proposal, acceptedAt }, periods });
    return this.proposals.view(scope, id);
  }

  /** Also after having accepted, as long as it has not begun. */
  async decline(scope: HouseholdScope, id: string, { reason }: DeclineProposal): Promise<LeadProposalView> {
    const open = await this.ofCandidate(scope, id);
    await this.open.close(open, { state: 'declined', by: scope.actor.professionalId, reason });
    return this.proposals.view(scope, id);
  }

  /** Agrees or objects; may be changed while the proposal is open. */
  async answer(scope: HouseholdScope, id: string, { answer, reason = null }: AnswerProposal): Promise<LeadProposalView> {
    const { householdId, actor } = scope;
    const { professionalId, organisationId } = actor;
    if (answer === 'object' && reason === null) throw brokenField('reason', 'lead.objection-without-reason');
    const open = await this.open.take(scope, id);
    const { manager } = this.work;
    const asked = await manager.existsBy(LeadProposalAnswer, { householdId, proposalId: id, professionalId });
    if (!asked && !(await this.mayJoin(scope, open))) throw new BrokenRule('lead.not-asked');
    const given = { answer, reason, answeredAt: this.clock.now() };
    if (asked) await manager.update(LeadProposalAnswer, { householdId, proposalId: id, professionalId }, given);
    else await manager.insert(LeadProposalAnswer, { householdId, proposalId: id, professionalId, organisationId, ...given });
    await this.goOn(scope, open);
    return this.proposals.view(scope, id);
  }

  /** By the team lead. To begin asks that the candidate has accepted: nobody is made to lead. */
  async decide(scope: HouseholdScope, id: string, { decision, reason }: DecideProposal): Promise<LeadProposalView> {
    const open = await this.open.take(scope, id);
    const by = scope.actor.professionalId;
    if (decision === 'turn_down') await this.open.close(open, { state: 'turned_down', by, reason, teamLead: true });
    else if (open.proposal.acceptedAt === null) throw new BrokenRule('lead.candidate-not-accepted');
    else await this.open.begin(open, 'team_lead', { by, reason, teamLead: true });
    return this.proposals.view(scope, id);
  }

  /** By who proposed it, or who leads. */
  async withdraw(scope: HouseholdScope, id: string, { reason = null }: WithdrawProposal): Promise<LeadProposalView> {
    const open = await this.open.take(scope, id);
    const by = scope.actor.professionalId;
    if (![open.proposal.proposedBy, this.leadOf(open)].includes(by)) throw new BrokenRule('lead.not-yours-to-withdraw');
    await this.open.close(open, { state: 'withdrawn', by, reason });
    return this.proposals.view(scope, id);
  }

  private async ofCandidate(scope: HouseholdScope, id: string): Promise<OpenProposal> {
    const { householdId, actor } = scope;
    await this.work.lock(householdId);
    const proposal = await this.work.manager.findOneBy(LeadProposal, { householdId, id });
    if (proposal && proposal.candidateId !== actor.professionalId) throw new BrokenRule('lead.not-the-candidate');
    return this.open.take(scope, id);
  }

  /** Who came to the table, or took the lead, after it was proposed. */
  private async mayJoin({ householdId, actor }: HouseholdScope, open: OpenProposal): Promise<boolean> {
    if ([open.proposal.candidateId, open.proposal.proposedBy].includes(actor.professionalId)) return false;
    if (this.leadOf(open) === actor.professionalId) return true;
    const rows = await this.work.manager.query<unknown[]>(
      `select 1 from involvement i where i.household_id = $1 and i.professional_id = $2 and ${holdsOn('i', '$3::date')}`,
      [householdId, actor.professionalId, this.clock.today()],
    );
    return rows.length > 0;
  }

  private leadOf({ periods }: OpenProposal): string | undefined {
    return whoHandsOver(periods, this.clock.today())?.professionalId;
  }

  private async goOn(scope: HouseholdScope, open: OpenProposal): Promise<void> {
    const next = whatNext(await this.standing(open));
    if (next === 'begin') await this.open.begin(open, 'professionals_together', { by: scope.actor.professionalId });
    if (next === 'team_lead') await this.asking.askTeamLead(open.proposal);
  }

  private async standing(open: OpenProposal): Promise<ProposalStanding> {
    const { householdId, id: proposalId, acceptedAt, proposedBy } = open.proposal;
    const answers = await this.work.manager.findBy(LeadProposalAnswer, { householdId, proposalId });
    const lead = this.leadOf(open);
    const notAsked = lead === undefined || proposedBy === null || proposedBy === lead;
    return {
      accepted: acceptedAt !== null,
      objections: answers.filter(({ answer }) => answer === 'object').length,
      ofTheLead: notAsked ? 'not_asked' : (answers.find(({ professionalId }) => professionalId === lead)?.answer ?? null),
    };
  }
}
