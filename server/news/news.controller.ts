import { Readable } from 'node:stream';
import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentSession, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import type { SignedIn } from '../access/session-store.js';
import { FollowNews } from '../contract/news.js';
import { HouseholdParam } from '../households/household-param.js';
import { AnswersEvents, EVENT_STREAM } from '../shared/answers.js';
import { NewsStreams } from './news-streams.service.js';

@ApiTags('households')
@Controller('households/:householdId/news')
@HouseholdParam()
export class NewsController {
  constructor(private readonly streams: NewsStreams) {}

  /**
   * Tells a page that its household changed: that, and nothing of it. Opening it shows nothing, so it is no reading; what is read
   * because of it is on record as any reading.
   */
  @Get()
  @Allow('household:watch')
  @Header('Content-Type', `${EVENT_STREAM}; charset=utf-8`)
  // A proxy must not keep events until there is more of them.
  @Header('X-Accel-Buffering', 'no')
  @AnswersEvents('Server-Sent Events without an end: `changed` each time that something of the household changed, and comments as a sign of life.', 'news.too-many')
  async follow(@CurrentSession() session: SignedIn, @InHousehold() { householdId }: HouseholdScope, @Query() { page, readAgo }: FollowNews, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Readable> {
    // Only what the answer would be is asked for.
    if (request.method === 'HEAD') return Readable.from([]);
    const { sessionId, tokenHash } = session;
    const body = await this.streams.follow({ householdId, sessionId, tokenHash, page: page ?? null }, readAgo ?? null);
    // Also of who left before it began.
    if (reply.raw.closed) body.destroy();
    else reply.raw.once('close', () => body.destroy());
    return body;
  }
}
