import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { RateDomain, RatingHistoryQuery, RatingView } from '../contract/households.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { RatingsService } from './ratings.service.js';

@ApiTags('ratings')
@HouseholdParam()
@Controller('households/:householdId/ratings')
export class RatingsController {
  constructor(private readonly ratings: RatingsService) {}

  @Get()
  @Allow('household:see')
  @Answers(200, [RatingView])
  history(@InHousehold() household: HouseholdScope, @Query() query: RatingHistoryQuery): Promise<RatingView[]> {
    return this.ratings.history(household, query);
  }

  @Post()
  @Allow('rating:give')
  @Answers(201, RatingView, 'member.unknown', 'rating.words-need-own-voice', 'rating.in-future', 'rating.domain-not-yours')
  rate(@InHousehold() household: HouseholdScope, @Body() input: RateDomain): Promise<RatingView> {
    return this.ratings.rate(household, input);
  }
}
