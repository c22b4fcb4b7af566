import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePreferences, DemoAccount, DraftKey, SessionView, SignIn } from '../contract/session.js';
import { Answers } from '../shared/answers.js';
import { Allow, CurrentSession } from './allow.js';
import { SessionService } from './session.service.js';
import type { SignedIn } from './session-store.js';

@ApiTags('session')
@Controller()
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Post('session')
  @Allow('session:begin')
  @Answers(201, SessionView, 'session.wrong-credentials', 'session.choose-organisation', 'session.code-needed', 'session.wrong-code', 'session.too-many-attempts', 'session.local-accounts-off', 'session.cross-site')
  begin(@Body() input: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    return this.sessions.begin(input, { address: request.ip, userAgent: request.headers['user-agent'] }, reply);
  }

  @Get('session')
  @Allow('session:own')
  @Answers(200, SessionView)
  read(@CurrentSession() session: SignedIn): SessionView {
    return this.sessions.view(session);
  }

  @Patch('session')
  @Allow('session:own')
  @Answers(200, SessionView)
  change(@CurrentSession() session: SignedIn, @Body() input: ChangePreferences): Promise<SessionView> {
    return this.sessions.changePreferences(session, input);
  }

  /** What drafts in the browser are encrypted with: for the memory of the page alone. */
  @Get('session/draft-key')
  @Allow('session:own')
  @Answers(200, DraftKey)
  draftKey(@CurrentSession() session: SignedIn): Promise<DraftKey> {
    return this.sessions.draftKey(session);
  }

  @Delete('session')
  @HttpCode(204)
  @Allow('session:own')
  @Answers(204, null)
  async end(@CurrentSession() session: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(session, reply);
  }

  @Get('demo-accounts')
  @Allow('service:read')
  @Answers(200, [DemoAccount])
  demoAccounts(): DemoAccount[] {
    return this.sessions.demoAccounts();
  }
}
