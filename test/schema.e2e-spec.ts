import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { upkeepConnection } from '../server/database/connection.js';
import { migrate, migrations } from '../server/database/migrate.js';
import { entities } from '../server/entities.js';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';
import { oneQueryAtATime } from './support/one-query-at-a-time.js';

describe('the schema', () => {
  let database: ClonedDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await cloneDatabase();
    source = oneQueryAtATime(new DataSource({ ...upkeepConnection(database.url, { poolSize: 2, statementTimeout: 60_000 }), entities, migrations }));
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('made by the migrations is what the entities say: no drift', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('is left alone by a second start', async () => {
    expect(await migrate(database.url)).toEqual([]);
  });

  it('goes down and up again', async () => {
    for (const _ of migrations) await source.undoLastMigration();
    const tables = await source.query<{ name: string }[]>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
    expect(tables.map(({ name }) => name)).toEqual(['migrations']);
    expect((await source.runMigrations()).length).toBe(migrations.length);
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries).toEqual([]);
  });

  it('has the household first in the key of every table under one, and in every foreign key to such a table', async () => {
    const keys = await source.query<{ table: string; columns: string[] }[]>(`
      select c.conrelid::regclass::text as table, array_agg(a.attname::text order by k.place) as columns
      from pg_constraint c cross join unnest(c.conkey) with ordinality k(attribute, place)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attribute
      where c.contype = 'p' and c.conrelid::regclass::text not like 'audit_%' -- the log is about households, not under one
        and exists (select 1 from pg_attribute h where h.attrelid = c.conrelid and h.attname = 'household_id')
      group by c.conrelid`);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter(({ columns }) => columns[0] !== 'household_id' || columns.length < 2)).toEqual([]);
    const astray = await source.query<{ name: string }[]>(`
      select c.conrelid::regclass || ' → ' || c.confrelid::regclass as name from pg_constraint c
      where c.contype = 'f'
        and exists (select 1 from pg_attribute h where h.attrelid = c.confrelid and h.attname = 'household_id')
        and not exists (select 1 from pg_attribute h where h.attrelid = c.conrelid and h.attname = 'household_id' and h.attnum = any(c.conkey))`);
    expect(astray).toEqual([]);
  });
});
