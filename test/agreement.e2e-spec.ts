import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanComparison, PlanVersions } from '../server/contract/plan-agreement.js';
import type { Evaluations } from '../server/contract/plan-evaluation.js';
import type { PlanView } from '../server/contract/plans.js';
import { UnitOfWork } from '../server/database/unit-of-work.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

describe('agreement and evaluation', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const planOf = async (client: Client, at: string): Promise<PlanView> => (await client.get(`${at}/plan`).expect(200)).body as PlanView;

  it('keeps the plan once for all who speak of the same state, and tells what changed since', async () => {
    const { at, director, householdId, memberId } = await builders.setting();
    const other = await builders.member(householdId, 'Dion de Graaf', '2010-02-19', 'child');
    const client = await test.as(director.id);
    const goals = [await builders.goal(householdId, 1), await builders.goal(householdId, 2)];
    await builders.action(householdId, goals[0]!, { memberId });
    const agree = async (member: string, kind: string, words?: string): Promise<PlanVersions> =>
      (await client.post(`${at}/plan/agreements`).send({ memberId: member, kind, ...(words && { words }) }).expect(201)).body as PlanVersions;
    await agree(memberId, 'not', 'Eerst de brieven.');
    await agree(memberId, 'agrees', 'Zo kan het.');
    const first = await agree(other, 'in_part', 'Niet over school.');
    expect(first).toMatchObject({
      versions: [{ number: 1, madeOn: today, madeBy: director.name, agreements: [{ memberId: other, kind: 'in_part', words: 'Niet over school.' }, { memberId, kind: 'agrees', recordedBy: director.name }] }],
      changedSince: [],
    });

    const { version } = await planOf(client, at);
    await client.put(`${at}/goal-order`).set(...ifMatch(version)).send({ goalIds: goals.toReversed() }).expect(200);
    await client.post(`${at}/actions`).send({ goalId: goals[1], what: 'Bellen', owners: [{ kind: 'member', id: memberId }], rhythm: 'once', dueOn: today }).expect(201);
    const { changedSince } = (await client.get(`${at}/plan/versions`).expect(200)).body as PlanVersions;
    expect(changedSince).toMatchObject([{ about: 'goal', what: 'up', place: 1, formerPlace: 2 }, { about: 'action', what: 'new', words: 'Bellen', place: 1 }]);
    const second = await agree(memberId, 'agrees');
    expect(second.versions.map(({ number, agreements }) => [number, agreements.length])).toEqual([[2, 1], [1, 2]]);
    const query = { from: second.versions[1]!.id, to: second.versions[0]!.id };
    expect(((await client.get(`${at}/plan/comparison`).query(query).expect(200)).body as PlanComparison).changes).toEqual(changedSince);
    await client.get(`${at}/plan/comparison`).query({ from: newId() }).expect(404);
  });

  it('says nothing of a goal kept from others to who does not see it, and never changes what was kept', async () => {
    const { at, director, partner, householdId, memberId } = await builders.setting();
    const [directing, helping] = [await test.as(director.id), await test.as(partner.id)];
    await builders.goal(householdId);
    const secret = (await directing.post(`${at}/goals`).send({ words: 'Geheim doel', domains: [], shielded: true }).expect(201)).body as { id: string };
    const kept = (await directing.post(`${at}/plan/agreements`).send({ memberId, kind: 'agrees' }).expect(201)).body as PlanVersions;
    await directing.patch(`${at}/goals/${secret.id}`).set(...ifMatch(1)).send({ state: 'working' }).expect(200);
    expect((await directing.get(`${at}/plan/versions`)).text).toContain('Geheim doel');
    expect((await helping.get(`${at}/plan/versions`).expect(200)).body).toMatchObject({ changedSince: [] });
    await helping.post(`${at}/plan/agreements`).send({ memberId, kind: 'agrees' }).expect(403);
    const change = test.app.get(UnitOfWork);
    const acting = { professionalId: director.id, householdId, activity: 'plan:shape', traceId: newId(), today };
    const tamper = change.run(acting, () => change.manager.query(`update plan_version set content = '{}' where id = $1`, [kept.versions[0]!.id]));
    await expect(tamper).rejects.toThrow(/permission denied/);
  });

  it('asks for a member of the household, a day that has been, and goals to agree with', async () => {
    const { at, director, householdId, memberId } = await builders.setting();
    const client = await test.as(director.id);
    const refused = async (body: object): Promise<unknown> => (await client.post(`${at}/plan/agreements`).send({ memberId, kind: 'agrees', ...body })).body;
    expect(await refused({})).toMatchObject({ code: 'agreement.no-goals' });
    await builders.goal(householdId);
    expect(await refused({ memberId: newId() })).toMatchObject({ code: 'member.unknown', fields: [{ field: 'memberId' }] });
    expect(await refused({ givenOn: addDays(today, 1) })).toMatchObject({ code: 'agreement.in-future', fields: [{ field: 'givenOn' }] });
  });

  it('evaluates goal by goal, in the rhythm of the case', async () => {
    const { at, director, householdId } = await builders.setting();
    const client = await test.as(director.id);
    const goalId = await builders.goal(householdId);
    const { version } = await planOf(client, at);
    await client.patch(`${at}/plan`).set(...ifMatch(version)).send({ evaluationWeeks: 5 }).expect(200);
    const add = (body: object) => client.post(`${at}/evaluations`).send({ goals: [{ goalId, change: 1, whatChanged: 'De post is open.' }], ...body });
    await add({ note: 'Rustiger.' }).expect(201);
    expect(await planOf(client, at)).toMatchObject({ evaluationWeeks: 5, nextEvaluationOn: addDays(today, 35) });
    // One of before, written down later, does not set the next date.
    const { evaluations } = (await add({ heldOn: addDays(today, -35), goals: [{ goalId, change: -2 }] }).expect(201)).body as Evaluations;
    expect(evaluations.map(({ heldOn, goals }) => [heldOn, goals[0]!.change])).toEqual([[addDays(today, -35), -2], [today, 1]]);
    expect(await planOf(client, at)).toMatchObject({ nextEvaluationOn: addDays(today, 35) });
    for (const [body, code] of [
      [{}, 'evaluation.already-there'],
      [{ heldOn: addDays(today, 1) }, 'evaluation.in-future'],
      [{ heldOn: addDays(today, -2), nextOn: addDays(today, -2) }, 'evaluation.next-not-later'],
      [{ heldOn: addDays(today, -2), goals: [{ goalId: newId(), change: 1 }] }, 'goal.unknown'],
      [{ heldOn: addDays(today, -2), goals: [] }, 'evaluation.no-goals'],
      [{ heldOn: addDays(today, -2), goals: [{ goalId, change: 3 }] }, 'input.invalid'],
    ] as const) expect((await add(body)).body).toMatchObject({ code });
  });
});
