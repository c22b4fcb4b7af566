import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import type { SignedIn } from '../access/session-store.js';
import { HouseholdList, HouseholdPicture, ListHouseholds } from '../contract/households.js';
import { Answers } from '../shared/answers.js';
import { MyHouseholdsService } from './my-households.service.js';
import { PictureService } from './picture.service.js';

@ApiTags('households')
@Controller('households')
export class PictureController {
  constructor(
    private readonly pictures: PictureService,
    private readonly mine: MyHouseholdsService,
  ) {}

  @Get()
  @Allow('household:list')
  @Answers(200, HouseholdList)
  list(@CurrentSession() session: SignedIn, @Query() query: ListHouseholds): Promise<HouseholdList> {
    return this.mine.list(session, query);
  }

  /** JSON that the database wrote, passed on as it is. */
  @Get(':householdId')
  @ApiParam({ name: 'householdId', format: 'uuid' })
  @Header('content-type', 'application/json; charset=utf-8')
  @Allow('household:see')
  @Answers(200, HouseholdPicture)
  read(@InHousehold() household: HouseholdScope): Promise<string> {
    return this.pictures.read(household);
  }
}
