import { Injectable, Logger } from '@nestjs/common';
import type { DestructionCertificateView, DestructionRunView, DueHousehold, RetentionPreview } from '../contract/retention.js';
import { MOST_HOUSEHOLDS_A_RUN } from '../contract/retention.js';
import type { Acting } from '../database/acting.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { PREVIEW, RUNS } from './destruction.sql.js';
import { DestructionCase, DestructionCertificate, DestructionRun } from './retention.entity.js';

/** What a function of the database answers where it does not do what was asked. */
type Refusal = 'done' | 'gone' | 'not-due' | 'same-person' | 'already-decided';

/** Destroys what is past its term: proposed by one privacy officer, approved by another, carried out household by household. */
@Injectable()
export class DestructionService {
  private readonly logger = new Logger('retention');

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async preview(): Promise<RetentionPreview> {
    const [row] = await this.work.manager.query<{ body: string }[]>(PREVIEW, [MOST_HOUSEHOLDS_A_RUN + 1]);
    const due = JSON.parse(row!.body) as DueHousehold[];
    return { today: this.clock.today(), due: due.slice(0, MOST_HOUSEHOLDS_A_RUN), partial: due.length > MOST_HOUSEHOLDS_A_RUN };
  }

  async runs(readerId: string | null, id: string | null = null): Promise<DestructionRunView[]> {
    const [row] = await this.work.manager.query<{ body: string }[]>(RUNS, [readerId, id]);
    return JSON.parse(row!.body) as DestructionRunView[];
  }

  async propose(readerId: string, householdIds: readonly string[]): Promise<DestructionRunView> {
    const id = newId();
    await this.ask('app_destruction_propose($1, $2)', [id, householdIds]);
    return this.one(readerId, id);
  }

  async approve(readerId: string, id: string): Promise<DestructionRunView> {
    await this.ask('app_destruction_approve($1)', [id]);
    return this.one(readerId, id);
  }

  async withdraw(readerId: string, id: string): Promise<DestructionRunView> {
    await this.ask('app_destruction_withdraw($1)', [id]);
    return this.one(readerId, id);
  }

  /**
   * Each household in a unit of work of its own: all of it or nothing, and one that fails stops no other. Can be begun
   * again at any time: what was done is done, what failed is tried once more. `acting` is who says so; null the system.
   */
  async carryOut(acting: Acting | null, id: string, most = MOST_HOUSEHOLDS_A_RUN): Promise<void> {
    const run = await this.work.run(acting, () => this.work.manager.findOneBy(DestructionRun, { id }));
    if (!run) throw new BrokenRule('not-found');
    if (!run.approvedAt) throw new BrokenRule('retention.not-approved');
    const waiting = await this.work.run(acting, () => this.work.manager.findBy(DestructionCase, { runId: id, outcome: 'waiting' }));
    for (const { subjectId } of waiting.slice(0, most)) await this.destroy(acting, id, subjectId);
    await this.work.run(acting, () => this.work.manager.query(`select app_destruction_finish($1)`, [id]));
  }

  /** Approved runs that are not done, oldest first. */
  async unfinished(): Promise<string[]> {
    const rows = await this.work.manager.query<{ id: string }[]>(`select id from destruction_run where approved_at is not null and finished_at is null order by number`);
    return rows.map(({ id }) => id);
  }

  async certificate(id: string): Promise<DestructionCertificateView> {
    const [run, certificate] = [await this.work.manager.findOneBy(DestructionRun, { id }), await this.work.manager.findOneBy(DestructionCertificate, { runId: id })];
    if (!run) throw new BrokenRule('not-found');
    if (!certificate) throw new BrokenRule('retention.not-finished');
    return { number: run.number, text: certificate.body, sha256: certificate.hash.toString('hex') };
  }

  private async destroy(acting: Acting | null, runId: string, subjectId: string): Promise<void> {
    try {
      await this.work.run(acting, () => this.work.manager.query(`select app_destroy_household($1, $2)`, [runId, subjectId]));
    } catch (error) {
      const code = (error as { code?: string }).code ?? 'unknown';
      this.logger.error({ runId, subjectId, code }, 'a household could not be destroyed');
      await this.work.run(acting, () => this.work.manager.query(`select app_destruction_failed($1, $2, $3)`, [runId, subjectId, code]));
    }
  }

  private async ask(call: string, values: unknown[]): Promise<void> {
    const [row] = await this.work.manager.query<{ answer: Refusal }[]>(`select ${call} as answer`, values);
    const { answer } = row!;
    if (answer === 'gone') throw new BrokenRule('not-found');
    if (answer !== 'done') throw new BrokenRule(`retention.${answer}`);
  }

  async one(readerId: string, id: string): Promise<DestructionRunView> {
    const [run] = await this.runs(readerId, id);
    if (!run) throw new BrokenRule('not-found');
    return run;
  }
}
