import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../access/access-rules.js';
import type { ChangeTeam, MakeTeam, TeamView } from '../contract/administration.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Professional, Team, TeamLead } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/identifier.js';

const people = (from: string): string => `(select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]'::json) from ${from} and (p.left_on is null or p.left_on > $2))`;

/** $1: the organisation; $2: today. Who has left is in no team. */
const TEAMS = `
  select t.id, t.name, t.version,
    ${people('team_lead l join professional p on p.id = l.professional_id where l.team_id = t.id')} as leads,
    ${people('professional p where p.team_id = t.id')} as members
  from team t where t.organisation_id = $1`;

/** The teams of one's own organisation. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor): Promise<TeamView[]> {
    return this.work.manager.query<TeamView[]>(`${TEAMS} order by t.name, t.id`, [actor.organisationId, this.clock.today()]);
  }

  async make(actor: Actor, { name }: MakeTeam): Promise<TeamView> {
    const id = newId();
    await this.work.manager.insert(Team, { id, organisationId: actor.organisationId, name });
    return this.read(actor, id);
  }

  /** Throws `team.name-used`, `team.lead-not-possible` and `team.member-unknown`. */
  async change(actor: Actor, id: string, version: number, { name, leadIds, memberIds }: ChangeTeam): Promise<TeamView> {
    const { name: present } = await this.read(actor, id);
    // Other people are a change of the team as well, and raise its version.
    const changed = name ?? (leadIds || memberIds ? present : undefined);
    await changeVersioned(this.work.manager, Team, { id, organisationId: actor.organisationId }, version, { name: changed });
    if (leadIds) await this.setLeads(actor, id, leadIds);
    if (memberIds) await this.setMembers(actor, id, memberIds);
    return this.read(actor, id);
  }

  private async setLeads(actor: Actor, teamId: string, ids: readonly string[]): Promise<void> {
    const known = await this.working(actor, ids);
    if (known.length !== ids.length || known.some(({ roles }) => !roles.includes('team_lead'))) throw new BrokenRule('team.lead-not-possible');
    await this.work.manager.delete(TeamLead, { teamId });
    await this.work.manager.insert(TeamLead, ids.map((professionalId) => ({ teamId, professionalId })));
  }

  private async setMembers(actor: Actor, teamId: string, ids: readonly string[]): Promise<void> {
    if ((await this.working(actor, ids)).length !== ids.length) throw new BrokenRule('team.member-unknown');
    await this.work.manager.query(
      `update professional set team_id = case when id = any($2::uuid[]) then $1::uuid end, version = version + 1
       where (team_id = $1 and id <> all($2::uuid[])) or (id = any($2::uuid[]) and team_id is distinct from $1)`,
      [teamId, ids],
    );
  }

  /** Those of the own organisation who have not left. */
  private async working({ organisationId }: Actor, ids: readonly string[]): Promise<Professional[]> {
    const found = await this.work.manager.findBy(Professional, { id: In([...ids]), organisationId });
    return found.filter(({ leftOn }) => leftOn === null || leftOn > this.clock.today());
  }

  private async read(actor: Actor, id: string): Promise<TeamView> {
    const [team] = await this.work.manager.query<TeamView[]>(`${TEAMS} and t.id = $3`, [actor.organisationId, this.clock.today(), id]);
    if (!team) throw new BrokenRule('not-found');
    return team;
  }
}
