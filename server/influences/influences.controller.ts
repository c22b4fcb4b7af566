import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { Created } from '../contract/households.js';
import { AddInfluence, AddProblem, ChangeInfluence, ChangeProblem, InfluenceMap } from '../contract/influences.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { InfluencesService } from './influences.service.js';

@ApiTags('influences')
@HouseholdParam()
@Controller('households/:householdId')
export class InfluencesController {
  constructor(private readonly influences: InfluencesService) {}

  @Get('influences')
  @Allow('household:see')
  @Answers(200, InfluenceMap)
  map(@InHousehold() household: HouseholdScope): Promise<InfluenceMap> {
    return this.influences.map(household);
  }

  @Post('problems')
  @Allow('influence:record')
  @Answers(201, Created, 'problem.domain-not-yours', 'problem.too-many', 'problem.said-in-future', 'member.unknown')
  addProblem(@InHousehold() household: HouseholdScope, @Body() input: AddProblem): Promise<Created> {
    return this.influences.addProblem(household, input);
  }

  @Patch('problems/:problemId')
  @Allow('influence:record')
  @Changes(Created, 'problem.domain-not-yours', 'problem.too-many', 'problem.said-in-future', 'member.unknown')
  changeProblem(
    @InHousehold() household: HouseholdScope,
    @Param('problemId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeProblem,
  ): Promise<Created> {
    return this.influences.changeProblem(household, id, version, input);
  }

  @Post('influences')
  @Allow('influence:record')
  @Answers(201, Created, 'influence.of-itself', 'influence.already-there', 'influence.problem-over', 'problem.unknown', 'problem.domain-not-yours', 'problem.said-in-future', 'member.unknown')
  addInfluence(@InHousehold() household: HouseholdScope, @Body() input: AddInfluence): Promise<Created> {
    return this.influences.addInfluence(household, input);
  }

  @Patch('influences/:influenceId')
  @Allow('influence:record')
  @Changes(Created, 'influence.already-there', 'influence.problem-over', 'problem.domain-not-yours', 'problem.said-in-future', 'member.unknown')
  changeInfluence(
    @InHousehold() household: HouseholdScope,
    @Param('influenceId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeInfluence,
  ): Promise<Created> {
    return this.influences.changeInfluence(household, id, version, input);
  }
}
