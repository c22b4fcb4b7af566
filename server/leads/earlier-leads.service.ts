import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { HouseholdScope } from '../access/access-rules.js';
import type { ImportEarlierLeads } from '../contract/leads.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Professional } from '../organisations/organisation.entity.js';
import { brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { LeadBeginnings } from './lead-beginnings.js';
import { checkEarlier } from './lead-rules.js';
import { Lead } from './lead.entity.js';

/** Who led before it was kept here. */
@Injectable()
export class EarlierLeadsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly beginnings: LeadBeginnings,
  ) {}

  /** All of them or none. Throws `lead.periods-overlap` with both periods among its facts, and what else the rules say. */
  async import({ householdId, actor }: HouseholdScope, { leads }: ImportEarlierLeads): Promise<void> {
    await this.work.lock(householdId);
    checkEarlier(leads, await this.beginnings.periods(householdId), this.clock.today());
    const found = await this.work.manager.findBy(Professional, { id: In(leads.map(({ professionalId }) => professionalId)) });
    const organisations = new Map(found.map(({ id, organisationId }) => [id, organisationId]));
    const rows = leads.map(({ professionalId, kind, intensity, from, until, mandate = null, reason = null }, place) => {
      const organisationId = organisations.get(professionalId);
      if (!organisationId) throw brokenField(`leads.${place}.professionalId`, 'lead.unknown-professional');
      return { householdId, id: newId(), professionalId, organisationId, kind, intensity, startsOn: from, endsOn: until, returnOn: kind === 'temporary_safety' ? until : null, mandate, reason, decidedBy: 'imported' as const, recordedBy: actor.professionalId };
    });
    if (rows.length > 0) await this.work.manager.insert(Lead, rows);
  }
}
