import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AnswerOverlap, CombinationView, LoggedAnswerView } from '../contract/overlap-answers.js';
import { SpokenOverlapView } from '../contract/visits.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { CombinationsService } from './combinations.service.js';
import { OverlapAnswersService } from './overlap-answers.service.js';
import { VisitsService } from './visits.service.js';

@ApiTags('visits')
@HouseholdParam()
@Controller('households/:householdId')
export class OverlapAnswersController {
  constructor(
    private readonly answers: OverlapAnswersService,
    private readonly combinations: CombinationsService,
    private readonly visits: VisitsService,
  ) {}

  /** Answers all overlaps as they stand from then on. */
  @Post('overlaps/:overlapId/answers')
  @Allow('overlap:answer')
  @Answers(
    201, [SpokenOverlapView], 'overlap.gone', 'overlap.already-answered', 'overlap.changed', 'overlap.reason-missing', 'overlap.answer-incomplete', 'overlap.other-visit',
    'overlap.visit-over', 'overlap.visit-not-yours', 'visit.ends-before-start', 'visit.too-long', 'input.stale-version',
  )
  async answer(@InHousehold() household: HouseholdScope, @Param('overlapId', ParseUUIDPipe) id: string, @Body() input: AnswerOverlap): Promise<SpokenOverlapView[]> {
    await this.answers.answer(household, id, input);
    return this.visits.overlaps(household);
  }

  /** All that was done about overlaps, newest first; also about those that are no longer there. */
  @Get('overlap-answers')
  @Allow('household:see')
  @Answers(200, [LoggedAnswerView])
  log(@InHousehold() household: HouseholdScope): Promise<LoggedAnswerView[]> {
    return this.answers.log(household);
  }

  /** Pairs of coming visits that could be one, the one that saves most first. */
  @Get('combinations')
  @Allow('household:see')
  @Answers(200, [CombinationView])
  suggestions(@InHousehold() household: HouseholdScope): Promise<CombinationView[]> {
    return this.combinations.list(household);
  }
}
