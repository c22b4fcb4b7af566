import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { SignedIn } from '../access/session-store.js';
import type { ChangeHousehold, Created, OpenHousehold } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { Household, Involvement } from './household.entity.js';
import { HOUSEHOLD_ITSELF } from './household.sql.js';
import { readView } from './reading.js';

@Injectable()
export class HouseholdsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Opens a household; whoever opens it is involved from then on, and so sees it. Its plan begins empty. */
  async open(session: SignedIn, input: OpenHousehold): Promise<Created> {
    const id = newId();
    const today = this.clock.today();
    await this.work.open(id);
    await this.work.manager.insert(Household, {
      id,
      name: input.name,
      address: input.address ?? null,
      addressShielded: input.addressShielded ?? false,
      teamId: session.teamId,
      openedOn: today,
    });
    await this.work.manager.insert(Involvement, {
      householdId: id,
      id: newId(),
      professionalId: session.professionalId,
      organisationId: session.organisationId,
      domains: [],
      startsOn: today,
    });
    await this.work.manager.query(`insert into plan (household_id, id) values ($1, $2)`, [id, newId()]);
    return { id, version: 1 };
  }

  async change(scope: HouseholdScope, version: number, input: ChangeHousehold): Promise<Created> {
    const id = scope.householdId;
    await changeVersioned(this.work.manager, Household, { id }, version, { ...input }, () => readView(this.work.manager, scope, this.clock.today(), HOUSEHOLD_ITSELF));
    return { id, version: version + 1 };
  }
}
