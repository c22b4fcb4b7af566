import { Injectable } from '@nestjs/common';
import type { Actor, HouseholdScope } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { HouseholdCalendar, OwnVisits, OwnVisitsHousehold } from '../contract/calendar.js';
import { runPrepared } from '../database/prepared.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OwnHouseholds } from '../households/own-households.js';
import { readJson, type Days } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { HOUSEHOLD_CALENDAR, OWN_VISITS } from './calendar.sql.js';

@Injectable()
export class CalendarService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly households: OwnHouseholds,
  ) {}

  async ofHousehold(scope: HouseholdScope, days: Days): Promise<HouseholdCalendar> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), HOUSEHOLD_CALENDAR, { days, what: 'visit' })) as HouseholdCalendar;
  }

  /** To whom somebody goes, over all households together. */
  async own(actor: Actor, { from, until }: Days): Promise<OwnVisits> {
    const values = [...this.households.parametersOf(actor), actor.organisationId, from, until];
    const [row] = await runPrepared<{ households: OwnVisitsHousehold[] }>(this.work.manager, OWN_VISITS, values);
    const { households } = row!;
    await recordList(this.work.manager, 'visit', households.map(({ id }) => id));
    return { today: this.clock.today(), households };
  }
}
