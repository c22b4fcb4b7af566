import { Injectable } from '@nestjs/common';
import { recordEmergency, recordRefusal } from '../audit/record.js';
import type { ProblemCode } from '../contract/problem-codes.js';
import type { Acting } from '../database/acting.js';
import { brokenRuleOfDatabase } from '../database/constraint-codes.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BrokenRule } from '../shared/broken-rule.js';

/** Refusals that say somebody tried what is not theirs; other refusals are about the input. */
const OF_ACCESS: readonly ProblemCode[] = ['not-found', 'access.not-allowed', 'household.closed', 'person.not-accessible', 'person.shared'];

/** Tries at emergency access that came to nothing: of their own kind, so that a privacy officer finds them together. */
const OF_EMERGENCY: readonly ProblemCode[] = ['emergency.no-match', 'emergency.has-access', 'emergency.too-many-attempts'];

/** Attempts that were refused go into the log, in a unit of work of their own: the one that was refused leaves nothing. */
@Injectable()
export class Refusals {
  constructor(private readonly work: UnitOfWork) {}

  async record(acting: Acting, method: string, error: unknown): Promise<void> {
    const code = error instanceof BrokenRule ? error.code : brokenRuleOfDatabase(error)?.code;
    if (!code) return;
    if (OF_EMERGENCY.includes(code)) await this.work.run(acting, () => recordEmergency(this.work.manager, code));
    else if (OF_ACCESS.includes(code)) await this.work.run(acting, () => recordRefusal(this.work.manager, method, acting.householdId, code));
  }
}
