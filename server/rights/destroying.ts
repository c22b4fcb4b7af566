import { Injectable, Logger } from '@nestjs/common';
import type { Acting } from '../database/acting.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';

/**
 * Carries out destructions that two people wanted. Each household has a unit of work of its own: all of it or nothing, and
 * one that fails stops no other. Can be begun again at any time: what was done is done, what failed is tried once more.
 */
@Injectable()
export class Destroying {
  private readonly logger = new Logger('retention');

  constructor(private readonly work: UnitOfWork) {}

  /** `acting` is who says so; null: the system. Throws `retention.not-approved`. */
  async carryOut(acting: Acting | null, runId: string, signal?: AbortSignal): Promise<void> {
    const [run] = await this.query<{ approved: boolean }>(acting, `select approved_at is not null as approved from destruction_run where id = $1`, [runId]);
    if (!run) throw new BrokenRule('not-found');
    if (!run.approved) throw new BrokenRule('retention.not-approved');
    const waiting = await this.query<{ id: string }>(acting, `select subject_id as id from destruction_case where run_id = $1 and outcome = 'waiting' order by due_on, subject_id`, [runId]);
    for (const { id } of waiting) {
      if (signal?.aborted) return;
      await this.destroy(acting, runId, id);
    }
    await this.query(acting, `select app_destruction_finish($1)`, [runId]);
  }

  /** As the system, what was approved and is not done: after a crash or a failure. Answers the runs that it worked on. */
  async carryOutAll(signal?: AbortSignal): Promise<string[]> {
    const runs = await this.query<{ id: string }>(null, `select id from destruction_run where approved_at is not null and finished_at is null order by number`, []);
    for (const { id } of runs) if (!signal?.aborted) await this.carryOut(null, id, signal);
    return runs.map(({ id }) => id);
  }

  private async destroy(acting: Acting | null, runId: string, householdId: string): Promise<void> {
    try {
      await this.query(acting, `select app_destroy_household($1, $2)`, [runId, householdId]);
    } catch (error) {
      const code = (error as { code?: string }).code ?? 'unknown';
      this.logger.error({ runId, householdId, code }, 'a household could not be destroyed');
      await this.query(acting, `select app_destruction_failed($1, $2, $3)`, [runId, householdId, code]);
    }
  }

  private query<Row extends object>(acting: Acting | null, sql: string, values: unknown[]): Promise<Row[]> {
    return this.work.run(acting, () => this.work.manager.query<Row[]>(sql, values));
  }
}
