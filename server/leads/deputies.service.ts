import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import type { AppointDeputy, ChangeDeputy, LeadDeputyView } from '../contract/lead-proposals.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { readJson } from '../households/reading.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { brokenField, BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { LeadCandidates } from './lead-candidates.js';
import { LeadDeputy } from './lead-deputy.entity.js';
import { ONE_DEPUTY } from './lead-proposal.sql.js';
import { checkStandingIn } from './lead-rules.js';
import { Lead } from './lead.entity.js';

/** Who stands in while the lead is away: on those days they have all that the lead has. */
@Injectable()
export class DeputiesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    private readonly candidates: LeadCandidates,
    private readonly notices: NoticesService,
  ) {}

  /** Somebody involved, or of the lead's own team. Throws `lead.deputy-overlap` (from the database) beside what the rules say. */
  async appoint(scope: HouseholdScope, leadId: string, input: AppointDeputy): Promise<LeadDeputyView> {
    const { householdId, actor } = scope;
    const today = this.clock.today();
    const { from = today, until, reason = null } = input;
    await this.work.lock(householdId);
    const lead = await this.work.manager.findOneBy(Lead, { householdId, id: leadId });
    if (!lead) throw new BrokenRule('not-found');
    if (lead.endsOn !== null && lead.endsOn <= today) throw new BrokenRule('lead.already-ended');
    checkStandingIn({ from: lead.startsOn, until: lead.endsOn }, { from, until }, today);
    if (input.professionalId === lead.professionalId) throw brokenField('professionalId', 'lead.deputy-is-lead');
    const { id: professionalId, organisationId } = (await this.ofTheLeadsTeam(lead, input.professionalId)) ?? (await this.candidates.find(scope, input.professionalId, 'professionalId'));
    const id = newId();
    await this.work.manager.insert(LeadDeputy, { householdId, id, leadId, professionalId, organisationId, startsOn: from, endsOn: until, reason, recordedBy: actor.professionalId });
    await this.notices.send([professionalId].filter((to) => to !== actor.professionalId), { kind: 'lead_deputy', aboutProfessionalId: lead.professionalId, aboutHouseholdId: householdId, aboutId: id });
    return this.view(scope, id);
  }

  /** Another end, or none of it: what has been stays. */
  async change(scope: HouseholdScope, id: string, version: number, { until }: ChangeDeputy): Promise<LeadDeputyView> {
    const { householdId } = scope;
    const today = this.clock.today();
    const deputy = await this.work.manager.findOneBy(LeadDeputy, { householdId, id });
    if (!deputy) throw new BrokenRule('not-found');
    if (deputy.version === version) {
      if (deputy.endsOn <= today) throw new BrokenRule('lead.already-ended');
      if (until < deputy.startsOn) throw brokenField('until', 'lead.ends-before-start');
      if (until < today && deputy.startsOn <= today) throw brokenField('until', 'lead.in-past');
    }
    await changeVersioned(this.work.manager, LeadDeputy, { householdId, id }, version, { endsOn: until });
    return this.view(scope, id);
  }

  private async ofTheLeadsTeam(lead: Lead, professionalId: string): Promise<{ id: string; organisationId: string } | undefined> {
    const colleague = await this.directory.available(professionalId);
    const theirs = await this.directory.available(lead.professionalId);
    return colleague && colleague.teamId !== null && colleague.teamId === theirs?.teamId ? colleague : undefined;
  }

  private async view(scope: HouseholdScope, id: string): Promise<LeadDeputyView> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ONE_DEPUTY, { id })) as LeadDeputyView;
  }
}
