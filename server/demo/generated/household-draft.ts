import type { LifeDomain } from '../../contract/life-domains.js';
import type { Member, NetworkContact, Person } from '../../households/household.entity.js';
import type { Day } from '../../shared/day.js';
import type { Staff } from '../directory.js';
import type { HouseholdRows } from '../household-rows.js';
import type { Names } from './names.js';
import type { Random } from './random.js';

/** How much help comes to the door. A calm household has no overlaps, a crowded one has many. */
export type Bustle = 'calm' | 'busy' | 'crowded';

/** In what a household is made up: everything that the generator takes from outside. */
export interface HouseholdSetting {
  today: Day;
  teamId: string;
  /** Who leads today; null: nobody does. */
  leader: Staff | null;
  /** From whom somebody who led before is drawn. */
  formerLeaders: readonly Staff[];
  partners: readonly Staff[];
  names: Names;
  bustle: Bustle;
  /** Children who live in another household too: they become members, and no new persons. */
  childrenOfBoth?: readonly Person[];
  newId: () => string;
}

/** A professional who is at work in the household. */
export interface Helper {
  staff: Staff;
  since: Day;
}

/** A household while it is being made up; each step adds rows and leaves here what the next ones lean on. */
export interface HouseholdDraft {
  random: Random;
  setting: HouseholdSetting;
  rows: HouseholdRows;
  householdId: string;
  openedOn: Day;
  /** The parts of life in which help is needed. */
  concerns: readonly LifeDomain[];
  adults: Member[];
  children: Member[];
  contacts: NetworkContact[];
  helpers: Helper[];
  /** Who leads, or led last: the one who writes down what no partner does. */
  scribe: Staff;
}

export const keyIn = ({ householdId, setting }: HouseholdDraft): { householdId: string; id: string } => ({ householdId, id: setting.newId() });

/** Whoever works on this part of life, else the scribe. */
export const workerOn = ({ helpers, scribe }: HouseholdDraft, domain: LifeDomain): Staff =>
  helpers.find(({ staff }) => staff.domains.includes(domain))?.staff ?? scribe;
