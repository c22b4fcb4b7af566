import { Injectable } from '@nestjs/common';
import type { NoticeKind } from '../contract/notice-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NoticesService } from '../notices/notices.service.js';
import { Clock } from '../shared/clock.js';
import type { Day } from '../shared/day.js';
import { HAND_OVER_ACTIONS, HAND_OVER_VISITS, PASS_QUESTIONS } from './handing-over.sql.js';

/** What of somebody's work passes to whom. */
export interface Pass {
  householdId: string;
  professionalId: string;
  /** Null: it stays with the others who do it; what nobody else does stays where it is. */
  successorId: string | null;
  /** One action or visit; left out: all of theirs in that household. */
  aboutId?: string;
}

interface Told {
  told: string;
  kind: NoticeKind;
  about: string;
}

/** The one way in which open work passes from somebody who goes: a colleague who leaves, an organisation whose help ends. */
@Injectable()
export class HandingOver {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly notices: NoticesService,
  ) {}

  async actions(passes: readonly Pass[]): Promise<void> {
    await this.work.manager.query(HAND_OVER_ACTIONS, [JSON.stringify(passes)]);
  }

  /** Planned visits from that day on. */
  async visits(passes: readonly Pass[], from: Day): Promise<void> {
    const changed = await this.work.manager.query<{ householdId: string; day: Day }[]>(HAND_OVER_VISITS, [JSON.stringify(passes), from]);
    for (const { householdId, day } of changed) this.work.touch(householdId, [day]);
  }

  /** What waits for their answer: to their successor, who is told; without one who asked and who directs are told. After their visits, which some questions are about. */
  async questions(passes: readonly Pass[]): Promise<void> {
    for (const { householdId, professionalId, successorId } of passes) {
      const told = await this.work.manager.query<Told[]>(PASS_QUESTIONS, [householdId, professionalId, successorId, this.clock.now()]);
      // Whose question it was is seen where it stands, by who may know: they may work for a confidential service.
      for (const { told: recipient, kind, about } of told) await this.notices.send([recipient], { kind, aboutHouseholdId: householdId, aboutId: about });
    }
  }
}
