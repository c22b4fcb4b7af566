import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AddBlockage, AddCondition, BlockageMap, ChangeBlockage, ChangeCondition } from '../contract/blockages.js';
import { Created } from '../contract/households.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { BlockagesService } from './blockages.service.js';

@ApiTags('blockages')
@HouseholdParam()
@Controller('households/:householdId')
export class BlockagesController {
  constructor(private readonly blockages: BlockagesService) {}

  @Get('blockages')
  @Allow('household:see')
  @Answers(200, BlockageMap)
  map(@InHousehold() household: HouseholdScope): Promise<BlockageMap> {
    return this.blockages.map(household);
  }

  @Post('blockages')
  @Allow('blockage:record')
  @Answers(201, Created, 'blockage.of-itself', 'blockage.already-there', 'blockage.end-unknown', 'blockage.end-over', 'blockage.domain-not-yours', 'blockage.too-many')
  addBlockage(@InHousehold() household: HouseholdScope, @Body() input: AddBlockage): Promise<Created> {
    return this.blockages.addBlockage(household, input);
  }

  @Patch('blockages/:blockageId')
  @Allow('blockage:record')
  @Changes(Created, 'blockage.already-there', 'blockage.end-over', 'blockage.domain-not-yours', 'blockage.too-many')
  changeBlockage(
    @InHousehold() household: HouseholdScope,
    @Param('blockageId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeBlockage,
  ): Promise<Created> {
    return this.blockages.changeBlockage(household, id, version, input);
  }

  @Post('conditions')
  @Allow('blockage:record')
  @Answers(201, Created, 'blockage.domain-not-yours', 'blockage.organisation-unknown', 'blockage.too-many')
  addCondition(@InHousehold() household: HouseholdScope, @Body() input: AddCondition): Promise<Created> {
    return this.blockages.addCondition(household, input);
  }

  @Patch('conditions/:conditionId')
  @Allow('blockage:record')
  @Changes(Created, 'blockage.domain-not-yours', 'blockage.organisation-unknown', 'blockage.too-many')
  changeCondition(
    @InHousehold() household: HouseholdScope,
    @Param('conditionId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeCondition,
  ): Promise<Created> {
    return this.blockages.changeCondition(household, id, version, input);
  }
}
