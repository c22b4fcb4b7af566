import { Injectable } from '@nestjs/common';
import type { OrganisationView, ProfessionalView } from '../contract/organisations.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../shared/clock.js';
import { Organisation } from './organisation.entity.js';

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

  /** Everybody who can be asked to help a household: not those who have left, nor accounts that see no household. */
  async professionals(): Promise<ProfessionalView[]> {
    return this.work.manager.query<ProfessionalView[]>(
      `select p.id, p.name, p.function, o.id as "organisationId", o.name as "organisationName"
       from professional p join organisation o on o.id = p.organisation_id
       where (p.left_on is null or p.left_on > $1) and p.roles && array['case_director', 'partner', 'team_lead']
       order by o.name, p.name`,
      [this.clock.today()],
    );
  }
}
