import type { EntityManager, FindOptionsRelations } from 'typeorm';
import type { Households } from './typeorm-service.js';
import { Household } from './entities.js';

const withOrganisation = { professional: true, organisation: true } as const;

const EVERYTHING: FindOptionsRelations<Household> = {
  members: { person: true },
  network: true,
  involvements: withOrganisation,
  ratings: { recorder: true },
  leads: withOrganisation,
  plans: true,
  goals: { actions: { owners: { professional: true, member: { person: true }, networkContact: true }, done: true } },
  visits: { members: true, professionals: withOrganisation },
  overlaps: true,
  leadProposals: true,
  leadDeputies: true,
  planStatements: true,
  rectifications: true,
};

const FOR_A_VISIT: FindOptionsRelations<Household> = {
  members: { person: true },
  involvements: withOrganisation,
  leads: withOrganisation,
  visits: { members: true, professionals: true },
  overlaps: true,
};

/**
 * P1: one call that names the relations, and TypeORM brings the whole household. Loaded by one query a relation: joined
 * into one, the lists would multiply each other to millions of rows.
 */
export const eager: Households = {
  whole: (manager, id) => load(manager, id, EVERYTHING),
  forVisit: (manager, id) => load(manager, id, FOR_A_VISIT),
};

const load = (manager: EntityManager, id: string, relations: FindOptionsRelations<Household>): Promise<Household> =>
  manager.findOneOrFail(Household, { where: { id }, relations, relationLoadStrategy: 'query' });
