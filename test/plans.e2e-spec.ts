import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionView, GoalView, PlanView } from '../server/contract/plans.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { rounds } from './support/effort.js';

describe('the plan', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  it('begins with the literal words of the household, and who said them', async () => {
    const { at, director, memberId } = await builders.setting();
    const client = await test.as(director.id);
    const goal = { words: 'Ik wil hier kunnen blijven wonen.', saidByMemberId: memberId, domains: ['housing'] };
    await client.post(`${at}/goals`).send(goal).expect(201);
    await client.post(`${at}/goals`).send({ words: 'Rust in huis.', domains: [] }).expect(201);
    const plan = (await client.get(`${at}/plan`).expect(200)).body as PlanView;
    expect(plan).toMatchObject({ startedOn: today, goals: [{ ...goal, place: 1, saidOn: today, state: 'wanted' }, { place: 2, saidByMemberId: null, saidOn: null }] });
    const stranger = (await builders.setting()).memberId;
    expect((await client.post(`${at}/goals`).send({ ...goal, saidByMemberId: stranger }).expect(409)).body).toMatchObject({ code: 'member.unknown' });
  });

  it('keeps who said what of where to and what stands in the way, and when', async () => {
    const { at, director, memberId } = await builders.setting();
    const client = await test.as(director.id);
    const add = (body: object) => client.post(`${at}/plan/statements`).send({ kind: 'in_the_way', words: 'Elke dag post.', saidByMemberId: memberId, ...body });
    const statement = { kind: 'where_to', words: 'Quiet at home.', saidByMemberId: memberId, saidOn: addDays(today, -3), language: 'en' };
    await add({}).expect(201);
    const plan = (await add(statement).expect(201)).body as PlanView;
    expect(plan.statements).toMatchObject([statement, { words: 'Elke dag post.', saidOn: today, language: 'nl' }]);
    expect((await add({ saidByMemberId: newId() }).expect(409)).body).toMatchObject({ code: 'member.unknown', fields: [{ field: 'saidByMemberId' }] });
    expect((await add({ saidOn: addDays(today, 1) }).expect(400)).body).toMatchObject({ code: 'statement.in-future', fields: [{ field: 'saidOn' }] });
    expect((await add({ words: ' ' }).expect(400)).body).toMatchObject({ code: 'input.invalid', fields: [{ field: 'words' }] });
    const left = (await client.delete(`${at}/plan/statements/${plan.statements[0]!.id}`).expect(200)).body as PlanView;
    expect(left.statements).toHaveLength(1);
    await client.delete(`${at}/plan/statements/${plan.statements[0]!.id}`).expect(404);
  });

  it('that the family drew up itself is kept in its own words, with its day', async () => {
    const { at, director } = await builders.setting();
    const client = await test.as(director.id);
    const change = (body: object) => client.patch(`${at}/plan`).set(...ifMatch(1)).send(body);
    expect((await change({ origin: 'family', familyPlan: 'Wij doen dit zelf.' }).expect(400)).body).toMatchObject({ code: 'plan.family-plan-missing', fields: [{ field: 'familyPlanOn' }] });
    const family = { origin: 'family', familyPlan: 'Wij doen dit zelf.', familyPlanOn: today };
    expect((await change(family).expect(200)).body).toMatchObject(family);
  });

  it('is not changed by a change of nothing', async () => {
    const { at, director } = await builders.setting();
    const client = await test.as(director.id);
    expect((await client.patch(`${at}/plan`).set(...ifMatch(1)).send({}).expect(400)).body).toMatchObject({ code: 'input.nothing-to-change' });
    await client.patch(`${at}/plan`).set(...ifMatch(1)).send({ whereTo: 'Rust.' }).expect(200);
  });

  it('is in the order that the household wants, and no goal gets lost by it', async () => {
    const { at, director } = await builders.setting();
    const client = await test.as(director.id);
    const ids: string[] = [];
    for (const words of ['een', 'twee', 'drie']) ids.push(((await client.post(`${at}/goals`).send({ words, domains: [] })).body as GoalView).id);
    const { version } = (await client.get(`${at}/plan`)).body as PlanView;
    const order = (goalIds: string[], expected: number) => client.put(`${at}/goal-order`).set(...ifMatch(version)).send({ goalIds }).expect(expected);
    for (const wrong of [ids.slice(1), [ids[0]!, ids[1]!, newId()]]) expect((await order(wrong, 409)).body).toMatchObject({ code: 'goal.order-incomplete' });
    const plan = (await order([ids[2]!, ids[0]!, ids[1]!], 200)).body as PlanView;
    expect(plan.goals.map((goal) => [goal.words, goal.place])).toEqual([['drie', 1], ['een', 2], ['twee', 3]]);
    await order(ids, 412);
  });

  it('gives goals that are added at the same moment each their own place', async () => {
    const { at, director } = await builders.setting();
    const client = await test.as(director.id);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, number) => client.post(`${at}/goals`).send({ words: `doel ${number}`, domains: [] })));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 8 }, () => 201));
    const plan = (await client.get(`${at}/plan`)).body as PlanView;
    expect(plan.goals.map((goal) => goal.place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('has actions owned by professionals, members and network together', async () => {
    const { at, director, partner, householdId, memberId } = await builders.setting();
    const goalId = await builders.goal(householdId);
    const contactId = await builders.networkContact(householdId);
    const client = await test.as(director.id);
    const owners = [
      { kind: 'professional', id: partner.id },
      { kind: 'professional', id: partner.id.toUpperCase() },
      { kind: 'member', id: memberId },
      { kind: 'network', id: contactId },
    ];
    const made = await client.post(`${at}/actions`).send({ goalId, what: 'Post brengen', owners, rhythm: 'weekly', startsOn: today, reviewOn: addDays(today, 30) }).expect(201);
    expect((made.body as ActionView).owners).toMatchObject([{ id: partner.id }, { id: memberId, name: 'Sam de Bruin' }, { id: contactId, name: 'Buurvrouw Bep' }]);
  });

  it.each<[string, object, string, string[] | null]>([
    ['without an owner', { owners: [] }, 'action.owner-missing', ['owners']],
    ['of a stranger', { owners: [{ kind: 'member', id: newId() }] }, 'action.owner-unknown', ['owners']],
    ['that is due on no day', { dueOn: null }, 'action.due-day-missing', ['dueOn']],
    ['that is due before it starts', { startsOn: '2026-10-02', dueOn: '2026-10-01' }, 'action.due-before-start', ['dueOn']],
    ['with a rhythm that nobody ever looks at again', { rhythm: 'weekly', dueOn: null }, 'action.rhythm-open-ended', ['endsOn', 'reviewOn']],
    ['that waits for something elsewhere', { waitsForId: newId() }, 'action.waits-for-unknown', ['waitsForId']],
    ['of a goal elsewhere', { goalId: newId() }, 'goal.unknown', null],
  ])('refuses an action %s', async (_, wrong, code, fields) => {
    const { at, director, memberId, householdId } = await builders.setting();
    const goalId = await builders.goal(householdId);
    const body = { goalId, what: 'Bellen', owners: [{ kind: 'member', id: memberId }], rhythm: 'once', dueOn: today, ...wrong };
    expect((await (await test.as(director.id)).post(`${at}/actions`).send(body)).body).toMatchObject({ code, ...(fields && { fields: fields.map((field) => ({ field })) }) });
  });

  it('lets a partner do their own actions only, and says when one is late', async () => {
    const { at, director, partner, householdId, memberId } = await builders.setting();
    const goalId = await builders.goal(householdId);
    const [directing, helping] = await Promise.all([test.as(director.id), test.as(partner.id)]);
    const add = async (kind: string, id: string): Promise<ActionView> =>
      (await directing.post(`${at}/actions`).send({ goalId, what: 'Bellen', owners: [{ kind, id }], rhythm: 'once', dueOn: addDays(today, -1) }).expect(201)).body as ActionView;
    const [own, other] = [await add('professional', partner.id), await add('member', memberId)];
    expect(own).toMatchObject({ overdue: true, status: 'open', mayChange: true });
    const done = await helping.patch(`${at}/actions/${own.id}`).set(...ifMatch(1)).send({ status: 'done' }).expect(200);
    expect(done.body).toMatchObject({ status: 'done', overdue: false, version: 2 });
    expect((await helping.patch(`${at}/actions/${other.id}`).set(...ifMatch(1)).send({ status: 'done' }).expect(409)).body).toMatchObject({ code: 'action.not-yours' });
    const gone = helping.patch(`${at}/actions/${own.id}`).set(...ifMatch(2)).send({ owners: [{ kind: 'member', id: memberId }] });
    expect((await gone.expect(409)).body).toMatchObject({ code: 'action.not-yours' });
    await helping.post(`${at}/goals`).send({ words: 'x', domains: [] }).expect(403);
    const plan = (await helping.get(`${at}/plan`)).body as PlanView;
    expect(plan.goals[0]!.actions.map((action) => [action.id, action.mayChange])).toEqual([[other.id, false], [own.id, true]]);
  });

  it('answers a change that came too late with what stands there now, as the writer may see it', async () => {
    const { at, director, partner, householdId } = await builders.setting();
    const goalId = await builders.goal(householdId);
    const actionId = await builders.action(householdId, goalId, { professionalId: partner.id });
    const [first, second] = [await test.as(director.id), await test.as(partner.id)];
    await first.patch(`${at}/goals/${goalId}`).set(...ifMatch(1)).send({ words: 'Anders.' }).expect(200);
    const late = first.patch(`${at}/goals/${goalId}`).set(...ifMatch(1)).send({ words: 'Te laat.' });
    expect((await late.expect(412)).body).toMatchObject({ code: 'input.stale-version', facts: { version: 2, present: { id: goalId, words: 'Anders.', version: 2 } } });
    await first.patch(`${at}/actions/${actionId}`).set(...ifMatch(1)).send({ statusNote: 'Gebeld.' }).expect(200);
    const theirs = second.patch(`${at}/actions/${actionId}`).set(...ifMatch(1)).send({ statusNote: 'Gemaild.' });
    expect((await theirs.expect(412)).body).toMatchObject({ facts: { present: { statusNote: 'Gebeld.', mayChange: true, version: 2 } } });
    const plan = first.patch(`${at}/plan`).set(...ifMatch(7)).send({ whereTo: 'Rust.' });
    expect((await plan.expect(412)).body).toMatchObject({ facts: { present: { goals: [{ id: goalId }] } } });
  });

  // The whole of it, 20 × 100, takes minutes: each change makes 19 others stale. `THOROUGH=1` does that.
  it('keeps every one of the changes of 20 writers to one goal, each made on what was read', async () => {
    const WRITERS = 20;
    const changes = rounds(8, 100);
    const { at, director, householdId } = await builders.setting();
    const id = await builders.goal(householdId);
    const client = await test.as(director.id);
    await client.patch(`${at}/goals/${id}`).set(...ifMatch(1)).send({ words: '0' }).expect(200);
    let refused = 0;
    const writer = async (): Promise<void> => {
      let { words, version } = ((await client.get(`${at}/plan`)).body as PlanView).goals[0]!;
      for (let made = 0; made < changes; ) {
        const answer = await client.patch(`${at}/goals/${id}`).set(...ifMatch(version)).send({ words: String(Number(words) + 1) });
        expect([200, 412]).toContain(answer.status);
        // What stands there now comes with either answer.
        ({ words, version } = answer.status === 200 ? (answer.body as GoalView) : (answer.body as { facts: { present: GoalView } }).facts.present);
        if (answer.status === 200) made++;
        else refused++;
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    const [goal] = ((await client.get(`${at}/plan`)).body as PlanView).goals;
    expect(goal).toMatchObject({ words: String(WRITERS * changes), version: 2 + WRITERS * changes });
    expect(refused).toBeGreaterThan(0);
  }, rounds(600_000, 3_000_000));
});
