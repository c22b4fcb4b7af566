import { Injectable } from '@nestjs/common';
import type { LeadDecidedBy, LeadIntensity, LeadKind } from '../contract/lead-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Household, Member } from '../households/household.entity.js';
import type { Professional } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import type { Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import type { NamedPeriod } from './lead-rules.js';
import { LeadProposal } from './lead-proposal.entity.js';
import { Lead } from './lead.entity.js';

export interface BeginningLead {
  professional: Professional;
  kind: LeadKind;
  intensity: LeadIntensity;
  from: Day;
  returnOn: Day | null;
  returnsToId: string | null;
  mandate: string | null;
  reason: string | null;
  said: { memberId: string | null; words: string } | null;
  decidedBy: LeadDecidedBy;
  recordedBy: string | null;
}

/** A lead with its professional. */
export type LedPeriod = NamedPeriod & { professionalId: string };

/** How a lead begins, whoever decided it. Under the lock of the household. */
@Injectable()
export class LeadBeginnings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async periods(householdId: string): Promise<LedPeriod[]> {
    const leads = await this.work.manager.findBy(Lead, { householdId });
    return leads.map(({ id, professionalId, startsOn, endsOn }) => ({ id, professionalId, from: startsOn, until: endsOn }));
  }

  /** Who said something about the choice lives here, or did. */
  async checkSaidBy(householdId: string, memberId: string | null | undefined): Promise<void> {
    if (memberId && !(await this.work.manager.existsBy(Member, { householdId, id: memberId }))) throw new BrokenRule('member.unknown');
  }

  async begin(householdId: string, { professional, from, said, ...lead }: BeginningLead): Promise<string> {
    const id = newId();
    await this.work.manager.insert(Lead, {
      ...lead,
      householdId,
      id,
      professionalId: professional.id,
      organisationId: professional.organisationId,
      startsOn: from,
      saidWords: said?.words ?? null,
      saidByMemberId: said?.memberId ?? null,
    });
    // From now on this lead's team answers for the household; it keeps doing so in a gap.
    if (professional.teamId) {
      await this.work.manager.update(Household, { id: householdId }, { teamId: professional.teamId });
      // Another team may have other settings.
      this.work.touch(householdId, 'all');
    }
    return id;
  }

  /** Somebody leads without the proposal that is open: it is on record as overtaken. */
  async supersede(householdId: string, by: string): Promise<void> {
    await this.work.manager.update(LeadProposal, { householdId, state: 'open' }, { state: 'superseded', closedAt: this.clock.now(), closedBy: by, version: () => 'version + 1' });
  }
}
