import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, ExpectedVersion } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { AcceptSignOn, ChangeSignOnMapping, SignOnMapping, SignOnRequests } from '../contract/sign-on.js';
import { Answers, Changes } from '../shared/answers.js';
import { MappingService } from './mapping.service.js';
import { RequestsService } from './requests.service.js';

/** What an organisation's administrator says about who signs on. */
@ApiTags('sign-on')
@Controller()
export class RequestsController {
  constructor(
    private readonly requests: RequestsService,
    private readonly mapping: MappingService,
  ) {}

  @Get('sign-on-requests')
  @Allow('sign-on:read')
  @Answers(200, SignOnRequests)
  list(@CurrentSession() session: SignedIn): Promise<SignOnRequests> {
    return this.requests.list(session);
  }

  @Post('sign-on-requests/:requestId/acceptance')
  @Allow('sign-on:accept')
  @Answers(204, null, 'session.step-up-needed', 'sign-on.already-accepted', 'sign-on.person-missing', 'sign-on.unknown-colleague', 'colleague.privacy-officer', 'colleague.email-used')
  accept(@CurrentSession() session: SignedIn, @Param('requestId', ParseUUIDPipe) requestId: string, @Body() input: AcceptSignOn): Promise<void> {
    return this.requests.accept(session, requestId, input);
  }

  @Post('sign-on-requests/:requestId/refusal')
  @Allow('sign-on:refuse')
  @Answers(204, null)
  refuse(@CurrentSession() session: SignedIn, @Param('requestId', ParseUUIDPipe) requestId: string): Promise<void> {
    return this.requests.refuse(session, requestId);
  }

  @Get('sign-on-mapping')
  @Allow('sign-on:read')
  @Answers(200, SignOnMapping)
  readMapping(@CurrentSession() session: SignedIn): Promise<SignOnMapping> {
    return this.mapping.read(session);
  }

  @Put('sign-on-mapping')
  @Allow('sign-on:map')
  @Changes(SignOnMapping, 'session.step-up-needed', 'sign-on.reference-taken')
  changeMapping(@CurrentSession() session: SignedIn, @ExpectedVersion() version: number, @Body() input: ChangeSignOnMapping): Promise<SignOnMapping> {
    return this.mapping.change(session, version, input);
  }
}
