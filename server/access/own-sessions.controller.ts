import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OwnSession, StepUp, SteppedUp } from '../contract/account.js';
import { Answers } from '../shared/answers.js';
import { Allow, CurrentSession } from './allow.js';
import { OwnSessionsService } from './own-sessions.service.js';
import type { SignedIn } from './session-store.js';

/** Where one is signed in, and showing once more that it is really oneself. */
@ApiTags('account')
@Controller()
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessionsService) {}

  @Get('sessions')
  @Allow('session:own')
  @Answers(200, [OwnSession])
  list(@CurrentSession() session: SignedIn): Promise<OwnSession[]> {
    return this.sessions.list(session);
  }

  @Delete('sessions')
  @Allow('session:end-others')
  @Answers(204, null, 'session.step-up-needed')
  endOthers(@CurrentSession() session: SignedIn): Promise<void> {
    return this.sessions.endOthers(session);
  }

  @Delete('sessions/:sessionId')
  @Allow('session:own')
  @Answers(204, null)
  endOne(@CurrentSession() session: SignedIn, @Param('sessionId', ParseUUIDPipe) sessionId: string): Promise<void> {
    return this.sessions.endOne(session, sessionId);
  }

  @Post('session/step-up')
  @Allow('session:step-up')
  @Answers(200, SteppedUp, 'session.wrong-credentials', 'session.code-needed', 'session.wrong-code', 'session.too-many-attempts', 'session.no-password')
  stepUp(@CurrentSession() session: SignedIn, @Body() input: StepUp, @Req() request: FastifyRequest): Promise<SteppedUp> {
    return this.sessions.stepUp(session, input, request.ip);
  }
}
