import { Body, Controller, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AnswerProposal, ChangeHandover, DecideProposal, DeclineProposal, LeadProposalView, ProposeLead, WithdrawProposal } from '../contract/lead-proposals.js';
import type { ProblemCode } from '../contract/problem-codes.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { ProposalAnswersService } from './proposal-answers.service.js';
import { ProposalsService } from './proposals.service.js';

const CLOSED: readonly ProblemCode[] = ['lead.already-answered', 'lead.proposal-withdrawn', 'lead.proposal-closed'];
/** Of whatever can make the lead begin. */
const BEGINS: readonly ProblemCode[] = ['lead.unknown-professional', 'lead.return-day-in-past'];

@ApiTags('leads')
@HouseholdParam()
@Controller('households/:householdId/lead-proposals')
export class ProposalsController {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly answers: ProposalAnswersService,
  ) {}

  @Post()
  @Allow('lead:propose')
  @Answers(
    201, LeadProposalView, 'lead.proposal-open', 'lead.not-involved', 'lead.unknown-professional', 'lead.leads-already', 'lead.in-past', 'lead.too-far-ahead',
    'lead.return-day-missing', 'lead.return-day-in-past', 'lead.return-day-not-after-start', 'lead.returns-to-missing', 'lead.handover-without-lead', 'member.unknown',
  )
  propose(@InHousehold() household: HouseholdScope, @Body() input: ProposeLead): Promise<LeadProposalView> {
    return this.proposals.propose(household, input);
  }

  /** The checklist, the note and the reminder of a handover. */
  @Patch(':proposalId')
  @Allow('lead:answer')
  @Changes(LeadProposalView, 'lead.handover-not-yours', 'lead.in-past', ...CLOSED)
  changeHandover(
    @InHousehold() household: HouseholdScope,
    @Param('proposalId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeHandover,
  ): Promise<LeadProposalView> {
    return this.proposals.changeHandover(household, id, version, input);
  }

  /** By the candidate. Where nobody objects it begins at once. */
  @Post(':proposalId/acceptance')
  @Allow('lead:answer')
  @Answers(201, LeadProposalView, 'lead.not-the-candidate', ...BEGINS, ...CLOSED)
  accept(@InHousehold() household: HouseholdScope, @Param('proposalId', ParseUUIDPipe) id: string): Promise<LeadProposalView> {
    return this.answers.accept(household, id);
  }

  @Post(':proposalId/refusal')
  @Allow('lead:answer')
  @Answers(201, LeadProposalView, 'lead.not-the-candidate', ...CLOSED)
  decline(@InHousehold() household: HouseholdScope, @Param('proposalId', ParseUUIDPipe) id: string, @Body() input: DeclineProposal): Promise<LeadProposalView> {
    return this.answers.decline(household, id, input);
  }

  /** Of the other professionals involved; a later answer replaces an earlier one. */
  @Post(':proposalId/answers')
  @Allow('lead:answer')
  @Answers(201, LeadProposalView, 'lead.not-asked', 'lead.objection-without-reason', ...BEGINS, ...CLOSED)
  answer(@InHousehold() household: HouseholdScope, @Param('proposalId', ParseUUIDPipe) id: string, @Body() input: AnswerProposal): Promise<LeadProposalView> {
    return this.answers.answer(household, id, input);
  }

  /** By the team lead, where the professionals do not agree; that is on record as such. */
  @Post(':proposalId/decision')
  @Allow('lead:decide')
  @Answers(201, LeadProposalView, 'lead.candidate-not-accepted', ...BEGINS, ...CLOSED)
  decide(@InHousehold() household: HouseholdScope, @Param('proposalId', ParseUUIDPipe) id: string, @Body() input: DecideProposal): Promise<LeadProposalView> {
    return this.answers.decide(household, id, input);
  }

  @Post(':proposalId/withdrawal')
  @Allow('lead:answer')
  @Answers(201, LeadProposalView, 'lead.not-yours-to-withdraw', ...CLOSED)
  withdraw(@InHousehold() household: HouseholdScope, @Param('proposalId', ParseUUIDPipe) id: string, @Body() input: WithdrawProposal): Promise<LeadProposalView> {
    return this.answers.withdraw(household, id, input);
  }
}
