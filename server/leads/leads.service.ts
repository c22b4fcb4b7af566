import { Injectable } from '@nestjs/common';
import type { HouseholdScope } from '../access/access-rules.js';
import { daysWithoutLead, leadGaps } from '../contract/lead-gaps.js';
import type { EndLead, LeadHistory, LeadView, Meanwhile, TakeLead } from '../contract/leads.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { holdsOn, notEndedOn } from '../database/on-day.js';
import { changeVersioned } from '../database/versioned.js';
import { Household } from '../households/household.entity.js';
import { readJson } from '../households/reading.js';
import { DirectoryService } from '../organisations/directory.service.js';
import { brokenField, BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { LeadBeginnings } from './lead-beginnings.js';
import { LeadCandidates } from './lead-candidates.js';
import { DEPUTIES, PROPOSALS } from './lead-proposal.sql.js';
import { checkBeginning, checkEnding, endsWhenStoppedOn, leadOn } from './lead-rules.js';
import { Lead } from './lead.entity.js';
import { LEADS, ONE_LEAD } from './lead.sql.js';

const HISTORY = `json_build_object('leads', ${LEADS}, 'proposals', ${PROPOSALS}, 'deputies', ${DEPUTIES})`;

@Injectable()
export class LeadsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    private readonly candidates: LeadCandidates,
    private readonly beginnings: LeadBeginnings,
  ) {}

  async history(scope: HouseholdScope): Promise<LeadHistory> {
    const today = this.clock.today();
    const { leads, proposals, deputies } = JSON.parse(await readJson(this.work.manager, scope, today, HISTORY, { what: 'lead' })) as Pick<LeadHistory, 'leads' | 'proposals' | 'deputies'>;
    const { openedOn } = await this.work.manager.findOneByOrFail(Household, { id: scope.householdId });
    const gaps = leadGaps(leads, openedOn, today);
    return {
      leads,
      gaps,
      proposals,
      deputies,
      activeLeadId: leadOn(leads, today)?.id ?? null,
      daysWithoutInAll: daysWithoutLead(gaps, today),
      mayTake: scope.mayTakeLead && leads.every((lead) => lead.until !== null),
    };
  }

  /** On one's own initiative where nobody leads, or by the team lead's own decision. An open proposal is overtaken by it. */
  async take(scope: HouseholdScope, input: TakeLead): Promise<LeadView> {
    const { householdId, actor } = scope;
    const today = this.clock.today();
    const professionalId = input.professionalId ?? actor.professionalId;
    if (professionalId !== actor.professionalId && scope.ground !== 'team_lead') throw new BrokenRule('access.not-allowed');
    const professional = await this.candidates.find(scope, professionalId, 'professionalId');
    const { kind, intensity, from = today, returnOn = null, returnsToId = null, mandate = null, reason, householdSaid: said = null } = input;
    // One after the other, so that whoever comes second reads what the first one did, and gets the sentence that says so.
    await this.work.lock(householdId);
    checkBeginning(await this.beginnings.periods(householdId), { kind, from, returnOn }, today);
    if (returnsToId !== null && !(await this.directory.available(returnsToId))) throw brokenField('returnsToId', 'lead.unknown-professional');
    await this.beginnings.checkSaidBy(householdId, said?.memberId);
    await this.beginnings.supersede(householdId, actor.professionalId);
    const decidedBy = scope.ground === 'team_lead' ? 'team_lead' : 'own_initiative';
    const id = await this.beginnings.begin(householdId, { professional, kind, intensity, from, returnOn, returnsToId, mandate, reason, said, decidedBy, recordedBy: actor.professionalId });
    return this.view(scope, id);
  }

  async end(scope: HouseholdScope, id: string, version: number, input: EndLead): Promise<LeadView> {
    const { householdId } = scope;
    // Who hands it over at the same moment goes first or second, never half.
    await this.work.lock(householdId);
    const lead = await this.work.manager.findOneBy(Lead, { householdId, id });
    if (!lead) throw new BrokenRule('not-found');
    const today = this.clock.today();
    const period = { from: lead.startsOn, until: lead.endsOn };
    const until = input.until ?? endsWhenStoppedOn(period, today);
    if (lead.version === version) checkEnding(period, until, today);
    const meanwhile = await this.meanwhile(scope, input.meanwhile);
    await changeVersioned(this.work.manager, Lead, { householdId, id }, version, { endsOn: until, endReason: input.reason, endCode: input.why, ...meanwhile });
    return this.view(scope, id);
  }

  /** A professional involved, or somebody of the network who is still there; or nobody, said openly. */
  private async meanwhile({ householdId }: HouseholdScope, { kind, id = null }: Meanwhile): Promise<Pick<Lead, 'meanwhile' | 'meanwhileProfessionalId' | 'meanwhileContactId'>> {
    if ((kind === 'nobody') !== (id === null)) throw brokenField('meanwhile', 'lead.meanwhile-incomplete');
    if (id !== null) {
      const known =
        kind === 'professional'
          ? `select 1 from involvement i where i.household_id = $1 and i.professional_id = $2 and ${holdsOn('i', '$3::date')}`
          : `select 1 from network_contact n where n.household_id = $1 and n.id = $2 and ${notEndedOn('n', '$3::date')}`;
      if ((await this.work.manager.query<unknown[]>(known, [householdId, id, this.clock.today()])).length === 0) throw brokenField('meanwhile', 'lead.meanwhile-unknown');
    }
    return { meanwhile: kind, meanwhileProfessionalId: kind === 'professional' ? id : null, meanwhileContactId: kind === 'network' ? id : null };
  }

  private async view(scope: HouseholdScope, id: string): Promise<LeadView> {
    return JSON.parse(await readJson(this.work.manager, scope, this.clock.today(), ONE_LEAD, { id })) as LeadView;
  }
}
