import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { Created } from '../contract/households.js';
import { CloseHousehold, ClosingView, PlaceHold, ReopenHousehold } from '../contract/retention.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { ClosingService } from './closing.service.js';

/** The end of a case, and how long it is kept after. */
@ApiTags('rights')
@HouseholdParam()
@Controller('households/:householdId')
export class ClosingController {
  constructor(private readonly closing: ClosingService) {}

  @Get('closing')
  @Allow('retention:hold')
  @Answers(200, ClosingView)
  read(@InHousehold() household: HouseholdScope): Promise<ClosingView> {
    return this.closing.view(household);
  }

  @Post('closing')
  @Allow('household:close')
  @Answers(201, ClosingView, 'household.closed', 'closing.day', 'closing.unknown-law')
  close(@InHousehold() household: HouseholdScope, @Body() input: CloseHousehold): Promise<ClosingView> {
    return this.closing.close(household, input);
  }

  @Post('reopening')
  @Allow('household:reopen')
  @Answers(201, ClosingView, 'household.not-closed', 'closing.part-not-available', 'closing.nobody-there')
  reopen(@InHousehold() household: HouseholdScope, @Body() input: ReopenHousehold): Promise<ClosingView> {
    return this.closing.reopen(household, input);
  }

  @Post('holds')
  @Allow('retention:hold')
  @Answers(201, Created)
  hold(@InHousehold() household: HouseholdScope, @Body() input: PlaceHold): Promise<Created> {
    return this.closing.hold(household, input);
  }

  @Post('holds/:holdId/lifting')
  @Allow('retention:hold')
  @Answers(201, ClosingView, 'hold.already-lifted')
  lift(@InHousehold() household: HouseholdScope, @Param('holdId', ParseUUIDPipe) id: string): Promise<ClosingView> {
    return this.closing.lift(household, id);
  }
}
