import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { AcceptInvitation, InvitationToken, InvitationView, InviteColleague, NewInvitation, OpenedInvitation } from '../contract/administration.js';
import { Answers } from '../shared/answers.js';
import { AcceptanceService } from './acceptance.service.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('administration')
@Controller('invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @Allow('colleague:administer')
  @Answers(200, [InvitationView])
  list(@CurrentSession() session: SignedIn): Promise<InvitationView[]> {
    return this.invitations.list(session);
  }

  @Post()
  @Allow('colleague:administer')
  @Answers(201, NewInvitation, 'colleague.email-used', 'invitation.email-invited', 'colleague.privacy-officer', 'team.unknown')
  invite(@CurrentSession() session: SignedIn, @Body() input: InviteColleague): Promise<NewInvitation> {
    return this.invitations.invite(session, input);
  }

  @Post(':invitationId/links')
  @Allow('colleague:administer')
  @Answers(201, NewInvitation)
  renew(@CurrentSession() session: SignedIn, @Param('invitationId', ParseUUIDPipe) id: string): Promise<NewInvitation> {
    return this.invitations.renew(session, id);
  }

  @Delete(':invitationId')
  @Allow('colleague:administer')
  @Answers(204, null)
  withdraw(@CurrentSession() session: SignedIn, @Param('invitationId', ParseUUIDPipe) id: string): Promise<void> {
    return this.invitations.withdraw(session, id);
  }
}

/** For whoever holds the link. The token comes in the body: an address ends up in logs. */
@ApiTags('invitation')
@Controller()
export class AcceptanceController {
  constructor(private readonly acceptance: AcceptanceService) {}

  @Post('opened-invitations')
  @Allow('invitation:accept')
  @Answers(200, OpenedInvitation, 'invitation.not-usable', 'session.too-many-attempts', 'session.cross-site')
  open(@Body() { token }: InvitationToken, @Req() request: FastifyRequest): Promise<OpenedInvitation> {
    return this.acceptance.open(token, request.ip);
  }

  @Post('accepted-invitations')
  @Allow('invitation:accept')
  @Answers(204, null, 'invitation.not-usable', 'session.too-many-attempts', 'session.cross-site')
  accept(@Body() input: AcceptInvitation, @Req() request: FastifyRequest): Promise<void> {
    return this.acceptance.accept(input, request.ip);
  }
}
