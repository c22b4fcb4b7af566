import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { ResponsibilityMatrix, SetResponsibility } from '../contract/responsibilities.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { ResponsibilitiesService } from './responsibilities.service.js';

@ApiTags('responsibilities')
@HouseholdParam()
@Controller('households/:householdId/responsibilities')
export class ResponsibilitiesController {
  constructor(private readonly responsibilities: ResponsibilitiesService) {}

  @Get()
  @Allow('household:see')
  @Answers(200, ResponsibilityMatrix)
  matrix(@InHousehold() household: HouseholdScope): Promise<ResponsibilityMatrix> {
    return this.responsibilities.matrix(household);
  }

  /** The version is that of the cell; 0 where there is none yet. */
  @Put()
  @Allow('responsibility:set')
  @Changes(
    ResponsibilityMatrix, 'responsibility.not-yours', 'responsibility.actor-unknown', 'responsibility.row-unknown', 'responsibility.parts-clash',
    'responsibility.already-answerable',
  )
  set(@InHousehold() household: HouseholdScope, @ExpectedVersion() version: number, @Body() input: SetResponsibility): Promise<ResponsibilityMatrix> {
    return this.responsibilities.set(household, version, input);
  }
}
