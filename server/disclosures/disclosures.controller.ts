import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { DisclosureView, RecordDisclosure, WithdrawDisclosure } from '../contract/disclosures.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { DisclosuresService } from './disclosures.service.js';

@ApiTags('disclosures')
@HouseholdParam()
@Controller('households/:householdId/disclosures')
export class DisclosuresController {
  constructor(private readonly disclosures: DisclosuresService) {}

  @Get()
  @Allow('household:see')
  @Answers(200, [DisclosureView])
  list(@InHousehold() household: HouseholdScope): Promise<DisclosureView[]> {
    return this.disclosures.list(household);
  }

  @Post()
  @Allow('disclosure:record')
  @Answers(
    201, DisclosureView, 'member.unknown', 'disclosure.unknown-recipient', 'disclosure.one-recipient', 'disclosure.consent-of-one', 'disclosure.until-missing',
    'disclosure.way-missing', 'disclosure.only-consent-is-given', 'disclosure.age-unknown', 'disclosure.too-young-to-give', 'disclosure.giver-not-entitled',
    'disclosure.own-consent-missing', 'disclosure.authority-missing', 'disclosure.given-in-future', 'disclosure.starts-before-given',
    'disclosure.ends-before-start', 'disclosure.already-over', 'disclosure.too-long', 'disclosure.already-there',
  )
  record(@InHousehold() household: HouseholdScope, @Body() input: RecordDisclosure): Promise<DisclosureView> {
    return this.disclosures.record(household, input);
  }

  /** It stays on record; from the next request on nobody reads anything because of it. */
  @Post(':disclosureId/withdrawal')
  @Allow('disclosure:withdraw')
  @Changes(DisclosureView, 'disclosure.already-withdrawn', 'disclosure.already-over', 'disclosure.withdrawal-incomplete', 'disclosure.only-consent-is-given', 'disclosure.not-theirs-to-withdraw', 'member.unknown')
  withdraw(
    @InHousehold() household: HouseholdScope,
    @Param('disclosureId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: WithdrawDisclosure,
  ): Promise<DisclosureView> {
    return this.disclosures.withdraw(household, id, version, input);
  }
}
