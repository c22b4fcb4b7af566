import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { EndLead, LeadHistory, LeadView, TakeLead } from '../contract/leads.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { LeadsService } from './leads.service.js';

@ApiTags('leads')
@HouseholdParam()
@Controller('households/:householdId/leads')
export class LeadsController {
  constructor(private readonly leads: LeadsService) {}

  @Get()
  @Allow('household:see')
  @Answers(200, LeadHistory)
  history(@InHousehold() household: HouseholdScope): Promise<LeadHistory> {
    return this.leads.history(household);
  }

  @Post()
  @Allow('lead:take')
  @Answers(201, LeadView, 'lead.already-active', 'lead.not-involved', 'lead.unknown-professional', 'lead.in-past', 'lead.too-far-ahead', 'lead.return-day-missing', 'lead.overlapping-periods', 'lead.return-day-not-after-start', 'member.unknown')
  take(@InHousehold() household: HouseholdScope, @Body() input: TakeLead): Promise<LeadView> {
    return this.leads.take(household, input);
  }

  @Patch(':leadId')
  @Allow('lead:end')
  @Changes(LeadView, 'lead.already-ended', 'lead.ends-before-start', 'lead.in-past', 'lead.overlapping-periods', 'lead.meanwhile-incomplete', 'lead.meanwhile-unknown')
  end(
    @InHousehold() household: HouseholdScope,
    @Param('leadId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: EndLead,
  ): Promise<LeadView> {
    return this.leads.end(household, id, version, input);
  }
}
