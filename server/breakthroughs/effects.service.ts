import { Injectable } from '@nestjs/common';
import { EFFECT_WEEKS } from '../contract/breakthrough-words.js';
import type { BurdenView, EffectView } from '../contract/breakthroughs.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { addDays, daysBetween, instantAt, type Day } from '../shared/day.js';
import { BURDEN } from './breakthrough.sql.js';

/** What changed at the household since a decision: derived from its visits, never typed. */
@Injectable()
export class EffectsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Some weeks before the decision beside as many after it, as far as they have passed. */
  async since(householdId: string, decidedOn: Day): Promise<EffectView> {
    const today = this.clock.today();
    const until = [addDays(decidedOn, 7 * EFFECT_WEEKS), today].sort()[0]!;
    return {
      before: await this.burden(householdId, addDays(decidedOn, -7 * EFFECT_WEEKS), decidedOn),
      after: daysBetween(decidedOn, until) < 7 ? null : await this.burden(householdId, decidedOn, until),
    };
  }

  private async burden(householdId: string, from: Day, until: Day): Promise<BurdenView> {
    const [found] = await this.work.manager.query<{ visits: number; helpers: number; minutes: number }[]>(BURDEN, [householdId, new Date(instantAt(from, '00:00')), new Date(instantAt(until, '00:00'))]);
    const { visits, helpers, minutes } = found!;
    return { from, until, visits, helpers, weeklyMinutes: Math.round((7 * minutes) / daysBetween(from, until)) };
  }
}
