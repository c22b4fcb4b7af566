import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentSession, ExpectedVersion } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { BeginReview, ChangeReviewCase, ReadMinutes, ReviewCaseView, ReviewMeetings, ReviewMeetingView, ReviewMinutes } from '../contract/reviews.js';
import { Answers, Changes } from '../shared/answers.js';
import { Clock } from '../shared/clock.js';
import { dayOf } from '../shared/day.js';
import { minutesPdf } from './minutes.document.js';
import { MinutesService } from './minutes.service.js';
import { ReviewsService } from './reviews.service.js';

@ApiTags('reviews')
@Controller('review-meetings')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly minutes: MinutesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('review:hold')
  @Answers(200, ReviewMeetings)
  list(@CurrentSession() session: SignedIn): Promise<ReviewMeetings> {
    return this.reviews.list(session);
  }

  @Post()
  @Allow('review:hold')
  @Answers(201, ReviewMeetingView, 'review.already-open', 'review.nothing-stuck')
  begin(@CurrentSession() session: SignedIn, @Body() input: BeginReview): Promise<ReviewMeetingView> {
    return this.reviews.begin(session, input);
  }

  @Get(':meetingId')
  @Allow('review:hold')
  @Answers(200, ReviewMeetingView)
  read(@CurrentSession() session: SignedIn, @Param('meetingId', ParseUUIDPipe) id: string): Promise<ReviewMeetingView> {
    return this.reviews.read(session, id);
  }

  @Patch(':meetingId/cases/:caseId')
  @Allow('review:hold')
  @Changes(ReviewCaseView, 'review.closed')
  change(
    @CurrentSession() session: SignedIn,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @ExpectedVersion() version: number,
    @Body() input: ChangeReviewCase,
  ): Promise<ReviewCaseView> {
    return this.reviews.change(session, meetingId, caseId, version, input);
  }

  @Post(':meetingId/closing')
  @Allow('review:hold')
  @Answers(200, ReviewMeetingView, 'review.closed')
  close(@CurrentSession() session: SignedIn, @Param('meetingId', ParseUUIDPipe) id: string): Promise<ReviewMeetingView> {
    return this.reviews.close(session, id);
  }

  /** What it came to: JSON, or a PDF to hand round. */
  @Get(':meetingId/minutes')
  @Allow('review:hold')
  @ApiProduces('application/json', 'application/pdf')
  @Answers(200, ReviewMinutes)
  async readMinutes(
    @CurrentSession() session: SignedIn,
    @Param('meetingId', ParseUUIDPipe) id: string,
    @Query() { format, language }: ReadMinutes,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewMinutes | Buffer> {
    const minutes = await this.minutes.read(session, id);
    if (format !== 'pdf') return minutes;
    void reply.header('Content-Disposition', `attachment; filename="minutes-${dayOf(Date.parse(minutes.startedAt))}.pdf"`).type('application/pdf');
    return minutesPdf(minutes, language ?? 'nl', this.clock.now());
  }
}
