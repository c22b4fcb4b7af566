import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { CountSettings, OverlapCounts } from '../contract/settings.js';
import { Answers } from '../shared/answers.js';
import { OverlapCountsService } from './overlap-counts.service.js';

@ApiTags('settings')
@Controller('team-settings/:teamId/overlap-counts')
export class OverlapCountsController {
  constructor(private readonly counts: OverlapCountsService) {}

  /** A question that is too long for an address; it changes nothing. */
  @Post()
  @Allow('setting:see')
  @Answers(200, OverlapCounts, 'setting.long-run-too-short', 'setting.long-run-too-few')
  count(@CurrentSession() session: SignedIn, @Param('teamId', ParseUUIDPipe) teamId: string, @Body() input: CountSettings): Promise<OverlapCounts> {
    return this.counts.count(session, teamId, input);
  }
}
