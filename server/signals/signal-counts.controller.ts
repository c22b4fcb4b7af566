import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { CountSettings, SignalCounts } from '../contract/settings.js';
import { Answers } from '../shared/answers.js';
import { SignalCountsService } from './signal-counts.service.js';

@ApiTags('settings')
@Controller('team-settings/:teamId/signal-counts')
export class SignalCountsController {
  constructor(private readonly counts: SignalCountsService) {}

  /** A question that is too long for an address; it changes nothing. */
  @Post()
  @Allow('setting:see')
  @Answers(200, SignalCounts, 'setting.long-run-too-short', 'setting.long-run-too-few')
  count(@CurrentSession() session: SignedIn, @Param('teamId', ParseUUIDPipe) teamId: string, @Body() input: CountSettings): Promise<SignalCounts> {
    return this.counts.count(session, teamId, input);
  }
}
