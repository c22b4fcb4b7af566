import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { FoundHouseholds, SearchHouseholds } from '../contract/households.js';
import { Answers } from '../shared/answers.js';
import { HouseholdSearchService } from './household-search.service.js';

@ApiTags('households')
@Controller('household-searches')
export class HouseholdSearchController {
  constructor(private readonly searches: HouseholdSearchService) {}

  /** Nothing is kept of it but the line in the log. Names stand in the body, never in an address. */
  @Post()
  @Allow('household:list')
  @Answers(200, FoundHouseholds, 'search.no-words')
  find(@CurrentSession() session: SignedIn, @Body() input: SearchHouseholds): Promise<FoundHouseholds> {
    return this.searches.find(session, input);
  }
}
