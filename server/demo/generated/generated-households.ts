import type { Person } from '../../households/household.entity.js';
import type { Day } from '../../shared/day.js';
import { newId } from '../../shared/identifier.js';
import type { Staff } from '../directory.js';
import type { HouseholdRows } from '../household-rows.js';
import { generateHousehold } from './generate-household.js';
import type { Bustle, HouseholdSetting } from './household-draft.js';
import type { Names } from './names.js';
import { Random } from './random.js';

const SEED = 20_260_918;

/** A team with its case directors, each with the number of households that they lead; and the households that nobody leads. */
export interface DemoTeam {
  teamId: string;
  directors: readonly { staff: Staff; leads: number }[];
  withoutLead: number;
}

export interface DemoWorld {
  today: Day;
  teams: readonly DemoTeam[];
  partners: readonly Staff[];
  names: Names;
  /** Left out: UUIDv7. */
  newId?: () => string;
}

/** Of every nine households one is crowded, three are busy and five are calm. */
const BUSTLE: readonly Bustle[] = ['calm', 'busy', 'calm', 'crowded', 'calm', 'busy', 'calm', 'calm', 'busy'];
/** The household whose child lives half of the time in the one that comes after it. */
const SEPARATED = 5;

/** The households beside the worked case: always the same ones, around the given day. No two have the same name, and none one of `taken`. */
export function generatedHouseholds(world: DemoWorld, taken: readonly string[]): HouseholdRows[] {
  const random = new Random(SEED);
  const used = new Set(taken);
  const households: HouseholdRows[] = [];
  for (const { teamId, directors, withoutLead } of world.teams) {
    const formerLeaders = directors.map(({ staff }) => staff);
    const leaders: (Staff | null)[] = [...directors.flatMap(({ staff, leads }) => Array<Staff>(leads).fill(staff)), ...Array<null>(withoutLead).fill(null)];
    for (const leader of leaders) {
      const bustle = BUSTLE[households.length % BUSTLE.length]!;
      const childrenOfBoth = households.length === SEPARATED + 1 ? childOf(households[SEPARATED]!) : [];
      const setting = { ...world, teamId, leader, formerLeaders, bustle, childrenOfBoth, newId: world.newId ?? newId };
      households.push(withNewName(random, setting, used, households.length === SEPARATED));
    }
  }
  return households;
}

function withNewName(random: Random, setting: HouseholdSetting, used: Set<string>, needsChild: boolean): HouseholdRows {
  for (;;) {
    const rows = generateHousehold(random, setting);
    const { name } = rows.households[0]!;
    if (used.has(name) || (needsChild && childOf(rows).length === 0)) continue;
    used.add(name);
    return rows;
  }
}

function childOf({ members, persons }: HouseholdRows): Person[] {
  const child = members.find(({ role }) => role === 'child');
  return persons.filter(({ id }) => id === child?.personId);
}
