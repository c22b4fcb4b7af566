import { Controller, Get, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentSession, InHousehold } from '../access/allow.js';
import type { HouseholdScope } from '../access/access-rules.js';
import type { SignedIn } from '../access/session-store.js';
import { CalendarDays, HouseholdCalendar, LONGEST_CALENDAR_DAYS, OwnVisits } from '../contract/calendar.js';
import { Answers } from '../shared/answers.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { daysBetween } from '../shared/day.js';
import { CalendarService } from './calendar.service.js';

@ApiTags('visits')
@Controller()
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  /** Where the page of a household, which has eight weeks, does not reach. */
  @Get('households/:householdId/calendar')
  @ApiParam({ name: 'householdId', format: 'uuid' })
  @Allow('household:see')
  @Answers(200, HouseholdCalendar)
  ofHousehold(@InHousehold() household: HouseholdScope, @Query() days: CalendarDays): Promise<HouseholdCalendar> {
    checkDays(days);
    return this.calendar.ofHousehold(household, days);
  }

  @Get('own-visits')
  @Allow('household:list')
  @Answers(200, OwnVisits)
  own(@CurrentSession() session: SignedIn, @Query() days: CalendarDays): Promise<OwnVisits> {
    checkDays(days);
    return this.calendar.own(session, days);
  }
}

/** Throws `input.invalid` where these are no days, or too many. */
function checkDays({ from, until }: CalendarDays): void {
  const days = daysBetween(from, until);
  if (days < 1 || days > LONGEST_CALENDAR_DAYS)
    throw new BrokenRule('input.invalid', {}, [{ field: 'until', check: 'range', message: `until is 1 to ${LONGEST_CALENDAR_DAYS} days after from` }]);
}
