import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AskableView, Escalate, LevelsView, TakeLevelStep } from '../contract/levels.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { EscalationsService } from './escalations.service.js';
import { LevelsService } from './levels.service.js';

@ApiTags('levels')
@HouseholdParam()
@Controller('households/:householdId')
export class LevelsController {
  constructor(
    private readonly levels: LevelsService,
    private readonly escalations: EscalationsService,
  ) {}

  @Get('levels')
  @Allow('household:see')
  @Answers(200, LevelsView)
  read(@InHousehold() household: HouseholdScope): Promise<LevelsView> {
    return this.levels.view(household);
  }

  @Post('levels')
  @Allow('level:step')
  @Answers(
    201, LevelsView, 'level.same', 'level.agreements-missing', 'level.in-future', 'level.before-last', 'level.before-opening', 'level.review-in-past',
    'level.one-decider', 'level.unknown-decider', 'level.changed-meanwhile',
  )
  step(@InHousehold() household: HouseholdScope, @Body() input: TakeLevelStep): Promise<LevelsView> {
    return this.levels.step(household, input);
  }

  /** Who can be asked for a decision. */
  @Get('askable')
  @Allow('escalation:ask')
  @Answers(200, [AskableView])
  askable(@InHousehold() household: HouseholdScope): Promise<AskableView[]> {
    return this.escalations.askable(household);
  }

  @Post('escalations')
  @Allow('escalation:ask')
  @Answers(201, LevelsView, 'escalation.not-up', 'escalation.term-in-past', 'escalation.cannot-be-asked', 'escalation.already-asked')
  ask(@InHousehold() household: HouseholdScope, @Body() input: Escalate): Promise<LevelsView> {
    return this.escalations.ask(household, input);
  }

  @Post('escalations/:escalationId/calling-off')
  @Allow('escalation:ask')
  @Answers(201, LevelsView, 'escalation.already-answered', 'escalation.called-off')
  callOff(@InHousehold() household: HouseholdScope, @Param('escalationId', ParseUUIDPipe) id: string): Promise<LevelsView> {
    return this.escalations.callOff(household, id);
  }
}
