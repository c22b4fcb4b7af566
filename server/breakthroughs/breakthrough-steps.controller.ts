import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { BreakthroughView, CloseBreakthrough, DecideBreakthrough, EndBreakthrough, PlanTable, ReadTablePage, ReviewBreakthrough, TablePage } from '../contract/breakthroughs.js';
import { HouseholdParam } from '../households/household-param.js';
import { Answers } from '../shared/answers.js';
import { Clock } from '../shared/clock.js';
import { BreakthroughStepsService } from './breakthrough-steps.service.js';
import { tablePagePdf } from './table-page.document.js';
import { TablePagesService } from './table-pages.service.js';

const Step = (...codes: Parameters<typeof Answers> extends [number, unknown, ...infer Rest] ? Rest : never): MethodDecorator =>
  Answers(201, BreakthroughView, 'breakthrough.not-from-here', ...codes);

@ApiTags('breakthroughs')
@HouseholdParam()
@Controller('households/:householdId/breakthroughs/:breakthroughId')
export class BreakthroughStepsController {
  constructor(
    private readonly steps: BreakthroughStepsService,
    private readonly pages: TablePagesService,
    private readonly clock: Clock,
  ) {}

  @Post('planning')
  @Allow('breakthrough:lead')
  @Step('breakthrough.no-knot', 'breakthrough.no-decider', 'breakthrough.table-in-past', 'breakthrough.no-time', 'breakthrough.invitee-unknown')
  plan(@InHousehold() household: HouseholdScope, @Param('breakthroughId', ParseUUIDPipe) id: string, @Body() input: PlanTable): Promise<BreakthroughView> {
    return this.steps.plan(household, id, input);
  }

  @Post('putting-off')
  @Allow('breakthrough:lead')
  @Step()
  putOff(@InHousehold() household: HouseholdScope, @Param('breakthroughId', ParseUUIDPipe) id: string): Promise<BreakthroughView> {
    return this.steps.putOff(household, id);
  }

  /** What was decided at the table; its actions go into the plan. */
  @Post('decision')
  @Allow('breakthrough:lead')
  @Step(
    'breakthrough.no-knot', 'breakthrough.no-decider', 'breakthrough.no-proposal', 'breakthrough.decided-in-future', 'breakthrough.decided-before-table', 'breakthrough.decider-absent', 'breakthrough.invitee-unknown',
    'breakthrough.conditions-missing', 'breakthrough.review-missing', 'breakthrough.review-in-past', 'breakthrough.no-action', 'goal.unknown', 'action.owner-unknown', 'action.owner-missing',
  )
  decide(@InHousehold() household: HouseholdScope, @Param('breakthroughId', ParseUUIDPipe) id: string, @Body() input: DecideBreakthrough): Promise<BreakthroughView> {
    return this.steps.decide(household, id, input);
  }

  @Post('review')
  @Allow('breakthrough:lead')
  @Step()
  review(@InHousehold() household: HouseholdScope, @Param('breakthroughId', ParseUUIDPipe) id: string, @Body() input: ReviewBreakthrough): Promise<BreakthroughView> {
    return this.steps.review(household, id, input);
  }

  @Post('closing')
  @Allow('breakthrough:lead')
  @Step('argument.names-somebody', 'argument.not-accepted')
  close(@InHousehold() household: HouseholdScope, @Param('breakthroughId', ParseUUIDPipe) id: string, @Body() input: CloseBreakthrough): Promise<BreakthroughView> {
    return this.steps.close(household, id, input);
  }

  @Post('calling-off')
  @Allow('breakthrough:lead')
  @Step()
  callOff(@InHousehold() household: HouseholdScope, @Param('breakthroughId', ParseUUIDPipe) id: string, @Body() input: EndBreakthrough): Promise<BreakthroughView> {
    return this.steps.callOff(household, id, input);
  }

  /** For on the table: agenda, who is invited and present, what is proposed and decided. JSON, or a PDF to print. */
  @Get('table')
  @Allow('household:direct')
  @ApiProduces('application/json', 'application/pdf')
  @Answers(200, TablePage)
  async table(
    @InHousehold() household: HouseholdScope,
    @Param('breakthroughId', ParseUUIDPipe) id: string,
    @Query() { format, language, signals }: ReadTablePage,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TablePage | Buffer> {
    const page = await this.pages.page(household, id);
    if (format !== 'pdf') return page;
    // No name in the name of the file: it may lie among others in a folder for a long time.
    void reply.header('Content-Disposition', `attachment; filename="doorbraaktafel-${page.breakthrough.tableOn ?? page.madeOn}.pdf"`).type('application/pdf');
    return tablePagePdf(page, language ?? 'nl', signals === 'yes', this.clock.now());
  }
}
