import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import { DAYS_AROUND_TODAY } from '../contract/around-today.js';
import { overlapThresholdsOf } from '../contract/overlap-thresholds.js';
import type { CountSettings, OverlapCounts } from '../contract/settings.js';
import { runPrepared } from '../database/prepared.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changedSettings } from '../settings/setting-rules.js';
import { SettingsService } from '../settings/settings.service.js';
import { Clock } from '../shared/clock.js';
import { addDays } from '../shared/day.js';
import { visitsOf, type VisitsRow } from './overlap-around.js';
import { OverlapCounting } from './overlap-count-rules.js';
import { VISITS_OF_TEAM } from './overlap.sql.js';

/** Households that are in memory at one time. */
const BATCH = 25;
/** How long one answer may take, in milliseconds; the next begins where it stopped. */
const ENOUGH = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** What other settings would change today, by the real rules over the real visits of a team's households; nothing is stored. */
@Injectable()
export class OverlapCountsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: SettingsService,
  ) {}

  /** Each household that was looked at has it in its log. */
  async count(actor: Actor, teamId: string, { values, after }: CountSettings): Promise<OverlapCounts> {
    const { values: present } = await this.settings.read(actor, teamId);
    const today = this.clock.today();
    const days = { firstDay: addDays(today, -DAYS_AROUND_TODAY), lastDay: addDays(today, DAYS_AROUND_TODAY) };
    const counting = new OverlapCounting(days, overlapThresholdsOf(present), overlapThresholdsOf(changedSettings(present, values)));
    const until = performance.now() + ENOUGH;
    const seen: string[] = [];
    let last = after ?? BEFORE_ALL;
    let next: string | null = null;
    for (;;) {
      const households = await runPrepared<VisitsRow & { id: string }>(this.work.manager, VISITS_OF_TEAM, [teamId, last, BATCH]);
      for (const household of households) {
        counting.add(visitsOf(household));
        seen.push(household.id);
      }
      if (households.length < BATCH) break;
      last = households.at(-1)!.id;
      if (performance.now() < until) continue;
      next = last;
      break;
    }
    if (seen.length > 0) await recordList(this.work.manager, 'overlap', seen);
    return { counts: counting.counts, households: seen.length, different: counting.different, next };
  }
}
