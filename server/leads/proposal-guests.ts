import { Injectable } from '@nestjs/common';
import { ArrayContainedBy, IsNull } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Involvement } from '../households/household.entity.js';
import type { Professional } from '../organisations/organisation.entity.js';
import { Clock } from '../shared/clock.js';
import { dayOf } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import type { LeadProposal } from './lead-proposal.entity.js';

/** Who comes to the table for a proposal alone: to read what they are asked, and for no longer where it comes to nothing. */
@Injectable()
export class ProposalGuests {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Under the lock. Who is to come later comes now; who is there already is no guest. */
  async bring(householdId: string, { id: professionalId, organisationId }: Professional): Promise<void> {
    const { manager } = this.work;
    const today = this.clock.today();
    const periods = (await manager.findBy(Involvement, { householdId, professionalId })).filter(({ startsOn, endsOn }) => endsOn === null || (endsOn > today && endsOn > startsOn));
    if (periods.some(({ startsOn }) => startsOn <= today)) return;
    const [coming] = periods.sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
    if (coming) await manager.update(Involvement, { householdId, id: coming.id }, { startsOn: today, version: () => 'version + 1' });
    else await manager.insert(Involvement, { householdId, id: newId(), professionalId, organisationId, domains: [], startsOn: today });
  }

  /** Only a guest is there for no part of life: whoever is involved otherwise is so for one at least. */
  async takeLeave({ householdId, candidateId, proposedAt }: LeadProposal): Promise<void> {
    await this.work.manager.update(
      Involvement,
      { householdId, professionalId: candidateId, domains: ArrayContainedBy([]), startsOn: dayOf(proposedAt.getTime()), endsOn: IsNull() },
      { endsOn: this.clock.today(), endReason: 'not_needed', version: () => 'version + 1' },
    );
  }
}
