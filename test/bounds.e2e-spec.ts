import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

/** Nothing that is asked can take all of a process or of its database. */
describe('what a request may take', () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp({ DATABASE_STATEMENT_TIMEOUT: '1500', DATABASE_POOL: '3', DATABASE_WAIT: '700' });
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  it('is bounded on every connection: statements, locks, transactions that do nothing, and the number of connections', async () => {
    const source = test.app.get<DataSource>(getDataSourceToken());
    const names = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    const [row] = await source.query<object[]>(`select ${names.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`);
    expect(row).toEqual({ statement_timeout: '1500ms', lock_timeout: '5s', idle_in_transaction_session_timeout: '30s' });
    expect(((source.driver as PostgresDriver).master as pg.Pool).options).toMatchObject({ max: 3, connectionTimeoutMillis: 700 });
  });

  it('a statement that takes too long is ended, told with 503, and leaves its connection free', async () => {
    const { at, partner, memberId } = await builders.setting();
    const client = await test.as(partner.id);
    const give = () => client.post(`${at}/ratings`).send({ memberId, domain: 'finances', voice: 'professional', level: 2 });
    const blocker = new pg.Client({ connectionString: test.databaseUrl, options: '-c app.actor=system' });
    await blocker.connect();
    await blocker.query('begin; lock table rating in access exclusive mode');
    expect((await give()).body).toMatchObject({ status: 503, code: 'service.unavailable' });
    await blocker.query('rollback');
    await blocker.end();
    await give().expect(201);
  });

  it('a body that is too large is refused before it is read whole', async () => {
    const { at, partner, memberId } = await builders.setting();
    const client = await test.as(partner.id);
    const rating = { memberId, domain: 'finances', voice: 'own', level: 2 };
    expect((await client.post(`${at}/ratings`).send({ ...rating, words: 'x'.repeat(300_000) })).body).toMatchObject({ status: 413, code: 'input.too-large' });
    expect((await client.post(`${at}/ratings`).send({ ...rating, words: 'x'.repeat(200_000) })).body).toMatchObject({ status: 400 });
  });
});
