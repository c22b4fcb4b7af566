import type { EntityManager } from 'typeorm';
import { LocalAccount } from '../access/session.entity.js';
import { hashPassword } from '../access/password.js';
import { insertAll } from '../database/bulk-insert.js';
import type { Day } from '../shared/day.js';
import { insertOrganisations, insertProfessionals, insertTeams, mapCodes, type IdsByCode, type Staff } from './directory.js';
import { insertHouseholds } from './household-rows.js';
import { CASE_ORGANISATIONS, CASE_PROFESSIONALS, CASE_TEAMS, DEMO_PASSWORD, type CaseOrganisation, type CaseProfessional, type CaseTeam } from './worked-case-people.js';
import { workedCaseRows, type WorkedCaseIds } from './worked-case-rows.js';

/** The worked case in the database: all its ids by code. */
export interface WorkedCase extends WorkedCaseIds {
  organisations: IdsByCode<CaseOrganisation>;
  teams: IdsByCode<CaseTeam>;
  professionals: IdsByCode<CaseProfessional>;
  staff: Record<CaseProfessional, Staff>;
}

/**
 * Writes the worked case and its people, all with an account, inside the transaction of `manager`; today plays the part of
 * the day on which the case is told. Its overlaps are for the caller to derive (`Derivations.rebuild`).
 */
export async function loadWorkedCase(manager: EntityManager, today: Day): Promise<WorkedCase> {
  const organisations = await insertOrganisations(manager, CASE_ORGANISATIONS);
  const teams = await insertTeams(manager, CASE_TEAMS, organisations);
  const staff = await insertProfessionals<CaseProfessional, CaseOrganisation, CaseTeam>(manager, CASE_PROFESSIONALS, organisations, teams);
  const professionals = mapCodes(staff, ({ id }) => id);
  await insertAll(manager, LocalAccount, await Promise.all(Object.values(professionals).map(accountOf)));
  const { ids, rows } = workedCaseRows({ teams, organisations, professionals: staff }, today);
  await insertHouseholds(manager, [rows]);
  return { ...ids, organisations, teams, professionals, staff };
}

const accountOf = async (professionalId: string): Promise<LocalAccount> => ({ professionalId, passwordHash: await hashPassword(DEMO_PASSWORD) });
