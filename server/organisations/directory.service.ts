import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/access-rules.js';
import { MOST_COLLEAGUES_FOUND } from '../contract/organisation-words.js';
import type { FindProfessionals, OrganisationView, ProfessionalView } from '../contract/organisations.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { Organisation, Professional } from './organisation.entity.js';

/** Has not left, and works with households. `day` is a parameter. */
const CAN_HELP = (day: string): string => `(p.left_on is null or p.left_on > ${day}) and p.roles && array['case_director', 'partner', 'team_lead']`;

@Injectable()
export class DirectoryService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async organisations(): Promise<OrganisationView[]> {
    const found = await this.work.manager.find(Organisation, { order: { name: 'ASC' } });
    return found.map(({ id, name, kind, nameIsSensitive }) => ({ id, name, kind, nameIsSensitive }));
  }

  /**
   * Everybody who can be asked to help a household. Who works at an organisation whose name gives something away is told
   * only to those who involve people: others would learn from a name in a plan what it may not tell them. Narrowed down:
   * the first of them, to choose from.
   */
  async professionals(actor: Actor, { search, organisationId }: FindProfessionals): Promise<ProfessionalView[]> {
    const involves = actor.roles.some((role) => role === 'case_director' || role === 'team_lead');
    return this.work.manager.query<ProfessionalView[]>(
      `select p.id, p.name, p.function, o.id as "organisationId", o.name as "organisationName"
       from professional p join organisation o on o.id = p.organisation_id
       where ${CAN_HELP('$1')} and (not o.name_is_sensitive or $2 or o.id = $3)
         and ($4::text is null or position(app_plain($4) in app_plain(p.name)) > 0) and ($5::uuid is null or o.id = $5)
       order by o.name, p.name limit $6`,
      [this.clock.today(), involves, actor.organisationId, search ?? null, organisationId ?? null, search || organisationId ? MOST_COLLEAGUES_FOUND : null],
    );
  }

  /** Somebody who can be involved or lead; undefined where they do not exist, have left, or work with no household. */
  async available(id: string): Promise<Professional | undefined> {
    const rows = await this.work.manager.query<{ id: string }[]>(`select p.id from professional p where p.id = $2 and ${CAN_HELP('$1')}`, [this.clock.today(), id]);
    return rows.length === 0 ? undefined : this.work.manager.findOneByOrFail(Professional, { id });
  }
}
