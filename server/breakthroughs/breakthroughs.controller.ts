import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { BreakthroughList, BreakthroughView, ChangeBreakthrough, ChangeInvitee, InviteToTable, OpenBreakthrough } from '../contract/breakthroughs.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { BreakthroughsService } from './breakthroughs.service.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('breakthroughs')
@HouseholdParam()
@Controller('households/:householdId/breakthroughs')
export class BreakthroughsController {
  constructor(
    private readonly breakthroughs: BreakthroughsService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get()
  @Allow('household:see')
  @Answers(200, BreakthroughList)
  list(@InHousehold() household: HouseholdScope): Promise<BreakthroughList> {
    return this.breakthroughs.list(household);
  }

  @Post()
  @Allow('breakthrough:lead')
  @Answers(201, BreakthroughView, 'breakthrough.blockage-unknown')
  open(@InHousehold() household: HouseholdScope, @Body() input: OpenBreakthrough): Promise<BreakthroughView> {
    return this.breakthroughs.open(household, input);
  }

  @Patch(':breakthroughId')
  @Allow('breakthrough:lead')
  @Changes(BreakthroughView, 'breakthrough.settled', 'breakthrough.blockage-unknown', 'problem.said-in-future', 'member.unknown')
  change(
    @InHousehold() household: HouseholdScope,
    @Param('breakthroughId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeBreakthrough,
  ): Promise<BreakthroughView> {
    return this.breakthroughs.change(household, id, version, input);
  }

  @Post(':breakthroughId/invitees')
  @Allow('breakthrough:lead')
  @Answers(
    201, BreakthroughView, 'breakthrough.settled', 'breakthrough.invitee-incomplete', 'breakthrough.invitee-unknown', 'breakthrough.already-invited', 'breakthrough.too-many-invitees',
  )
  invite(@InHousehold() household: HouseholdScope, @Param('breakthroughId', ParseUUIDPipe) id: string, @Body() input: InviteToTable): Promise<BreakthroughView> {
    return this.invitations.invite(household, id, input);
  }

  @Patch(':breakthroughId/invitees/:inviteeId')
  @Allow('breakthrough:lead')
  @Answers(200, BreakthroughView, 'breakthrough.settled', 'input.nothing-to-change')
  changeInvitee(
    @InHousehold() household: HouseholdScope,
    @Param('breakthroughId', ParseUUIDPipe) id: string,
    @Param('inviteeId', ParseUUIDPipe) inviteeId: string,
    @Body() input: ChangeInvitee,
  ): Promise<BreakthroughView> {
    return this.invitations.change(household, id, inviteeId, input);
  }

  @Delete(':breakthroughId/invitees/:inviteeId')
  @Allow('breakthrough:lead')
  @Answers(200, BreakthroughView, 'breakthrough.settled')
  takeOff(
    @InHousehold() household: HouseholdScope,
    @Param('breakthroughId', ParseUUIDPipe) id: string,
    @Param('inviteeId', ParseUUIDPipe) inviteeId: string,
  ): Promise<BreakthroughView> {
    return this.invitations.takeOff(household, id, inviteeId);
  }
}
