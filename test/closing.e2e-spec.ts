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
    expect(after.access).toMatchObject({ ground: 'lead', mayDirect: true });
    await client.post(`${at}/network-contacts`).send({ name: 'X', relation: 'buur', support: [] }).expect(201);
    const history = await test.work.run(null, () => test.work.manager.query(`select reason, reopen_reason from household_closing where household_id = $1`, [householdId]));
    expect(history).toEqual([{ reason: closing.reason, reopen_reason: 'Er is weer hulp nodig.' }]);
  });

  it('ends the lead and the involvements in one step, and offers them again when it is reopened', async () => {
    const { at, director, partner, householdId } = await builders.setting();
    const gone = await builders.professional();
    await builders.involve(householdId, gone);
    const staysAway = await builders.professional();
    await builders.involve(householdId, staysAway);
    await builders.escalation(householdId, partner, director);
    await builders.withdrawal(householdId, partner);
    const client = await test.as(director.id);
    await client.post(`${at}/closing`).send(closing).expect(201);
    const { leads, team } = (await client.get(at).expect(200)).body as HouseholdPicture;
    expect(leads).toMatchObject([{ until: builders.today, endReason: closing.reason }]);
    expect(team.map(({ until, endReason }) => `${until} ${endReason}`)).toEqual(Array.from({ length: 3 }, () => `${builders.today} household_closed`));
    expect((await client.get(`${at}/levels`).expect(200)).body).toMatchObject({ escalations: [{ calledOffOn: builders.today }] });
    expect((await client.get(`${at}/withdrawals`).expect(200)).body).toMatchObject({ withdrawals: [{ calledOffOn: builders.today }], leavable: [] });
    // Who was there until the closing looks it up; whoever left before does not, and nobody else.
    for (const [{ id }, status] of [[partner, 200], [staysAway, 200], [await builders.professional({ organisationId: partner.organisationId }), 404]] as const) await (await test.as(id)).get(at).expect(status);
    expect(((await (await test.as(partner.id)).get('/households').expect(200)).body as { households: unknown[] }).households).toEqual([]);

    await builders.professional({ roles: ['administrator'], organisationId: gone.organisationId });
    await test.work.run(null, () => test.work.manager.query(`update professional set left_on = $2 where id = $1`, [gone.id, builders.today]));
    const { parts } = (await client.get(`${at}/closing`).expect(200)).body as ClosingView;
    expect(parts.map(({ leads: lead, name, available }) => [lead, name, available])).toEqual([
      [true, director.name, true],
      ...[partner, gone, staysAway].map(({ name }) => [false, name, name !== gone.name]).sort((one, other) => (String(one[1]) < String(other[1]) ? -1 : 1)),
    ]);
    const partOf = ({ name }: { name: string }): string => parts.find((part) => part.name === name)!.id;
    const reopen = (chosen: string[]) => client.post(`${at}/reopening`).send({ reason: 'Er is weer hulp nodig.', parts: chosen });
    for (const wrong of [partOf(gone), newId()]) expect((await reopen([partOf(director), wrong]).expect(409)).body).toMatchObject({ code: 'closing.part-not-available' });
    expect((await reopen([]).expect(409)).body).toMatchObject({ code: 'closing.nobody-there' });
    const answers = await Promise.all(Array.from({ length: 3 }, () => reopen([partOf(director), partOf(partner)])));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const after = (await client.get(at).expect(200)).body as HouseholdPicture;
    expect(after.leads).toMatchObject([{ until: builders.today }, { professionalId: director.id, from: builders.today, until: null, reason: 'Er is weer hulp nodig.' }]);
    expect(after.team.filter(({ until }) => until === null)).toMatchObject([{ professionalId: partner.id, since: builders.today, domains: ['finances', 'housing'] }]);
    await (await test.as(partner.id)).get(at).expect(200);
    await (await test.as(staysAway.id)).get(at).expect(404);
  });

  it('calls off who was to lead from a coming day, and lets who began today lead until its end', async () => {
    const householdId = await builders.household({ teamId: (await builders.team()).id });
    const [now, next] = [await builders.professional({ roles: ['case_director'] }), await builders.professional({ roles: ['case_director'] })];
    const tomorrow = addDays(builders.today, 1);
    await builders.lead(householdId, now, builders.today, addDays(builders.today, 5));
    await builders.lead(householdId, next, addDays(builders.today, 5));
    const at = `/households/${householdId}`;
    await (await test.as(now.id)).post(`${at}/closing`).send(closing).expect(201);
    const { leads } = (await (await test.as(next.id)).get(at).expect(200)).body as HouseholdPicture;
    expect(leads).toMatchObject([{ from: builders.today, until: tomorrow }, { from: addDays(builders.today, 5), until: addDays(builders.today, 5) }]);
    expect(leads).toHaveLength(2);
    await (await test.as(now.id)).post(`${at}/reopening`).send({ reason: 'Te vroeg.' }).expect(201);
    const again = ((await (await test.as(now.id)).get(at).expect(200)).body as HouseholdPicture).leads.filter(({ from, until }) => from !== until).slice(-2);
    expect(again.map(({ professionalId, from, until }) => [professionalId, from, until])).toEqual([[now.id, tomorrow, addDays(builders.today, 5)], [next.id, addDays(builders.today, 5), null]]);
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
