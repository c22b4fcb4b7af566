import { Injectable } from '@nestjs/common';
import type { DestructionCertificateView, DestructionRunView, DueHousehold, RetentionPreview } from '../contract/retention.js';
import { MOST_HOUSEHOLDS_A_RUN } from '../contract/retention.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { PREVIEW, RUNS } from './destruction.sql.js';
import { DestructionCertificate, DestructionRun } from './retention.entity.js';

/** What a function of the database answers where it does not do what was asked. */
type Refusal = 'done' | 'gone' | 'not-due' | 'same-person' | 'already-decided';

/** What is past its term, and its destruction: proposed by one privacy officer, approved by another. See destroying.ts. */
@Injectable()
export class DestructionService {
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

  async certificate(id: string): Promise<DestructionCertificateView> {
    const [run, certificate] = [await this.work.manager.findOneBy(DestructionRun, { id }), await this.work.manager.findOneBy(DestructionCertificate, { runId: id })];
    if (!run) throw new BrokenRule('not-found');
    if (!certificate) throw new BrokenRule('retention.not-finished');
    return { number: run.number, text: certificate.body, sha256: certificate.hash.toString('hex') };
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
