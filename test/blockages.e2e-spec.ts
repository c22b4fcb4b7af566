import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blockageSentence } from '../server/contract/blockage-sentence.js';
import { MOST_BLOCKAGES } from '../server/contract/blockage-words.js';
import type { BlockageMap } from '../server/contract/blockages.js';
import type { Created } from '../server/contract/households.js';
import { newId } from '../server/shared/identifier.js';
import { closedCircles, type StandingWait, type WaitingItem } from '../server/blockages/blockage-rules.js';
import { WAITING_FACTS } from '../server/blockages/blockage.sql.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('blockages', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const mapOf = async (client: Client, { at }: Setting): Promise<BlockageMap> => (await client.get(`${at}/blockages`).expect(200)).body as BlockageMap;
  const created = async (request: Promise<{ body: unknown }>): Promise<string> => ((await request).body as Created).id;
  const condition = (client: Client, { at }: Setting, label: string, domain: string, more: object = {}): Promise<string> => created(client.post(`${at}/conditions`).send({ label, domain, ...more }).expect(201));
  const wait = (client: Client, { at }: Setting, waiting: string, awaited: string) =>
    client.post(`${at}/blockages`).send({ waiting: { kind: 'condition', id: waiting }, awaited: { kind: 'condition', id: awaited }, because: 'Zo is de regel.' });
  const said = (map: BlockageMap): string[] =>
    map.circles.map(({ steps }) => blockageSentence(steps.map(({ itemId, passes }) => ({ ...map.items.find(({ id }) => id === itemId)!, passes })), 'en', 'circle'));

  type Code = 'admission' | 'housing' | 'arrangement' | 'abstinence';
  /** The clinic waits for housing, housing for a debt arrangement, that for abstinence, which the clinic should bring. */
  async function knotted(setting: Setting, client: Client, organisationId: string): Promise<Record<Code, string>> {
    const ids = {
      admission: await condition(client, setting, 'the admission', 'substance_use', { party: 'the clinic', organisationId }),
      housing: await condition(client, setting, 'housing', 'housing', { party: 'the corporation' }),
      arrangement: await condition(client, setting, 'the debt arrangement', 'finances'),
      abstinence: await condition(client, setting, 'abstinence', 'substance_use', { party: 'the clinic', organisationId }),
    };
    for (const [waiting, awaited] of [['admission', 'housing'], ['housing', 'arrangement'], ['arrangement', 'abstinence']] as const) await wait(client, setting, ids[waiting], ids[awaited]).expect(201);
    return ids;
  }
  const SENTENCE = '‘The clinic’ is waiting for ‘housing’, ‘housing’ is waiting for ‘the debt arrangement’, ‘the debt arrangement’ is waiting for ‘abstinence’, which ‘the clinic’ has to provide.';

  it('are told with the circle that closes by a party, as a sentence', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const clinic = await builders.organisation({ sensitive: true });
    const ids = await knotted(setting, client, clinic);
    const map = await mapOf(client, setting);
    expect(map.circles).toEqual([{ steps: [ids.admission, ids.housing, ids.arrangement, ids.abstinence].map((itemId) => ({ itemId, passes: itemId === ids.abstinence })) }]);
    expect(said(map)).toEqual([SENTENCE]);
    expect(map.points.map(({ itemId, left }) => [itemId, left]).sort()).toEqual(Object.values(ids).map((id) => [id, 0]).sort());
    expect(map.chains).toEqual([]);
    expect(map.blockages[0]).toEqual({
      id: map.blockages[0]!.id, waitingId: ids.admission, awaitedId: ids.housing, because: 'Zo is de regel.', recordedBy: setting.director.name, since: today, until: null, holds: true, mayChange: true, version: 1,
    });
  });

  it('of which one condition is met are a circle no more; and again when it is not met after all', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const ids = await knotted(setting, client, await builders.organisation());
    const path = `${setting.at}/conditions/${ids.housing}`;
    await client.patch(path).set(...ifMatch(1)).send({ met: true }).expect(200);
    const after = await mapOf(client, setting);
    expect(after.circles).toEqual([]);
    expect(after.blockages.map(({ holds }) => holds)).toEqual([false, false, true]);
    await client.patch(path).set(...ifMatch(1)).send({ met: false }).expect(412);
    await client.patch(path).send({ met: false }).expect(428);
    await client.patch(path).set(...ifMatch(2)).send({ met: false }).expect(200);
    expect(said(await mapOf(client, setting))).toEqual([SENTENCE]);
    const [blockage] = (await mapOf(client, setting)).blockages;
    await client.patch(`${setting.at}/blockages/${blockage!.id}`).set(...ifMatch(1)).send({ over: true }).expect(200);
    const ended = await mapOf(client, setting);
    expect(ended.circles).toEqual([]);
    expect(ended.chains.map(({ itemIds }) => itemIds)).toEqual([[ids.housing, ids.arrangement, ids.abstinence]]);
    expect(ended.blockages.at(-1)).toMatchObject({ id: blockage!.id, until: today, holds: false });
  });

  it('are also between goals and actions, and what the plan says of its actions is among them', async () => {
    const setting = await builders.setting();
    const { householdId, memberId } = setting;
    const client = await test.as(setting.director.id);
    const goalId = await builders.goal(householdId);
    const first = await builders.action(householdId, goalId, { memberId }, { what: 'Een huis zoeken.' });
    const second = await builders.action(householdId, goalId, { memberId }, { what: 'Verhuizen.', waitsForId: first });
    const rule = await condition(client, setting, 'een inkomen', 'finances');
    const add = (waiting: object, awaited: object) => client.post(`${setting.at}/blockages`).send({ waiting, awaited });
    await add({ kind: 'action', id: first }, { kind: 'condition', id: rule }).expect(201);
    await add({ kind: 'condition', id: rule }, { kind: 'goal', id: goalId }).expect(201);
    const map = await mapOf(client, setting);
    expect(map.items.map(({ kind, label }) => [kind, label]).sort()).toEqual([['action', 'Een huis zoeken.'], ['action', 'Verhuizen.'], ['condition', 'een inkomen'], ['goal', 'Ik wil rust in huis.']]);
    expect(map.blockages.filter(({ id }) => id === null)).toEqual([
      { id: null, waitingId: second, awaitedId: first, because: null, recordedBy: null, since: null, until: null, holds: true, mayChange: false, version: null },
    ]);
    expect(map.chains.map(({ itemIds }) => itemIds)).toEqual([[second, first, rule, goalId]]);
    await client.patch(`${setting.at}/actions/${first}`).set(...ifMatch(1)).send({ status: 'done' }).expect(200);
    expect((await mapOf(client, setting)).chains).toEqual([]);
    expect((await add({ kind: 'condition', id: rule }, { kind: 'action', id: first }).expect(409)).body).toMatchObject({ code: 'blockage.end-over' });
  });

  it.each<[string, (ids: Record<string, string>) => object, string, string | undefined]>([
    ['one for itself', ({ housing }) => ({ waiting: { kind: 'condition', id: housing }, awaited: { kind: 'condition', id: housing } }), 'blockage.of-itself', 'awaited'],
    ['the same twice', ({ admission, housing }) => ({ waiting: { kind: 'condition', id: admission }, awaited: { kind: 'condition', id: housing } }), 'blockage.already-there', undefined],
    ['something of elsewhere', ({ housing }) => ({ waiting: { kind: 'condition', id: housing }, awaited: { kind: 'action', id: newId() } }), 'blockage.end-unknown', 'awaited'],
    ['a condition that is called a goal', ({ admission, housing }) => ({ waiting: { kind: 'goal', id: admission }, awaited: { kind: 'condition', id: housing } }), 'blockage.end-unknown', 'waiting'],
  ])('refuse %s, and nothing has changed', async (_, input, code, field) => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const ids = await knotted(setting, client, await builders.organisation());
    const refused = (await client.post(`${setting.at}/blockages`).send(input(ids)).expect(409)).body as { code: string; fields?: { field: string }[] };
    expect(refused).toMatchObject({ code });
    expect(refused.fields?.[0]?.field).toBe(field);
    expect((await mapOf(client, setting)).blockages).toHaveLength(3);
  });

  it('end at so many, also when several are added at once; and one that two tell at the same moment is there once', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const answers = await Promise.all(Array.from({ length: MOST_BLOCKAGES + 4 }, (_, place) => client.post(`${setting.at}/conditions`).send({ label: `voorwaarde ${place}`, domain: 'housing' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(MOST_BLOCKAGES);
    expect(answers.find(({ status }) => status !== 201)!.body).toMatchObject({ code: 'blockage.too-many' });
    const [one, other] = answers.filter(({ status }) => status === 201).map(({ body }) => (body as Created).id);
    const told = await Promise.all(Array.from({ length: 5 }, () => wait(client, setting, one!, other!)));
    expect(told.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  describe('for a partner', () => {
    it('are those of their own parts of life; of others only in which there are some, and of a service that is confidential no name', async () => {
      const setting = await builders.setting();
      const directing = await test.as(setting.director.id);
      const clinic = await builders.organisation({ sensitive: true, name: 'Kliniek Stilzwijgen' });
      await knotted(setting, directing, clinic);
      await condition(directing, setting, 'een budgetplan', 'finances', { party: 'de kliniek', organisationId: clinic });
      const map = await mapOf(await test.as(setting.partner.id), setting);
      expect(map.items.map(({ label }) => label).sort()).toEqual(['een budgetplan', 'housing', 'the debt arrangement']);
      expect(map.items.find(({ label }) => label === 'een budgetplan')).toMatchObject({ party: null, organisationId: null, organisationName: null, confidential: true });
      expect(map.blockages).toHaveLength(1);
      expect(map.circles).toEqual([]);
      expect(map.knownToOthers).toEqual(['substance_use']);
      expect(JSON.stringify(map)).not.toMatch(/clinic|kliniek|Stilzwijgen|abstinence|partyKey/i);
    });

    it('are added where they work, and not elsewhere; nor about a service that they do not know', async () => {
      const setting = await builders.setting();
      const directing = await test.as(setting.director.id);
      const clinic = await builders.organisation({ sensitive: true });
      const ids = await knotted(setting, directing, clinic);
      const client = await test.as(setting.partner.id);
      const own = await condition(client, setting, 'een huurcontract', 'housing');
      await wait(client, setting, own, ids.arrangement).expect(201);
      const refused = (input: object) => client.post(`${setting.at}/conditions`).send({ label: 'x', ...input }).expect(409);
      expect((await refused({ domain: 'justice' })).body).toMatchObject({ code: 'blockage.domain-not-yours' });
      expect((await refused({ domain: 'housing', organisationId: clinic })).body).toMatchObject({ code: 'blockage.organisation-unknown' });
      expect((await wait(client, setting, own, ids.abstinence).expect(409)).body).toMatchObject({ code: 'blockage.end-unknown' });
      await client.patch(`${setting.at}/conditions/${ids.abstinence}`).set(...ifMatch(1)).send({ met: true }).expect(404);
      const hidden = (await mapOf(directing, setting)).blockages.find(({ waitingId }) => waitingId === ids.admission)!;
      await client.patch(`${setting.at}/blockages/${hidden.id}`).set(...ifMatch(1)).send({ over: true }).expect(404);
    });

    it('in an emergency are read and not changed; and those of another household are not there', async () => {
      const setting = await builders.setting();
      const other = await builders.setting();
      await knotted(setting, await test.as(setting.director.id), await builders.organisation());
      const helper = await builders.professional();
      await builders.emergency(setting.householdId, helper);
      const client = await test.as(helper.id);
      const map = await mapOf(client, setting);
      expect(map.circles).toHaveLength(1);
      expect([...map.items, ...map.blockages].some(({ mayChange }) => mayChange)).toBe(false);
      await client.post(`${setting.at}/conditions`).send({ label: 'x', domain: 'housing' }).expect(403);
      await (await test.as(other.director.id)).get(`${setting.at}/blockages`).expect(404);
    });
  });

  it('are there as a whole for what is derived from them, as the system and for whoever made the change', async () => {
    const setting = await builders.setting();
    await knotted(setting, await test.as(setting.director.id), await builders.organisation());
    const [facts] = await test.work.run(null, () => test.work.manager.query<{ items: WaitingItem[]; waits: StandingWait[] }[]>(WAITING_FACTS, [setting.householdId]));
    expect(closedCircles(facts!.items, facts!.waits, 5)).toMatchObject([{ blockageIds: { length: 3 }, since: today }]);
    expect(JSON.stringify(facts)).not.toMatch(/clinic|housing/);
  });
});
