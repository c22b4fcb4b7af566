import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import type { ChangeColleague, ColleagueView } from '../contract/administration.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { changeVersioned } from '../database/versioned.js';
import { Professional, Team, TeamLead } from '../organisations/organisation.entity.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import { checkRoles } from './role-rules.js';

/** $1: the organisation; $2: today. Whoever left longest ago comes last. */
const COLLEAGUES = `
  select p.id, p.name, p.function, p.email, p.roles, p.team_id as "teamId", t.name as "teamName", p.left_on::text as "leftOn", p.version,
    case when p.left_on is null then 'active' when p.left_on > $2 then 'leaving' else 'left' end as state,
    exists (select 1 from departure d where d.professional_id = p.id and d.leaves_on <= $2 and d.carried_out_at is null) as unfinished
  from professional p left join team t on t.id = p.team_id
  where p.organisation_id = $1`;

/** The people of one's own organisation. Those of another one are not there. */
@Injectable()
export class ColleaguesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor): Promise<ColleagueView[]> {
    return this.work.manager.query<ColleagueView[]>(`${COLLEAGUES} order by p.left_on desc nulls first, p.name, p.id`, [actor.organisationId, this.clock.today()]);
  }

  async read(actor: Actor, id: string): Promise<ColleagueView> {
    const [colleague] = await this.work.manager.query<ColleagueView[]>(`${COLLEAGUES} and p.id = $3`, [actor.organisationId, this.clock.today(), id]);
    if (!colleague) throw new BrokenRule('not-found');
    return colleague;
  }

  /** Throws `colleague.left`, what `checkRoles` throws, `team.unknown`, and (from the database) `colleague.last-administrator`. */
  async change(actor: Actor, id: string, version: number, input: ChangeColleague): Promise<ColleagueView> {
    const colleague = await this.read(actor, id);
    if (colleague.state === 'left') throw new BrokenRule('colleague.left');
    if (input.roles) checkRoles(colleague.roles, input.roles, id === actor.professionalId);
    if (input.teamId) await this.checkTeam(actor, input.teamId);
    await changeVersioned(this.work.manager, Professional, { id, organisationId: actor.organisationId }, version, { ...input });
    // Without the role one leads no team.
    if (input.roles && !input.roles.includes('team_lead')) await this.work.manager.delete(TeamLead, { professionalId: id });
    return this.read(actor, id);
  }

  /** Throws `team.unknown` for a team that is not of the own organisation. */
  async checkTeam({ organisationId }: Actor, id: string): Promise<void> {
    if (!(await this.work.manager.existsBy(Team, { id, organisationId }))) throw new BrokenRule('team.unknown');
  }
}
