import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { ImportPreview, ImportResult, ImportVisits, PreviewImport } from '../contract/visit-exchange.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { ImportsService } from './imports.service.js';

/** The file itself is read in the browser: only the visits that somebody chose come here. */
@ApiTags('visits')
@HouseholdParam()
@Controller('households/:householdId/visit-imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post('preview')
  @Allow('visit:record')
  @Answers(200, ImportPreview)
  preview(@InHousehold() household: HouseholdScope, @Body() input: PreviewImport): Promise<ImportPreview> {
    return this.imports.preview(household, input);
  }

  @Post()
  @Allow('visit:record')
  @Answers(
    200,
    ImportResult,
    'visit.import-stale',
    'visit.import-double',
    'visit.not-yours',
    'visit.ends-before-start',
    'visit.too-long',
    'visit.outcome-in-future',
    'visit.members-missing',
    'visit.professionals-missing',
    'visit.domains-missing',
    'visit.unknown-member',
    'visit.professional-not-involved',
  )
  import(@InHousehold() household: HouseholdScope, @Body() input: ImportVisits): Promise<ImportResult> {
    return this.imports.import(household, input);
  }
}
