import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AnswerPause, AskPause, PauseList } from '../contract/pauses.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { PausesService } from './pauses.service.js';

@ApiTags('pauses')
@HouseholdParam()
@Controller('households/:householdId/pauses')
export class PausesController {
  constructor(private readonly pauses: PausesService) {}

  @Get()
  @Allow('household:see')
  @Answers(200, PauseList)
  list(@InHousehold() household: HouseholdScope): Promise<PauseList> {
    return this.pauses.list(household);
  }

  @Post()
  @Allow('pause:ask')
  @Answers(201, PauseList, 'pause.until-in-past', 'pause.domain-not-yours', 'pause.asks-nobody', 'pause.cannot-be-asked', 'breakthrough.unknown')
  ask(@InHousehold() household: HouseholdScope, @Body() input: AskPause): Promise<PauseList> {
    return this.pauses.ask(household, input);
  }

  @Post(':pauseId/answer')
  @Allow('pause:answer')
  @Answers(
    201, PauseList, 'pause.not-yours', 'pause.already-answered', 'pause.called-off', 'pause.reason-missing', 'pause.part-until-missing', 'pause.part-is-whole', 'pause.until-in-past',
  )
  answer(@InHousehold() household: HouseholdScope, @Param('pauseId', ParseUUIDPipe) id: string, @Body() input: AnswerPause): Promise<PauseList> {
    return this.pauses.answer(household, id, input);
  }

  @Post(':pauseId/calling-off')
  @Allow('pause:ask')
  @Answers(201, PauseList, 'pause.already-answered', 'pause.called-off')
  callOff(@InHousehold() household: HouseholdScope, @Param('pauseId', ParseUUIDPipe) id: string): Promise<PauseList> {
    return this.pauses.callOff(household, id);
  }
}
