import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentSession } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import { ExportWorklist, ReadWorklist, TeamAnswers, Worklist, WorklistCounts } from '../contract/signals.js';
import { Answers, AnswersFile } from '../shared/answers.js';
import { Clock } from '../shared/clock.js';
import { worklistFile } from './worklist-file.js';
import { WORKLIST_WORDS } from './worklist-words.js';
import { WorklistService } from './worklist.service.js';

/** Households in a file. */
const MOST_IN_A_FILE = 2000;

@ApiTags('signals')
@Controller('worklist')
export class WorklistController {
  constructor(
    private readonly worklist: WorklistService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('worklist:read')
  @Answers(200, Worklist)
  read(@CurrentSession() session: SignedIn, @Query() query: ReadWorklist): Promise<Worklist> {
    return this.worklist.page(session.professionalId, query);
  }

  @Get('counts')
  @Allow('worklist:read')
  @Answers(200, WorklistCounts)
  counts(@CurrentSession() session: SignedIn): Promise<WorklistCounts> {
    return this.worklist.counts(session.professionalId);
  }

  @Get('answers')
  @Allow('worklist:read')
  @Answers(200, TeamAnswers)
  answers(@CurrentSession() session: SignedIn): Promise<TeamAnswers> {
    return this.worklist.answers(session.professionalId);
  }

  /** The list as CSV, at most 2,000 households. */
  @Get('export')
  @Allow('worklist:read')
  @AnswersFile(['text/csv'])
  async export(@CurrentSession() session: SignedIn, @Query() { language = session.language, ...query }: ExportWorklist, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const households = await this.worklist.upTo(MOST_IN_A_FILE, session.professionalId, query);
    const name = `${WORKLIST_WORDS[language].file[query.part ?? 'now']}-${this.clock.today()}.csv`;
    void reply.header('Content-Disposition', `attachment; filename="${name}"`).type('text/csv; charset=utf-8');
    return worklistFile(households, language);
  }
}
