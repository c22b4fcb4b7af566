import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HouseholdPicture } from '../server/contract/households.js';
import type { GoalView, PlanView } from '../server/contract/plans.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('kept within the household', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;
  let setting: Setting;
  let [director, partner]: Client[] = [];

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    setting = await builders.setting();
    [director, partner] = await Promise.all([test.as(setting.director.id), test.as(setting.partner.id)]);
  });

  const pictureOf = async (client: Client): Promise<HouseholdPicture> => (await client.get(setting.at).expect(200)).body as HouseholdPicture;

  it('a goal is seen by those who direct, and by a partner only as far as they do something for it', async () => {
    const add = async (words: string, shielded: boolean): Promise<GoalView> => (await director!.post(`${setting.at}/goals`).send({ words, domains: [], shielded }).expect(201)).body as GoalView;
    await add('Rust in huis.', false);
    const secret = await add('Ik wil bij oma slapen.', true);
    await add('Werk vinden.', false);
    const action = (owner: string, kind: string) => ({ goalId: secret.id, what: `Iets van ${kind}`, owners: [{ kind, id: owner }], rhythm: 'once', dueOn: today });
    await director!.post(`${setting.at}/actions`).send(action(setting.memberId, 'member')).expect(201);
    const goalsOf = async (client: Client): Promise<[number, string, string[]][]> =>
      ((await client.get(`${setting.at}/plan`).expect(200)).body as PlanView).goals.map(({ place, words, actions }) => [place, words, actions.map(({ what }) => what)]);

    expect(await goalsOf(director!)).toEqual([[1, 'Rust in huis.', []], [2, 'Ik wil bij oma slapen.', ['Iets van member']], [3, 'Werk vinden.', []]]);
    // Not even a gap in the numbers shows that there is one.
    expect(await goalsOf(partner!)).toEqual([[1, 'Rust in huis.', []], [2, 'Werk vinden.', []]]);
    expect((await pictureOf(partner!)).plan.goals).toHaveLength(2);
    const own = action(setting.partner.id, 'professional');
    expect((await partner!.post(`${setting.at}/actions`).send(own).expect(409)).body).toMatchObject({ code: 'goal.unknown' });

    await director!.post(`${setting.at}/actions`).send(own).expect(201);
    expect((await goalsOf(partner!))[1]).toEqual([2, 'Ik wil bij oma slapen.', ['Iets van professional']]);
    await director!.patch(`${setting.at}/goals/${secret.id}`).set(...ifMatch(1)).send({ shielded: false }).expect(200);
    expect((await goalsOf(partner!))[1]![2].sort()).toEqual(['Iets van member', 'Iets van professional']);
  });

  it("a member's own address, shielded, is read by those who direct only", async () => {
    const address = 'Schuilstraat 4, Elders';
    await director!.patch(`${setting.at}/members/${setting.memberId}`).set(...ifMatch(1)).send({ address, addressShielded: true }).expect(200);
    expect((await pictureOf(director!)).members[0]).toMatchObject({ address, addressShielded: true });
    const answer = await partner!.get(setting.at).expect(200);
    expect((answer.body as HouseholdPicture).members[0]).toMatchObject({ address: null, addressShielded: true });
    expect(answer.text).not.toContain('Schuilstraat');
    await director!.patch(`${setting.at}/members/${setting.memberId}`).set(...ifMatch(2)).send({ addressShielded: false }).expect(200);
    expect((await pictureOf(partner!)).members[0]).toMatchObject({ address, addressShielded: false });
  });
});
