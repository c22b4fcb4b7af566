import type { EntityManager } from 'typeorm';
import { insertAll } from '../database/bulk-insert.js';
import { HouseholdClosing, HouseholdLaw, RetentionHold } from '../rights/retention.entity.js';
import type { Day } from '../shared/day.js';
import { newId } from '../shared/identifier.js';
import type { Staff } from './directory.js';
import { generateHousehold } from './generated/generate-household.js';
import { drawNames } from './generated/names.js';
import { Random } from './generated/random.js';
import { insertHouseholds } from './household-rows.js';
import type { WorkedCase } from './load-worked-case.js';

const SEED = 20_050_918;

/** Cases that ended long ago: two past their term, and one that is kept all the same. */
const ARCHIVE: readonly { yearsAgo: number; laws: string[]; heldBecause?: string }[] = [
  { yearsAgo: 16, laws: ['social_support_act'] },
  { yearsAgo: 21, laws: ['social_support_act', 'youth_act'] },
  { yearsAgo: 17, laws: ['social_support_act'], heldBecause: 'Er loopt nog een bezwaar over de kosten.' },
];

/** Households that were closed years ago, so that the privacy officer has something to look over. */
export async function loadArchive(manager: EntityManager, { staff, teams }: WorkedCase, today: Day): Promise<void> {
  const random = new Random(SEED);
  const names = await drawNames();
  const partners = Object.values<Staff>(staff).filter(({ domains }) => domains.length > 0);
  for (const { yearsAgo, laws, heldBecause } of ARCHIVE) {
    const then = `${Number(today.slice(0, 4)) - yearsAgo}-03-12`;
    const rows = generateHousehold(random, { today: then, teamId: teams.southWest, leader: staff.noor, formerLeaders: [staff.noor], partners, names, bustle: 'calm', newId });
    const household = rows.households[0]!;
    household.closedOn = then;
    await insertHouseholds(manager, [rows]);
    const householdId = household.id;
    await insertAll(manager, HouseholdLaw, laws.map((law) => ({ householdId, law })) as HouseholdLaw[]);
    await manager.insert(HouseholdClosing, { householdId, id: newId(), closedOn: then, reason: 'De doelen zijn bereikt.', closedBy: staff.noor.id });
    if (heldBecause) await manager.insert(RetentionHold, { householdId, id: newId(), kind: 'complaint', reason: heldBecause, placedOn: then, placedBy: staff.noor.id });
  }
}
