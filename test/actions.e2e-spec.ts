import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionView, OwnActions } from '../server/contract/plans.js';
import { addDays } from '../server/shared/day.js';
import { ifMatch, startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

describe('actions', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  it('with a rhythm count the times that they were done, each day once', async () => {
    const { at, partner, householdId } = await builders.setting();
    const goalId = await builders.goal(householdId);
    const id = await builders.action(householdId, goalId, { professionalId: partner.id }, { rhythm: 'weekly', startsOn: addDays(today, -45), reviewOn: addDays(today, 10) });
    const client = await test.as(partner.id);
    for (const daysAgo of [45, 38, 31, 24, 17, 3]) await client.post(`${at}/actions/${id}/done`).send({ doneOn: addDays(today, -daysAgo) }).expect(201);
    const action = (await client.post(`${at}/actions/${id}/done`).send({}).expect(201)).body as ActionView;
    expect(action).toMatchObject({ timesDone: 7, status: 'open', lastDone: { on: today, by: partner.name, onBehalf: false } });
    expect((await client.post(`${at}/actions/${id}/done`).send({}).expect(409)).body).toMatchObject({ code: 'action.done-already' });
    for (const [doneOn, code] of [[addDays(today, 1), 'action.done-in-future'], [addDays(today, -46), 'action.done-before-start']])
      expect((await client.post(`${at}/actions/${id}/done`).send({ doneOn })).body).toMatchObject({ code, fields: [{ field: 'doneOn' }] });
    expect((await client.delete(`${at}/actions/${id}/done`).expect(200)).body).toMatchObject({ timesDone: 6, lastDone: { on: addDays(today, -3) } });
  });

  it('of owners without an account are ticked off by anyone involved, and the record says so', async () => {
    const { at, director, partner, householdId, memberId } = await builders.setting();
    const goalId = await builders.goal(householdId);
    const colleague = await builders.professional();
    await builders.involve(householdId, colleague);
    const [theirs, others] = [await builders.action(householdId, goalId, { memberId }), await builders.action(householdId, goalId, { professionalId: colleague.id })];
    const client = await test.as(partner.id);
    const done = (await client.post(`${at}/actions/${theirs}/done`).send({}).expect(201)).body as ActionView;
    expect(done).toMatchObject({ status: 'done', version: 2, lastDone: { on: today, by: partner.name, onBehalf: true } });
    expect((await client.post(`${at}/actions/${others}/done`).send({}).expect(409)).body).toMatchObject({ code: 'action.not-yours' });
    expect((await (await test.as(director.id)).post(`${at}/actions/${others}/done`).send({}).expect(201)).body).toMatchObject({ lastDone: { by: director.name, onBehalf: true } });
    expect((await client.delete(`${at}/actions/${theirs}/done`).expect(200)).body).toMatchObject({ status: 'open', lastDone: null });
    expect((await client.delete(`${at}/actions/${theirs}/done`).expect(409)).body).toMatchObject({ code: 'action.not-done' });
  });

  it('done by the form are recorded as well, and a confidential colleague is not named', async () => {
    const { at, director, partner, householdId, memberId } = await builders.setting();
    const goalId = await builders.goal(householdId);
    const service = await builders.professional({ sensitive: true });
    await builders.involve(householdId, service, ['substance_use']);
    const id = await builders.action(householdId, goalId, { memberId });
    const directing = await test.as(director.id);
    expect((await directing.patch(`${at}/actions/${id}`).set(...ifMatch(1)).send({ status: 'done' }).expect(200)).body).toMatchObject({ lastDone: { by: director.name } });
    expect((await directing.patch(`${at}/actions/${id}`).set(...ifMatch(2)).send({ status: 'open' }).expect(200)).body).toMatchObject({ lastDone: null });
    await (await test.as(service.id)).post(`${at}/actions/${id}/done`).send({}).expect(201);
    const seen = (await (await test.as(partner.id)).get(`${at}/plan`)).text;
    expect(JSON.parse(seen)).toMatchObject({ goals: [{ actions: [{ lastDone: { by: null, onBehalf: true } }] }] });
    expect(seen).not.toContain(service.name);
  });

  it('wait for each other, but never in a circle, also not when two writers close it at once', async () => {
    const { at, director, householdId, memberId } = await builders.setting();
    const goalId = await builders.goal(householdId);
    const ids = await Promise.all([1, 2, 3].map(() => builders.action(householdId, goalId, { memberId })));
    const client = await test.as(director.id);
    const wait = (id: string, waitsForId: string, version: number) => client.patch(`${at}/actions/${id}`).set(...ifMatch(version)).send({ waitsForId });
    expect((await wait(ids[0]!, ids[0]!, 1).expect(400)).body).toMatchObject({ code: 'action.waits-for-itself', fields: [{ field: 'waitsForId' }] });
    expect((await wait(ids[0]!, ids[1]!, 1).expect(200)).body).toMatchObject({ waitsForId: ids[1] });
    const both = await Promise.all([wait(ids[1]!, ids[2]!, 1), wait(ids[2]!, ids[0]!, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'action.waits-in-circle' });
  });

  it('of one professional stand together over all households, without those of others, of closed ones, or of before', async () => {
    const partner = await builders.professional();
    const settings = await Promise.all([1, 2, 3, 4].map(() => builders.setting()));
    const ids: string[] = [];
    for (const [place, { householdId, memberId }] of settings.entries()) {
      // Of the last household the partner is no longer, and was never, part.
      if (place < 3) await builders.involve(householdId, partner);
      const goalId = await builders.goal(householdId);
      ids.push(await builders.action(householdId, goalId, { professionalId: partner.id }, { dueOn: addDays(today, 1 - place) }));
      await builders.action(householdId, goalId, { memberId });
      await builders.action(householdId, goalId, { professionalId: partner.id }, { status: 'dropped' });
    }
    await test.work.run(null, () => test.work.manager.query(`update household set closed_on = $2 where id = $1`, [settings[2]!.householdId, today]));
    const own = (await (await test.as(partner.id)).get('/own-actions').expect(200)).body as OwnActions;
    expect(own).toMatchObject({ today, more: false });
    expect(own.actions.map(({ id, householdId, overdue }) => [id, householdId, overdue])).toEqual([[ids[1], settings[1]!.householdId, false], [ids[0], settings[0]!.householdId, false]]);
  });
});
