import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { DAYS_AROUND_TODAY } from '../contract/around-today.js';
import type { HouseholdAccess } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readJson } from '../households/reading.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { noRareParts, PICTURE, pictureOf, rareParts } from './picture.sql.js';

@Injectable()
export class PictureService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async read(scope: HouseholdScope): Promise<string> {
    const today = this.clock.today();
    const days = { from: addDays(today, -DAYS_AROUND_TODAY), until: addDays(today, DAYS_AROUND_TODAY + 1) };
    const { picture, there } = pictureOf(await readJson(this.work.manager, scope, today, PICTURE, { days }));
    // It is one reading, which the first statement has put on record.
    const rare = there.length > 0 ? [(await readJson(this.work.manager, { ...scope, reads: false }, today, rareParts(there), { days })).slice(1, -1)] : [];
    // Not joined as a list: that would copy the page once more.
    return `{"access":${JSON.stringify(accessView(scope))},${picture.slice(1)},${[...rare, ...noRareParts(there)].join(',')}}`;
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
