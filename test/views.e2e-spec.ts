import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { HouseholdViews, LogEvent, LogEvents } from '../server/contract/views.js';
import { beginning } from '../server/database/acting.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { applicationUrlOf } from './support/database.js';

describe('who saw this', () => {
  let test: TestApp;
  let builders: Builders;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const query = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(sql, values));
  const viewsFor = async (client: Client, { at }: Setting, asked = ''): Promise<HouseholdViews> => (await client.get(`${at}/views${asked}`).expect(200)).body as HouseholdViews;
  /** A reading on another day than today. */
  const readingOn = (householdId: string, professionalId: string, daysAgo: number): Promise<object[]> =>
    query(
      `insert into audit_event (occurred_at, kind, action, activity, household_id, object_type, actor_id, ground) values (now() - make_interval(days => $3), 'read', 'R', 'household:see', $1, 'household', $2, 'involvement')`,
      [householdId, professionalId, daysAgo],
    );

  /** A reading of yesterday, of the household or of one member. */
  const readingAt = ({ householdId }: Setting, professionalId: string, time: string, memberId: string | null = null): Promise<object[]> =>
    query(
      `insert into audit_event (occurred_at, kind, action, activity, household_id, person_id, object_type, actor_id, ground)
       values (($5::date + $4::time) at time zone 'Europe/Amsterdam', 'read', 'R', 'household:see', $1, (select person_id from member where id = $3::uuid), 'household', $2, 'involvement')`,
      [householdId, professionalId, memberId, time, addDays(builders.today, -1)],
    );

  it('says by person and day what was read and changed, how often, and on what ground', async () => {
    const setting = await builders.setting();
    const { at, director, partner, memberId } = setting;
    const [lead, other] = [await test.as(director.id), await test.as(partner.id)];
    for (let n = 0; n < 3; n++) await other.get(at).expect(200);
    await other.get(`${at}/ratings?memberId=${memberId}&domain=finances`).expect(200);
    await other
      .post(`${at}/visits`)
      .send({ startsAt: '2026-03-02T10:00:00+01:00', endsAt: '2026-03-02T11:00:00+01:00', kind: 'regular', status: 'held', memberIds: [memberId], professionalIds: [partner.id], domains: ['finances'] })
      .expect(201);
    await lead.patch(`${at}/members/${memberId}`).set(...ifMatch(1)).send({ name: 'Samira de Bruin' }).expect(200);
    await other.post(`${at}/members`).send({ name: 'X', role: 'child' }).expect(403);
    const views = await viewsFor(lead, setting);
    const [today] = views.days.filter(({ professionalId }) => professionalId === partner.id);
    expect(today).toMatchObject({ day: builders.today, name: partner.name, function: 'hulpverlener', grounds: ['involvement'], domains: ['finances', 'housing'], confidential: false });
    expect(today!.looks.flatMap(({ read }) => read)).toEqual([
      { part: 'household', memberName: null, times: 3 },
      { part: 'rating', memberName: 'Samira de Bruin', times: 1 },
    ]);
    expect(today!.changes).toEqual([{ deed: 'added', part: 'visit', memberName: null, times: 1 }]);
    const own = views.days.find(({ professionalId }) => professionalId === director.id)!;
    expect(own.changes).toContainEqual({ deed: 'changed', part: 'member', memberName: 'Samira de Bruin', times: 1 });
    expect(views.people.find(({ professionalId }) => professionalId === partner.id)).toMatchObject({ looks: 1, changes: 1, firstDay: builders.today, lastDay: builders.today });
    expect(views.refusals).toBe(1);
  });

  it('counts looks: what somebody reads in a row is one, until they read nothing for a quarter of an hour', async () => {
    const setting = await builders.setting();
    const { householdId, memberId, partner, director } = setting;
    for (const at of ['12:00:00', '12:14:59', '12:29:58']) await readingAt(setting, partner.id, at);
    await readingAt(setting, director.id, '12:35:00');
    await readingAt(setting, partner.id, '12:44:58', memberId);
    await readingAt(setting, partner.id, '12:50:00', await builders.member(householdId, 'Mo de Bruin'));
    const lead = await test.as(director.id);
    const yesterday = addDays(builders.today, -1);
    const looksOf = ({ days }: HouseholdViews) => days.find(({ professionalId, day }) => professionalId === partner.id && day === yesterday)!.looks.map(({ read }) => read.map(({ memberName, times }) => [memberName, times]));
    const views = await viewsFor(lead, setting);
    expect(looksOf(views)).toEqual([[[null, 3]], [['Mo de Bruin', 1], ['Sam de Bruin', 1]]]);
    expect(views.people.find(({ professionalId }) => professionalId === partner.id)).toMatchObject({ looks: 2 });
    expect(looksOf(await viewsFor(lead, setting, `?memberId=${memberId}`))).toEqual([[[null, 3]], [['Sam de Bruin', 1]]]);

    const officer = await test.as((await builders.professional({ roles: ['privacy_officer'] })).id);
    const log = async (asked: string): Promise<LogEvent[]> => ((await officer.get(`/privacy/log?${asked}`).expect(200)).body as LogEvents).events;
    const [second, first] = await log(`householdId=${householdId}&professionalId=${partner.id}`);
    expect([first!.readings, second!.readings]).toEqual([3, 2]);
    const lines = await log(`look=${first!.look!}`);
    expect(lines.map(({ at, readings, look }) => [at, readings, look])).toEqual(lines.map(({ at }) => [at, 1, null]));
    expect([lines.length, lines.at(-1)!.id, lines[0]!.at]).toEqual([3, first!.id, first!.until]);
    await officer.get('/privacy/log?look=x').expect(400);
  });

  it('is itself on record', async () => {
    const setting = await builders.setting();
    const lead = await test.as(setting.director.id);
    await viewsFor(lead, setting);
    const { days } = await viewsFor(lead, setting);
    expect(days.find(({ professionalId }) => professionalId === setting.director.id)!.looks[0]!.read).toContainEqual({ part: 'log', memberName: null, times: 1 });
  });

  it('is for those who direct: lead, team lead, and a case director while nobody leads', async () => {
    const setting = await builders.setting();
    const team = await builders.team();
    await query(`update household set team_id = $2 where id = $1`, [setting.householdId, team.id]);
    const caseDirector = await builders.professional({ roles: ['case_director'] });
    await builders.involve(setting.householdId, caseDirector);
    await viewsFor(await test.as(team.leadId), setting);
    await (await test.as(setting.partner.id)).get(`${setting.at}/views`).expect(403);
    await (await test.as(caseDirector.id)).get(`${setting.at}/views`).expect(403);
    await query(`update lead set ends_on = $2 where household_id = $1`, [setting.householdId, builders.today]);
    const views = await viewsFor(await test.as(caseDirector.id), setting);
    expect(views.days.length).toBeGreaterThan(0);
    const officer = await builders.professional({ roles: ['privacy_officer'] });
    await (await test.as(officer.id)).get(`${setting.at}/views`).expect(404);
  });

  it('keeps the period and the member that were asked for', async () => {
    const setting = await builders.setting();
    const { at, householdId, partner, memberId } = setting;
    const otherMember = await builders.member(householdId, 'Mo de Bruin');
    await readingOn(householdId, partner.id, 40);
    await readingOn(householdId, partner.id, 200);
    const client = await test.as(partner.id);
    await client.get(`${at}/ratings?memberId=${memberId}&domain=finances`).expect(200);
    await client.get(`${at}/ratings?memberId=${otherMember}&domain=finances`).expect(200);
    const lead = await test.as(setting.director.id);
    const daysOf = (views: HouseholdViews): string[] => views.days.filter(({ professionalId }) => professionalId === partner.id).map(({ day }) => day);
    expect(daysOf(await viewsFor(lead, setting))).toEqual([builders.today, addDays(builders.today, -40)]);
    expect(daysOf(await viewsFor(lead, setting, `?from=${addDays(builders.today, -300)}&until=${builders.today}`))).toEqual([addDays(builders.today, -40), addDays(builders.today, -200)]);
    const about = await viewsFor(lead, setting, `?memberId=${memberId}`);
    const ratings = about.days.flatMap(({ professionalId, looks }) => (professionalId === partner.id ? looks.flatMap(({ read }) => read.filter(({ part }) => part === 'rating')) : []));
    expect(ratings).toEqual([{ part: 'rating', memberName: 'Sam de Bruin', times: 1 }]);
    await lead.get(`${at}/views?from=2026-02-01&until=2026-01-01`).expect(400);
  });

  it('comes in pages of whole days, and none is lost or told twice', async () => {
    const setting = await builders.setting();
    for (let n = 1; n <= 60; n++) await readingOn(setting.householdId, n % 2 ? setting.partner.id : setting.director.id, n);
    const lead = await test.as(setting.director.id);
    const first = await viewsFor(lead, setting);
    expect(first.days).toHaveLength(40);
    expect(first.people.filter(({ professionalId }) => professionalId).map(({ looks }) => looks)).toEqual([30, 30]);
    const second = await viewsFor(lead, setting, `?before=${first.next!}`);
    expect(second.next).toBeNull();
    expect(second.people).toEqual([]);
    const days = [...first.days, ...second.days].map(({ day }) => day);
    expect(new Set(days).size).toBe(days.length);
    expect(days).toEqual([...days].sort().reverse());
    expect(days.filter((day) => day < builders.today)).toHaveLength(60);
  });

  it('marks emergency access, with its reason and what became of it', async () => {
    const setting = await builders.setting();
    const helper = await builders.professional();
    await builders.emergency(setting.householdId, helper);
    await (await test.as(helper.id)).get(setting.at).expect(200);
    const views = await viewsFor(await test.as(setting.director.id), setting);
    expect(views.emergencies).toMatchObject([{ name: helper.name, running: true, outcome: null }]);
    expect(views.people.find(({ professionalId }) => professionalId === helper.id)).toMatchObject({ grounds: ['emergency'], looks: 1 });
  });

  it('names a confidential service to those who direct, marked so that paper can leave it out', async () => {
    const setting = await builders.setting();
    const secret = await builders.professional({ sensitive: true });
    await builders.involve(setting.householdId, secret);
    await (await test.as(secret.id)).get(setting.at).expect(200);
    const views = await viewsFor(await test.as(setting.director.id), setting);
    expect(views.people.find(({ professionalId }) => professionalId === secret.id)).toMatchObject({ confidential: true, name: secret.name });
  });

  it('is held by the database: nobody reads events of another household, or without directing', async () => {
    const [one, other] = [await builders.setting(), await builders.setting()];
    await (await test.as(other.partner.id)).get(other.at).expect(200);
    // As the product connects: nobody acts until it is said who does.
    const bare = new pg.Client({ connectionString: applicationUrlOf(test.databaseUrl), options: '-c app.actor=' });
    await bare.connect();
    const seen = async (professionalId: string, householdId: string | null): Promise<(string | null)[]> => {
      await bare.query(beginning({ professionalId, householdId, activity: 'views:read', traceId: newId(), today: builders.today }));
      const { rows } = await bare.query<{ id: string | null }>(`select distinct household_id as id from audit_event where object_type <> 'person'`);
      await bare.query('rollback');
      return rows.map(({ id }) => id);
    };
    expect(await seen(one.director.id, one.householdId)).toEqual([one.householdId]);
    expect(await seen(one.director.id, other.householdId)).toEqual([]);
    expect(await seen(one.partner.id, one.householdId)).toEqual([]);
    expect(await seen(one.director.id, null)).toEqual([]);
    expect((await seen((await builders.professional({ roles: ['privacy_officer'] })).id, null)).length).toBeGreaterThan(1);
    await expect(bare.query(`select * from audit_content`)).rejects.toThrow(/permission denied/);
    await bare.end();
  });
});

describe('the log of all households', () => {
  let test: TestApp;
  let builders: Builders;
  let officer: Client;
  let officerId: string;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    officerId = (await builders.professional({ roles: ['privacy_officer'] })).id;
    officer = await test.as(officerId);
  });
  afterAll(() => test.close());

  const read = async (asked = ''): Promise<LogEvents> => (await officer.get(`/privacy/log${asked}`).expect(200)).body as LogEvents;

  it('is for the privacy officer alone, and opening it is on record', async () => {
    const { director } = await builders.setting();
    for (const role of ['administrator', 'team_lead'] as const) await (await test.as((await builders.professional({ roles: [role] })).id)).get('/privacy/log').expect(403);
    await (await test.as(director.id)).get('/privacy/log').expect(403);
    await read();
    const { events } = await read(`?professionalId=${officerId}`);
    expect(events[0]).toMatchObject({ kind: 'read', parts: ['log'], professionalId: officerId, householdId: null });
  });

  it('tells by person, kind, household and period, households only by number', async () => {
    const { at, householdId, partner, director } = await builders.setting();
    const stranger = await builders.professional();
    await (await test.as(stranger.id)).get(at).expect(404);
    await (await test.as(partner.id)).get(at).expect(200);
    await (await test.as(director.id)).get('/households').expect(200);
    expect((await read('?kind=refusal')).events).toContainEqual(expect.objectContaining({ kind: 'refusal', householdId, name: stranger.name, outcome: 'not-found', ground: null }));
    expect((await read(`?professionalId=${partner.id}&kind=read`)).events).toMatchObject([{ householdId, ground: 'involvement', parts: ['household'], action: 'R', readings: 1, look: null }]);
    expect((await read(`?professionalId=${director.id}&kind=read`)).events).toMatchObject([{ householdId: null, households: 1 }]);
    const ofHousehold = await officer.get(`/privacy/log?householdId=${householdId}`).expect(200);
    expect((ofHousehold.body as LogEvents).events.every((event) => event.householdId === householdId)).toBe(true);
    expect(ofHousehold.text).not.toContain('Huishouden ');
    expect((await read(`?until=${addDays(builders.today, -3)}&from=${addDays(builders.today, -9)}`)).events).toEqual([]);
    await officer.get('/privacy/log?kind=gossip').expect(400);
    await officer.get('/privacy/log?after=x').expect(400);
  });

  it('comes page by page, newest first', async () => {
    const { partner } = await builders.setting();
    const client = await test.as(partner.id);
    for (let n = 0; n < 110; n++) await client.get('/households');
    const first = await read(`?professionalId=${partner.id}`);
    const second = await read(`?professionalId=${partner.id}&after=${first.next!}`);
    const ids = [...first.events, ...second.events].map(({ id }) => Number(id));
    expect(first.events).toHaveLength(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(110);
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
    expect(second.next).toBeNull();
  });
});
