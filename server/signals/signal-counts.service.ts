import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { recordList } from '../audit/record.js';
import type { CountSettings, SignalCounts } from '../contract/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changedSettings } from '../settings/setting-rules.js';
import { SettingsService } from '../settings/settings.service.js';
import { Clock } from '../shared/clock.js';
import { SignalCounting } from './signal-count-rules.js';
import { readSignalFacts } from './signal-facts.js';

/** Most households in one answer, and how long it may take, in milliseconds: their rows are locked meanwhile. The next begins where it stopped. */
const BATCH = 50;
const ENOUGH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** What other terms would put on the worklist now and take from it, by the real rules over the real facts of a team's households; nothing is stored. */
@Injectable()
export class SignalCountsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: SettingsService,
  ) {}

  /** Each household that was looked at has it in its log. */
  async count(actor: Actor, teamId: string, { values, after }: CountSettings): Promise<SignalCounts> {
    const { values: present } = await this.settings.read(actor, teamId);
    const counting = new SignalCounting(present, changedSettings(present, values), this.clock.now().getTime());
    const until = performance.now() + ENOUGH;
    const page = await this.work.manager.query<{ id: string }[]>(
      `select h.id from household h where h.team_id = $1 and h.closed_on is null and h.id > $2::uuid order by h.id limit ${BATCH + 1}`,
      [teamId, after ?? BEFORE_ALL],
    );
    const seen: string[] = [];
    for (const { id } of page.slice(0, BATCH)) {
      const read = await readSignalFacts(this.work.manager, id, this.clock.today());
      if (read) counting.add(read.facts);
      seen.push(id);
      if (performance.now() > until) break;
    }
    if (seen.length > 0) await recordList(this.work.manager, 'signal', seen);
    const { counts, comes, goes, different } = counting;
    return { counts, comes, goes, different, households: seen.length, next: seen.length < page.length ? seen.at(-1)! : null };
  }
}
