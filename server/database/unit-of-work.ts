import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import type { Day } from '../shared/day.js';
import { beginning, type Acting } from './acting.js';
import { ChangedHouseholds } from './changed-households.js';
import { Derivations, lockHousehold, type Touched } from './derivations.js';
import { prepared, runPrepared } from './prepared.js';

/** The households in which a fact was written since this was asked last, and all in which anything was changed. */
const TOUCHED = prepared(`select app_touched() as households, string_to_array(coalesce(current_setting('app.changed', true), ''), ',') as changed`);

/** Ends what only reads, in one round trip; refuses where it did write a fact after all, for then something is to be derived. */
const END_OF_READING = `select app_nothing_touched(); commit`;

/** A unit of work that has begun and waits for its work. */
export interface Begun {
  readonly runner: PostgresQueryRunner;
}

/** How a unit of work is carried out. */
export interface Carrying {
  /** It changes no fact of a household, so nothing is to be derived. */
  reads: boolean;
  /** The page that asked for it; left out: none, or it is not known. */
  page?: string | null;
}

interface Work {
  manager: EntityManager;
  touched: Map<string, Touched>;
  /** Households of which somebody elsewhere may see something else than before. */
  changed: Set<string>;
}

/**
 * One transaction in which a request does all its work. The actor is set in it, local to it, so that the database knows
 * who acts; what follows from the facts is derived in it, just before it commits. Nothing that is about a household gets
 * a connection otherwise.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<Work>();
  private overtaken = 0;

  /** How many units of work were done over because another came between, since the start. */
  get retries(): number {
    return this.overtaken;
  }

  countRetry(): void {
    this.overtaken++;
  }

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly derivations: Derivations,
    @Inject(ChangedHouseholds) private readonly news: Pick<ChangedHouseholds, 'note'>,
  ) {}

  /** Runs `task` in a transaction of its own; all is committed or nothing. `acting` null: the system itself acts, which sees something only on the owner's connection. */
  async run<T>(acting: Acting | null, task: () => Promise<T>, how: Carrying = { reads: false }): Promise<T> {
    const { begun } = await this.begin(beginning(acting));
    return this.carryOut(begun, task, how);
  }

  /** Begins one without doing its work yet. It has a connection to itself until it is carried out or abandoned. */
  async begin<Row>(statement: string): Promise<{ begun: Begun; rows: Row[] }> {
    const runner = this.dataSource.createQueryRunner() as PostgresQueryRunner;
    const begun: Begun = { runner };
    try {
      const client = (await runner.connect()) as PoolClient;
      // Told beforehand, so that TypeORM begins none of its own, and a beginning that fails halfway is rolled back.
      runner.isTransactionActive = true;
      const results = (await client.query(statement)) as unknown as QueryResult<Row & object>[];
      return { begun, rows: results.at(-1)!.rows };
    } catch (error) {
      await this.abandon(begun);
      throw error;
    }
  }

  async abandon({ runner }: Begun): Promise<void> {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }

  async carryOut<T>({ runner }: Begun, task: () => Promise<T>, { reads, page = null }: Carrying = { reads: false }): Promise<T> {
    try {
      const work: Work = { manager: runner.manager, touched: new Map(), changed: new Set() };
      const result = await this.current.run(work, task);
      if (reads) await endReading(runner);
      else {
        await this.derive(work);
        await runner.commitTransaction();
        this.news.note(work.changed, page);
      }
      return result;
    } finally {
      await this.abandon({ runner });
    }
  }

  /** The entity manager of the unit of work at hand. */
  get manager(): EntityManager {
    return this.work.manager;
  }

  /** Waits until nobody else works on this household, and then has it alone until the end of the unit of work. */
  async lock(householdId: string): Promise<void> {
    await lockHousehold(this.manager, householdId);
  }

  /** From here on the database lets through all households of the actor, not only the one that the work is about. */
  async widen(): Promise<void> {
    await this.manager.query(`select app_widen()`);
  }

  /** Lets the actor make this household: nobody has a ground for it yet. */
  async open(householdId: string): Promise<void> {
    await this.manager.query(`select app_open_household($1)`, [householdId]);
  }

  /** Says that something in this household changed on these days, or all of it, so that what follows from it is derived anew. */
  touch(householdId: string, days: readonly Day[] | 'all'): void {
    const touched = this.touchedOf(this.work.touched, householdId);
    if (days === 'all') touched.whole = true;
    else for (const day of days) touched.days.add(day);
  }

  /** Derives all that follows from a household's facts anew, where not the facts but something beside them changed. */
  async rebuild(householdId: string): Promise<void> {
    await this.derivations.rebuild(this.manager, householdId);
    this.work.changed.add(householdId);
  }

  /** Derives what follows from the changes so far already now, for an answer that tells it. */
  settle(): Promise<void> {
    return this.derive(this.work);
  }

  /**
   * What was touched is what a service said of the days of visits, and what the database noted of all other facts. Overlaps
   * that follow from visits are facts in their turn: then it asks once more.
   */
  private async derive({ manager, touched, changed }: Work): Promise<void> {
    for (;;) {
      const [noted] = await runPrepared<{ households: string[]; changed: string[] }>(manager, TOUCHED, []);
      for (const householdId of noted!.households) this.touchedOf(touched, householdId).facts = true;
      for (const householdId of [...noted!.changed, ...touched.keys()]) changed.add(householdId);
      if (touched.size === 0) return;
      const visits = [...touched.values()].some(({ days, whole }) => whole || days.size > 0);
      await this.derivations.run(manager, touched);
      touched.clear();
      if (!visits) return;
    }
  }

  private touchedOf(touched: Map<string, Touched>, householdId: string): Touched {
    const found = touched.get(householdId) ?? { days: new Set<Day>(), facts: false, whole: false };
    touched.set(householdId, found);
    return found;
  }

  private get work(): Work {
    const work = this.current.getStore();
    if (!work) throw new Error('Data is touched outside a unit of work.');
    return work;
  }
}

async function endReading(runner: PostgresQueryRunner): Promise<void> {
  const client = (await runner.connect()) as PoolClient;
  await client.query(END_OF_READING);
  runner.isTransactionActive = false;
}
