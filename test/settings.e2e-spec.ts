import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS, SETTING_KEYS, SETTINGS, type Setting, type SettingValues } from '../server/contract/setting-words.js';
import type { OverlapCounts, SettingChangeView, SignalCounts, TeamSettingsView } from '../server/contract/settings.js';
import type { WorklistCounts } from '../server/contract/signals.js';
import { OutdatedHouseholds } from '../server/settings/outdated-households.js';
import { addDays, instantAt, type Day } from '../server/shared/day.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

interface Team {
  id: string;
  leadId: string;
  at: string;
}

interface DoubleVisited {
  householdId: string;
  memberId: string;
  director: { id: string; organisationId: string };
  others: { id: string; organisationId: string }[];
}

describe('the settings of a team', () => {
  let test: TestApp;
  let builders: Builders;
  let today: Day;
  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const query = <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> => test.work.run(null, () => test.work.manager.query<Row[]>(sql, values));
  const at = (day: Day, time: string): string => new Date(instantAt(day, time)).toISOString();
  const team = async (): Promise<Team> => {
    const { id, leadId } = await builders.team();
    return { id, leadId, at: `/team-settings/${id}` };
  };
  const read = async ({ leadId, at: path }: Team): Promise<TeamSettingsView> => (await (await test.as(leadId)).get(path).expect(200)).body as TeamSettingsView;
  const change = async (of: Team, values: Partial<SettingValues>): Promise<TeamSettingsView> => {
    const { version } = await read(of);
    return (await (await test.as(of.leadId)).patch(of.at).set(...ifMatch(version)).send(values).expect(200)).body as TeamSettingsView;
  };

  async function record(client: Client, { householdId, memberId }: DoubleVisited, professionalId: string, day: Day): Promise<void> {
    await client
      .post(`/households/${householdId}/visits`)
      .send({ startsAt: at(day, '10:00'), endsAt: at(day, '11:00'), kind: 'regular', status: 'planned', memberIds: [memberId], professionalIds: [professionalId], domains: ['finances'] })
      .expect(201);
  }

  /** A household where two organisations come about one thing, so many days after each other. */
  async function doubleVisited(teamId: string, daysBetween = 8): Promise<DoubleVisited> {
    const householdId = await builders.household({ teamId });
    const director = await builders.professional({ roles: ['case_director'] });
    const others = [await builders.professional(), await builders.professional()];
    const setting = { householdId, memberId: await builders.member(householdId), director, others };
    await builders.lead(householdId, director);
    for (const other of others) await builders.involve(householdId, other);
    const client = await test.as(director.id);
    await record(client, setting, others[0]!.id, addDays(today, 1));
    await record(client, setting, others[1]!.id, addDays(today, 1 + daysBetween));
    return setting;
  }

  const overlapsOf = async (householdId: string): Promise<string[]> =>
    (await query<{ code: string }>(`select code from overlap where household_id = $1 order by code, first_day`, [householdId])).map(({ code }) => code);
  const background = (): Promise<number> => new OutdatedHouseholds(test.work).derive();

  it('are the defaults until it changes them, and are read and changed by who leads the team alone', async () => {
    const [mine, other] = [await team(), await team()];
    expect(await read(mine)).toMatchObject({ values: DEFAULT_SETTINGS, households: 0, waiting: 0, version: 1 });
    const client = await test.as(mine.leadId);
    expect(((await client.get('/team-settings').expect(200)).body as TeamSettingsView[]).map(({ teamId }) => teamId)).toEqual([mine.id]);
    const changed = (await client.patch(mine.at).set(...ifMatch(1)).send({ sameTopicDays: 9, clash: false }).expect('ETag', '"2"').expect(200)).body as TeamSettingsView;
    expect(changed).toMatchObject({ values: { ...DEFAULT_SETTINGS, sameTopicDays: 9, clash: false }, version: 2 });
    expect((await read(other)).values).toEqual(DEFAULT_SETTINGS);

    // Somebody of the team who does not lead it, and who leads another one.
    const member = await builders.professional({ roles: ['case_director', 'team_lead'], teamId: mine.id });
    for (const stranger of [await test.as(member.id), await test.as(other.leadId)]) {
      await stranger.get(mine.at).expect(404);
      await stranger.get(`${mine.at}/changes`).expect(404);
      await stranger.patch(mine.at).set(...ifMatch(2)).send({ sameTopicDays: 3 }).expect(404);
      await stranger.post(`${mine.at}/overlap-counts`).send({ values: {} }).expect(404);
    }
    expect((await read(mine)).version).toBe(2);
  });

  it('keep who changed what and when, from what to what; the default is no choice of its own', async () => {
    const mine = await team();
    await change(mine, { repeatedIntakeDays: 45, sameDay: false });
    await change(mine, { repeatedIntakeDays: 30 });
    const history = (await (await test.as(mine.leadId)).get(`${mine.at}/changes`).expect(200)).body as SettingChangeView[];
    expect(history[0]).toMatchObject({ key: 'repeatedIntakeDays', from: 45, to: 30 });
    expect(history[0]!.changedByName).toMatch(/^Collega/);
    expect(history.slice(1).map(({ key, from, to }) => ({ key, from, to })).sort((one, two) => one.key.localeCompare(two.key))).toEqual([
      { key: 'repeatedIntakeDays', from: 30, to: 45 },
      { key: 'sameDay', from: 1, to: 0 },
    ]);
    expect(await query(`select key, value from team_setting where team_id = $1`, [mine.id])).toEqual([{ key: 'sameDay', value: 0 }]);
    const logged = await query<{ action: string }>(`select action from audit_event where actor_id = $1 and object_type = 'team_setting' order by id`, [mine.leadId]);
    expect(logged.map(({ action }) => action)).toEqual(['C', 'C', 'D']);
  });

  it.each<[string, object, string, string | undefined]>([
    ['a number too small', { memberShortOrganisations: 1 }, 'input.invalid', 'memberShortOrganisations'],
    ['a number too large', { sameTopicDays: 61 }, 'input.invalid', 'sameTopicDays'],
    ['half a day', { sameTopicDays: 2.5 }, 'input.invalid', 'sameTopicDays'],
    ['a number for a switch', { clash: 1 }, 'input.invalid', 'clash'],
    ['nothing for a number', { householdVisits: null }, 'input.invalid', 'householdVisits'],
    ['an unknown key', { sameTopicHours: 3 }, 'input.invalid', 'sameTopicHours'],
    ['a long run that is shorter than the short one', { memberShortDays: 30 }, 'setting.long-run-too-short', 'memberLongDays'],
    ['fewer organisations in the long run', { memberLongOrganisations: 3 }, 'setting.long-run-too-few', 'memberLongOrganisations'],
    ['what it is already', { sameTopicDays: 6 }, 'input.nothing-to-change', undefined],
    ['nothing', {}, 'input.nothing-to-change', undefined],
  ])('refuse %s, at its field, when changed and when asked what it would give', async (_, values, code, field) => {
    const mine = await team();
    const client = await test.as(mine.leadId);
    const refused = (await client.patch(mine.at).set(...ifMatch(1)).send(values).expect(400)).body as { code: string; fields?: { field: string }[] };
    expect([refused.code, refused.fields?.[0]?.field]).toEqual([code, field]);
    expect(await read(mine)).toMatchObject({ values: DEFAULT_SETTINGS, version: 1 });
    if (code === 'input.nothing-to-change') return;
    const asked = (await client.post(`${mine.at}/overlap-counts`).send({ values }).expect(400)).body as { code: string; fields?: { field: string }[] };
    expect([asked.code, asked.fields?.[0]?.field]).toEqual([code, code === 'input.invalid' ? `values.${field}` : field]);
  });

  it('are never changed over somebody else: of two team leads at once the second gets what stands there now', async () => {
    const mine = await team();
    const second = await builders.professional({ roles: ['team_lead'] });
    await query(`insert into team_lead (team_id, professional_id) values ($1, $2)`, [mine.id, second.id]);
    const clients = [await test.as(mine.leadId), await test.as(second.id)];
    const answers = await Promise.all(clients.map((client, index) => client.patch(mine.at).set(...ifMatch(1)).send({ sameTopicDays: 10 + index })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [won, lost] = [answers.find(({ status }) => status === 200)!, answers.find(({ status }) => status === 412)!];
    const { sameTopicDays } = (won.body as TeamSettingsView).values;
    expect(lost.body).toMatchObject({ code: 'input.stale-version', facts: { version: 2, present: { version: 2, values: { sameTopicDays } } } });
    expect(await query(`select to_value from team_setting_change where team_id = $1`, [mine.id])).toEqual([{ to_value: sameTopicDays }]);
    await clients[0]!.patch(mine.at).send({ sameTopicDays: 4 }).expect(428);
  });

  it('change the overlaps of their own households only, at once where these are few', async () => {
    const [mine, other] = [await team(), await team()];
    const [here, there] = [await doubleVisited(mine.id), await doubleVisited(other.id)];
    expect([await overlapsOf(here.householdId), await overlapsOf(there.householdId)]).toEqual([[], []]);
    expect(await change(mine, { sameTopicDays: 8 })).toMatchObject({ households: 1, waiting: 0 });
    expect([await overlapsOf(here.householdId), await overlapsOf(there.householdId)]).toEqual([['same_topic'], []]);
    // And what is recorded from then on: by whom it may be, also from another organisation.
    for (const { householdId, memberId, director, others } of [here, there]) {
      await record(await test.as(others[0]!.id), { householdId, memberId, director, others }, others[0]!.id, addDays(today, 17));
    }
    expect([await overlapsOf(here.householdId), await overlapsOf(there.householdId)]).toEqual([['same_topic'], []]);
    const [joined] = await query<{ visits: number }>(`select visits from overlap where household_id = $1`, [here.householdId]);
    expect(joined!.visits).toBe(3);
    await change(mine, { sameTopicDays: 7 });
    expect(await overlapsOf(here.householdId)).toEqual([]);
  });

  it('reach further than the defaults where the team says so', async () => {
    const mine = await team();
    await change(mine, { sameTopicDays: 50 });
    const household = await doubleVisited(mine.id, 45);
    expect(await overlapsOf(household.householdId)).toEqual(['same_topic']);
  });

  it('count beforehand what they will give, as it then is', async () => {
    const mine = await team();
    const households = [await doubleVisited(mine.id), await doubleVisited(mine.id), await doubleVisited(mine.id, 3), await doubleVisited(mine.id, 60)];
    const closed = await doubleVisited(mine.id);
    await query(`update household set closed_on = $2 where id = $1`, [closed.householdId, today]);
    await doubleVisited((await team()).id);
    const counted = async (values: Partial<SettingValues>): Promise<OverlapCounts> =>
      (await (await test.as(mine.leadId)).post(`${mine.at}/overlap-counts`).send({ values }).expect(200)).body as OverlapCounts;
    const stored = async (): Promise<number> => {
      const rows = await query<{ count: number }>(`select count(*)::int as count from overlap where household_id = any($1) and first_day <= $2`, [households.map(({ householdId }) => householdId), addDays(today, 28)]);
      return rows[0]!.count;
    };
    const total = ({ counts }: OverlapCounts, when: 'now' | 'then'): number => counts.reduce((sum, count) => sum + count[when], 0);
    for (const values of [{ sameTopicDays: 8 }, { sameTopicDays: 60 }, { sameTopicDays: 2 }, { sameTopicDays: 3, householdDays: 31, householdOrganisations: 2 }]) {
      const before = await counted(values);
      expect(before).toMatchObject({ households: 4, next: null });
      expect(total(before, 'now')).toBe(await stored());
      await change(mine, values);
      expect(total(before, 'then')).toBe(await stored());
      expect((await counted(values)).different).toBe(0);
    }
    expect((await counted({ sameTopicDays: 8 })).counts.find(({ code }) => code === 'same_topic')).toEqual({ code: 'same_topic', now: 1, then: 3 });
    const events = await query<{ listed: string[] }>(`select listed from audit_event where actor_id = $1 and object_type = 'overlap' order by id desc limit 1`, [mine.leadId]);
    expect([...events[0]!.listed].sort()).toEqual(households.map(({ householdId }) => householdId).sort());
  });

  it('count beforehand which households come onto the worklist and go from it, as it then is', async () => {
    const mine = await team();
    const households = [await builders.household({ teamId: mine.id }), await builders.household({ teamId: mine.id })];
    await builders.household({ teamId: (await team()).id });
    for (const [place, days] of [4, 18].entries()) await query(`update household set opened_on = $2 where id = $1`, [households[place], addDays(today, -days)]);
    const client = await test.as(mine.leadId);
    const counted = async (values: Partial<SettingValues>): Promise<SignalCounts> => (await client.post(`${mine.at}/signal-counts`).send({ values }).expect(200)).body as SignalCounts;
    const listed = async (): Promise<number> => ((await client.get('/worklist/counts').expect(200)).body as WorklistCounts).now;
    await change(mine, { lateDays: 15 });
    expect(await listed()).toBe(1);
    const before = await counted({ noLeadDays: 3 });
    expect(before).toEqual({ counts: [{ code: 'no_active_lead', now: 1, then: 2 }], households: 2, different: 1, comes: 1, goes: 0, next: null });
    expect(await counted({ noLeadDays: 30 })).toMatchObject({ comes: 0, goes: 1 });
    await change(mine, { noLeadDays: 3 });
    expect(await listed()).toBe(2);
    const events = await query<{ listed: string[] }>(`select listed from audit_event where actor_id = $1 and object_type = 'signal' and kind = 'read' order by id desc limit 1`, [mine.leadId]);
    expect([...events[0]!.listed].sort()).toEqual([...households].sort());
    await (await test.as((await team()).leadId)).post(`${mine.at}/signal-counts`).send({ values: {} }).expect(404);
  });

  it('of more households than a few are worked out in the background, and a change there does it at once', async () => {
    const mine = await team();
    const [first, second] = [await doubleVisited(mine.id), await doubleVisited(mine.id)];
    for (let extra = 0; extra < 24; extra++) await builders.household({ teamId: mine.id });
    expect(await change(mine, { sameTopicDays: 8 })).toMatchObject({ households: 26, waiting: 26 });
    expect(await overlapsOf(first.householdId)).toEqual([]);
    // The visit is weeks away from the two; all days are looked at anew all the same.
    await record(await test.as(first.director.id), first, first.others[0]!.id, addDays(today, 100));
    expect(await overlapsOf(first.householdId)).toEqual(['same_topic']);
    expect((await read(mine)).waiting).toBe(25);
    expect(await background()).toBe(25);
    expect(await overlapsOf(second.householdId)).toEqual(['same_topic']);
    expect((await read(mine)).waiting).toBe(0);
    expect(await background()).toBe(0);
  });

  it('go along with the household when it comes to another team', async () => {
    const [mine, other] = [await team(), await team()];
    await change(other, { sameTopicDays: 8 });
    const { householdId, director } = await doubleVisited(mine.id);
    const next = await builders.professional({ roles: ['case_director'], teamId: other.id });
    await builders.involve(householdId, next);
    await query(`update lead set ends_on = $2 where household_id = $1 and professional_id = $3`, [householdId, today, director.id]);
    await (await test.as(next.id)).post(`/households/${householdId}/leads`).send({ kind: 'permanent', intensity: 'light', reason: 'Samen afgesproken.' }).expect(201);
    expect(await overlapsOf(householdId)).toEqual(['same_topic']);
  });

  it('are held within their bounds by the database as well', async () => {
    const { id } = await builders.team();
    const insert = (key: string, value: number): Promise<unknown> => query(`insert into team_setting (team_id, key, value) values ($1, $2, $3)`, [id, key, value]);
    for (const key of SETTING_KEYS) {
      const setting: Setting = SETTINGS[key];
      const [smallest, largest] = setting.unit === 'switch' ? [0, 1] : [setting.smallest, setting.largest];
      for (const value of [smallest - 1, largest + 1]) await expect(insert(key, value)).rejects.toMatchObject({ driverError: { constraint: 'setting_known' } });
      await insert(key, largest);
    }
    await expect(insert('sameTopicHours', 3)).rejects.toMatchObject({ driverError: { constraint: 'setting_known' } });
  });
});
