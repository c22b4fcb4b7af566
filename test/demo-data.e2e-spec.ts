import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { hashPassword } from '../server/access/password.js';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import { Derivations } from '../server/database/derivations.js';
import { BEFORE_ALL, rebuildHouseholds } from '../server/database/rebuild-households.js';
import { UnitOfWork } from '../server/database/unit-of-work.js';
import { fillDatabase, type Filled } from '../server/demo/many/fill-database.js';
import { householdsOfOthers } from '../server/demo/many/may-be-filled.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

const SIZE = { households: 60, visitsPerHousehold: 30 };

describe('fictional households by the thousand', () => {
  let test: TestApp;
  let filled: Filled;
  let client: Client;
  let before: string;

  /** Every constraint and every index, as the database tells them. */
  const shape = async (): Promise<string> => {
    const [row] = await test.work.run(null, () => test.work.manager.query<{ shape: string }[]>(
      `select string_agg(line, E'\\n' order by line) as shape from (
         select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where connamespace = 'public'::regnamespace
         union all select indexdef from pg_indexes where schemaname = 'public') lines`,
    ));
    return row!.shape;
  };

  const one = async (statement: string): Promise<number> => {
    const [row] = await test.work.run(null, () => test.work.manager.query<{ value: number }[]>(`select (${statement})::int as value`));
    return row!.value;
  };

  beforeAll(async () => {
    test = await startApp();
    before = await shape();
    filled = await fillDatabase(test.databaseUrl, SIZE, await hashPassword('geen geheim'));
    const [account] = await test.work.run(null, () => test.work.manager.query<{ id: string }[]>(`select id from professional where email = 'regisseur1@demo.example'`));
    client = await test.as(account!.id);
  });
  afterAll(() => test.close());

  it('are as many as was asked, and say how many rows that took', async () => {
    expect(await one(`select count(*) from household`)).toBe(60);
    expect(await one(`select count(*) from visit`)).toBe(1_800);
    const tables = ['organisation', 'team', 'professional', 'team_lead', 'local_account', 'household', 'person', 'member', 'network_contact', 'involvement', 'rating', 'lead', 'plan', 'goal', 'action', 'action_owner', 'visit', 'visit_member', 'visit_professional'];
    expect(filled.rows).toBe(await one(tables.map((table) => `(select count(*) from ${table})`).join(' + ')));
    expect(filled.before).toEqual({ households: 0, professionals: 0, teams: 0 });
  });

  it('leave the tables as they were: each key, index and trigger is there', async () => {
    expect(await shape()).toBe(before);
    expect(await one(`select count(*) from pg_trigger where tgenabled = 'D'`)).toBe(0);
    expect(await one(`select count(*) from pg_constraint where not convalidated`)).toBe(0);
  });

  it('have overlaps and signals once these are derived', async () => {
    const done = await test.asSystem((context) => rebuildHouseholds(context.get(DataSource), context.get(UnitOfWork), context.get(Derivations), BEFORE_ALL, () => undefined));
    expect(done).toBe(60);
    expect(await one(`select count(*) from overlap`)).toBeGreaterThan(0);
    expect(await one(`select count(*) from signal`)).toBeGreaterThan(0);
  });

  it('are found and opened by the case director who leads them, who signs in with the password', async () => {
    await (await test.as()).post('/session').send({ email: 'regisseur1@demo.example', password: 'geen geheim' }).expect(201);
    const { households } = (await client.get('/households').expect(200)).body as HouseholdList;
    expect(households).toHaveLength(30);
    const picture = (await client.get(`/households/${households[0]!.id}`).expect(200)).body as HouseholdPicture;
    expect(picture.members.map(({ role }) => role).sort()).toEqual(['child', 'child', 'parent', 'partner']);
    expect(picture.team).toHaveLength(6);
    expect(picture.plan.goals).toHaveLength(4);
    expect(picture.name).toMatch(/^\p{Lu}/u);
  });

  it('are changed as any other, and the change is in the log', async () => {
    const { households } = (await client.get('/households').expect(200)).body as HouseholdList;
    const { plan } = (await client.get(`/households/${households[1]!.id}`).expect(200)).body as HouseholdPicture;
    const goal = plan.goals[0]!;
    await client.patch(`/households/${households[1]!.id}/goals/${goal.id}`).set('If-Match', `"${goal.version}"`).send({ state: 'working' }).expect(200);
    expect(await one(`select count(*) from audit_event where object_type = 'goal' and action = 'U'`)).toBe(1);
    expect(await one(`select count(*) from audit_event where object_type = 'goal' and action = 'C'`)).toBe(0);
  });

  it('come beside those that are there already', async () => {
    const more = await fillDatabase(test.databaseUrl, { households: 3, visitsPerHousehold: 2 }, '');
    expect(more.before).toMatchObject({ households: 60, teams: 1 });
    expect(await one(`select count(*) from household`)).toBe(63);
    expect(await one(`select count(*) from visit`)).toBe(1_806);
  });

  it('are refused by the command between households of others, which stay alone', async () => {
    expect(await householdsOfOthers(test.databaseUrl)).toBe(0);
    await new Builders(test, test.clock.today()).household();
    expect(await householdsOfOthers(test.databaseUrl)).toBe(1);
    const child = spawn(process.execPath, [join(process.cwd(), 'build/api/server/demo-data.js'), '--households', '5'], { env: { DATABASE_URL: test.databaseUrl, LOG_LEVEL: 'silent' }, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^This database holds 1 households that are not fictional.*\n$/) });
    expect(await one(`select count(*) from household`)).toBe(64);
  });
});
