import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { recordList } from '../audit/record.js';
import { AskedInHouseholds, type AskedInHousehold } from '../contract/asked-in-households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OwnHouseholds } from '../households/own-households.js';
import { Answers } from '../shared/answers.js';
import { ASKED_IN_HOUSEHOLDS } from './asked-in-households.sql.js';

@ApiTags('households')
@Controller('asked-in-households')
export class AskedInHouseholdsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly own: OwnHouseholds,
  ) {}

  /** What waits for the reader on the pages of their households: questions around visits, help that stops, who is to lead. */
  @Get()
  @Allow('household:list')
  @Answers(200, AskedInHouseholds)
  async list(@CurrentSession() session: SignedIn): Promise<AskedInHouseholds> {
    const households = await this.work.manager.query<AskedInHousehold[]>(ASKED_IN_HOUSEHOLDS, [...this.own.parametersOf(session), session.organisationId]);
    await recordList(this.work.manager, 'household', households.map(({ householdId }) => householdId));
    return { households };
  }
}
