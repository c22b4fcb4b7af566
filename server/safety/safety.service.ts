import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { SAFETY_DOMAIN } from '../contract/safety-words.js';
import type { CheckSafety, SafetyView } from '../contract/safety.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Member } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { SafetyCheck } from './safety.entity.js';
import { SAFETY } from './safety.sql.js';

/** Whether it is safe at home now, as those who come there say. */
@Injectable()
export class SafetyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async view(scope: HouseholdScope): Promise<SafetyView> {
    const { latest, earlier } = JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), SAFETY, { what: 'safety_check' })) as Pick<SafetyView, 'latest' | 'earlier'>;
    return { latest, earlier, all: scope.domains.includes(SAFETY_DOMAIN), mayRecord: scope.takesPart && !scope.closed };
  }

  /** A new answer beside the earlier ones. Throws `safety.words-missing` and `member.unknown`. */
  async record(scope: HouseholdScope, { answer, memberId = null, words = null }: CheckSafety): Promise<SafetyView> {
    const { householdId, actor } = scope;
    if (answer === 'no' && !words) throw brokenField('words', 'safety.words-missing');
    if (memberId && !(await this.work.manager.existsBy(Member, { householdId, id: memberId }))) throw brokenField('memberId', 'member.unknown');
    const { professionalId: recordedBy, organisationId } = actor;
    await this.work.manager.insert(SafetyCheck, { householdId, id: newId(), memberId, answer, words, checkedAt: this.clock.now(), recordedBy, organisationId });
    return this.view(scope);
  }
}
