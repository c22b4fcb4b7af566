import { Body, Controller, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AppointDeputy, ChangeDeputy, LeadDeputyView } from '../contract/lead-proposals.js';
import { ImportEarlierLeads } from '../contract/leads.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { DeputiesService } from './deputies.service.js';
import { EarlierLeadsService } from './earlier-leads.service.js';

/** Who stands in for a lead, and who led before it was kept here. */
@ApiTags('leads')
@HouseholdParam()
@Controller('households/:householdId')
export class StandInsController {
  constructor(
    private readonly deputies: DeputiesService,
    private readonly earlier: EarlierLeadsService,
  ) {}

  @Post('leads/:leadId/deputies')
  @Allow('lead:deputise')
  @Answers(201, LeadDeputyView, 'lead.not-involved', 'lead.unknown-professional', 'lead.deputy-is-lead', 'lead.deputy-overlap', 'lead.deputy-outside', 'lead.in-past', 'lead.ends-before-start', 'lead.already-ended')
  appoint(@InHousehold() household: HouseholdScope, @Param('leadId', ParseUUIDPipe) leadId: string, @Body() input: AppointDeputy): Promise<LeadDeputyView> {
    return this.deputies.appoint(household, leadId, input);
  }

  @Patch('lead-deputies/:deputyId')
  @Allow('lead:deputise')
  @Changes(LeadDeputyView, 'lead.already-ended', 'lead.ends-before-start', 'lead.in-past', 'lead.deputy-overlap')
  change(
    @InHousehold() household: HouseholdScope,
    @Param('deputyId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeDeputy,
  ): Promise<LeadDeputyView> {
    return this.deputies.change(household, id, version, input);
  }

  /** History from elsewhere: it may hold gaps and may not overlap. All is kept, or nothing. */
  @Post('earlier-leads')
  @Allow('lead:import')
  @Answers(204, null, 'lead.periods-overlap', 'lead.period-not-over', 'lead.ends-before-start', 'lead.unknown-professional')
  import(@InHousehold() household: HouseholdScope, @Body() input: ImportEarlierLeads): Promise<void> {
    return this.earlier.import(household, input);
  }
}
