import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { HouseholdScope } from '../access/access-rules.js';
import { Allow, InHousehold } from '../access/allow.js';
import { HouseholdViews, ListLogEvents, ListViews, LogEvents } from '../contract/views.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { LogService } from './log.service.js';
import { ViewsService } from './views.service.js';

@ApiTags('views')
@HouseholdParam()
@Controller('households/:householdId/views')
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  /** JSON that the database wrote, passed on as it is. */
  @Get()
  @Header('content-type', 'application/json; charset=utf-8')
  @Allow('views:read')
  @Answers(200, HouseholdViews)
  read(@InHousehold() household: HouseholdScope, @Query() query: ListViews): Promise<string> {
    return this.views.read(household, query);
  }
}

@ApiTags('views')
@Controller('privacy/log')
export class LogController {
  constructor(private readonly log: LogService) {}

  @Get()
  @Allow('privacy:read')
  @Answers(200, LogEvents)
  read(@Query() query: ListLogEvents): Promise<LogEvents> {
    return this.log.read(query);
  }
}
