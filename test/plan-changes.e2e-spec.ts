import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionStore } from '../server/access/session-store.js';
import type { HouseholdList } from '../server/contract/households.js';
import type { PlanChanges } from '../server/contract/plan-changes.js';
import { UnitOfWork } from '../server/database/unit-of-work.js';
import { addDays } from '../server/shared/day.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('what changed in the plan since somebody last looked', () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const look = async (client: Client, at: string): Promise<PlanChanges> => (await client.post(`${at}/plan/looks`).expect(201)).body as PlanChanges;
  const told = ({ changes }: PlanChanges): unknown[] => changes.map(({ part, id, deed }) => [part, id, deed]).sort();
  const dot = async (client: Client, householdId: string): Promise<boolean> =>
    ((await client.get('/households').expect(200)).body as HouseholdList).households.find(({ id }) => id === householdId)!.planChanged;
  const both = async ({ director, partner }: Setting): Promise<[Client, Client]> => [await test.as(director.id), await test.as(partner.id)];

  it('is told once, with who did it and when; one’s own changes are not, and the first look only begins', async () => {
    const setting = await builders.setting();
    const { at, householdId, partner, director, memberId } = setting;
    const goalId = await builders.goal(householdId);
    const actionId = await builders.action(householdId, goalId, { professionalId: partner.id });
    const [directing, helping] = await both(setting);
    await directing.patch(`${at}/goals/${goalId}`).set(...ifMatch(1)).send({ words: 'Eerder.' }).expect(200);
    expect(await dot(helping, householdId)).toBe(false);
    expect(await look(helping, at)).toEqual({ since: null, changes: [] });
    await look(directing, at);

    await helping.patch(`${at}/actions/${actionId}`).set(...ifMatch(1)).send({ statusNote: 'Gebeld.' }).expect(200);
    await helping.patch(`${at}/actions/${actionId}`).set(...ifMatch(2)).send({ statusNote: 'Gemaild.' }).expect(200);
    expect([await dot(directing, householdId), await dot(helping, householdId)]).toEqual([true, false]);
    const first = await look(directing, at);
    expect(first).toMatchObject({ since: expect.any(String), changes: [{ part: 'action', id: actionId, deed: 'changed', by: partner.name }] });
    expect(Date.parse(first.changes[0]!.at)).toBeGreaterThanOrEqual(Date.parse(first.since!));
    expect([await dot(directing, householdId), await look(directing, at)]).toMatchObject([false, { changes: [] }]);

    const added = (await directing.post(`${at}/goals`).send({ words: 'Rust.', domains: [] }).expect(201)).body as { id: string };
    await directing.post(`${at}/plan/statements`).send({ kind: 'where_to', words: 'Rust in huis.', saidByMemberId: memberId }).expect(201);
    await directing.patch(`${at}/plan`).set(...ifMatch(2)).send({ whereTo: 'Hier blijven.' }).expect(200);
    await directing.post(`${at}/plan/agreements`).send({ memberId, kind: 'agrees' }).expect(201);
    await directing.post(`${at}/evaluations`).send({ goals: [{ goalId, change: 1 }] }).expect(201);
    const news = await look(helping, at);
    expect(news.changes.map(({ part, deed, by }) => [part, deed, by]).sort()).toEqual([
      ['agreement', 'added', director.name], ['evaluation', 'added', director.name], ['goal', 'added', director.name], ['plan', 'changed', director.name], ['statement', 'added', director.name],
    ]);
    expect(news.changes.find(({ part }) => part === 'goal')).toMatchObject({ id: added.id });
    expect(await look(directing, at)).toMatchObject({ changes: [] });
  });

  it('counts a time done as a change of its action, a removed statement as removed, and what came and went as nothing', async () => {
    const setting = await builders.setting();
    const { at, householdId, partner, memberId } = setting;
    const { today } = builders;
    const [directing, helping] = await both(setting);
    const goalId = await builders.goal(householdId);
    const made = await directing.post(`${at}/actions`).send({ goalId, what: 'Post brengen', owners: [{ kind: 'professional', id: partner.id }], rhythm: 'weekly', startsOn: today, reviewOn: addDays(today, 30) }).expect(201);
    const actionId = (made.body as { id: string }).id;
    const add = async (words: string): Promise<string> => {
      const { statements } = (await directing.post(`${at}/plan/statements`).send({ kind: 'where_to', words, saidByMemberId: memberId }).expect(201)).body as { statements: { id: string; words: string }[] };
      return statements.find((each) => each.words === words)!.id;
    };
    const [kept, gone] = [await add('Eén.'), await add('Twee.')];
    await look(helping, at);
    await look(directing, at);
    await helping.post(`${at}/actions/${actionId}/done`).send({}).expect(201);
    expect(told(await look(directing, at))).toEqual([['action', actionId, 'changed']]);
    await directing.delete(`${at}/plan/statements/${gone}`).expect(200);
    await directing.delete(`${at}/plan/statements/${await add('Drie.')}`).expect(200);
    expect(told(await look(helping, at))).toEqual([['statement', null, 'removed']]);
    expect(kept).not.toBe(gone);
  });

  it('says nothing of a goal that the reader does not see, also not by the places of the others', async () => {
    const setting = await builders.setting();
    const { at, householdId, memberId } = setting;
    const [directing, helping] = await both(setting);
    const open = await builders.goal(householdId);
    await look(helping, at);
    const goal = (await directing.post(`${at}/goals`).send({ words: 'Geheim.', saidByMemberId: memberId, domains: [], shielded: true }).expect(201)).body as { id: string };
    await directing.post(`${at}/actions`).send({ goalId: goal.id, what: 'Bellen', owners: [{ kind: 'member', id: memberId }], rhythm: 'once', dueOn: builders.today }).expect(201);
    await directing.put(`${at}/goal-order`).set(...ifMatch(2)).send({ goalIds: [goal.id, open] }).expect(200);
    expect(await dot(helping, householdId)).toBe(false);
    expect(await look(helping, at)).toMatchObject({ changes: [] });
  });

  it('names nobody of a confidential service to whoever may not know of it', async () => {
    const setting = await builders.setting();
    const { at, householdId } = setting;
    const service = await builders.professional({ sensitive: true });
    await builders.involve(householdId, service, ['substance_use']);
    const actionId = await builders.action(householdId, await builders.goal(householdId), { professionalId: service.id });
    const [directing, helping] = await both(setting);
    await Promise.all([look(directing, at), look(helping, at)]);
    await (await test.as(service.id)).patch(`${at}/actions/${actionId}`).set(...ifMatch(1)).send({ status: 'done' }).expect(200);
    expect(await look(helping, at)).toMatchObject({ changes: [{ id: actionId, by: null }] });
    expect(await look(directing, at)).toMatchObject({ changes: [{ id: actionId, by: service.name }] });
  });

  it('loses nothing that is being changed at the very moment of looking', async () => {
    const setting = await builders.setting();
    const { at, householdId, partner } = setting;
    const goalId = await builders.goal(householdId);
    const actions = await Promise.all(Array.from({ length: 20 }, () => builders.action(householdId, goalId, { professionalId: partner.id })));
    const [directing, helping] = await both(setting);
    await look(directing, at);
    const found: string[] = [];
    const changes = Promise.all(actions.map((id) => helping.patch(`${at}/actions/${id}`).set(...ifMatch(1)).send({ statusNote: 'Gebeld.' }).expect(200)));
    for (let looking = 0; looking < 10; looking++) found.push(...(await look(directing, at)).changes.map(({ id }) => id!));
    await changes;
    found.push(...(await look(directing, at)).changes.map(({ id }) => id!));
    expect(found.sort()).toEqual([...actions].sort());
  });

  it('is not for who looks in an emergency, and nobody reads when another looked', async () => {
    const setting = await builders.setting();
    const { at, householdId } = setting;
    const helper = await builders.professional();
    await builders.emergency(householdId, helper);
    await (await test.as(helper.id)).post(`${at}/plan/looks`).expect(403);
    const [directing, helping] = await both(setting);
    await look(helping, at);
    await look(directing, at);
    const work = test.app.get(UnitOfWork);
    const looks = await work.run(test.app.get(SessionStore).actingOf({ professionalId: setting.director.id }, householdId, 'plan:look'), () => work.manager.query<unknown[]>('select * from plan_look'));
    expect(looks).toHaveLength(1);
  });
});
