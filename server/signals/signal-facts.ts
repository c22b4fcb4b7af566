import type { EntityManager } from 'typeorm';
import { closedCircles, type StandingWait, type WaitingItem } from '../blockages/blockage-rules.js';
import { WAITING_FACTS } from '../blockages/blockage.sql.js';
import { MOST_KNOTS } from '../contract/blockage-words.js';
import { keysOf } from '../contract/setting-words.js';
import { prepared, runPrepared } from '../database/prepared.js';
import type { Day } from '../shared/day.js';
import type { StuckFacts } from './signal-facts-rules.js';
import type { KeptSignal } from './signal-difference-rules.js';

/** In one statement: whoever derives has locked the household before it. */
const FACTS = prepared(`select app_signal_facts($1, $2) as facts, app_signal_settings($1, $3) as settings, (select row_to_json(w) from (${WAITING_FACTS}) w) as waiting`);
const KEYS = keysOf('signals');

/** As the function tells it: what is about the household, and what is stored of its signals. */
type Told = Omit<StuckFacts, 'circles'> & { stored: KeptSignal[] };

/** Of the household's team, and those with which what is stored was found; see `server/settings`. */
interface Settings {
  settings: string;
  derivedWith: string;
}

/** As `closedCircles` takes them. */
interface Waiting {
  items: WaitingItem[];
  waits: StandingWait[];
}

export interface SignalsRead extends Settings {
  facts: StuckFacts;
  stored: KeptSignal[];
}

/** Everything from which a household's signals follow, read behind the wall; undefined where it is gone. */
export async function readSignalFacts(manager: EntityManager, householdId: string, today: Day): Promise<SignalsRead | undefined> {
  const [row] = await runPrepared<{ facts: Told | null; settings: Settings; waiting: Waiting | null }>(manager, FACTS, [householdId, today, KEYS]);
  if (!row?.facts) return undefined;
  const { waiting } = row;
  const { stored, ...facts } = row.facts;
  return { facts: { ...facts, circles: waiting ? closedCircles(waiting.items, waiting.waits, MOST_KNOTS) : [] }, stored, ...row.settings };
}
