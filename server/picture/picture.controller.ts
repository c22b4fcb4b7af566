import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { HouseholdPicture } from '../contract/households.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { PictureService } from './picture.service.js';

@ApiTags('households')
@HouseholdParam()
@Controller('households')
export class PictureController {
  constructor(private readonly pictures: PictureService) {}

  /** JSON that the database wrote, passed on as it is. */
  @Get(':householdId')
  @Header('content-type', 'application/json; charset=utf-8')
  @Allow('household:see')
  @Answers(200, HouseholdPicture)
  read(@InHousehold() household: HouseholdScope): Promise<string> {
    return this.pictures.read(household);
  }
}
