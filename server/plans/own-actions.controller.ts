import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { OwnActions } from '../contract/plans.js';
import { Answers } from '../shared/answers.js';
import { OwnActionsService } from './own-actions.service.js';

@ApiTags('plan')
@Controller('own-actions')
export class OwnActionsController {
  constructor(private readonly actions: OwnActionsService) {}

  @Get()
  @Allow('household:list')
  @Answers(200, OwnActions)
  list(@CurrentSession() session: SignedIn): Promise<OwnActions> {
    return this.actions.list(session);
  }
}
