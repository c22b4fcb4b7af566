import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Day } from '../shared/day.js';
import { HAND_OVER_ACTIONS, HAND_OVER_VISITS } from './handing-over.sql.js';

/** What of somebody's work passes to whom. */
export interface Pass {
  householdId: string;
  professionalId: string;
  /** Null: it stays with the others who do it; what nobody else does stays where it is. */
  successorId: string | null;
  /** One action or visit; left out: all of theirs in that household. */
  aboutId?: string;
}

/** The one way in which open work passes from somebody who goes: a colleague who leaves, an organisation whose help ends. */
@Injectable()
export class HandingOver {
  constructor(private readonly work: UnitOfWork) {}

  async actions(passes: readonly Pass[]): Promise<void> {
    await this.work.manager.query(HAND_OVER_ACTIONS, [JSON.stringify(passes)]);
  }

  /** Planned visits from that day on. */
  async visits(passes: readonly Pass[], from: Day): Promise<void> {
    const changed = await this.work.manager.query<{ householdId: string; day: Day }[]>(HAND_OVER_VISITS, [JSON.stringify(passes), from]);
    for (const { householdId, day } of changed) this.work.touch(householdId, [day]);
  }
}
