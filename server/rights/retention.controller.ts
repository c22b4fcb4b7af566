import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentSession, ExpectedVersion } from '../access/allow.js';
import type { SignedIn } from '../access/session-store.js';
import {
  AddRetentionTerm,
  ChangeRetentionTerm,
  DestructionCertificateView,
  DestructionRunView,
  ProposeDestruction,
  ReadCertificate,
  RetentionPreview,
  RetentionTermView,
} from '../contract/retention.js';
import { Answers, Changes } from '../shared/answers.js';
import { certificatePdf } from './certificate.document.js';
import { Destroying } from './destroying.js';
import { DestructionService } from './destruction.service.js';
import { RetentionTermsService } from './retention-terms.service.js';

/** How long cases are kept, and the destruction of what is past its term. Numbers only: no content of any household. */
@ApiTags('retention')
@Controller('retention')
export class RetentionController {
  constructor(
    private readonly terms: RetentionTermsService,
    private readonly destruction: DestructionService,
    private readonly destroying: Destroying,
  ) {}

  @Get('terms')
  @Allow('retention:see')
  @Answers(200, [RetentionTermView])
  listTerms(): Promise<RetentionTermView[]> {
    return this.terms.list();
  }

  @Post('terms')
  @Allow('retention:set-terms')
  @Answers(201, RetentionTermView, 'retention.term-exists')
  addTerm(@Body() input: AddRetentionTerm): Promise<RetentionTermView> {
    return this.terms.add(input);
  }

  @Patch('terms/:law')
  @Allow('retention:set-terms')
  @Changes(RetentionTermView)
  changeTerm(@Param('law') law: string, @ExpectedVersion() version: number, @Body() input: ChangeRetentionTerm): Promise<RetentionTermView> {
    return this.terms.change(law, version, input);
  }

  @Get('preview')
  @Allow('retention:see')
  @Answers(200, RetentionPreview)
  preview(): Promise<RetentionPreview> {
    return this.destruction.preview();
  }

  @Get('runs')
  @Allow('retention:see')
  @Answers(200, [DestructionRunView])
  runs(@CurrentSession() session: SignedIn): Promise<DestructionRunView[]> {
    return this.destruction.runs(session.professionalId);
  }

  @Post('runs')
  @Allow('retention:destroy')
  @Answers(201, DestructionRunView, 'retention.not-due')
  propose(@CurrentSession() session: SignedIn, @Body() input: ProposeDestruction): Promise<DestructionRunView> {
    return this.destruction.propose(session.professionalId, input.householdIds);
  }

  @Post('runs/:runId/approval')
  @Allow('retention:destroy')
  @Answers(201, DestructionRunView, 'retention.same-person', 'retention.already-decided')
  approve(@CurrentSession() session: SignedIn, @Param('runId', ParseUUIDPipe) id: string): Promise<DestructionRunView> {
    return this.destruction.approve(session.professionalId, id);
  }

  @Post('runs/:runId/withdrawal')
  @Allow('retention:destroy')
  @Answers(201, DestructionRunView, 'retention.already-decided')
  withdraw(@CurrentSession() session: SignedIn, @Param('runId', ParseUUIDPipe) id: string): Promise<DestructionRunView> {
    return this.destruction.withdraw(session.professionalId, id);
  }

  /** Begins, or goes on after a failure; each household has a transaction of its own. */
  @Post('runs/:runId/execution')
  @Allow('retention:destroy')
  @Answers(201, DestructionRunView, 'retention.not-approved')
  async carryOut(@CurrentSession() session: SignedIn, @Req() request: FastifyRequest, @Param('runId', ParseUUIDPipe) id: string): Promise<DestructionRunView> {
    await this.destroying.carryOut(request.acting!, id);
    return this.destruction.one(session.professionalId, id);
  }

  /** The proof that survives: JSON with its hash, or a PDF to file. */
  @Get('runs/:runId/certificate')
  @Allow('retention:see')
  @ApiProduces('application/json', 'application/pdf')
  @Answers(200, DestructionCertificateView, 'retention.not-finished')
  async certificate(
    @Param('runId', ParseUUIDPipe) id: string,
    @Query() { format, language }: ReadCertificate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DestructionCertificateView | Buffer> {
    const certificate = await this.destruction.certificate(id);
    void reply.header('Content-Disposition', `attachment; filename="vernietiging-${certificate.number}.${format ?? 'json'}"`);
    if (format !== 'pdf') return certificate;
    void reply.type('application/pdf');
    return certificatePdf(certificate, language ?? 'nl');
  }
}
