import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { TeamLoad } from '../contract/load.js';
import { Answers } from '../shared/answers.js';
import { LoadService } from './load.service.js';

@ApiTags('load')
@Controller('load')
export class LoadController {
  constructor(private readonly load: LoadService) {}

  @Get()
  @Allow('load:read')
  @Answers(200, TeamLoad)
  read(@CurrentSession() session: SignedIn): Promise<TeamLoad> {
    return this.load.read(session.professionalId);
  }
}
