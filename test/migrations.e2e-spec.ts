import { DataSource } from 'typeorm';
import { connection } from '../server/database/connection.js';
import { migrate } from '../server/database/migrate.js';
import { entities } from '../server/entities.js';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';

describe('migrations', () => {
  let database: ClonedDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('make the very tables that the entities describe', async () => {
    const source = new DataSource({ ...connection(database.url, { poolSize: 1, statementTimeout: 60_000 }), entities });
    await source.initialize();
    try {
      const stillToDo = await source.driver.createSchemaBuilder().log();
      expect(stillToDo.upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });

  it('have nothing to do the second time', async () => {
    expect(await migrate(database.url)).toEqual([]);
  });
});
