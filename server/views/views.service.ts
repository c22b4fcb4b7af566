import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ListViews } from '../contract/views.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { periodOf } from './period.js';
import { EARLIER_VIEWS, FIRST_VIEWS } from './views.sql.js';

/** How far back the page looks when nothing is asked: a quarter. */
const DAYS_BACK = 92;

@Injectable()
export class ViewsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** JSON of `HouseholdViews`. Looking at who looked is itself on record. */
  async read(scope: HouseholdScope, query: ListViews): Promise<string> {
    const today = this.clock.today();
    const { from, until } = periodOf(query, { from: addDays(today, -DAYS_BACK), until: addDays(today, 1) });
    const days = { from, until: query.before !== undefined && query.before < until ? query.before : until };
    const about = { days, what: 'log' as const, ...(query.memberId === undefined ? {} : { id: query.memberId }) };
    return readJson(this.work.manager, scope, today, query.before === undefined ? FIRST_VIEWS : EARLIER_VIEWS, about);
  }
}
