import { Body, Controller, Get, Post, Redirect, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { BeginSignOn, ContinueAt, SignInOptions, WaitingFor } from '../contract/sign-on.js';
import { Answers, GoesOn } from '../shared/answers.js';
import { SignOnService } from './sign-on.service.js';
import { SignOutService } from './sign-out.service.js';

/** Single sign-on with an OpenID Connect provider. */
@ApiTags('sign-on')
@Controller()
export class SignOnController {
  constructor(
    private readonly signOn: SignOnService,
    private readonly signOut: SignOutService,
  ) {}

  @Get('sign-in-options')
  @Allow('service:read')
  @Answers(200, SignInOptions)
  options(): SignInOptions {
    return this.signOn.options();
  }

  @Post('sign-on')
  @Allow('sign-on:use')
  @Answers(201, ContinueAt, 'sign-on.off', 'sign-on.provider-unreachable', 'session.cross-site')
  begin(@Body() input: BeginSignOn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ContinueAt> {
    return this.signOn.begin(input, request, reply);
  }

  /** The provider sends the browser here. */
  @Get('sign-on/callback')
  @Allow('sign-on:use')
  @GoesOn()
  @Redirect()
  async finish(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ url: string; statusCode: number }> {
    return { url: await this.signOn.finish(request, reply), statusCode: 303 };
  }

  @Get('sign-on/waiting')
  @Allow('sign-on:use')
  @Answers(200, WaitingFor)
  waiting(@Req() request: FastifyRequest): Promise<WaitingFor> {
    return this.signOn.waitsFor(request);
  }

  /** Signs out here; going on at the given address signs out at the provider too. */
  @Post('sign-on/sign-out')
  @Allow('session:own')
  @Answers(200, ContinueAt)
  end(@CurrentSession() session: SignedIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ContinueAt> {
    return this.signOut.here(session, request, reply);
  }

  @Get('sign-on/sign-out')
  @Allow('sign-on:use')
  @GoesOn()
  @Redirect()
  async goOn(@Req() request: FastifyRequest): Promise<{ url: string; statusCode: number }> {
    return { url: await this.signOut.atProvider(request), statusCode: 303 };
  }

  /** OpenID Connect Back-Channel Logout 1.0: the provider itself calls this. */
  @Post('session/back-channel-logout')
  @Allow('sign-on:use')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', required: ['logout_token'], properties: { logout_token: { type: 'string' } } } })
  @Answers(204, null, 'sign-on.logout-token-invalid', 'sign-on.off', 'sign-on.provider-unreachable')
  endedElsewhere(@Body('logout_token') token: unknown): Promise<void> {
    return this.signOut.byProvider(token);
  }
}
