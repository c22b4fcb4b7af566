import type { EntityManager } from 'typeorm';
import { KEEP_GOALS, KEEP_PLAN } from '../plans/agreement.sql.js';
import { Agreement } from '../plans/agreement.entity.js';
import { addDays, type Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import type { HouseholdRows } from './household-rows.js';

/** Of so many plans one is still without a yes. */
const ONE_WITHOUT = 6;

/** In most households a member has agreed to the plan: it is kept as it is, with what they said of it. */
export async function loadAgreements(manager: EntityManager, households: readonly HouseholdRows[], today: Day): Promise<void> {
  for (const [place, { plans, goals, members, involvements }] of households.entries()) {
    const [plan, member, involvement] = [plans[0], members[0], involvements[0]];
    if (place % ONE_WITHOUT === 0 || !plan?.startedOn || goals.length === 0 || !member || !involvement) continue;
    const [householdId, versionId, on] = [plan.householdId, newId(), addDays(plan.startedOn, 7)];
    const givenOn = on < today ? on : today;
    await manager.query(KEEP_PLAN, [householdId, versionId, givenOn, involvement.professionalId]);
    await manager.query(KEEP_GOALS, [householdId, versionId]);
    await manager.insert(Agreement, { householdId, id: newId(), versionId, memberId: member.id, kind: 'agrees', words: null, givenOn, recordedBy: involvement.professionalId });
  }
}
