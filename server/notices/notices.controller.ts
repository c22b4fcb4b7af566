import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { ListNotices, MarkNotice, NoticeList, UnreadNotices } from '../contract/notices.js';
import { Answers } from '../shared/answers.js';
import { NoticesService } from './notices.service.js';

@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Allow('notice:own')
  @Answers(200, NoticeList)
  list(@CurrentSession() session: SignedIn, @Query() query: ListNotices): Promise<NoticeList> {
    return this.notices.list(session.professionalId, query);
  }

  @Get('unread')
  @Allow('notice:own')
  @Answers(200, UnreadNotices)
  unread(@CurrentSession() session: SignedIn): Promise<UnreadNotices> {
    return this.notices.unread(session.professionalId);
  }

  @Patch(':noticeId')
  @Allow('notice:own')
  @Answers(200, UnreadNotices)
  mark(@CurrentSession() session: SignedIn, @Param('noticeId', ParseUUIDPipe) id: string, @Body() input: MarkNotice): Promise<UnreadNotices> {
    return this.notices.mark(session.professionalId, id, input.read);
  }

  @Post('all-read')
  @Allow('notice:own')
  @Answers(200, UnreadNotices)
  markAll(@CurrentSession() session: SignedIn): Promise<UnreadNotices> {
    return this.notices.markAll(session.professionalId);
  }
}
