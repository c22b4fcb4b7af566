import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { TeamAnswers, Worklist, WorklistCounts } from '../server/contract/signals.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

describe('the worklist', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const query = (sql: string, values: unknown[]): Promise<unknown[]> => test.work.run(null, () => test.work.manager.query<unknown[]>(sql, values));
  /** Of this team, without a lead for so many days. */
  const unled = (team: { id: string }, days: number, name?: string): Promise<string> => builders.household({ teamId: team.id, openedOn: addDays(today, 1 - days), ...(name && { name }) });
  const unsafe = async (householdId: string, by: { id: string; organisationId: string }): Promise<unknown> =>
    query(`insert into safety_check (household_id, id, answer, words, checked_at, recorded_by, organisation_id) values ($1, $2, 'no', 'x', now(), $3, $4)`, [householdId, newId(), by.id, by.organisationId]);
  const page = async (client: Client, asked: object = {}): Promise<Worklist> => (await client.get('/worklist').query(asked).expect(200)).body as Worklist;
  const ids = ({ households }: Worklist): string[] => households.map(({ householdId }) => householdId);

  it('tells safety first, then what has been stuck longest; what is about to be stands apart', async () => {
    const team = await builders.team();
    const [recent, soon, old, fine] = [await unled(team, 10), await unled(team, 3), await unled(team, 90), await unled(team, 90)];
    const lead = await builders.professional({ roles: ['case_director'], organisationId: team.organisationId });
    await builders.lead(fine, lead, addDays(today, -80));
    const scared = await unled(team, 9);
    await unsafe(scared, lead);
    const client = await test.as(team.leadId);
    const list = await page(client);
    expect(ids(list)).toEqual([scared, old, recent]);
    expect(list.households[0]).toMatchObject({ level: 'self', leadName: null, signals: [{ code: 'unsafe' }, { code: 'no_active_lead', sentence: { nl: 'Al 9 dagen heeft niemand de regie.' } }] });
    expect(list.next).toBeNull();
    // Each household that stands in it has that in its log, with why it was read.
    const recorded = await query(`select legal_basis, cardinality(listed) as households from audit_event where object_type = 'worklist' and actor_id = $1`, [team.leadId]);
    expect(recorded).toEqual([{ legal_basis: 'public_task', households: list.households.length }]);
    const coming = await page(client, { part: 'soon' });
    expect([ids(coming), coming.households[0]!.signals]).toMatchObject([[soon], [{ code: 'no_active_lead', holds: false, inDays: 5, sentence: { nl: expect.stringMatching(/^Vanaf \d{1,2} [a-z]+: al 8 dagen heeft niemand de regie\.$/) } }]]);
    const counts = (await client.get('/worklist/counts').expect(200)).body as WorklistCounts;
    expect(counts).toMatchObject({ now: 3, soon: 1, signals: [{ code: 'unsafe', now: 1, soon: 0 }, { code: 'no_active_lead', now: 3, soon: 1 }], leads: [{ id: lead.id, name: lead.name }] });
  });

  it('is that of the own teams only, and of team leads only', async () => {
    const [team, other] = [await builders.team(), await builders.team()];
    await unled(other, 30);
    expect(ids(await page(await test.as(team.leadId)))).toEqual([]);
    // Who leads a team without having the role sees nothing of it.
    await query(`update professional set roles = '{partner}' where id = $1`, [other.leadId]);
    await (await test.as(other.leadId)).get('/worklist').expect(403);
  });

  it('is narrowed by signal, level, lead and organisation', async () => {
    const team = await builders.team();
    const lead = await builders.professional({ roles: ['case_director'], organisationId: team.organisationId });
    const partner = await builders.professional();
    const [led, unledOne] = [await builders.household({ teamId: team.id }), await unled(team, 20)];
    await builders.lead(led, lead, addDays(today, -90));
    await query(`update goal set said_on = $2 where household_id = $1`, [led, addDays(today, -30)]);
    const goal = await builders.goal(led);
    await query(`update goal set said_on = $2 where id = $1`, [goal, addDays(today, -30)]);
    await builders.involve(unledOne, partner);
    await unsafe(unledOne, partner);
    const client = await test.as(team.leadId);
    expect(ids(await page(client))).toEqual([unledOne, led]);
    for (const [asked, expected] of [
      [{ code: 'goal_without_action' }, [led]], [{ code: 'no_active_lead' }, [unledOne]], [{ level: 'case_direction' }, [led]], [{ level: 'self' }, [unledOne]],
      [{ leadId: lead.id }, [led]], [{ organisationId: partner.organisationId }, [unledOne]], [{ code: 'unsafe', leadId: lead.id }, []],
    ] as const)
      expect([asked, ids(await page(client, asked))]).toEqual([asked, expected]);
    await client.get('/worklist').query({ code: 'nonsense' }).expect(400);
    await client.get('/worklist').query({ after: 'nonsense' }).expect(400);
    const counts = (await client.get('/worklist/counts').expect(200)).body as WorklistCounts;
    expect(counts.organisations).toMatchObject([{ id: partner.organisationId }]);
  });

  it('goes on where the page before ended, also when what stood there is gone', async () => {
    const team = await builders.team();
    const all: string[] = [];
    for (let place = 0; place < 27; place++) all.push(await unled(team, 60 - (place % 3)));
    const client = await test.as(team.leadId);
    const first = await page(client);
    expect(first.households).toHaveLength(25);
    const lead = await builders.professional({ organisationId: team.organisationId });
    await builders.lead(first.households.at(-1)!.householdId, lead);
    const second = await page(client, { after: first.next });
    expect([second.households.length, second.next]).toEqual([2, null]);
    expect(new Set([...ids(first), ...ids(second)])).toEqual(new Set(all));
  });

  it('comes as a file, in the language that is asked; a name is never a formula', async () => {
    const team = await builders.team();
    await unled(team, 20, '=HYPERLINK("x")');
    const client = await test.as(team.leadId);
    const answer = await client.get('/worklist/export').query({ language: 'en' }).expect(200);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="stuck-${today}.csv"`);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(parse(answer.text, { bom: true, columns: true })).toEqual([
      { household: `'=HYPERLINK("x")`, signal: 'No lead', explanation: 'There has been no lead for 20 days.', from: addDays(today, -12), 'in how many days': '0', level: 'in their own hands', lead: '' },
    ]);
  });

  it('keeps what was decided in the log of the team, and counts the reasons', async () => {
    const team = await builders.team();
    const client = await test.as(team.leadId);
    const households = [await unled(team, 30), await unled(team, 40)];
    for (const { householdId, signals } of (await page(client)).households)
      for (let times = 0; times < 2; times++)
        await client.post(`/households/${householdId}/signals/${signals[0]!.id}/answers`).send({ kind: 'snooze', reason: 'no_capacity', words: 'Volgende week.', until: addDays(today, 7) }).expect(201);
    expect(ids(await page(client))).toEqual([]);
    const log = (await client.get('/worklist/answers').expect(200)).body as TeamAnswers;
    expect(new Set(log.answers.map(({ householdId }) => householdId))).toEqual(new Set(households));
    expect(log.answers[0]).toMatchObject({ kind: 'snooze', words: 'Volgende week.', until: addDays(today, 7) });
    expect(log.reasons).toMatchObject([{ code: 'no_active_lead', kind: 'snooze', reason: 'no_capacity', times: 4, households: 2 }]);
    expect(((await (await test.as((await builders.team()).leadId)).get('/worklist/answers').expect(200)).body as TeamAnswers).answers).toEqual([]);
  });

  it('follows what a team sets: a household is stuck later, and again when it sets that back', async () => {
    const team = await builders.team();
    const household = await unled(team, 15);
    const client = await test.as(team.leadId);
    expect(ids(await page(client))).toEqual([household]);
    const change = async (noLeadDays: number): Promise<void> => {
      const { version } = (await client.get(`/team-settings/${team.id}`).expect(200)).body as { version: number };
      await client.patch(`/team-settings/${team.id}`).set(...ifMatch(version)).send({ noLeadDays }).expect(200);
    };
    await change(15);
    expect([ids(await page(client)), ids(await page(client, { part: 'soon' }))]).toEqual([[], [household]]);
    // Whoever changes a fact later derives with the team's settings too.
    await query(`update household set opened_on = opened_on - 1 where id = $1`, [household]);
    expect((await page(client)).households[0]!.signals[0]!.sentence.nl).toBe('Al 16 dagen heeft niemand de regie.');
    await query(`update household set opened_on = opened_on + 1 where id = $1`, [household]);
    expect(ids(await page(client))).toEqual([]);
    await change(7);
    expect(ids(await page(client))).toEqual([household]);
  });
});
