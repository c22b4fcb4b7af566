import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HouseholdList } from '../server/contract/households.js';
import type { AskedPauses, PauseList, PauseView } from '../server/contract/pauses.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('a request for a pause', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const list = async (client: Client, { at }: Setting): Promise<PauseList> => (await client.get(`${at}/pauses`).expect(200)).body as PauseList;
  const only = (answer: { body: unknown }): PauseView => (answer.body as PauseList).pauses[0]!;
  const eviction = (more: object = {}): object => ({ subject: 'eviction', what: 'De ontruiming van de twaalfde.', domain: 'housing', until: addDays(today, 180), ...more });

  async function asked(): Promise<Setting & { client: Client; asPartner: Client; pause: PauseView }> {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const pause = only(await client.post(`${setting.at}/pauses`).send(eviction({ askedId: setting.partner.id })).expect(201));
    return { ...setting, client, asPartner: await test.as(setting.partner.id), pause };
  }

  it('waits for who is asked, in their list and on their own page, until it is answered', async () => {
    const { client, asPartner, pause, at, householdId, partner, director } = await asked();
    expect(pause).toMatchObject({ askedName: partner.name, askedByName: director.name, days: 0, answer: null, mayAnswer: true, mayCallOff: true });
    const questions = async (): Promise<number> => ((await asPartner.get('/households').expect(200)).body as HouseholdList).households.find(({ id }) => id === householdId)!.questionsForMe;
    expect(await questions()).toBe(1);
    const { pauses } = (await asPartner.get('/asked-pauses').expect(200)).body as AskedPauses;
    expect(pauses).toMatchObject([{ id: pause.id, householdId, subject: 'eviction', until: addDays(today, 180), askedByName: director.name, days: 0 }]);
    expect(((await client.get('/asked-pauses').expect(200)).body as AskedPauses).pauses).toEqual([]);
    const answered = only(await asPartner.post(`${at}/pauses/${pause.id}/answer`).send({ answer: 'granted' }).expect(201));
    expect(answered).toMatchObject({ answer: 'granted', answeredUntil: null, answeredOn: today, answeredByName: partner.name, mayAnswer: false });
    expect(await questions()).toBe(0);
    const kinds = async (reader: Client): Promise<string[]> => ((await reader.get('/notices').expect(200)).body as { notices: { kind: string }[] }).notices.map(({ kind }) => kind);
    expect([await kinds(asPartner), await kinds(client)]).toEqual([['pause_asked'], ['pause_answered']]);
  });

  it('is granted in part until another day, or refused because; and stays where it was asked', async () => {
    const first = await asked();
    const part = only(await first.asPartner.post(`${first.at}/pauses/${first.pause.id}/answer`).send({ answer: 'in_part', until: addDays(today, 30), because: 'Tot de zitting.' }).expect(201));
    expect(part).toMatchObject({ answer: 'in_part', answeredUntil: addDays(today, 30), because: 'Tot de zitting.' });
    const second = await asked();
    expect(only(await second.asPartner.post(`${second.at}/pauses/${second.pause.id}/answer`).send({ answer: 'refused', because: 'De rechter besliste al.' }).expect(201))).toMatchObject({ answer: 'refused' });
  });

  it('goes to somebody by function, for whom whoever directs writes the answer down', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const pause = only(await client.post(`${setting.at}/pauses`).send(eviction({ organisationName: 'Gerechtsdeurwaarder Snel', askedFunction: 'deurwaarder' })).expect(201));
    expect(pause).toMatchObject({ askedName: null, askedFunction: 'deurwaarder', organisationName: 'Gerechtsdeurwaarder Snel' });
    const asPartner = await test.as(setting.partner.id);
    expect((await asPartner.post(`${setting.at}/pauses/${pause.id}/answer`).send({ answer: 'granted' }).expect(409)).body).toMatchObject({ code: 'pause.not-yours' });
    expect(only(await client.post(`${setting.at}/pauses/${pause.id}/answer`).send({ answer: 'granted' }).expect(201))).toMatchObject({ answer: 'granted', answeredByName: setting.director.name });
  });

  it.each<[string, (setting: Setting) => object, number, string, string | undefined]>([
    ['without an end', () => ({ askedId: newId(), until: undefined }), 400, 'input.invalid', 'until'],
    ['with an end in the past', ({ partner }) => ({ askedId: partner.id, until: '2020-01-01' }), 409, 'pause.until-in-past', 'until'],
    ['of nobody', () => ({}), 409, 'pause.asks-nobody', 'askedFunction'],
    ['of two at once', ({ partner }) => ({ askedId: partner.id, askedFunction: 'manager' }), 409, 'pause.asks-nobody', 'askedId'],
    ['of a function of nowhere', () => ({ askedFunction: 'manager' }), 409, 'pause.asks-nobody', 'organisationId'],
    ['of somebody who is not involved', () => ({ askedId: newId() }), 409, 'pause.cannot-be-asked', 'askedId'],
    ['for a breakthrough of elsewhere', ({ partner }) => ({ askedId: partner.id, breakthroughId: newId() }), 409, 'breakthrough.unknown', 'breakthroughId'],
  ])('is refused %s, and nothing has changed', async (_, more, status, code, field) => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const refused = (await client.post(`${setting.at}/pauses`).send(eviction(more(setting))).expect(status)).body as { code: string; fields?: { field: string }[] };
    expect(refused).toMatchObject({ code });
    expect(refused.fields?.[0]?.field).toBe(field);
    expect((await list(client, setting)).pauses).toEqual([]);
  });

  it('is answered once, also when two do so at the same moment; with a reason where it is no whole yes', async () => {
    const { client, asPartner, at, pause } = await asked();
    const path = `${at}/pauses/${pause.id}/answer`;
    for (const [answer, code] of [[{ answer: 'refused' }, 'pause.reason-missing'], [{ answer: 'in_part', because: 'x' }, 'pause.part-until-missing'], [{ answer: 'in_part', because: 'x', until: pause.until }, 'pause.part-is-whole']] as const)
      expect((await asPartner.post(path).send(answer).expect(409)).body).toMatchObject({ code });
    const answers = await Promise.all([asPartner, client, asPartner, client].map((each) => each.post(path).send({ answer: 'granted' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await client.post(`${at}/pauses/${pause.id}/calling-off`).send({}).expect(409)).body).toMatchObject({ code: 'pause.already-answered' });
  });

  it('is called off by who asked, and then waits for nobody', async () => {
    const { client, asPartner, at, pause } = await asked();
    await asPartner.post(`${at}/pauses/${pause.id}/calling-off`).send({}).expect(403);
    expect(only(await client.post(`${at}/pauses/${pause.id}/calling-off`).send({}).expect(201))).toMatchObject({ calledOffOn: today, mayAnswer: false });
    expect((await asPartner.post(`${at}/pauses/${pause.id}/answer`).send({ answer: 'granted' }).expect(409)).body).toMatchObject({ code: 'pause.called-off' });
  });

  it('is seen by part of life, and does not name a confidential service to others', async () => {
    const setting = await builders.setting();
    const { at, householdId } = setting;
    const client = await test.as(setting.director.id);
    const service = await builders.professional({ sensitive: true });
    await builders.involve(householdId, service, ['substance_use', 'housing']);
    const probation = await builders.professional();
    await builders.involve(householdId, probation, ['justice']);
    await client.post(`${at}/pauses`).send(eviction({ askedId: service.id })).expect(201);
    const seen = await list(await test.as(setting.partner.id), setting);
    expect(seen.pauses).toMatchObject([{ askedName: null, organisationName: null, confidential: true, mayAnswer: false }]);
    expect(JSON.stringify(seen)).not.toContain(service.name);
    expect((await list(await test.as(probation.id), setting)).pauses).toEqual([]);
    const refused = (await (await test.as(probation.id)).post(`${at}/pauses`).send(eviction({ askedId: setting.partner.id })).expect(409)).body as object;
    expect(refused).toMatchObject({ code: 'pause.domain-not-yours' });
    expect((await (await test.as(setting.partner.id)).post(`${at}/pauses`).send(eviction({ askedId: service.id })).expect(409)).body).toMatchObject({ code: 'pause.cannot-be-asked' });
    await (await test.as((await builders.professional()).id)).get(`${at}/pauses`).expect(404);
  });
});
