import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource, MigrationExecutor, type Logger, type MigrationInterface, type QueryRunner } from 'typeorm';
import { upkeepConnection } from '../server/database/connection.js';
import { migrate, migrations } from '../server/database/migrate.js';
import { entities } from '../server/entities.js';
import { fillDatabase } from '../server/demo/many/fill-database.js';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';
import { rounds } from './support/effort.js';
import { catalogOf, longLocks } from './support/long-locks.js';
import { oneQueryAtATime } from './support/one-query-at-a-time.js';
import { factsOf, schemaOf } from './support/schema-facts.js';

/** Up to here nobody had a filled database yet: what is newer must let people work while it runs. */
const FIRST_RELEASE = 1795400000000;
/** The first migrations make the tables that all else stands on, and the log: without them nothing is left to look at. */
const FIRST_TO_STAY = 2;

/** Said by the way down of the migration that made them: what the former lists of values do not know is told in their words, or dropped. */
const CHANGED_ON_THE_WAY_DOWN = /^(notice|derived_with|team_setting|audit_event|audit_content)\.|^involvement\.end_reason$/;

const lost = (before: Map<string, string>, after: Map<string, string>, columns: Set<string>): string[] =>
  [...columns].filter((column) => before.get(column) !== after.get(column)).map((column) => `${column}: ${before.get(column)}, now ${after.get(column)}`);

describe('migrations on a filled database', () => {
  let database: ClonedDatabase;
  let source: DataSource;
  const statements: string[] = [];
  beforeAll(async () => {
    database = await cloneDatabase('samenregie_demo');
    await fillDatabase(database.url, { households: rounds(50, 2_000), visitsPerHousehold: 100 }, '');
    const logger = { logQuery: (statement: string) => void statements.push(statement) } as Partial<Logger>;
    const silent = new Proxy(logger, { get: (target, name) => target[name as keyof Logger] ?? (() => undefined) }) as Logger;
    source = oneQueryAtATime(new DataSource({ ...upkeepConnection(database.url, { poolSize: 2, statementTimeout: 60_000 }), entities, migrations, logger: silent }));
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('go down and up again: the same schema, no fact lost, and none that is newer than the first release holds a large table for long', async () => {
    const [schema, facts] = [await schemaOf(source), await factsOf(source)];
    expect(Number(facts.get('visit.id')!.split(' ')[0])).toBeGreaterThan(5_000);
    for (let left = migrations.length; left > FIRST_TO_STAY; left--) await source.undoLastMigration({ transaction: 'all' });
    const down = await factsOf(source);
    const columns = new Set([...down.keys()].filter((column) => !CHANGED_ON_THE_WAY_DOWN.test(column)));
    expect(lost(facts, down, columns)).toEqual([]);

    const long = new Map<string, string[]>();
    for (const migration of await new MigrationExecutor(source).getPendingMigrations()) {
      const before = await catalogOf(source);
      statements.length = 0;
      await up(migration.instance!, (runner) => new MigrationExecutor(source, runner).executeMigration(migration));
      long.set(migration.name, longLocks(before, await catalogOf(source), migration.instance!, statements));
    }
    expect(await schemaOf(source)).toEqual(schema);
    expect(columns.size).toBeGreaterThan(100);
    expect(lost(facts, await factsOf(source), columns)).toEqual([]);
    // What it finds in those of before the first release.
    expect(long.get('VisitsFromIndex1795363500000')).toEqual(['reads all of visit for the index visit_in_time']);
    expect(long.get('Plan1795371000000')).toContain('reads all of action for the constraint action_not_due_before_start');
    expect(long.get('Influences1795370000000')).toEqual([]);
    expect([...long].filter(([name, found]) => found.length > 0 && Number(name.slice(-13)) > FIRST_RELEASE)).toEqual([]);
  }, 300_000);

  async function up(instance: MigrationInterface, work: (runner: QueryRunner) => Promise<unknown>): Promise<void> {
    const runner = source.createQueryRunner();
    try {
      if (instance.transaction !== false) await runner.startTransaction();
      await work(runner);
      if (instance.transaction !== false) await runner.commitTransaction();
    } finally {
      await runner.release();
    }
  }
});

describe('migrations beside the work', () => {
  let database: ClonedDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  const connected = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.url, options: '-c app.actor=system' });
    await client.connect();
    return client;
  };

  it('wait for a table in use without holding up whoever wants it next, and are done once it is free', async () => {
    const [holder, reader] = [await connected(), await connected()];
    await holder.query(`begin; select 1 from visit limit 1`);
    const told: string[] = [];
    const migrated = migrate(database.url, { steps: [...migrations, Widened1899000000001], tell: (sentence) => void told.push(sentence) });
    while (told.length === 0) await reader.query(`select 1 from visit limit 1`);
    for (let reads = 0; reads < 20; reads++) await reader.query(`select 1 from visit limit 1`);
    await holder.query('commit');
    expect(await migrated).toEqual(['Widened1899000000001']);
    expect(told).toEqual(['Tables that are to be changed are in use: it is tried again until they are free.']);
    expect((await reader.query(`select 1 from information_schema.columns where table_name = 'visit' and column_name = 'widened'`)).rowCount).toBe(1);
    await Promise.all([holder.end(), reader.end()]);
  });

  it('tell one that writes a table anew from one that builds an index beside the work', async () => {
    const source = await new DataSource(upkeepConnection(database.url, { poolSize: 1, statementTimeout: 60_000 })).initialize();
    const before = await catalogOf(source);
    await migrate(database.url, { steps: [...migrations, Anew1899000000002] });
    const between = await catalogOf(source);
    expect(longLocks(before, between, new Anew1899000000002(), [])).toContain('writes all of rating anew');
    await migrate(database.url, { steps: [...migrations, Beside1899000000003] });
    const after = await catalogOf(source);
    expect(longLocks(between, after, new Beside1899000000003(), [Beside1899000000003.statement])).toEqual([]);
    expect(longLocks(between, after, new Beside1899000000003(), ['create index rating_beside on rating (level)'])).toEqual(['reads all of rating for the index rating_beside']);
    await source.destroy();
  });

  it('are done once where several processes start at the same moment', async () => {
    const empty = await cloneDatabase('template1');
    const ran = await Promise.all([1, 2, 3].map(() => migrate(empty.url)));
    expect(ran.map(({ length }) => length).sort()).toEqual([0, 0, migrations.length]);
    await empty.drop();
  });
});

class Widened1899000000001 implements MigrationInterface {
  name = 'Widened1899000000001';
  up = (runner: QueryRunner): Promise<unknown> => runner.query(`alter table visit add column widened int`);
  down = (runner: QueryRunner): Promise<unknown> => runner.query(`alter table visit drop column widened`);
}

class Anew1899000000002 implements MigrationInterface {
  name = 'Anew1899000000002';
  up = (runner: QueryRunner): Promise<unknown> => runner.query(`alter table rating alter column level type bigint`);
  down = (runner: QueryRunner): Promise<unknown> => runner.query(`alter table rating alter column level type smallint`);
}

class Beside1899000000003 implements MigrationInterface {
  static readonly statement = `create index concurrently rating_beside on rating (level)`;
  name = 'Beside1899000000003';
  transaction = false;
  up = (runner: QueryRunner): Promise<unknown> => runner.query(Beside1899000000003.statement);
  down = (runner: QueryRunner): Promise<unknown> => runner.query(`drop index rating_beside`);
}
