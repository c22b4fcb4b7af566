import { LIFE_DOMAINS } from '../../contract/life-domains.js';
import { addDays } from '../../shared/day.js';
import { noRows, type HouseholdRows } from '../household-rows.js';
import { addCircle, addLeads } from './generate-circle.js';
import { addPeople } from './generate-people.js';
import { addPlan } from './generate-plan.js';
import { addRatings } from './generate-ratings.js';
import { addVisits } from './generate-visits.js';
import type { Bustle, HouseholdDraft, HouseholdSetting } from './household-draft.js';
import type { Random } from './random.js';

const LONGEST_OPEN_DAYS = 600;
const SHORTEST_OPEN_DAYS = 50;

/** Least and most parts of life in which help is needed. */
const CONCERNS: Record<Bustle, readonly [number, number]> = { calm: [2, 4], busy: [3, 6], crowded: [5, 7] };

/**
 * One made-up household as plain rows, overlaps not included. The same `random` and setting give the same household;
 * nothing is read or written, and it costs little, so that a hundred thousand can be made.
 */
export function generateHousehold(random: Random, setting: HouseholdSetting): HouseholdRows {
  const draft: HouseholdDraft = {
    random,
    setting,
    rows: noRows(),
    householdId: setting.newId(),
    openedOn: addDays(setting.today, -random.whole(SHORTEST_OPEN_DAYS, LONGEST_OPEN_DAYS)),
    concerns: random.some(LIFE_DOMAINS, random.whole(...CONCERNS[setting.bustle])),
    adults: [],
    children: [],
    contacts: [],
    helpers: [],
    scribe: setting.leader ?? random.pick(setting.formerLeaders),
  };
  addPeople(draft);
  addCircle(draft);
  addLeads(draft);
  addRatings(draft);
  addPlan(draft);
  addVisits(draft);
  return draft.rows;
}
