import { Body, Controller, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import type { SignedIn } from '../access/session-store.js';
import { ChangeHousehold, Created, OpenHousehold } from '../contract/households.js';
import { Answers, Changes } from '../shared/answers.js';
import { HouseholdParam } from './household-param.js';
import { HouseholdsService } from './households.service.js';

@ApiTags('households')
@Controller('households')
export class HouseholdsController {
  constructor(private readonly households: HouseholdsService) {}

  @Post()
  @Allow('household:open')
  @Answers(201, Created)
  open(@CurrentSession() session: SignedIn, @Body() input: OpenHousehold): Promise<Created> {
    return this.households.open(session, input);
  }
}

@ApiTags('households')
@HouseholdParam()
@Controller('households/:householdId')
export class HouseholdController {
  constructor(private readonly households: HouseholdsService) {}

  @Patch()
  @Allow('household:direct')
  @Changes(Created)
  change(@InHousehold() household: HouseholdScope, @ExpectedVersion() version: number, @Body() input: ChangeHousehold): Promise<Created> {
    return this.households.change(household, version, input);
  }
}
