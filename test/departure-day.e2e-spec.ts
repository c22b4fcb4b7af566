import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Leaving } from '../server/administration/leaving.js';
import type { DepartureView, TeamView } from '../server/contract/administration.js';
import type { HouseholdPicture } from '../server/contract/households.js';
import type { Role } from '../server/contract/roles.js';
import { readConfig } from '../server/config.js';
import { upkeepConnection } from '../server/database/connection.js';
import { ChangedHouseholds } from '../server/database/changed-households.js';
import { Derivations } from '../server/database/derivations.js';
import { entities } from '../server/entities.js';
import { Clock } from '../server/shared/clock.js';
import { addDays } from '../server/shared/day.js';
import { DigestSending } from '../server/digest/digest-sending.js';
import { jobsOf } from '../server/upkeep/jobs.js';
import { codeOf, ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { decide, handingOver, Leavers, overview, pictureOf, type Person, type Place } from './support/leavers.js';

describe('the day of leaving', () => {
  let test: TestApp;
  let builders: Builders;
  let leavers: Leavers;
  let today: string;
  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
    leavers = new Leavers(test, builders);
  });
  afterAll(() => test.close());

  /** What the command does, on a day. */
  const carryOutOn = (day: string): Promise<{ left: number; unfinished: number }> =>
    test.asSystem((context) => {
      context.get(Clock).today = () => day;
      return context.get(Leaving).carryOutDue();
    });

  it('is not for the last administrator, also not on a coming day', async () => {
    const administrator = await builders.professional({ roles: ['administrator'] });
    const admin = await test.as(administrator.id);
    for (const day of [today, addDays(today, 30)]) expect(codeOf(await decide(admin, administrator, 1, day, []).expect(409))).toBe('colleague.last-administrator');
    const second = await builders.professional({ roles: ['administrator'], organisationId: administrator.organisationId });
    await decide(admin, administrator, 1, today, []).expect(200);
    await admin.get('/colleagues').expect(401);
    await (await test.as(second.id)).get('/colleagues').expect(200);
  });

  it('keeps one administrator where two leave at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const one = await builders.professional({ roles: ['administrator'] });
      const two = await builders.professional({ roles: ['administrator'], organisationId: one.organisationId });
      const [first, second] = [await test.as(one.id), await test.as(two.id)];
      const answers = await Promise.all([decide(first, one, 1, today, []), decide(second, two, 1, today, [])]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });

  it('on a coming day lets the person work until then, and is carried out on that day', async () => {
    const { admin, leaver, nadia, colleague } = await leavers.staff();
    const [place, second] = [await leavers.placeOf(leaver), await leavers.placeOf(leaver)];
    await leavers.visit(place, 1, '10:00', leaver);
    const later = await leavers.visit(place, 4, '10:00', leaver);
    const day = addDays(today, 3);
    const view = await overview(admin, leaver, day);
    const leaving = await test.as(leaver.id);
    const team = (await admin.post('/teams').send({ name: 'Team Zuid' })).body as TeamView;
    const chief = await colleague(['team_lead']);
    await admin.patch(`/teams/${team.id}`).set(...ifMatch(1)).send({ leadIds: [chief.id] }).expect(200);

    const decided = (await decide(admin, leaver, 1, day, handingOver(view, nadia)).expect(200)).body as DepartureView;
    expect(decided).toMatchObject({ leavesOn: day, carriedOut: false, version: 2 });
    expect(decided.parts.map((part) => part.handOverToId)).toEqual([nadia.id, nadia.id]);
    await pictureOf(leaving, place);
    expect((await admin.get(`/colleagues/${leaver.id}`)).body).toMatchObject({ state: 'leaving', leftOn: day });

    // In the meantime somebody asks them for one more household, with work of its own.
    const third = await leavers.placeOf(leaver);
    await leavers.action(third, leaver);
    expect(await carryOutOn(test.clock.today())).toEqual({ left: 0, unfinished: 0 });
    const realToday = test.clock.today.bind(test.clock);
    try {
      test.clock.today = () => day;
      await leaving.get('/session').expect(401);
      expect(await carryOutOn(test.clock.today())).toEqual({ left: 1, unfinished: 1 });
      const team = async ({ at }: Place, director: Client): Promise<unknown[]> => ((await director.get(at)).body as HouseholdPicture).team.filter(({ professionalId }) => [leaver.id, nadia.id].includes(professionalId!)).map(({ until, endReason }) => [until, endReason]);
      for (const each of [place, second]) expect(await team(each, each.director)).toEqual([[null, null], [day, 'handed_over']]);
      expect(await team(third, third.director)).toEqual([[day, 'changed_job']]);
      const picture = await pictureOf(place.director, place);
      expect(picture.visits.find(({ id }) => id === later.id)).toMatchObject({ professionals: [{ professionalId: nadia.id }] });

      // What came up in the meantime waits for a decision, and gets one.
      expect((await admin.get('/colleagues')).body).toContainEqual(expect.objectContaining({ id: leaver.id, state: 'left', unfinished: true }));
      const rest = await overview(admin, leaver);
      expect(rest.parts).toMatchObject([{ involved: false, openActions: 1, nobodyElse: 1, handOverToId: null, endReason: null }]);
      expect(codeOf(await decide(admin, leaver, 2, addDays(day, 1), handingOver(rest, nadia)).expect(409))).toBe('colleague.left');
      expect((await decide(admin, leaver, 2, day, handingOver(rest, nadia)).expect(200)).body).toMatchObject({ carriedOut: true, parts: [] });
      expect(await carryOutOn(test.clock.today())).toEqual({ left: 0, unfinished: 0 });
    } finally {
      test.clock.today = realToday;
    }
  });

  it('can be called off before the day, and undone after it without the households', async () => {
    const { admin, leaver, nadia } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    await decide(admin, leaver, 1, addDays(today, 3), handingOver(await overview(admin, leaver), nadia)).expect(200);
    expect((await admin.delete(`/colleagues/${leaver.id}/departure`).set(...ifMatch(2)).expect(200)).body).toMatchObject({ leavesOn: null, version: 3, parts: [{ handOverToId: null }] });
    await decide(admin, leaver, 3, today, handingOver(await overview(admin, leaver), nadia)).expect(200);
    await admin.delete(`/colleagues/${leaver.id}/departure`).set(...ifMatch(4)).expect(200);
    const back = await test.as(leaver.id);
    await back.get('/session').expect(200);
    await back.get(place.at).expect(404);
  });

  it('leaves nothing with who has left, whoever involves them at the same moment', async () => {
    for (let round = 0; round < 40; round++) {
      const { admin, leaver } = await leavers.staff();
      const { at, director, householdId } = await builders.setting();
      const directing = await test.as(director.id);
      const [left, involved] = await Promise.all([
        decide(admin, leaver, 1, today, []),
        directing.post(`${at}/involvements`).send({ professionalId: leaver.id, domains: [] }),
      ]);
      const [row] = await test.work.run(null, () => test.work.manager.query<{ open: number }[]>('select count(*)::int as open from involvement where household_id = $1 and professional_id = $2', [householdId, leaver.id]));
      // Either the household came first, and leaving is refused as undecided; or leaving, and the involvement is refused.
      expect([[200, 409, 0], [409, 201, 1]]).toContainEqual([left.status, involved.status, row!.open]);
      if (involved.status === 409) expect(codeOf(involved)).toBe('involvement.unknown-professional');
    }
  });

  it('has the database itself refuse to begin something with who has left', async () => {
    const leaver = await builders.professional();
    const householdId = await builders.household();
    await test.work.run(null, () => test.work.manager.query('update professional set left_on = $2 where id = $1', [leaver.id, today]));
    await expect(builders.involve(householdId, leaver)).rejects.toMatchObject({ driverError: { constraint: 'involvement_of_who_works_here' } });
    await expect(builders.lead(householdId, leaver)).rejects.toMatchObject({ driverError: { constraint: 'lead_of_who_works_here' } });
    // What has been may still be written down.
    await builders.lead(householdId, leaver, addDays(today, -10), addDays(today, -2));
  });

  it('is carried out by the work in the background, by the system', async () => {
    const { admin, leaver, nadia } = await leavers.staff();
    const place = await leavers.placeOf(leaver);
    await leavers.visit(place, 4, '10:00', leaver);
    const day = addDays(today, 2);
    await decide(admin, leaver, 1, day, handingOver(await overview(admin, leaver, day), nadia)).expect(200);
    const source = await new DataSource({ ...upkeepConnection(test.databaseUrl, { poolSize: 2, statementTimeout: 30_000 }), entities }).initialize();
    try {
      const onThatDay = new Clock();
      onThatDay.today = () => day;
      const job = jobsOf(source, readConfig({ SAMENREGIE_DATA: join(tmpdir(), 'samenregie-no-jobs') }), onThatDay, test.app.get(Derivations), test.app.get(ChangedHouseholds), test.app.get(DigestSending)).find(({ name }) => name === 'leavers')!;
      await job.run(new AbortController().signal);
      await job.run(new AbortController().signal);
    } finally {
      await source.destroy();
    }
    expect((await pictureOf(place.director, place)).team.find(({ professionalId }) => professionalId === nadia.id)).toMatchObject({ since: day, until: null });
    const [event] = await test.work.run(null, () => test.work.manager.query<object[]>(
      `select actor_id, activity from audit_event where household_id = $1 and object_type = 'involvement' order by id desc limit 1`, [place.householdId]));
    expect(event).toEqual({ actor_id: null, activity: 'system' });
  });

  it('says by what a colleague knows which household is meant, and who to ask: of the own organisation only', async () => {
    const team = await builders.team();
    const of = (roles: Role[]): Promise<Person> => builders.professional({ roles, organisationId: team.organisationId });
    const [admin, leaver, nadia, left, elsewhere] = [await of(['administrator']), await of(['case_director']), await of(['partner']), await of(['partner']), await builders.professional({ roles: ['partner'] })];
    const household = await builders.household({ teamId: team.id, openedOn: addDays(today, -300) });
    const without = await builders.household({ teamId: (await builders.team()).id, openedOn: addDays(today, -20) });
    for (const each of [leaver, nadia, left, elsewhere]) await builders.involve(household, each, ['finances']);
    await builders.involve(without, leaver, ['finances']);
    await test.work.run(null, () => test.work.manager.query('update professional set left_on = $2 where id = $1', [left.id, addDays(today, 3)]));
    const { parts } = await overview(await test.as(admin.id), leaver, addDays(today, 5));
    const [{ name }] = await test.work.run(null, () => test.work.manager.query<[{ name: string }]>('select name from team where id = $1', [team.id]));
    const [lead] = await test.work.run(null, () => test.work.manager.query<{ id: string; name: string }[]>('select id, name from professional where id = $1', [team.leadId]));
    expect(parts.map(({ openedOn, teamName, teamLeads, knownBy }) => ({ openedOn, teamName, teamLeads, knownBy }))).toEqual([
      { openedOn: addDays(today, -300), teamName: name, teamLeads: [lead], knownBy: [{ id: nadia.id, name: nadia.name }] },
      { openedOn: addDays(today, -20), teamName: null, teamLeads: [], knownBy: [] },
    ]);
  });
});
