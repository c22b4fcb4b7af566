import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { PreviewVisit, VisitPreview } from '../contract/visit-previews.js';
import { ChangeVisit, ListVisits, LONGEST_LIST_DAYS, RecordVisit, SpokenOverlapView, VisitOutcome, VisitView } from '../contract/visits.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { daysBetween } from '../shared/day.js';
import { VisitPreviewService } from './visit-preview.service.js';
import { VisitsService } from './visits.service.js';

const REFUSALS = ['visit.ends-before-start', 'visit.too-long', 'visit.unknown-member', 'visit.professional-not-involved', 'visit.not-yours', 'visit.outcome-in-future', 'visit.doubles-up', 'visit.because-missing'] as const;

@ApiTags('visits')
@HouseholdParam()
@Controller('households/:householdId')
export class VisitsController {
  constructor(
    private readonly visits: VisitsService,
    private readonly previews: VisitPreviewService,
  ) {}

  @Get('visits')
  @Allow('household:see')
  @Answers(200, [VisitView])
  list(@InHousehold() household: HouseholdScope, @Query() { from, until }: ListVisits): Promise<VisitView[]> {
    const days = daysBetween(from, until);
    if (days < 1 || days > LONGEST_LIST_DAYS)
      throw new BrokenRule('input.invalid', {}, [{ field: 'until', check: 'range', message: `until is 1 to ${LONGEST_LIST_DAYS} days after from` }]);
    return this.visits.list(household, { from, until });
  }

  @Post('visits')
  @Allow('visit:record')
  @Answers(201, VisitOutcome, ...REFUSALS)
  record(@InHousehold() household: HouseholdScope, @Body() input: RecordVisit): Promise<VisitOutcome> {
    return this.visits.record(household, input);
  }

  /** What a visit would add, as it is thought of. Nothing is stored. */
  @Post('visit-previews')
  @Allow('visit:record')
  @Answers(200, VisitPreview, 'visit.ends-before-start', 'visit.too-long', 'visit.unknown-member', 'visit.professional-not-involved')
  preview(@InHousehold() household: HouseholdScope, @Body() input: PreviewVisit): Promise<VisitPreview> {
    return this.previews.preview(household, input);
  }

  @Patch('visits/:visitId')
  @Allow('visit:record')
  @Changes(VisitOutcome, ...REFUSALS)
  change(
    @InHousehold() household: HouseholdScope,
    @Param('visitId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeVisit,
  ): Promise<VisitOutcome> {
    return this.visits.change(household, id, version, input);
  }

  @Get('overlaps')
  @Allow('household:see')
  @Answers(200, [SpokenOverlapView])
  overlaps(@InHousehold() household: HouseholdScope): Promise<SpokenOverlapView[]> {
    return this.visits.overlaps(household);
  }
}
