import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { HandingOver, type Pass } from './handing-over.js';
import { LEFT_QUESTIONS } from './handing-over.sql.js';

/**
 * Questions that wait for somebody who has no part in the household any more: their involvement ended, their organisation
 * left, they handed the lead over. An end may lie ahead when it is written down, so what it leaves is looked for afterwards.
 */
@Injectable()
export class LeftQuestions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly handingOver: HandingOver,
  ) {}

  /** Each household in a unit of work of its own. Answers for how many people something went on. */
  async passOn(): Promise<number> {
    const left = await this.work.run(null, () => this.work.manager.query<Pass[]>(LEFT_QUESTIONS, [this.clock.today()]));
    for (const pass of left) {
      await this.work.run(null, async () => {
        await this.work.lock(pass.householdId);
        await this.handingOver.questions([pass]);
      });
    }
    return left.length;
  }
}
