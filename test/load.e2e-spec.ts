import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TeamLoad } from '../server/contract/load.js';
import { addDays } from '../server/shared/day.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

describe('the load of a team', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;
  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const query = (statement: string, values: unknown[]): Promise<unknown> => test.work.run(null, () => test.work.manager.query(statement, values));

  it('counts open households by who leads them and how much they ask, and names those that nobody leads', async () => {
    const team = await builders.team();
    const [busy, idle] = [await builders.professional({ roles: ['case_director'], teamId: team.id }), await builders.professional({ roles: ['case_director'], teamId: team.id })];
    const elsewhere = await builders.professional({ roles: ['case_director'] });
    const household = (): Promise<string> => builders.household({ teamId: team.id });
    await query(`update professional set left_on = $2 where id = $1`, [idle.id, addDays(today, 9)]);
    // When somebody of another organisation leaves is not for who leads this team.
    await query(`update professional set left_on = $2 where id = $1`, [elsewhere.id, addDays(today, 9)]);
    for (const intensity of ['light', 'light', 'intensive']) {
      const lead = await builders.lead(await household(), busy);
      await query(`update lead set intensity = $2 where id = $1`, [lead, intensity]);
    }
    await builders.lead(await household(), elsewhere);
    const closed = await household();
    await builders.lead(closed, busy);
    await query(`update household set closed_on = $2 where id = $1`, [closed, today]);
    const left = await household();
    await builders.lead(left, busy, addDays(today, -60), addDays(today, -20));
    await builders.lead(left, busy, addDays(today, 5));
    const never = await household();
    await builders.lead(await builders.household({ teamId: (await builders.team()).id }), busy);

    const load = (await (await test.as(team.leadId)).get('/load').expect(200)).body as TeamLoad;
    expect(load.caseloads).toMatchObject([
      { professionalId: busy.id, name: busy.name, ofTheTeam: true, intensive: 1, light: 2, leavesOn: null },
      { professionalId: elsewhere.id, ofTheTeam: false, intensive: 0, light: 1, leavesOn: null },
      { professionalId: idle.id, ofTheTeam: true, intensive: 0, light: 0, leavesOn: addDays(today, 9) },
    ]);
    expect(load.unled).toMatchObject([
      { id: never, since: addDays(today, -100), days: 101, leadFrom: null },
      { id: left, since: addDays(today, -20), days: 21, leadFrom: addDays(today, 5) },
    ]);
    expect(load.unledInAll).toBe(2);
    const events = await query(`select listed from audit_event where actor_id = $1 and object_type = 'load'`, [team.leadId]);
    expect((events as { listed: string[] }[])[0]!.listed).toEqual(expect.arrayContaining([never, left]));
  });

  it('is for team leads, each of their own teams', async () => {
    const [team, other] = [await builders.team(), await builders.team()];
    await builders.household({ teamId: other.id });
    expect((await (await test.as(team.leadId)).get('/load').expect(200)).body).toEqual({ caseloads: [], unled: [], unledInAll: 0 });
    const director = await builders.professional({ roles: ['case_director'], teamId: team.id });
    await (await test.as(director.id)).get('/load').expect(403);
  });
});
