import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentSession, ExpectedVersion, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import type { SignedIn } from '../access/session-store.js';
import { Created } from '../contract/households.js';
import { AnswerRectification, AskRectification, ExportRequested, MemberExport, ReadExport, RectificationView, RequestExport } from '../contract/rights.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers, Changes } from '../shared/answers.js';
import { Clock } from '../shared/clock.js';
import { memberExportPdf } from './member-export.document.js';
import { MemberExportService } from './member-export.service.js';
import { RectificationsService } from './rectifications.service.js';

/** What a member may ask: to have what is known of them, and to have it corrected. */
@ApiTags('rights')
@HouseholdParam()
@Controller('households/:householdId')
export class MemberDataController {
  constructor(
    private readonly exports: MemberExportService,
    private readonly rectifications: RectificationsService,
    private readonly clock: Clock,
  ) {}

  @Post('members/:memberId/export-requests')
  @Allow('member:export')
  @Answers(201, ExportRequested, 'export.not-by-them', 'export.birth-date-missing')
  requestExport(@InHousehold() household: HouseholdScope, @Param('memberId', ParseUUIDPipe) memberId: string, @Body() input: RequestExport): Promise<ExportRequested> {
    return this.exports.request(household, memberId, input);
  }

  /** Everything of this member and nothing of another: JSON, or a PDF to print. */
  @Get('members/:memberId/export')
  @Allow('member:export')
  @ApiProduces('application/json', 'application/pdf')
  @Answers(200, MemberExport, 'export.request-expired', 'export.not-by-them', 'export.birth-date-missing')
  async export(
    @InHousehold() household: HouseholdScope,
    @CurrentSession() session: SignedIn,
    @Param('memberId', ParseUUIDPipe) memberId: string,
    @Query() { requestId, format, language }: ReadExport,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberExport | Buffer> {
    const data = await this.exports.read(household, memberId, requestId, session.organisationName);
    // No name in the name of the file: it may lie among others in a folder for a long time.
    const asPdf = (format ?? (accept?.includes('application/pdf') ? 'pdf' : 'json')) === 'pdf';
    void reply.header('Content-Disposition', `attachment; filename="gegevens-${data.madeOn}.${asPdf ? 'pdf' : 'json'}"`);
    if (!asPdf) return data;
    void reply.type('application/pdf');
    return memberExportPdf(data, language ?? 'nl', this.clock.now());
  }

  @Post('members/:memberId/rectifications')
  @Allow('rectification:ask')
  @Answers(201, Created, 'rectification.domain', 'rating.domain-not-yours')
  ask(@InHousehold() household: HouseholdScope, @Param('memberId', ParseUUIDPipe) memberId: string, @Body() input: AskRectification): Promise<Created> {
    return this.rectifications.ask(household, memberId, input);
  }

  @Get('rectifications')
  @Allow('rectification:answer')
  @Answers(200, [RectificationView])
  list(@InHousehold() household: HouseholdScope): Promise<RectificationView[]> {
    return this.rectifications.list(household);
  }

  @Patch('rectifications/:rectificationId')
  @Allow('rectification:answer')
  @Changes(RectificationView, 'rectification.already-answered')
  answer(
    @InHousehold() household: HouseholdScope,
    @Param('rectificationId', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() input: AnswerRectification,
  ): Promise<RectificationView> {
    return this.rectifications.answer(household, id, version, input);
  }
}
