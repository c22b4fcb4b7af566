import { Body, Controller, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { AddMember, AddNetworkContact, ChangeInvolvement, ChangeMember, ChangeNetworkContact, Created, Involve } from '../contract/households.js';
import { Answers, Changes } from '../shared/answers.js';
import { HouseholdParam } from './household-param.js';
import { InvolvementService } from './involvement.service.js';
import { MembersService } from './members.service.js';

/** Who belongs to a household: its members, its network, and the professionals who are involved. */
@ApiTags('circle')
@HouseholdParam()
@Controller('households/:householdId')
export class CircleController {
  constructor(
    private readonly members: MembersService,
    private readonly involvement: InvolvementService,
  ) {}

  @Post('members')
  @Allow('household:direct')
  @Answers(201, Created, 'person.not-accessible', 'person.already-member', 'member.name-missing')
  addMember(@InHousehold() household: HouseholdScope, @Body() input: AddMember): Promise<Created> {
    return this.members.add(household, input);
  }

  @Patch('members/:memberId')
  @Allow('household:direct')
  @Changes(Created, 'member.ends-before-start')
  changeMember(
    @InHousehold() household: HouseholdScope,
    @Param('memberId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeMember,
  ): Promise<Created> {
    return this.members.change(household, id, version, input);
  }

  @Post('network-contacts')
  @Allow('household:direct')
  @Answers(201, Created)
  addNetworkContact(@InHousehold() household: HouseholdScope, @Body() input: AddNetworkContact): Promise<Created> {
    return this.members.addNetworkContact(household, input);
  }

  @Patch('network-contacts/:contactId')
  @Allow('household:direct')
  @Changes(Created)
  changeNetworkContact(
    @InHousehold() household: HouseholdScope,
    @Param('contactId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeNetworkContact,
  ): Promise<Created> {
    return this.members.changeNetworkContact(household, id, version, input);
  }

  @Post('involvements')
  @Allow('household:direct')
  @Answers(201, Created, 'involvement.unknown-professional', 'involvement.already-involved')
  involve(@InHousehold() household: HouseholdScope, @Body() input: Involve): Promise<Created> {
    return this.involvement.begin(household, input);
  }

  @Patch('involvements/:involvementId')
  @Allow('involvement:change')
  @Changes(Created, 'involvement.end-incomplete', 'involvement.already-ended', 'involvement.ends-before-start')
  changeInvolvement(
    @InHousehold() household: HouseholdScope,
    @Param('involvementId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeInvolvement,
  ): Promise<Created> {
    return this.involvement.change(household, id, version, input);
  }
}
