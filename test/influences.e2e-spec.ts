import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Created } from '../server/contract/households.js';
import { MOST_PROBLEMS } from '../server/contract/influence-words.js';
import type { InfluenceMap } from '../server/contract/influences.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('influences', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const mapOf = async (client: Client, { at }: Setting): Promise<InfluenceMap> => (await client.get(`${at}/influences`).expect(200)).body as InfluenceMap;
  const created = async (request: Promise<{ body: unknown }>): Promise<string> => ((await request).body as Created).id;

  /** Post (finances) → drinking (substance use) → no work → post, and drinking → shouting. */
  async function drawn(setting: Setting, client: Client): Promise<Record<'post' | 'drinking' | 'work' | 'shouting', string>> {
    const { at, memberId } = setting;
    const problem = (label: string, domain: string) => created(client.post(`${at}/problems`).send({ label, domain, memberId, words: `Woorden over ${label}.`, saidByMemberId: memberId }).expect(201));
    const ids = {
      post: await problem('post', 'finances'),
      drinking: await problem('drinken', 'substance_use'),
      work: await problem('geen werk', 'work_and_education'),
      shouting: await problem('schreeuwen', 'domestic_relations'),
    };
    for (const [from, to] of [['post', 'drinking'], ['drinking', 'work'], ['work', 'post'], ['drinking', 'shouting']] as const)
      await client.post(`${at}/influences`).send({ fromProblemId: ids[from], toProblemId: ids[to], words: `Van ${from} komt ${to}.`, saidByMemberId: memberId }).expect(201);
    return ids;
  }

  it('are told with the words of who said them, with the circle they make and where it breaks', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const ids = await drawn(setting, client);
    const map = await mapOf(client, setting);
    expect(map.problems[0]).toEqual({
      id: ids.post, label: 'post', domain: 'finances', memberId: setting.memberId, words: 'Woorden over post.', saidByMemberId: setting.memberId, saidOn: today,
      recordedBy: setting.director.name, since: today, until: null, mayChange: true, version: 1,
    });
    expect(map.influences.map(({ words }) => words)).toContain('Van post komt drinking.');
    expect(map.circles).toEqual([{ problemIds: [ids.post, ids.drinking, ids.work] }]);
    expect(map.moreCircles).toBe(false);
    expect(map.points).toEqual([ids.post, ids.drinking, ids.work].map((problemId) => ({ problemId, circles: 1, left: 0, leftMore: false })));
  });

  it('keep a problem that is over, and the circle is gone; and come back with it', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const ids = await drawn(setting, client);
    const path = `${setting.at}/problems/${ids.drinking}`;
    await client.patch(path).set(...ifMatch(1)).send({ over: true }).expect(200);
    const after = await mapOf(client, setting);
    expect(after.circles).toEqual([]);
    expect(after.problems.at(-1)).toMatchObject({ id: ids.drinking, since: today, until: today });
    await client.patch(path).set(...ifMatch(2)).send({ over: false }).expect(200);
    expect((await mapOf(client, setting)).circles).toHaveLength(1);
    await client.patch(path).set(...ifMatch(2)).send({ label: 'x' }).expect(412);
    await client.patch(path).send({ label: 'x' }).expect(428);
  });

  it('can end one by one, and be told anew', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const ids = await drawn(setting, client);
    const { influences } = await mapOf(client, setting);
    const [first] = influences;
    const path = `${setting.at}/influences/${first!.id}`;
    await client.patch(path).set(...ifMatch(1)).send({ over: true }).expect(200);
    expect((await mapOf(client, setting)).circles).toEqual([]);
    const again = { fromProblemId: ids.post, toProblemId: ids.drinking, words: 'Toch weer.' };
    await client.post(`${setting.at}/influences`).send(again).expect(201);
    expect((await mapOf(client, setting)).circles).toHaveLength(1);
    expect((await client.patch(path).set(...ifMatch(2)).send({ over: false }).expect(409)).body).toMatchObject({ code: 'influence.already-there' });
  });

  it.each([
    ['a problem on itself', (ids: Record<string, string>) => ({ fromProblemId: ids['post'], toProblemId: ids['post'] }), 'influence.of-itself', 'toProblemId'],
    ['the same twice', (ids: Record<string, string>) => ({ fromProblemId: ids['post'], toProblemId: ids['drinking'] }), 'influence.already-there', undefined],
    ['a problem of elsewhere', (ids: Record<string, string>) => ({ fromProblemId: ids['post'], toProblemId: newId() }), 'problem.unknown', 'toProblemId'],
    ['a speaker of elsewhere', (ids: Record<string, string>) => ({ fromProblemId: ids['work'], toProblemId: ids['shouting'], saidByMemberId: newId() }), 'member.unknown', 'saidByMemberId'],
    ['words that are still to be said', (ids: Record<string, string>) => ({ fromProblemId: ids['work'], toProblemId: ids['shouting'], saidOn: '2099-01-01' }), 'problem.said-in-future', 'saidOn'],
  ])('refuse %s', async (_, input, code, field) => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const ids = await drawn(setting, client);
    const refused = (await client.post(`${setting.at}/influences`).send({ words: 'Zo komt het.', ...input(ids) }).expect(409)).body as { code: string; fields?: { field: string }[] };
    expect(refused).toMatchObject({ code });
    expect(refused.fields?.[0]?.field).toBe(field);
    expect((await mapOf(client, setting)).influences).toHaveLength(4);
  });

  it('refuse a problem that is over, one without words, and a household other than theirs', async () => {
    const setting = await builders.setting();
    const other = await builders.setting();
    const client = await test.as(setting.director.id);
    const ids = await drawn(setting, client);
    await client.patch(`${setting.at}/problems/${ids.post}`).set(...ifMatch(1)).send({ over: true }).expect(200);
    const input = { fromProblemId: ids.work, toProblemId: ids.post, words: 'x' };
    expect((await client.post(`${setting.at}/influences`).send(input).expect(409)).body).toMatchObject({ code: 'influence.problem-over' });
    await client.post(`${setting.at}/influences`).send({ ...input, toProblemId: ids.shouting, words: ' ' }).expect(400);
    await client.get(`${other.at}/influences`).expect(404);
    expect((await client.post(`${setting.at}/problems`).send({ label: 'x', domain: 'housing', memberId: other.memberId }).expect(409)).body).toMatchObject({ code: 'member.unknown' });
    expect((await client.patch(`${setting.at}/problems/${ids.work}`).set(...ifMatch(1)).send({}).expect(400)).body).toMatchObject({ code: 'input.nothing-to-change' });
  });

  it('end at thirty open problems, also when several are added at once', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const answers = await Promise.all(Array.from({ length: MOST_PROBLEMS + 5 }, (_, place) => client.post(`${setting.at}/problems`).send({ label: `probleem ${place}`, domain: 'housing' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(MOST_PROBLEMS);
    expect(answers.find(({ status }) => status !== 201)!.body).toMatchObject({ code: 'problem.too-many' });
    const { problems } = await mapOf(client, setting);
    await client.patch(`${setting.at}/problems/${problems[0]!.id}`).set(...ifMatch(1)).send({ over: true }).expect(200);
    await client.post(`${setting.at}/problems`).send({ label: 'nog een', domain: 'housing' }).expect(201);
    expect((await client.patch(`${setting.at}/problems/${problems[0]!.id}`).set(...ifMatch(2)).send({ over: false }).expect(409)).body).toMatchObject({ code: 'problem.too-many' });
  });

  it('are told once where two tell the same at the same moment', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const problem = (label: string) => created(client.post(`${setting.at}/problems`).send({ label, domain: 'housing' }).expect(201));
    const [fromProblemId, toProblemId] = [await problem('een'), await problem('twee')];
    const answers = await Promise.all(Array.from({ length: 6 }, () => client.post(`${setting.at}/influences`).send({ fromProblemId, toProblemId, words: 'x' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  describe('for a partner', () => {
    it('are those of their own parts of life; of others only that there are some', async () => {
      const setting = await builders.setting();
      const directing = await test.as(setting.director.id);
      const ids = await drawn(setting, directing);
      const map = await mapOf(await test.as(setting.partner.id), setting);
      expect(map.problems.map(({ id }) => id)).toEqual([ids.post]);
      expect(map.influences).toEqual([]);
      expect(map.circles).toEqual([]);
      expect(map.knownToOthers).toEqual([{ memberId: setting.memberId, domains: ['domestic_relations', 'substance_use', 'work_and_education'] }]);
      expect(JSON.stringify(map)).not.toMatch(/drinken|schreeuwen/);
    });

    it('reach as far as a disclosure, which lets nobody write, and are on record with its legal basis', async () => {
      const setting = await builders.setting();
      const ids = await drawn(setting, await test.as(setting.director.id));
      await builders.disclosure(setting.householdId, { professionalId: setting.partner.id }, { memberId: setting.memberId, domains: ['substance_use'] });
      const client = await test.as(setting.partner.id);
      const map = await mapOf(client, setting);
      expect(map.problems.map(({ label, mayChange }) => [label, mayChange])).toEqual([['post', true], ['drinken', false]]);
      expect(map.influences.map(({ fromProblemId, toProblemId }) => [fromProblemId, toProblemId])).toEqual([[ids.post, ids.drinking]]);
      const read = await test.work.run(null, () =>
        test.work.manager.query<{ legal_basis: string }[]>(`select legal_basis from audit_event where household_id = $1 and actor_id = $2 and object_type = 'influence' and kind = 'read' order by legal_basis`, [setting.householdId, setting.partner.id]),
      );
      expect(read.map(({ legal_basis }) => legal_basis)).toEqual(['consent', 'public_task']);
      expect((await client.patch(`${setting.at}/problems/${ids.drinking}`).set(...ifMatch(1)).send({ label: 'x' }).expect(409)).body).toMatchObject({ code: 'problem.domain-not-yours' });
    });

    it('are added where they work, and not elsewhere', async () => {
      const setting = await builders.setting();
      const ids = await drawn(setting, await test.as(setting.director.id));
      const client = await test.as(setting.partner.id);
      const own = await created(client.post(`${setting.at}/problems`).send({ label: 'huurschuld', domain: 'housing' }).expect(201));
      await client.post(`${setting.at}/influences`).send({ fromProblemId: ids.post, toProblemId: own, words: 'De huur blijft liggen.' }).expect(201);
      expect((await client.post(`${setting.at}/problems`).send({ label: 'x', domain: 'justice' }).expect(409)).body).toMatchObject({ code: 'problem.domain-not-yours' });
      expect((await client.post(`${setting.at}/influences`).send({ fromProblemId: own, toProblemId: ids.drinking, words: 'x' }).expect(409)).body).toMatchObject({ code: 'problem.unknown' });
      await client.patch(`${setting.at}/problems/${ids.drinking}`).set(...ifMatch(1)).send({ label: 'x' }).expect(404);
    });

    it('in an emergency are read and not changed', async () => {
      const setting = await builders.setting();
      await drawn(setting, await test.as(setting.director.id));
      const helper = await builders.professional();
      await builders.emergency(setting.householdId, helper);
      const client = await test.as(helper.id);
      const map = await mapOf(client, setting);
      expect(map.circles).toHaveLength(1);
      expect(map.problems.some(({ mayChange }) => mayChange)).toBe(false);
      await client.post(`${setting.at}/problems`).send({ label: 'x', domain: 'housing' }).expect(403);
    });

    it('of the past keep their days', async () => {
      const setting = await builders.setting();
      const client = await test.as(setting.director.id);
      const ids = await drawn(setting, client);
      await test.work.run(null, () => test.work.manager.query(`update problem set starts_on = $2, ends_on = $3 where id = $1`, [ids.post, addDays(today, -30), addDays(today, -3)]));
      expect((await mapOf(client, setting)).problems.at(-1)).toMatchObject({ since: addDays(today, -30), until: addDays(today, -3) });
    });
  });
});
