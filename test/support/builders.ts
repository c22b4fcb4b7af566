import type { EntityManager } from 'typeorm';
import type { RunningEmergency } from '../../server/access/access-rules.js';
import type { MemberRole } from '../../server/contract/household-words.js';
import type { LifeDomain } from '../../server/contract/life-domains.js';
import type { OrganisationKind, Role } from '../../server/contract/roles.js';
import { Disclosure, DisclosureGiver } from '../../server/disclosures/disclosure.entity.js';
import { Household, Involvement, Member, NetworkContact, Person } from '../../server/households/household.entity.js';
import { LeadDeputy } from '../../server/leads/lead-deputy.entity.js';
import { LeadProposal } from '../../server/leads/lead-proposal.entity.js';
import { Lead } from '../../server/leads/lead.entity.js';
import type { Level } from '../../server/contract/level-words.js';
import { Escalation, LevelStep } from '../../server/levels/level.entity.js';
import { Organisation, Professional, Team, TeamLead } from '../../server/organisations/organisation.entity.js';
import { Action, ActionOwner, Goal, Plan } from '../../server/plans/plan.entity.js';
import { addDays, type Day } from '../../server/shared/day.js';
import { newId } from '../../server/shared/identifier.js';
import { Withdrawal } from '../../server/withdrawals/withdrawal.entity.js';
import type { TestApp } from './app.js';

interface ProfessionalOptions {
  roles?: Role[];
  /** Beside an existing one in the same organisation. */
  organisationId?: string;
  teamId?: string;
  sensitive?: boolean;
  kind?: OrganisationKind;
}

/** Puts facts in the database, each test its own; ids come back. All are fictional. */
export class Builders {
  constructor(
    private readonly test: TestApp,
    readonly today: Day,
  ) {}

  private run<T>(task: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.test.work.run(null, () => task(this.test.work.manager));
  }

  organisation(options: { kind?: OrganisationKind; sensitive?: boolean; name?: string } = {}): Promise<string> {
    const id = newId();
    const name = options.name ?? `Organisatie ${id.slice(-6)}`;
    return this.run(async (manager) => {
      await manager.insert(Organisation, { id, name, kind: options.kind ?? 'other', nameIsSensitive: options.sensitive ?? false });
      return id;
    });
  }

  async professional(options: ProfessionalOptions = {}): Promise<{ id: string; organisationId: string; email: string; name: string }> {
    const organisationId = options.organisationId ?? (await this.organisation(options));
    const id = newId();
    const name = `Collega ${id.slice(-6)}`;
    const email = `collega.${id}@test.example`;
    await this.run((manager) =>
      manager.insert(Professional, { id, organisationId, teamId: options.teamId ?? null, name, function: 'hulpverlener', email, roles: options.roles ?? ['partner'] }),
    );
    return { id, organisationId, email, name };
  }

  /** A team with its lead. */
  async team(): Promise<{ id: string; leadId: string; organisationId: string }> {
    const organisationId = await this.organisation({ kind: 'municipality' });
    const id = newId();
    await this.run((manager) => manager.insert(Team, { id, organisationId, name: `Team ${id.slice(-4)}` }));
    const lead = await this.professional({ roles: ['team_lead'], organisationId });
    await this.run((manager) => manager.insert(TeamLead, { teamId: id, professionalId: lead.id }));
    return { id, leadId: lead.id, organisationId };
  }

  async household(options: { teamId?: string; openedOn?: Day; address?: string; addressShielded?: boolean; name?: string } = {}): Promise<string> {
    const id = newId();
    await this.run(async (manager) => {
      await manager.insert(Household, {
        id,
        name: options.name ?? `Huishouden ${id.slice(-6)}`,
        address: options.address ?? null,
        addressShielded: options.addressShielded ?? false,
        teamId: options.teamId ?? null,
        openedOn: options.openedOn ?? addDays(this.today, -100),
      });
      await manager.insert(Plan, { householdId: id, id: newId(), startedOn: null });
    });
    return id;
  }

  async member(householdId: string, name = 'Sam de Bruin', birthDate: Day | null = '1980-02-29', role: MemberRole = 'parent'): Promise<string> {
    const [id, personId] = [newId(), newId()];
    await this.run(async (manager) => {
      await manager.insert(Person, { id: personId, name, birthDate });
      await manager.insert(Member, { householdId, id, personId, role, startsOn: addDays(this.today, -100) });
    });
    return id;
  }

  async networkContact(householdId: string): Promise<string> {
    const id = newId();
    await this.run((manager) => manager.insert(NetworkContact, { householdId, id, name: 'Buurvrouw Bep', relation: 'buurvrouw', support: ['practical'] }));
    return id;
  }

  async involve(householdId: string, professional: { id: string; organisationId: string }, domains: LifeDomain[] = ['finances']): Promise<string> {
    const id = newId();
    await this.run((manager) =>
      manager.insert(Involvement, {
        householdId,
        id,
        professionalId: professional.id,
        organisationId: professional.organisationId,
        domains,
        startsOn: addDays(this.today, -50),
      }),
    );
    return id;
  }

  async lead(householdId: string, professional: { id: string; organisationId: string }, from = addDays(this.today, -10), until: Day | null = null): Promise<string> {
    const id = newId();
    await this.run((manager) =>
      manager.insert(Lead, {
        householdId,
        id,
        professionalId: professional.id,
        organisationId: professional.organisationId,
        kind: 'permanent',
        intensity: 'light',
        startsOn: from,
        endsOn: until,
        decidedBy: 'professionals_together',
      }),
    );
    return id;
  }

  /** A proposal that is open, made by the candidate themselves. */
  async leadProposal(householdId: string, candidate: { id: string; organisationId: string }): Promise<string> {
    const id = newId();
    const { id: candidateId, organisationId } = candidate;
    await this.run((manager) =>
      manager.insert(LeadProposal, { householdId, id, candidateId, organisationId, proposedBy: candidateId, proposedAt: new Date(), kind: 'permanent', intensity: 'light', reason: 'Kent het gezin.' }),
    );
    return id;
  }

  /** Somebody who stands in for a lead. */
  async deputy(householdId: string, leadId: string, professional: { id: string; organisationId: string }, from: Day, until: Day): Promise<string> {
    const id = newId();
    const { id: professionalId, organisationId } = professional;
    await this.run((manager) => manager.insert(LeadDeputy, { householdId, id, leadId, professionalId, organisationId, startsOn: from, endsOn: until, recordedBy: professionalId }));
    return id;
  }

  /** Emergency access that runs, is over, or was ended before its time. */
  async emergency(householdId: string, professional: { id: string; organisationId: string }, state: 'now' | 'over' | 'ended' = 'now'): Promise<RunningEmergency> {
    const reason = 'Melding van acute onveiligheid thuis.';
    const [from, until] = state === 'over' ? ['5 hours', '-1 hour'] : ['1 hour', '3 hours'];
    return this.run(async (manager) => {
      const memberIds = await manager.query<{ person_id: string }[]>(`select person_id from member where household_id = $1 limit 1`, [householdId]);
      const rows = await manager.query<{ id: string; until: string }[]>(
        `insert into emergency_access (household_id, id, professional_id, organisation_id, person_id, reason, starts_at, ends_at, ended_at)
         values ($1, $2, $3, $4, $5, $6, now() - $7::interval, now() + $8::interval, case when $9 then now() end)
         returning id, to_json(ends_at) #>> '{}' as until`,
        [householdId, newId(), professional.id, professional.organisationId, memberIds[0]!.person_id, reason, from, until, state === 'ended'],
      );
      return { ...rows[0]!, reason };
    });
  }

  async goal(householdId: string, place = 1): Promise<string> {
    const id = newId();
    await this.run((manager) => manager.insert(Goal, { householdId, id, place, words: 'Ik wil rust in huis.', domains: [] }));
    return id;
  }

  /** A single action that is due today, unless it is said otherwise. */
  async action(householdId: string, goalId: string, owner: Partial<Pick<ActionOwner, 'professionalId' | 'memberId' | 'networkContactId'>>, more: Partial<Action> = {}): Promise<string> {
    const id = newId();
    await this.run(async (manager) => {
      await manager.insert(Action, { householdId, id, goalId, what: 'De post openen.', rhythm: 'once', dueOn: more.rhythm ? null : this.today, ...more });
      await manager.insert(ActionOwner, { householdId, id: newId(), actionId: id, ...owner });
    });
    return id;
  }

  /** Something disclosed: by consent where it is about one member, else as a public task; half a year from the first day. */
  async disclosure(
    householdId: string,
    to: { organisationId: string } | { professionalId: string },
    about: { memberId: string | null; domains?: LifeDomain[]; from?: Day; until?: Day; withdrawn?: boolean },
  ): Promise<string> {
    const id = newId();
    const { memberId, domains = ['mental_health'], from = addDays(this.today, -20), until = addDays(from, 180), withdrawn = false } = about;
    await this.run(async (manager) => {
      const recordedBy = (await manager.findOneOrFail(Professional, { where: {} })).id;
      const consent = memberId !== null && { givenOn: from, givenHow: 'spoken' as const };
      const taken = withdrawn && { withdrawnOn: this.today, withdrawalRecordedBy: recordedBy, ...(consent && { withdrawnByMemberId: memberId, withdrawnHow: 'spoken' as const }) };
      await manager.insert(Disclosure, {
        householdId,
        id,
        memberId,
        domains,
        toOrganisationId: 'organisationId' in to ? to.organisationId : null,
        toProfessionalId: 'professionalId' in to ? to.professionalId : null,
        legalBasis: consent ? 'consent' : 'public_task',
        purpose: 'Samen optrekken.',
        startsOn: from,
        endsOn: until,
        recordedBy,
        ...consent,
        ...taken,
      });
      if (memberId) await manager.insert(DisclosureGiver, { householdId, disclosureId: id, memberId });
    });
    return id;
  }

  /** One step, the first of this household. */
  async level(householdId: string, by: { id: string }, step: { level: Level; fromLevel?: Level; reason?: string; agreements?: string }): Promise<string> {
    const id = newId();
    const { level, fromLevel = 'team', reason = 'Samen besloten.', agreements = null } = step;
    const whose = { decidedById: by.id, decidedByTable: null, recordedBy: by.id };
    await this.run((manager) => manager.insert(LevelStep, { householdId, id, place: 1, fromLevel, level, startsOn: this.today, reason, agreements, reviewOn: addDays(this.today, 60), ...whose }));
    return id;
  }

  async escalation(householdId: string, by: { id: string; organisationId: string }, asked: { id: string }, change: Partial<Pick<Escalation, 'question' | 'askedOn' | 'answerBy' | 'calledOffOn'>> = {}): Promise<string> {
    const id = newId();
    const usual = { level: 'national' as Level, question: 'Kan dit hogerop?', askedOn: this.today, answerBy: addDays(this.today, 14) };
    await this.run((manager) => manager.insert(Escalation, { householdId, id, askedId: asked.id, askedById: by.id, organisationId: by.organisationId, ...usual, ...change }));
    return id;
  }

  /** Announced by somebody of the organisation that leaves; nobody keeps contact. */
  async withdrawal(householdId: string, by: { id: string; organisationId: string }, change: Partial<Pick<Withdrawal, 'reason' | 'lastDay' | 'calledOffOn'>> = {}): Promise<string> {
    const id = newId();
    const usual = { announced: true, proposedBy: by.id, proposedOn: this.today, reason: 'Het werk is klaar.', lastDay: addDays(this.today, 10) };
    await this.run((manager) => manager.insert(Withdrawal, { householdId, id, organisationId: by.organisationId, ...usual, ...change }));
    return id;
  }

  /** A household with a lead, a partner and a member: what most tests begin with. */
  async setting(): Promise<Setting> {
    const householdId = await this.household();
    const director = await this.professional({ roles: ['case_director'], kind: 'municipality' });
    const partner = await this.professional({ roles: ['partner'] });
    const memberId = await this.member(householdId);
    await this.lead(householdId, director);
    const involvementId = await this.involve(householdId, partner, ['finances', 'housing']);
    return { householdId, memberId, director, partner, involvementId, at: `/households/${householdId}` };
  }
}

export interface Setting {
  householdId: string;
  memberId: string;
  involvementId: string;
  director: { id: string; organisationId: string; email: string; name: string };
  partner: { id: string; organisationId: string; email: string; name: string };
  /** Path of the household in the API. */
  at: string;
}
