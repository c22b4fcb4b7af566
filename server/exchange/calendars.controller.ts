import { Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { CalendarAddressView, MadeCalendarAddress } from '../contract/visit-exchange.js';
import { Answers, AnswersFile } from '../shared/answers.js';
import { CalendarAddressesService } from './calendar-addresses.service.js';

const siteOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

@ApiTags('account')
@Controller()
export class CalendarsController {
  constructor(private readonly addresses: CalendarAddressesService) {}

  @Get('calendar-address')
  @Allow('calendar:own')
  @Answers(200, CalendarAddressView)
  own(@CurrentSession() { professionalId }: SignedIn): Promise<CalendarAddressView> {
    return this.addresses.own(professionalId);
  }

  /** Makes one, or renews it: an earlier address ends at once. */
  @Post('calendar-address')
  @Allow('calendar:own')
  @Answers(201, MadeCalendarAddress)
  make(@CurrentSession() { professionalId }: SignedIn, @Req() request: FastifyRequest): Promise<MadeCalendarAddress> {
    return this.addresses.make(professionalId, siteOf(request));
  }

  @Delete('calendar-address')
  @Allow('calendar:own')
  @Answers(204, null)
  end(@CurrentSession() { professionalId }: SignedIn): Promise<void> {
    return this.addresses.end(professionalId);
  }

  /** For a calendar program, which has no session: the secret is in the address. */
  @Get('calendars/:token')
  @Allow('calendar:fetch')
  @AnswersFile(['text/calendar'], 'calendar.too-often')
  async fetch(@Param('token') token: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const calendar = await this.addresses.fetch(token.replace(/\.ics$/, ''), request.ip, siteOf(request));
    void reply.type('text/calendar; charset=utf-8').header('Content-Disposition', 'inline; filename="samenregie.ics"').header('X-Robots-Tag', 'noindex');
    return calendar;
  }
}
