import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { holdsOn } from '../database/on-day.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isHiddenTo } from '../households/hidden-service.js';
import { DirectoryService } from '../organisations/directory.service.js';
import type { Professional } from '../organisations/organisation.entity.js';
import { brokenField } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';

/** Who may lead a household, or stand in for its lead. */
@Injectable()
export class LeadCandidates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
  ) {}

  /**
   * Somebody involved; for a team lead also somebody of a team that they lead. `colleagues`: also a colleague of whoever
   * leads: else a household where nobody else is yet could be handed to nobody. Where nobody leads, who directs involves them first.
   * Somebody whom the actor may not know of is refused as if they were not involved.
   * Throws `lead.unknown-professional` and `lead.not-involved`, at `field`.
   */
  async find(scope: HouseholdScope, professionalId: string, field: string, { colleagues = false } = {}): Promise<Professional> {
    const professional = await this.directory.available(professionalId);
    if (!professional) throw brokenField(field, 'lead.unknown-professional');
    const [right] = await this.work.manager.query<{ involved: boolean; ofTheTeam: boolean; hidden: boolean }[]>(
      `select exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = $2 and ${holdsOn('i', '$3::date')}) as involved,
        exists (select 1 from team_lead t where t.professional_id = $4 and t.team_id = $5) as "ofTheTeam",
        exists (select 1 from organisation o where o.id = $8 and ${isHiddenTo('$6', '$7')}) as hidden`,
      [scope.householdId, professionalId, this.clock.today(), scope.actor.professionalId, professional.teamId, scope.mayDirect, scope.actor.organisationId, professional.organisationId],
    );
    const { involved, ofTheTeam, hidden } = right!;
    const colleague = colleagues && scope.mayEndLead && professional.organisationId === scope.actor.organisationId;
    if (hidden || !(involved || colleague || (scope.ground === 'team_lead' && ofTheTeam))) throw brokenField(field, 'lead.not-involved');
    return professional;
  }
}
