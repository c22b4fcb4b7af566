import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { CheckSafety, SafetyView } from '../contract/safety.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { SafetyService } from './safety.service.js';

@ApiTags('safety')
@HouseholdParam()
@Controller('households/:householdId/safety')
export class SafetyController {
  constructor(private readonly safety: SafetyService) {}

  @Get()
  @Allow('household:see')
  @Answers(200, SafetyView)
  read(@InHousehold() household: HouseholdScope): Promise<SafetyView> {
    return this.safety.view(household);
  }

  @Post()
  @Allow('safety:record')
  @Answers(201, SafetyView, 'safety.words-missing', 'member.unknown')
  record(@InHousehold() household: HouseholdScope, @Body() input: CheckSafety): Promise<SafetyView> {
    return this.safety.record(household, input);
  }
}
