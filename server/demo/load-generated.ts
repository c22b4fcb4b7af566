import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day.js';
import { insertOrganisations, insertProfessionals, insertTeams, type Staff } from './directory.js';
import { generatedHouseholds, type DemoTeam } from './generated/generated-households.js';
import { drawNames } from './generated/names.js';
import { insertHouseholds } from './household-rows.js';
import { loadAgreements } from './load-agreements.js';
import type { WorkedCase } from './load-worked-case.js';
import { MORE_MUNICIPAL, MORE_ORGANISATIONS, MORE_PARTNERS, MORE_TEAMS } from './more-people.js';
import type { CaseProfessional } from './worked-case-people.js';
import { CASE_HOUSEHOLD } from './worked-case.js';

/** Partners of the worked case who work in other households too. */
const CASE_PARTNERS: readonly CaseProfessional[] = ['sanne', 'tom', 'fatima', 'bas', 'jolanda', 'priya'];

/** Writes the generated households and their people beside the worked case; answers the households' ids. */
export async function loadGenerated(manager: EntityManager, workedCase: WorkedCase, today: Day): Promise<string[]> {
  const organisations = { ...workedCase.organisations, ...(await insertOrganisations(manager, MORE_ORGANISATIONS)) };
  const teams = { ...workedCase.teams, ...(await insertTeams(manager, MORE_TEAMS, organisations)) };
  const municipal = await insertProfessionals(manager, MORE_MUNICIPAL, organisations, teams);
  const partners = await insertProfessionals(manager, MORE_PARTNERS, organisations, teams);
  const leading = (staff: Staff, leads: number): { staff: Staff; leads: number } => ({ staff, leads });
  const demoTeams: DemoTeam[] = [
    {
      teamId: teams.southWest,
      directors: [leading(workedCase.staff.noor, 8), leading(municipal.ruben, 5), leading(municipal.amina, 4)],
      withoutLead: 2,
    },
    { teamId: teams.centre, directors: [leading(municipal.lotte, 4), leading(municipal.serkan, 4), leading(municipal.ingrid, 3)], withoutLead: 2 },
    { teamId: teams.north, directors: [leading(municipal.maarten, 3), leading(municipal.chantal, 4), leading(municipal.dilan, 3)], withoutLead: 1 },
  ];
  const ofCase = CASE_PARTNERS.map((code) => workedCase.staff[code]);
  // Twice: they have accounts, so their own lists are looked at, and they are drawn more often.
  const world = { today, teams: demoTeams, partners: [...ofCase, ...ofCase, ...Object.values<Staff>(partners)], names: await drawNames() };
  const households = generatedHouseholds(world, [CASE_HOUSEHOLD.name]);
  await insertHouseholds(manager, households);
  await loadAgreements(manager, households, today);
  return households.map((rows) => rows.households[0]!.id);
}
