import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../server/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

/** The database itself says that another unit of work came between: a trigger that fails the first times. Its count outlives a rollback. */
describe('a unit of work that another overtakes', () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    await run(`create sequence tries`);
    await run(`grant usage on sequence tries to samenregie_app`);
    await run(`create table failing (code text, until_try int)`);
    await run(`grant select on failing to samenregie_app`);
    await run(`create function fail_first() returns trigger language plpgsql as $$
      declare failure failing;
      begin
        select * into failure from failing;
        if nextval('tries') < failure.until_try then raise exception 'another came between' using errcode = failure.code; end if;
        return new;
      end $$`);
    await run(`create trigger fail_first before insert on rating for each row execute function fail_first()`);
  });
  afterAll(() => test.close());

  const run = (sql: string, values: unknown[] = []): Promise<unknown> => test.work.run(null, () => test.work.manager.query(sql, values));

  /** Gives a rating while the database fails with `code` before try number `until`: the status, and how many ratings came of it. */
  async function rated(code: string, until: number): Promise<{ status: number; ratings: number; retries: number }> {
    await run(`alter sequence tries restart`);
    await run(`delete from failing`);
    await run(`insert into failing values ($1, $2)`, [code, until]);
    const professional = await builders.professional();
    const householdId = await builders.household();
    await builders.involve(householdId, professional, ['finances']);
    const memberId = await builders.member(householdId);
    const before = test.app.get(UnitOfWork).retries;
    const answer = await (await test.as(professional.id)).post(`/households/${householdId}/ratings`).send({ memberId, domain: 'finances', voice: 'professional', level: 2 });
    const [row] = (await run(`select count(*)::int as ratings from rating where household_id = $1`, [householdId])) as { ratings: number }[];
    return { status: answer.status, ratings: row!.ratings, retries: test.app.get(UnitOfWork).retries - before };
  }

  it.each([
    ['a serialization failure', '40001'],
    ['a deadlock', '40P01'],
  ])('is done over whole after %s, and its sender notices nothing', async (_, code) => {
    expect(await rated(code, 3)).toEqual({ status: 201, ratings: 1, retries: 2 });
  });

  it('is told to come back where it is overtaken each time', async () => {
    expect(await rated('40001', 99)).toEqual({ status: 503, ratings: 0, retries: 2 });
  });

  it.each([
    ['a lock that is not had in time', '55P03'],
    ['a statement that takes too long', '57014'],
    ['a disk without room', '53100'],
  ])('is undone and told to come back after %s', async (_, code) => {
    expect(await rated(code, 2)).toEqual({ status: 503, ratings: 0, retries: 0 });
  });

  it('is done once only where it failed for another reason', async () => {
    expect(await rated('23505', 2)).toEqual({ status: 500, ratings: 0, retries: 0 });
  });

  it('is done over after a migration beside it changed what a planned statement answers', async () => {
    const reader = await test.as((await builders.professional()).id);
    const search = async (): Promise<number> => (await reader.post('/household-searches').send({ words: 'iemand' })).status;
    // On each connection there is.
    const together = (): Promise<number[]> => Promise.all(Array.from({ length: 30 }, search));
    await together();
    const before = test.app.get(UnitOfWork).retries;
    await run(`alter table household_word alter column word type varchar`);
    expect(new Set(await together())).toEqual(new Set([200]));
    expect(test.app.get(UnitOfWork).retries).toBeGreaterThan(before);
    const settled = test.app.get(UnitOfWork).retries;
    expect(new Set(await together())).toEqual(new Set([200]));
    expect(test.app.get(UnitOfWork).retries).toBe(settled);
  });
});
