import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { AnswerEscalation, AskedList } from '../contract/levels.js';
import { Answers } from '../shared/answers.js';
import { EscalationsService } from './escalations.service.js';

/** What somebody is asked, whether or not they may see the household. */
@ApiTags('levels')
@Controller('asked')
export class AskedController {
  constructor(private readonly escalations: EscalationsService) {}

  @Get()
  @Allow('escalation:answer')
  @Answers(200, AskedList)
  list(): Promise<AskedList> {
    return this.escalations.asked();
  }

  @Post(':escalationId/answer')
  @Allow('escalation:answer')
  @Answers(201, AskedList, 'escalation.not-yours', 'escalation.already-answered', 'escalation.called-off', 'escalation.review-missing', 'escalation.not-up', 'level.review-in-past', 'level.before-last')
  answer(@CurrentSession() session: SignedIn, @Param('escalationId', ParseUUIDPipe) id: string, @Body() input: AnswerEscalation): Promise<AskedList> {
    return this.escalations.answer(session, id, input);
  }
}
