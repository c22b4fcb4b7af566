import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { daysWithoutLead, leadGaps } from '../contract/lead-gaps.js';
import type { EndLead, LeadHistory, LeadView, TakeLead } from '../contract/leads.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { holdsOn } from '../database/on-day.js';
import { changeVersioned } from '../database/versioned.js';
import { Household, Member } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { DirectoryService } from '../organisations/directory.service.js';
import type { Professional } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';
import { checkBeginning, checkEnding, endsWhenStoppedOn, leadOn } from './lead-rules.js';
import { Lead } from './lead.entity.js';
import { LEADS, ONE_LEAD } from './lead.sql.js';

@Injectable()
export class LeadsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
  ) {}

  async history(scope: HouseholdScope): Promise<LeadHistory> {
    const today = this.clock.today();
    const leads = JSON.parse(await readJson(this.work.manager, scope, today, LEADS, { what: 'lead' })) as LeadView[];
    const { openedOn } = await this.work.manager.findOneByOrFail(Household, { id: scope.householdId });
    const gaps = leadGaps(leads, openedOn, today);
    return {
      leads,
      gaps,
      activeLeadId: leadOn(leads, today)?.id ?? null,
      daysWithoutInAll: daysWithoutLead(gaps, today),
      mayTake: scope.mayTakeLead && leads.every((lead) => lead.until !== null),
    };
  }

  async take(scope: HouseholdScope, input: TakeLead): Promise<LeadView> {
    const today = this.clock.today();
    const candidate = await this.candidate(scope, input.professionalId ?? scope.actor.professionalId);
    const beginning = { kind: input.kind, from: input.from ?? today, returnOn: input.returnOn ?? null };
    // One after the other, so that whoever comes second reads what the first one did, and gets the sentence that says so.
    await this.work.lock(scope.householdId);
    const periods = await this.work.manager.findBy(Lead, { householdId: scope.householdId });
    checkBeginning(
      periods.map(({ startsOn, endsOn }) => ({ from: startsOn, until: endsOn })),
      beginning,
      today,
    );
    const saidBy = input.householdSaid?.memberId;
    if (saidBy && !(await this.work.manager.existsBy(Member, { householdId: scope.householdId, id: saidBy }))) throw new BrokenRule('member.unknown');
    const id = newId();
    await this.work.manager.insert(Lead, {
      householdId: scope.householdId,
      id,
      professionalId: candidate.id,
      organisationId: candidate.organisationId,
      kind: beginning.kind,
      intensity: input.intensity,
      startsOn: beginning.from,
      returnOn: beginning.returnOn,
      mandate: input.mandate ?? null,
      reason: input.reason,
      decidedBy: scope.ground === 'team_lead' ? 'team_lead' : 'own_initiative',
      recordedBy: scope.actor.professionalId,
      saidWords: input.householdSaid?.words ?? null,
      saidByMemberId: saidBy ?? null,
    });
    // From now on this lead's team answers for the household; it keeps doing so in a gap.
    if (candidate.teamId) await this.work.manager.update(Household, { id: scope.householdId }, { teamId: candidate.teamId });
    return this.view(scope, id);
  }

  async end(scope: HouseholdScope, id: string, version: number, input: EndLead): Promise<LeadView> {
    const lead = await this.work.manager.findOneBy(Lead, { householdId: scope.householdId, id });
    if (!lead) throw new BrokenRule('not-found');
    const today = this.clock.today();
    const period = { from: lead.startsOn, until: lead.endsOn };
    const until = input.until ?? endsWhenStoppedOn(period, today);
    if (lead.version === version) checkEnding(period, until, today);
    await changeVersioned(this.work.manager, Lead, { householdId: scope.householdId, id }, version, { endsOn: until, endReason: input.reason });
    return this.view(scope, id);
  }

  /** Oneself when involved; a team lead may also name another who is involved, or somebody of a team that they lead. */
  private async candidate(scope: HouseholdScope, professionalId: string): Promise<Professional> {
    if (professionalId !== scope.actor.professionalId && scope.ground !== 'team_lead') throw new BrokenRule('access.not-allowed');
    const found = await this.directory.available(professionalId);
    if (!found) throw new BrokenRule('lead.unknown-professional');
    const [right] = await this.work.manager.query<{ involved: boolean; ofTheTeam: boolean }[]>(
      `select exists (select 1 from involvement i where i.household_id = $1 and i.professional_id = $2 and ${holdsOn('i', '$3::date')}) as involved,
        exists (select 1 from team_lead t where t.professional_id = $4 and t.team_id = $5) as "ofTheTeam"`,
      [scope.householdId, professionalId, this.clock.today(), scope.actor.professionalId, found.teamId],
    );
    if (!right!.involved && !(scope.ground === 'team_lead' && right!.ofTheTeam)) throw new BrokenRule('lead.not-involved');
    return found;
  }

  private async view(scope: HouseholdScope, id: string): Promise<LeadView> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ONE_LEAD, { id })) as LeadView;
  }
}
