import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { HouseholdAccess } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { DAYS_AROUND_TODAY } from './around-today.js';
import { PICTURE } from './picture.sql.js';

@Injectable()
export class PictureService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read(scope: HouseholdScope): Promise<string> {
    const today = this.clock.today();
    const days = { from: addDays(today, -DAYS_AROUND_TODAY), until: addDays(today, DAYS_AROUND_TODAY + 1) };
    const body = await readJson(this.work.manager, scope, today, PICTURE, { days });
    return `{"access":${JSON.stringify(accessView(scope))},${body.slice(1)}`;
  }
}

/** In a household that is closed nothing is changed, whatever the ground. */
const accessView = ({ closed, ...scope }: HouseholdScope): HouseholdAccess => ({
  ground: scope.ground,
  mayDirect: scope.mayDirect && !closed,
  mayTakeLead: scope.mayTakeLead && !closed,
  mayEndLead: scope.mayEndLead && !closed,
  mayRecordForOthers: scope.mayRecordForOthers && !closed,
  takesPart: scope.takesPart && !closed,
  emergency: scope.emergency,
  domains: [...scope.domains],
  disclosed: scope.disclosed.map(({ givenBy, ...part }) => ({ ...part, givenBy: [...givenBy] })),
});
