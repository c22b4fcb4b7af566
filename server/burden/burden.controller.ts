import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { Burden } from '../contract/burden.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { BurdenService } from './burden.service.js';

@ApiTags('visits')
@HouseholdParam()
@Controller('households/:householdId')
export class BurdenController {
  constructor(private readonly burden: BurdenService) {}

  @Get('burden')
  @Allow('household:see')
  @Answers(200, Burden)
  read(@InHousehold() household: HouseholdScope): Promise<Burden> {
    return this.burden.read(household);
  }
}
