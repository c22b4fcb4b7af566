import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HouseholdPicture } from '../server/contract/households.js';
import type { ClosingView } from '../server/contract/retention.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

describe('closing a household', () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const closing = { reason: 'De doelen zijn bereikt.', laws: ['social_support_act', 'youth_act'] };

  it('says how long it is kept, stops all changes but those of rights, and loses nothing by reopening', async () => {
    const { at, director, partner, memberId, householdId } = await builders.setting();
    const client = await test.as(director.id);
    const before = (await client.get(at).expect(200)).body as HouseholdPicture;
    const { body } = await client.post(`${at}/closing`).send(closing).expect(201);
    const year = Number(builders.today.slice(0, 4));
    expect(body).toMatchObject({ closedOn: builders.today, reason: closing.reason, laws: closing.laws, keptUntil: `${year + 20}${builders.today.slice(4)}` });

    expect((await client.post(`${at}/network-contacts`).send({ name: 'X', relation: 'buur', support: [] }).expect(409)).body).toMatchObject({ code: 'household.closed' });
    const seen = (await client.get(at).expect(200)).body as HouseholdPicture;
    expect(seen.access).toMatchObject({ ground: 'lead', mayDirect: false, mayTakeLead: false, mayEndLead: false, mayRecordForOthers: false });
    expect(seen.rights.mayHandle).toBe(true);
    await (await test.as(partner.id)).get(at).expect(200);
    await client.post(`${at}/members/${memberId}/rectifications`).send({ subject: 'other', whatIsWrong: 'x', ownView: 'y' }).expect(201);

    await client.post(`${at}/reopening`).send({ reason: 'Er is weer hulp nodig.' }).expect(201);
    const after = (await client.get(at).expect(200)).body as HouseholdPicture;
    expect({ ...after, version: 0, rights: null }).toEqual({ ...before, version: 0, rights: null });
    await client.post(`${at}/network-contacts`).send({ name: 'X', relation: 'buur', support: [] }).expect(201);
    const history = await test.work.run(null, () => test.work.manager.query(`select reason, reopen_reason from household_closing where household_id = $1`, [householdId]));
    expect(history).toEqual([{ reason: closing.reason, reopen_reason: 'Er is weer hulp nodig.' }]);
  });

  it('is for those who direct, between the opening and today, under laws that have a term', async () => {
    const { at, director, partner } = await builders.setting();
    const client = await test.as(director.id);
    await (await test.as(partner.id)).post(`${at}/closing`).send(closing).expect(403);
    for (const on of [addDays(builders.today, 1), addDays(builders.today, -101)]) expect((await client.post(`${at}/closing`).send({ ...closing, on }).expect(409)).body).toMatchObject({ code: 'closing.day' });
    expect((await client.post(`${at}/closing`).send({ ...closing, laws: ['own_law'] }).expect(409)).body).toMatchObject({ code: 'closing.unknown-law' });
    await client.post(`${at}/closing`).send({ ...closing, laws: [] }).expect(400);
    await client.post(`${at}/closing`).send({ ...closing, laws: ['Jeugdwet!'] }).expect(400);
    expect((await client.post(`${at}/reopening`).send({ reason: 'x' }).expect(409)).body).toMatchObject({ code: 'household.not-closed' });
    await client.post(`${at}/closing`).send(closing).expect(201);
    expect((await client.post(`${at}/closing`).send(closing).expect(409)).body).toMatchObject({ code: 'household.closed' });
    await (await test.as(partner.id)).post(`${at}/reopening`).send({ reason: 'x' }).expect(403);
  });

  it('happens once, also when two do it at the same moment', async () => {
    const { at, director } = await builders.setting();
    const client = await test.as(director.id);
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.post(`${at}/closing`).send(closing)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  });

  it('can be held for a claim, until that is lifted', async () => {
    const { at, director, partner } = await builders.setting();
    const client = await test.as(director.id);
    const hold = { kind: 'legal_claim', reason: 'Bezwaar loopt nog.' };
    await (await test.as(partner.id)).post(`${at}/holds`).send(hold).expect(403);
    const { body } = await client.post(`${at}/holds`).send(hold).expect(201);
    const { id } = body as { id: string };
    expect(((await client.get(`${at}/closing`).expect(200)).body as ClosingView).holds).toMatchObject([{ id, ...hold, placedOn: builders.today, liftedOn: null }]);
    const lifted = await client.post(`${at}/holds/${id}/lifting`).send({}).expect(201);
    expect((lifted.body as ClosingView).holds).toMatchObject([{ id, liftedOn: builders.today }]);
    expect((await client.post(`${at}/holds/${id}/lifting`).send({}).expect(409)).body).toMatchObject({ code: 'hold.already-lifted' });
    await client.post(`${at}/holds/${newId()}/lifting`).send({}).expect(404);
    await (await test.as(partner.id)).get(`${at}/closing`).expect(403);
  });

  it('terms are data: the privacy officer changes them, by version', async () => {
    const officer = await builders.professional({ roles: ['privacy_officer'] });
    const { director } = await builders.setting();
    const client = await test.as(officer.id, { steppedUp: true });
    const added = { law: 'debt_help_act', name: 'Wet gemeentelijke schuldhulpverlening', years: 10, source: 'Selectielijst gemeenten 2020' };
    await client.post('/retention/terms').send(added).expect(201);
    expect((await client.post('/retention/terms').send(added).expect(409)).body).toMatchObject({ code: 'retention.term-exists' });
    await client.post('/retention/terms').send({ ...added, law: 'forever', years: 0 }).expect(400);
    await client.patch('/retention/terms/debt_help_act').set(...ifMatch(1)).send({ years: 7 }).expect(200);
    await client.patch('/retention/terms/debt_help_act').set(...ifMatch(1)).send({ years: 8 }).expect(412);
    await client.patch('/retention/terms/no_law').set(...ifMatch(1)).send({ years: 8 }).expect(404);
    expect((await client.get('/retention/terms').expect(200)).body).toMatchObject([{ law: 'youth_act', years: 20 }, { law: 'debt_help_act', years: 7, version: 2 }, { law: 'social_support_act', years: 15 }]);
    await (await test.as(director.id)).get('/retention/terms').expect(403);
    await (await test.as(director.id)).post('/retention/terms').send(added).expect(403);
  });
});
