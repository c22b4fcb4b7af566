import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day.js';
import { prepared, runPrepared } from './prepared.js';

/** What a unit of work changed in one household. */
export interface Touched {
  /** Days of the visits that were added, changed or taken away: before and after the change. */
  days: Set<Day>;
  /** Facts were written from which it follows whether the household is stuck; the database notes it, see `app_touches`. */
  facts: boolean;
  /** Everything is to be derived anew: other settings hold than did. */
  whole: boolean;
}

/** Something that follows from a household's facts and is kept beside them: overlaps, signals. */
export interface Derivation {
  /** Reads the facts around what was touched and writes the difference; `'all'` for a whole household anew. */
  derive(manager: EntityManager, householdId: string, touched: Touched | 'all'): Promise<void>;
}

export const LOCK_HOUSEHOLD = prepared(`select 1 from household where id = $1 for no key update`);

/** A statement of its own: the reads after it begin with a snapshot taken when the lock is held. */
export async function lockHousehold(manager: EntityManager, householdId: string): Promise<void> {
  await runPrepared(manager, LOCK_HOUSEHOLD, [householdId]);
}

/**
 * Runs the derivations in their order, inside the transaction that changed the facts and
 * under a lock on that household: whoever comes second waits, then reads what the first one wrote. No path can forget them.
 */
@Injectable()
export class Derivations {
  private registered: { derivation: Derivation; place: number }[] = [];

  /** @param place those of a lower one run first, so that what they write is there for the others */
  register(derivation: Derivation, place: number): void {
    this.registered = [...this.registered, { derivation, place }].sort((one, other) => one.place - other.place);
  }

  async run(manager: EntityManager, touched: ReadonlyMap<string, Touched>): Promise<void> {
    // Always in the same order, so that two units of work that touch the same households cannot wait for each other.
    for (const householdId of [...touched.keys()].sort()) {
      const what = touched.get(householdId)!;
      await this.ofHousehold(manager, householdId, what.whole ? 'all' : what);
    }
  }

  /** A whole household anew; `npm run rebuild` does this for all. */
  async rebuild(manager: EntityManager, householdId: string): Promise<void> {
    await this.ofHousehold(manager, householdId, 'all');
  }

  private async ofHousehold(manager: EntityManager, householdId: string, touched: Touched | 'all'): Promise<void> {
    await lockHousehold(manager, householdId);
    for (const { derivation } of this.registered) await derivation.derive(manager, householdId, touched);
  }
}
