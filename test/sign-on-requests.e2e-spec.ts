import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../server/shared/identifier.js';
import { RequestsService } from '../server/sign-on/requests.service.js';
import { SignOnRequest } from '../server/sign-on/sign-on.entity.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

const ISSUER = 'https://login.example';

describe('a first sign-on', () => {
  let test: TestApp;
  let builders: Builders;
  let organisationId: string;
  let admin: Client;
  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  beforeEach(async () => {
    const administrator = await builders.professional({ roles: ['administrator'] });
    ({ organisationId } = administrator);
    admin = await test.as(administrator.id, { steppedUp: true });
  });
  afterAll(() => test.close());

  const request = async (more: Partial<SignOnRequest> = {}): Promise<SignOnRequest> => {
    const now = test.clock.now();
    const row: SignOnRequest = {
      id: newId(), issuer: ISSUER, subject: newId(), organisationId, state: 'waiting', name: 'An Bos', email: 'an.bos@pas.example', roleClaims: ['hulp'], requestedAt: now, lastTriedAt: now, ...more,
    };
    await test.work.run(null, () => test.work.manager.insert(SignOnRequest, row));
    return row;
  };
  const linkedTo = async ({ subject }: SignOnRequest): Promise<string | undefined> => {
    const rows = await test.work.run(null, () => test.work.manager.query<{ id: string }[]>('select professional_id as id from sign_on_identity where subject = $1', [subject]));
    return rows[0]?.id;
  };
  const colleague = { name: 'An Bos', function: 'schuldhulpverlener', email: 'An.Bos@test.example', roles: ['partner'] };

  it('waits for the administrator of its organisation, who sees who it is and which colleagues there are', async () => {
    const waiting = await request();
    await request({ organisationId: await builders.organisation() });
    const { id, name } = await builders.professional({ organisationId });
    const { body } = await admin.get('/sign-on-requests').expect(200);
    expect(body.requests).toMatchObject([{ id: waiting.id, state: 'waiting', name: 'An Bos', email: 'an.bos@pas.example', roles: null }]);
    expect(JSON.stringify(body)).not.toContain(waiting.subject);
    expect(body.colleagues).toContainEqual({ id, name, function: 'hulpverlener', linked: false });
    expect(body.colleagues.length).toBe(2);
  });

  it('is for administrators alone, and accepting it asks to show once more that it is you', async () => {
    const { id } = await request();
    for (const role of ['case_director', 'partner', 'team_lead', 'privacy_officer'] as const) {
      const client = await test.as((await builders.professional({ organisationId, roles: [role] })).id);
      await client.get('/sign-on-requests').expect(403);
      await client.post(`/sign-on-requests/${id}/acceptance`).send({ newColleague: colleague }).expect(403);
      await client.post(`/sign-on-requests/${id}/refusal`).expect(403);
      await client.put('/sign-on-mapping').set(...ifMatch(1)).send({ reference: null, roles: [] }).expect(403);
    }
    const fresh = await test.as((await builders.professional({ organisationId, roles: ['administrator'] })).id);
    const answer = await fresh.post(`/sign-on-requests/${id}/acceptance`).send({ newColleague: colleague });
    expect(answer.body).toMatchObject({ status: 403, code: 'session.step-up-needed' });
  });

  it('is "not there" for the administrator of another organisation', async () => {
    const { id } = await request({ organisationId: await builders.organisation() });
    await admin.post(`/sign-on-requests/${id}/acceptance`).send({ newColleague: colleague }).expect(404);
    await admin.post(`/sign-on-requests/${id}/refusal`).expect(404);
  });

  it('is linked to a colleague who has an account', async () => {
    const { id } = await builders.professional({ organisationId });
    const waiting = await request();
    await admin.post(`/sign-on-requests/${waiting.id}/acceptance`).send({ professionalId: id }).expect(204);
    expect(await linkedTo(waiting)).toBe(id);
    const { body } = await admin.get('/sign-on-requests');
    expect(body.requests).toEqual([]);
    expect(body.colleagues.find((each: { id: string }) => each.id === id)).toMatchObject({ linked: true });
  });

  it('is not linked to somebody of another organisation, who has left, or who is nobody', async () => {
    const left = await builders.professional({ organisationId });
    await test.work.run(null, () => test.work.manager.query('update professional set left_on = $2 where id = $1', [left.id, test.clock.today()]));
    for (const professionalId of [(await builders.professional()).id, left.id, newId()]) {
      const waiting = await request();
      const answer = await admin.post(`/sign-on-requests/${waiting.id}/acceptance`).send({ professionalId });
      expect(answer.body).toMatchObject({ status: 409, code: 'sign-on.unknown-colleague' });
      expect(await linkedTo(waiting)).toBeUndefined();
    }
  });

  it('makes nobody a privacy officer, by no way: not linked to one, not as a new one, not by what the provider says', async () => {
    const officer = await builders.professional({ organisationId, roles: ['privacy_officer'] });
    const waiting = await request();
    const linked = await admin.post(`/sign-on-requests/${waiting.id}/acceptance`).send({ professionalId: officer.id });
    expect(linked.body).toMatchObject({ status: 409, code: 'colleague.privacy-officer' });
    expect(JSON.stringify((await admin.get('/sign-on-requests')).body.colleagues)).not.toContain(officer.id);
    const made = await admin.post(`/sign-on-requests/${waiting.id}/acceptance`).send({ newColleague: { ...colleague, roles: ['privacy_officer'] } });
    expect(made.body.fields).toMatchObject([{ field: 'newColleague.roles' }]);
    const mapped = await admin.put('/sign-on-mapping').set(...ifMatch(1)).send({ reference: null, roles: [{ claim: 'a', role: 'privacy_officer' }] });
    expect(mapped.body.fields).toMatchObject([{ field: 'roles.0.role' }]);
  });

  it('becomes a new colleague, with the roles that the administrator gives', async () => {
    const waiting = await request();
    await admin.post(`/sign-on-requests/${waiting.id}/acceptance`).send({ newColleague: colleague }).expect(204);
    const id = await linkedTo(waiting);
    const [made] = await test.work.run(null, () => test.work.manager.query<object[]>('select organisation_id, name, email, roles from professional where id = $1', [id]));
    expect(made).toEqual({ organisation_id: organisationId, name: 'An Bos', email: 'an.bos@test.example', roles: ['partner'] });
    const again = await request();
    const taken = await admin.post(`/sign-on-requests/${again.id}/acceptance`).send({ newColleague: colleague });
    expect(taken.body).toMatchObject({ status: 409, code: 'colleague.email-used' });
  });

  it('names either a colleague or a new one', async () => {
    const { id } = await request();
    for (const body of [{}, { professionalId: newId(), newColleague: { ...colleague, email: 'x@test.example' } }]) {
      expect((await admin.post(`/sign-on-requests/${id}/acceptance`).send(body)).body).toMatchObject({ status: 400, code: 'sign-on.person-missing' });
    }
    const wrong = await admin.post(`/sign-on-requests/${id}/acceptance`).send({ newColleague: { ...colleague, email: 'geen adres' } });
    expect(wrong.body.fields).toMatchObject([{ field: 'newColleague.email' }]);
  });

  it('is accepted once, whoever is first', async () => {
    const { id } = await request();
    const { id: professionalId } = await builders.professional({ organisationId });
    const answers = await Promise.all(Array.from({ length: 5 }, () => admin.post(`/sign-on-requests/${id}/acceptance`).send({ professionalId })));
    expect(answers.filter(({ status }) => status === 204).length).toBe(1);
    expect(answers.every(({ status }) => [204, 404, 409].includes(status))).toBe(true);
  });

  it('stays in the list when it is refused, and can be accepted after all', async () => {
    const { id } = await request();
    await admin.post(`/sign-on-requests/${id}/refusal`).expect(204);
    expect((await admin.get('/sign-on-requests')).body.requests).toMatchObject([{ id, state: 'refused' }]);
    const { id: professionalId } = await builders.professional({ organisationId });
    await admin.post(`/sign-on-requests/${id}/acceptance`).send({ professionalId }).expect(204);
  });

  it('goes when nobody came back for it in ninety days, waiting or refused', async () => {
    const daysAgo = (days: number): Date => new Date(test.clock.now().getTime() - days * 24 * 3_600_000);
    const old = await request({ state: 'refused', lastTriedAt: daysAgo(91) });
    const lately = await request({ lastTriedAt: daysAgo(89) });
    const dropped = await test.asSystem((context) => context.get(RequestsService).dropOld());
    expect(dropped).toBe(1);
    const { requests } = (await admin.get('/sign-on-requests')).body as { requests: { id: string }[] };
    expect(requests.map(({ id }) => id)).toEqual([lately.id]);
    expect(requests.map(({ id }) => id)).not.toContain(old.id);
  });

  describe('has its organisation and roles by', () => {
    const roles = [{ claim: 'hulp', role: 'partner' }, { claim: 'hulp', role: 'case_director' }];

    it('what the administrator recorded, which is changed by one at a time', async () => {
      expect((await admin.get('/sign-on-mapping')).body).toEqual({ reference: null, roles: [], version: 1, provider: null });
      const changed = await admin.put('/sign-on-mapping').set(...ifMatch(1)).send({ reference: 'a', roles }).expect(200).expect('ETag', '"2"');
      expect(changed.body).toMatchObject({ reference: 'a', roles: [{ claim: 'hulp', role: 'case_director' }, { claim: 'hulp', role: 'partner' }], version: 2 });
      await admin.put('/sign-on-mapping').set(...ifMatch(1)).send({ reference: 'b', roles: [] }).expect(412);
      await admin.put('/sign-on-mapping').send({ reference: 'b', roles: [] }).expect(428);
      await request();
      expect((await admin.get('/sign-on-requests')).body.requests[0].roles).toEqual(['case_director', 'partner']);
      await admin.put('/sign-on-mapping').set(...ifMatch(2)).send({ reference: null, roles: [] }).expect(200);
    });

    it('a reference that no other organisation has', async () => {
      await admin.put('/sign-on-mapping').set(...ifMatch(1)).send({ reference: 'uniek', roles: [] }).expect(200);
      const other = await test.as((await builders.professional({ roles: ['administrator'] })).id, { steppedUp: true });
      const answer = await other.put('/sign-on-mapping').set(...ifMatch(1)).send({ reference: 'uniek', roles: [] });
      expect(answer.body).toMatchObject({ status: 409, code: 'sign-on.reference-taken' });
    });

    it('known roles alone', async () => {
      const answer = await admin.put('/sign-on-mapping').set(...ifMatch(1)).send({ reference: 'x', roles: [{ claim: 'a', role: 'god' }] });
      expect(answer.body).toMatchObject({ status: 400, fields: [{ field: 'roles.0.role' }] });
    });
  });
});
