import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { DemoAccount } from '../server/contract/session.js';
import { DemoService } from '../server/demo/demo.service.js';
import { startApp, type Client, type TestApp } from './support/app.js';

describe('the demo', () => {
  let test: TestApp;
  let demo: DemoService;

  beforeAll(async () => {
    test = await startApp();
    demo = test.app.get(DemoService);
  });
  afterAll(() => test.close());

  async function as(name: string): Promise<Client> {
    const rows = await test.work.run(null, () => test.work.manager.query<{ id: string }[]>(`select id from professional where name = $1`, [name]));
    return test.as(rows[0]!.id);
  }

  const listOf = async (name: string): Promise<HouseholdList['households']> => ((await (await as(name)).get('/households').expect(200)).body as HouseholdList).households;

  it('offers no accounts to a database without them', async () => {
    await demo.offerAccounts();
    expect((await (await test.as()).get('/demo-accounts').expect(200)).body).toEqual([]);
  });

  it('loads, and then its accounts are offered', async () => {
    await test.asSystem((context) => context.get(DemoService).load());
    await demo.offerAccounts();
    expect((await (await test.as()).get('/demo-accounts').expect(200)).body as DemoAccount[]).toHaveLength(10);
  });

  it('gives everyone a list that looks real', async () => {
    const ofNoor = await listOf('Noor Benali');
    expect(ofNoor).toHaveLength(9);
    expect(ofNoor.filter(({ leadName }) => leadName === 'Noor Benali')).toHaveLength(8);
    const ofErik = await listOf('Erik Vos');
    expect(ofErik).toHaveLength(20);
    expect(ofErik.filter(({ leadName }) => leadName === null)).toHaveLength(3);
    for (const partner of ['Sanne Kuiper', 'Jolanda Meijer', 'Fatima el Idrissi']) expect((await listOf(partner)).length).toBeGreaterThan(2);
  });

  it('has households that open, each with a lead history, a plan and people', async () => {
    const noor = await as('Noor Benali');
    for (const { id } of await listOf('Noor Benali')) {
      const picture = (await noor.get(`/households/${id}`).expect(200)).body as HouseholdPicture;
      expect(picture.leads.length).toBeGreaterThan(0);
      expect(picture.plan.goals.length).toBeGreaterThan(0);
      expect(picture.members.length).toBeGreaterThan(0);
      expect(picture.ratings.length).toBeGreaterThan(0);
    }
  });
});
