import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AnswerWithdrawal, LeftWork, ProposeWithdrawal, WithdrawalList } from '../contract/withdrawals.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { WithdrawalsService } from './withdrawals.service.js';

@ApiTags('withdrawals')
@HouseholdParam()
@Controller('households/:householdId/withdrawals')
export class WithdrawalsController {
  constructor(private readonly withdrawals: WithdrawalsService) {}

  @Get()
  @Allow('household:see')
  @Answers(200, WithdrawalList)
  list(@InHousehold() household: HouseholdScope): Promise<WithdrawalList> {
    return this.withdrawals.list(household);
  }

  @Post()
  @Allow('withdrawal:propose')
  @Answers(
    201, WithdrawalList, 'withdrawal.not-involved', 'withdrawal.leads', 'withdrawal.in-past', 'withdrawal.too-far-ahead', 'withdrawal.contact-incomplete',
    'withdrawal.contact-unknown', 'withdrawal.already-open',
  )
  propose(@InHousehold() household: HouseholdScope, @Body() input: ProposeWithdrawal): Promise<WithdrawalList> {
    return this.withdrawals.propose(household, input);
  }

  /** Actions and visits that would be left, and who can take them over. */
  @Get(':withdrawalId/work')
  @Allow('withdrawal:answer')
  @Answers(200, LeftWork, 'withdrawal.not-yours', 'withdrawal.already-answered', 'withdrawal.called-off')
  leftWork(@InHousehold() household: HouseholdScope, @Param('withdrawalId', ParseUUIDPipe) id: string): Promise<LeftWork> {
    return this.withdrawals.leftWork(household, id);
  }

  @Post(':withdrawalId/answer')
  @Allow('withdrawal:answer')
  @Answers(
    201, WithdrawalList, 'withdrawal.not-yours', 'withdrawal.already-answered', 'withdrawal.called-off', 'withdrawal.reason-missing', 'withdrawal.leads',
    'withdrawal.not-involved', 'withdrawal.undecided', 'withdrawal.unknown-successor',
  )
  answer(@InHousehold() household: HouseholdScope, @Param('withdrawalId', ParseUUIDPipe) id: string, @Body() input: AnswerWithdrawal): Promise<WithdrawalList> {
    return this.withdrawals.answer(household, id, input);
  }

  @Post(':withdrawalId/calling-off')
  @Allow('withdrawal:propose')
  @Answers(201, WithdrawalList, 'withdrawal.already-answered', 'withdrawal.called-off')
  callOff(@InHousehold() household: HouseholdScope, @Param('withdrawalId', ParseUUIDPipe) id: string): Promise<WithdrawalList> {
    return this.withdrawals.callOff(household, id);
  }
}
