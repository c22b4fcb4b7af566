import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { DAYS_AROUND_TODAY } from '../contract/around-today.js';
import { PlanPage, ReadPlanPage } from '../contract/plan-page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Member } from '../households/household.entity.js';
import { HouseholdParam } from '../households/household-param.js';
import { readJson } from '../households/reading.js';
import { Answers } from '../shared/answers.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { planPagePdf } from './plan-page.document.js';
import { PLAN_PAGE } from './plan-page.sql.js';

@ApiTags('plan')
@HouseholdParam()
@Controller('households/:householdId/plan/page')
export class PlanPageController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The plan to hand to the household: JSON, or a PDF to print. */
  @Get()
  @Allow('household:direct')
  @ApiProduces('application/json', 'application/pdf')
  @Answers(200, PlanPage, 'member.unknown')
  async page(
    @InHousehold() household: HouseholdScope,
    @Query() { memberId, format, language }: ReadPlanPage,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanPage | Buffer> {
    const { householdId } = household;
    if (memberId && !(await this.work.manager.existsBy(Member, { householdId, id: memberId }))) throw new BrokenRule('member.unknown');
    const today = this.clock.today();
    const days = { from: today, until: addDays(today, DAYS_AROUND_TODAY + 1) };
    const page = JSON.parse(await readJson(this.work.manager, household, today, PLAN_PAGE, { what: 'plan', days, ...(memberId ? { id: memberId } : {}) })) as PlanPage;
    if (format !== 'pdf') return page;
    // No name in the name of the file: it may lie among others in a folder for a long time.
    void reply.header('Content-Disposition', `attachment; filename="plan-${page.madeOn}.pdf"`).type('application/pdf');
    return planPagePdf(page, language ?? 'nl', this.clock.now());
  }
}
