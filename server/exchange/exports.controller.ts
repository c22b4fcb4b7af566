import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import { ExportVisits } from '../contract/visit-exchange.js';
import { LONGEST_EXPORT_DAYS } from '../contract/visit-exchange-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HouseholdParam } from '../households/household-param.js';
import { readJson } from '../households/reading.js';
import { AnswersFile } from '../shared/answers.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { daysBetween } from '../shared/day.js';
import { VISIT_SHEET } from './visit-sheet.sql.js';
import { csvOfVisits, workbookOfVisits, type SheetOfVisits } from './visit-sheet.js';

/** Most rows of one file: far more than one household gets in ten years. */
const MOST_EXPORTED = 20_000;

const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

@ApiTags('visits')
@HouseholdParam()
@Controller('households/:householdId/visit-export')
export class ExportsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Visits as the reader may know them, as a spreadsheet that can be brought in again. */
  @Get()
  @Allow('household:see')
  @AnswersFile(['text/csv', TYPES.xlsx], 'visit.export-too-many')
  async export(@InHousehold() household: HouseholdScope, @Query() { from, until, format, language = 'nl' }: ExportVisits, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const days = daysBetween(from, until);
    if (days < 1 || days > LONGEST_EXPORT_DAYS)
      throw new BrokenRule('input.invalid', {}, [{ field: 'until', check: 'range', message: `until is 1 to ${LONGEST_EXPORT_DAYS} days after from` }]);
    const today = this.clock.today();
    const sheet = JSON.parse(await readJson(this.work.manager, household, today, VISIT_SHEET, { days: { from, until }, what: 'visit' })) as SheetOfVisits;
    if (sheet.visits.length > MOST_EXPORTED) throw new BrokenRule('visit.export-too-many');
    const file = format === 'csv' ? csvOfVisits(sheet, language) : await workbookOfVisits(sheet, language);
    // No name in the name of the file: it may lie among others in a folder for a long time.
    void reply.header('Content-Disposition', `attachment; filename="${language === 'nl' ? 'bezoeken' : 'visits'}-${today}.${format}"`).type(TYPES[format]);
    return file;
  }
}
