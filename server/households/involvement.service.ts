import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ChangeInvolvement, Created, Involve } from '../contract/households.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { Involvement } from './household.entity.js';
import { ONE_INVOLVEMENT } from './household.sql.js';
import { readView } from './reading.js';

@Injectable()
export class InvolvementService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
  ) {}

  async begin(scope: HouseholdScope, input: Involve): Promise<Created> {
    const professional = await this.directory.available(input.professionalId);
    if (!professional) throw new BrokenRule('involvement.unknown-professional');
    const id = newId();
    await this.work.manager.insert(Involvement, {
      householdId: scope.householdId,
      id,
      professionalId: professional.id,
      organisationId: professional.organisationId,
      domains: input.domains,
      startsOn: input.since ?? this.clock.today(),
    });
    return { id, version: 1 };
  }

  /** Other domains or the end: of one's own involvement, or of any by whoever directs. */
  async change(scope: HouseholdScope, id: string, version: number, input: ChangeInvolvement): Promise<Created> {
    const involvement = await this.work.manager.findOneBy(Involvement, { householdId: scope.householdId, id });
    if (!involvement) throw new BrokenRule('not-found');
    if (!scope.mayDirect && involvement.professionalId !== scope.actor.professionalId) throw new BrokenRule('access.not-allowed');
    // More domains mean more access: one does not give that to oneself.
    if (!scope.mayDirect && input.domains?.some((domain) => !involvement.domains.includes(domain))) throw new BrokenRule('access.not-allowed');
    if ((input.until === undefined) !== (input.endReason === undefined)) throw new BrokenRule('involvement.end-incomplete');
    if (input.until !== undefined && involvement.version === version) {
      // An end that still lies ahead may be moved.
      if (involvement.endsOn !== null && involvement.endsOn <= this.clock.today()) throw new BrokenRule('involvement.already-ended');
      if (input.until < involvement.startsOn) throw new BrokenRule('involvement.ends-before-start');
    }
    const { until, ...fields } = input;
    await changeVersioned(this.work.manager, Involvement, { householdId: scope.householdId, id }, version, { ...fields, endsOn: until }, () =>
      readView(this.work.manager, scope, this.clock.today(), ONE_INVOLVEMENT, { id }),
    );
    return { id, version: version + 1 };
  }
}
