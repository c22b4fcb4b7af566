import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { AskedPauses } from '../contract/pauses.js';
import { Answers } from '../shared/answers.js';
import { PausesService } from './pauses.service.js';

@ApiTags('pauses')
@Controller('asked-pauses')
export class AskedPausesController {
  constructor(private readonly pauses: PausesService) {}

  /** What the reader is asked to hold, in all their households. */
  @Get()
  @Allow('pause:own')
  @Answers(200, AskedPauses)
  list(@CurrentSession() session: SignedIn): Promise<AskedPauses> {
    return this.pauses.asked(session);
  }
}
