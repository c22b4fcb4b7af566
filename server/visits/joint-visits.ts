import { Injectable } from '@nestjs/common';
import type { LifeDomain } from '../contract/life-domains.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { dayOf } from '../shared/day.js';
import { MOVE_PEOPLE } from './visit-writing.sql.js';
import { JOIN_VISIT } from './visit-question.sql.js';
import { Visit } from './visit.entity.js';

/** A visit at a version: of another one nothing is changed. */
export interface VisitAt {
  id: string;
  version: number;
}

/** The period that a visit gets; what is left out stays. */
export interface NewPeriod {
  startsAt?: Date | undefined;
  endsAt?: Date | undefined;
}

/** The ways in which two visits become one. Each is done whole or not at all, and tells what must be derived anew. */
@Injectable()
export class JointVisits {
  constructor(private readonly work: UnitOfWork) {}

  /** All who come to `other`, and whom they see about what, come to `visit`; `other` is cancelled. */
  async combine(householdId: string, visit: VisitAt, other: VisitAt, period: NewPeriod): Promise<void> {
    const cancelled = await this.cancel(householdId, other);
    await this.work.manager.query(MOVE_PEOPLE, [householdId, visit.id, other.id]);
    await this.takeAlong(householdId, visit, cancelled.domains, period);
  }

  /** `other` is cancelled, and `visit` takes its topics along. */
  async handOver(householdId: string, visit: VisitAt, other: VisitAt): Promise<void> {
    const cancelled = await this.cancel(householdId, other);
    await this.takeAlong(householdId, visit, cancelled.domains, {});
  }

  async move(householdId: string, visit: VisitAt, period: NewPeriod): Promise<void> {
    await this.takeAlong(householdId, visit, [], period);
  }

  /** Somebody comes along to a visit, which is about their topics too. Throws `visit.professional-not-involved`. */
  async join(householdId: string, visitId: string, professionalId: string, domains: readonly LifeDomain[], startsAt: Date): Promise<void> {
    const values = [householdId, visitId, professionalId, dayOf(startsAt.getTime()), domains];
    const [changed] = await this.work.manager.query<[{ day: string }[], number]>(JOIN_VISIT, values);
    if (changed.length === 0) throw new BrokenRule('visit.professional-not-involved');
    this.touch(householdId, startsAt);
  }

  private async takeAlong(householdId: string, { id, version }: VisitAt, more: readonly LifeDomain[], period: NewPeriod): Promise<void> {
    const { domains, startsAt } = await this.work.manager.findOneByOrFail(Visit, { householdId, id });
    await changeVersioned(this.work.manager, Visit, { householdId, id }, version, { domains: [...new Set([...domains, ...more])], ...period });
    this.touch(householdId, startsAt, period.startsAt ?? startsAt);
  }

  private async cancel(householdId: string, { id, version }: VisitAt): Promise<Visit> {
    const visit = await this.work.manager.findOneByOrFail(Visit, { householdId, id });
    await changeVersioned(this.work.manager, Visit, { householdId, id }, version, { status: 'cancelled' });
    this.touch(householdId, visit.startsAt);
    return visit;
  }

  private touch(householdId: string, ...instants: Date[]): void {
    this.work.touch(householdId, instants.map((instant) => dayOf(instant.getTime())));
  }
}
