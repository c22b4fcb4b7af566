import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ComparePlans, GiveAgreement, PlanComparison, PlanVersions, PlanVersionView } from '../contract/plan-agreement.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Member } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { IS_KEPT, KEEP_GOALS, KEEP_PLAN, STATES, VERSIONS } from './agreement.sql.js';
import { Agreement, PlanVersion } from './agreement.entity.js';
import { atField } from './plan-rules.js';
import { Goal, Plan } from './plan.entity.js';
import { compareVersions, type KeptPlan } from './version-rules.js';

/** What members think of the plan, and the plan as it was when they said so. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async versions(scope: HouseholdScope): Promise<PlanVersions> {
    const { versions, newest, now } = await this.read<{ versions: PlanVersionView[]; newest: KeptPlan | null; now: KeptPlan }>(scope, VERSIONS);
    return { versions, changedSince: newest ? compareVersions(newest, now) : [] };
  }

  async compare(scope: HouseholdScope, { from, to }: ComparePlans): Promise<PlanComparison> {
    const { now, kept } = await this.read<{ now: KeptPlan; kept: { id: string; plan: KeptPlan }[] }>(scope, STATES);
    const planOf = (id: string): KeptPlan => {
      const found = kept.find((version) => version.id === id);
      if (!found) throw new BrokenRule('not-found');
      return found.plan;
    };
    return { changes: compareVersions(planOf(from), to ? planOf(to) : now) };
  }

  /** Keeps the plan as it is now, unless the newest version is the same, and what the member says of it. */
  async give(scope: HouseholdScope, input: GiveAgreement): Promise<PlanVersions> {
    const { householdId } = scope;
    const { memberId, kind, words = null, givenOn = this.clock.today() } = input;
    if (givenOn > this.clock.today()) throw new BrokenRule('agreement.in-future', {}, [atField('givenOn')]);
    if (!(await this.work.manager.existsBy(Member, { householdId, id: memberId }))) throw new BrokenRule('member.unknown', {}, [atField('memberId')]);
    // One after the other: two would keep the same state twice.
    await this.work.manager.findOneOrFail(Plan, { where: { householdId }, lock: { mode: 'for_no_key_update' } });
    if (!(await this.work.manager.existsBy(Goal, { householdId }))) throw new BrokenRule('agreement.no-goals');
    const versionId = await this.keep(scope);
    await this.work.manager.insert(Agreement, { householdId, id: newId(), versionId, memberId, kind, words, givenOn, recordedBy: scope.actor.professionalId });
    return this.versions(scope);
  }

  private async keep({ householdId, actor }: HouseholdScope): Promise<string> {
    const last = await this.work.manager.findOne(PlanVersion, { where: { householdId }, order: { number: 'DESC' } });
    if (last) {
      const [row] = await this.work.manager.query<{ kept: boolean }[]>(IS_KEPT, [householdId, last.id]);
      if (row!.kept) return last.id;
    }
    const id = newId();
    await this.work.manager.query(KEEP_PLAN, [householdId, id, this.clock.today(), actor.professionalId]);
    await this.work.manager.query(KEEP_GOALS, [householdId, id]);
    return id;
  }

  private async read<T>(scope: HouseholdScope, expression: string): Promise<T> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), expression, { what: 'plan' })) as T;
  }
}
