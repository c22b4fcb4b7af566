import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AnswerSignal, HouseholdSignals } from '../contract/signals.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { AnswersService } from './answers.service.js';

@ApiTags('signals')
@HouseholdParam()
@Controller('households/:householdId')
export class SignalsController {
  constructor(private readonly answers: AnswersService) {}

  @Get('signals')
  @Allow('signal:see')
  @Answers(200, HouseholdSignals)
  read(@InHousehold() household: HouseholdScope): Promise<HouseholdSignals> {
    return this.answers.view(household);
  }

  @Post('signals/:signalId/answers')
  @Allow('signal:answer')
  @Answers(
    201, HouseholdSignals, 'signal.no-longer-holds', 'signal.safety-not-snoozed', 'signal.reason-missing', 'signal.until-missing', 'signal.until-not-later', 'signal.until-too-far',
    'signal.decision-missing', 'signal.goal-missing', 'signal.due-in-past', 'goal.unknown', 'goal.too-many', 'action.owner-unknown',
  )
  answer(@InHousehold() household: HouseholdScope, @Param('signalId', ParseUUIDPipe) id: string, @Body() input: AnswerSignal): Promise<HouseholdSignals> {
    return this.answers.answer(household, id, input);
  }

  /** The second person who agrees that safety is dismissed. */
  @Post('signal-answers/:answerId/confirmation')
  @Allow('signal:confirm')
  @Answers(201, HouseholdSignals, 'signal.nothing-to-confirm', 'signal.same-person')
  confirm(@InHousehold() household: HouseholdScope, @Param('answerId', ParseUUIDPipe) id: string): Promise<HouseholdSignals> {
    return this.answers.confirm(household, id);
  }
}
