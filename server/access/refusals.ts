import { Injectable } from '@nestjs/common';
import { recordRefusal } from '../audit/record.js';
import type { ProblemCode } from '../contract/problem-codes.js';
import type { Acting } from '../database/acting.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';

/** Refusals that say somebody tried what is not theirs; other refusals are about the input. */
const OF_ACCESS: readonly ProblemCode[] = ['not-found', 'access.not-allowed', 'household.closed', 'person.not-accessible', 'person.shared'];

/** Attempts that were refused go into the log, in a unit of work of their own: the one that was refused leaves nothing. */
@Injectable()
export class Refusals {
  constructor(private readonly work: UnitOfWork) {}

  async record(acting: Acting, method: string, error: unknown): Promise<void> {
    if (!(error instanceof BrokenRule) || !OF_ACCESS.includes(error.code)) return;
    await this.work.run(acting, () => recordRefusal(this.work.manager, method, acting.householdId, error.code));
  }
}
