import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type { ColleagueView, InvitationView, NewInvitation, OwnOrganisationView, TeamView } from '../server/contract/administration.js';
import type { Role } from '../server/contract/roles.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

const PASSWORD = 'een lang genoeg wachtwoord';
const person = (change: object = {}): object => ({ name: 'Iris de Wit', function: 'wijkwerker', email: `iris.${newId()}@test.example`, roles: ['partner'], ...change });

describe('administration', () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  /** An organisation with an administrator. */
  const organisation = async (): Promise<{ admin: { id: string; organisationId: string; email: string; name: string }; client: Client; colleague: (roles?: Role[]) => ReturnType<Builders['professional']> }> => {
    const admin = await builders.professional({ roles: ['administrator'] });
    return { admin, client: await test.as(admin.id), colleague: (roles = ['partner']) => builders.professional({ roles, organisationId: admin.organisationId }) };
  };
  const post = (path: string, body: object): supertest.Test => supertest(test.app.getHttpServer()).post(`/api/v1${path}`).send(body);
  const code = (answer: supertest.Response): unknown => (answer.body as { code: unknown }).code;

  describe('of colleagues', () => {
    it('shows those of the own organisation and of no other', async () => {
      const { admin, client, colleague } = await organisation();
      const other = await builders.professional();
      const own = await colleague();
      const list = (await client.get('/colleagues').expect(200)).body as ColleagueView[];
      expect(list.map(({ id }) => id).sort()).toEqual([admin.id, own.id].sort());
      expect(list.find(({ id }) => id === own.id)).toMatchObject({ email: own.email, roles: ['partner'], state: 'active', leftOn: null, unfinished: false, teamId: null });
      await client.get(`/colleagues/${own.id}`).expect(200);
      const [elsewhere, nowhere] = await Promise.all([other.id, newId()].map((id) => client.get(`/colleagues/${id}`).expect(404)));
      expect(elsewhere!.body).toEqual(nowhere!.body);
    });

    it('is for administrators only, and gives them no household', async () => {
      const { client, colleague } = await organisation();
      for (const role of ['partner', 'case_director', 'team_lead', 'privacy_officer'] as const) {
        const asColleague = await test.as((await colleague([role])).id);
        for (const path of ['/colleagues', '/invitations', '/teams', '/own-organisation']) await asColleague.get(path).expect(403);
      }
      await client.get('/households').expect(403);
    });

    it('changes function, roles and team, on the version that was read', async () => {
      const { client, colleague } = await organisation();
      const { id } = await colleague();
      const team = (await client.post('/teams').send({ name: 'Team Oost' }).expect(201)).body as TeamView;
      const changed = await client.patch(`/colleagues/${id}`).set(...ifMatch(1)).send({ function: 'casusregisseur', roles: ['case_director'], teamId: team.id }).expect(200);
      expect(changed.body).toMatchObject({ function: 'casusregisseur', roles: ['case_director'], teamId: team.id, teamName: 'Team Oost', version: 2 });
      expect(code(await client.patch(`/colleagues/${id}`).set(...ifMatch(1)).send({ name: 'Iemand Anders' }).expect(412))).toBe('input.stale-version');
      await client.patch(`/colleagues/${id}`).send({ name: 'Iemand Anders' }).expect(428);
      await client.patch(`/colleagues/${id}`).set(...ifMatch(2)).send({}).expect(400);
      await client.patch(`/colleagues/${id}`).set(...ifMatch(2)).send({ roles: [] }).expect(400);
      await client.patch(`/colleagues/${id}`).set(...ifMatch(2)).send({ roles: ['director'] }).expect(400);
      await client.patch(`/colleagues/${id}`).set(...ifMatch(2)).send({ email: 'x@test.example' }).expect(400);
    });

    it('gives nobody a team of another organisation, and changes nobody of another one', async () => {
      const { client, colleague } = await organisation();
      const elsewhere = await builders.team();
      const { id } = await colleague();
      expect(code(await client.patch(`/colleagues/${id}`).set(...ifMatch(1)).send({ teamId: elsewhere.id }).expect(409))).toBe('team.unknown');
      await client.patch(`/colleagues/${elsewhere.leadId}`).set(...ifMatch(1)).send({ name: 'X' }).expect(404);
    });

    it('gives nobody a role of their own choosing to themselves, and makes nobody a privacy officer', async () => {
      const { client, admin, colleague } = await organisation();
      const { id } = await colleague();
      expect(code(await client.patch(`/colleagues/${admin.id}`).set(...ifMatch(1)).send({ roles: ['administrator', 'case_director'] }).expect(409))).toBe('colleague.own-roles');
      expect(code(await client.patch(`/colleagues/${id}`).set(...ifMatch(1)).send({ roles: ['partner', 'privacy_officer'] }).expect(409))).toBe('colleague.privacy-officer');
      const invited = { name: 'Pim', function: 'jurist', email: 'pim.rol@test.example', roles: ['privacy_officer'] };
      expect(code(await client.post('/invitations').send(invited).expect(409))).toBe('colleague.privacy-officer');
      await client.patch(`/colleagues/${id}`).set(...ifMatch(1)).send({ roles: ['partner', 'case_director'] }).expect(200);
    });

    it('takes the role of team lead away with the teams that were led', async () => {
      const { client, colleague } = await organisation();
      const lead = await colleague(['team_lead']);
      const team = (await client.post('/teams').send({ name: 'Team West' })).body as TeamView;
      await client.patch(`/teams/${team.id}`).set(...ifMatch(1)).send({ leadIds: [lead.id] }).expect(200);
      await client.patch(`/colleagues/${lead.id}`).set(...ifMatch(1)).send({ roles: ['partner'] }).expect(200);
      expect((await client.get('/teams')).body).toMatchObject([{ id: team.id, leads: [] }]);
    });

    it('keeps one administrator, also where two take each other the role at the same moment', async () => {
      const { admin, client, colleague } = await organisation();
      await test.work.run(null, () => test.work.manager.query(`update professional set roles = '{administrator,partner}' where id = $1`, [admin.id]));
      const alone = await client.patch(`/colleagues/${admin.id}`).set(...ifMatch(1)).send({ roles: ['partner'] }).expect(409);
      expect(code(alone)).toBe('colleague.last-administrator');
      for (let round = 0; round < 10; round++) {
        const first = await organisation();
        const second = await first.colleague(['administrator']);
        const others = await test.as(second.id);
        const answers = await Promise.all([
          first.client.patch(`/colleagues/${second.id}`).set(...ifMatch(1)).send({ roles: ['partner'] }),
          others.patch(`/colleagues/${first.admin.id}`).set(...ifMatch(1)).send({ roles: ['partner'] }),
        ]);
        // The later one is refused: by its role if that was gone when it came in, else by the database.
        expect(answers.filter(({ status }) => status === 200).length).toBe(1);
        expect(['colleague.last-administrator', 'access.not-allowed']).toContain(code(answers.find(({ status }) => status !== 200)!));
      }
      const second = await colleague(['administrator']);
      await client.patch(`/colleagues/${admin.id}`).set(...ifMatch(1)).send({ roles: ['partner'] }).expect(200);
      await client.get('/colleagues').expect(403);
      await (await test.as(second.id)).get('/colleagues').expect(200);
    });

    it('has the database refuse the loss of the last administrator itself', async () => {
      const { admin } = await organisation();
      for (const change of [`roles = '{partner}'`, `left_on = '2026-01-01'`])
        await expect(test.work.run(null, () => test.work.manager.query(`update professional set ${change} where id = $1`, [admin.id]))).rejects.toMatchObject({ driverError: { constraint: 'organisation_keeps_administrator' } });
    });
  });

  describe('of invitations', () => {
    const invite = async (client: Client, change: object = {}): Promise<NewInvitation> => (await client.post('/invitations').send(person(change)).expect(201)).body as NewInvitation;

    it('is accepted by whoever holds the link, once, with a password of their own', async () => {
      const { admin, client } = await organisation();
      const { token, ...invitation } = await invite(client, { roles: ['case_director', 'partner'] });
      expect(invitation).toMatchObject({ roles: ['case_director', 'partner'], invitedByName: admin.name, expired: false });
      expect(new Date(invitation.expiresAt).getTime() - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
      expect((await client.get('/invitations')).body).toEqual([invitation]);
      expect((await post('/opened-invitations', { token }).expect(200)).body).toEqual({ name: 'Iris de Wit', email: invitation.email, organisationName: expect.any(String), expiresAt: invitation.expiresAt });
      await post('/accepted-invitations', { token, password: 'te kort' }).expect(400);
      await post('/accepted-invitations', { token, password: PASSWORD }).expect(204);
      expect(code(await post('/accepted-invitations', { token, password: PASSWORD }).expect(410))).toBe('invitation.not-usable');
      expect((await post('/session', { email: invitation.email, password: PASSWORD }).expect(201)).body).toMatchObject({ name: 'Iris de Wit', roles: ['case_director', 'partner'], organisation: { id: admin.organisationId } });
      expect((await client.get('/invitations')).body).toEqual([]);
      expect(((await client.get('/colleagues')).body as ColleagueView[]).map(({ email }) => email)).toContain(invitation.email);
    });

    it('is accepted by one of many who try at the same moment', async () => {
      const { client } = await organisation();
      const { token, email } = await invite(client);
      const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => post('/accepted-invitations', { token, password: `${PASSWORD} ${turn}` })));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array.from({ length: 7 }, () => 410)]);
      expect(((await client.get('/colleagues')).body as ColleagueView[]).filter((each) => each.email === email).length).toBe(1);
    });

    it('is withdrawn, or gets a new link and the old one stops', async () => {
      const { client } = await organisation();
      const first = await invite(client);
      const second = (await client.post(`/invitations/${first.id}/links`).expect(201)).body as NewInvitation;
      await post('/opened-invitations', { token: first.token }).expect(410);
      await post('/opened-invitations', { token: second.token }).expect(200);
      await client.delete(`/invitations/${first.id}`).expect(204);
      await post('/opened-invitations', { token: second.token }).expect(410);
      await client.delete(`/invitations/${first.id}`).expect(404);
    });

    it('is over after seven days, and can be made new', async () => {
      const { client } = await organisation();
      const { id, token } = await invite(client);
      const late = Date.now() + 7 * 86_400_000 + 60_000;
      try {
        test.clock.now = () => new Date(late);
        const answer = await post('/accepted-invitations', { token, password: PASSWORD }).expect(410);
        expect(answer.body).toEqual((await post('/accepted-invitations', { token: 'never made', password: PASSWORD }).expect(410)).body);
      } finally {
        test.clock.now = () => new Date(Date.now());
      }
      await test.work.run(null, () => test.work.manager.query(`update invitation set expires_at = now() - interval '1 minute' where id = $1`, [id]));
      expect((await client.get('/invitations')).body).toMatchObject([{ id, expired: true }]);
      const { token: fresh } = (await client.post(`/invitations/${id}/links`).expect(201)).body as NewInvitation;
      await post('/opened-invitations', { token: fresh }).expect(200);
    });

    it('does not tell whether another organisation knows the address: both have their own account', async () => {
      const [one, two] = [await organisation(), await organisation()];
      const email = `zzp.${newId()}@test.example`;
      const [here, there] = [await invite(one.client, { email }), await invite(two.client, { email: email.toUpperCase() })];
      expect(Object.keys(here).sort()).toEqual(Object.keys(there).sort());
      await post('/accepted-invitations', { token: here.token, password: PASSWORD }).expect(204);
      await post('/accepted-invitations', { token: there.token, password: `${PASSWORD} elders` }).expect(204);
      const signIn = async (body: object): Promise<unknown> => ((await post('/session', { email, ...body }).expect(201)).body as { organisation: { id: string } }).organisation.id;
      expect(await signIn({ password: PASSWORD })).toBe(one.admin.organisationId);
      expect(await signIn({ password: `${PASSWORD} elders` })).toBe(two.admin.organisationId);
      // The same password at both: then, and only then, they are asked.
      const three = await organisation();
      await post('/accepted-invitations', { token: (await invite(three.client, { email })).token, password: PASSWORD }).expect(204);
      const asked = await post('/session', { email, password: PASSWORD }).expect(409);
      const { organisations } = (asked.body as { facts: { organisations: { id: string; name: string }[] } }).facts;
      expect(organisations.map(({ id }) => id).sort()).toEqual([one.admin.organisationId, three.admin.organisationId].sort());
      expect(await signIn({ password: PASSWORD, organisationId: three.admin.organisationId })).toBe(three.admin.organisationId);
      await post('/session', { email, password: PASSWORD, organisationId: two.admin.organisationId }).expect(401);
      expect(code(await post('/session', { email, password: 'iets anders helemaal' }).expect(401))).toBe('session.wrong-credentials');
    });

    it('is refused for an address of a colleague, for one that is invited, and for a team of others', async () => {
      const { client, colleague } = await organisation();
      const { email } = await colleague();
      expect(code(await client.post('/invitations').send(person({ email })).expect(409))).toBe('colleague.email-used');
      const invited = `dubbel.${newId()}@test.example`;
      const answers = await Promise.all(Array.from({ length: 4 }, () => client.post('/invitations').send(person({ email: invited }))));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      expect(code(answers.find(({ status }) => status === 409)!)).toBe('invitation.email-invited');
      expect(code(await client.post('/invitations').send(person({ teamId: (await builders.team()).id })).expect(409))).toBe('team.unknown');
      await client.post('/invitations').send(person({ roles: ['boss'] })).expect(400);
      await client.post('/invitations').send(person({ email: 'no address' })).expect(400);
    });

    it('of another organisation is not there', async () => {
      const { client } = await organisation();
      const theirs = await invite((await organisation()).client);
      expect((await client.get('/invitations')).body as InvitationView[]).toEqual([]);
      await client.delete(`/invitations/${theirs.id}`).expect(404);
      await client.post(`/invitations/${theirs.id}/links`).expect(404);
    });

    it('keeps the token as a hash only', async () => {
      const { client } = await organisation();
      const { token } = await invite(client);
      const stored = JSON.stringify(await test.work.run(null, () => test.work.manager.query('select i::text from invitation i')));
      for (const form of [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')]) expect(stored).not.toContain(form);
    });

    it('cannot be guessed: after ten wrong links an address waits', async () => {
      const guessing = await startApp();
      try {
        const statuses: number[] = [];
        for (let turn = 0; turn < 11; turn++)
          statuses.push((await supertest(guessing.app.getHttpServer()).post('/api/v1/opened-invitations').send({ token: `gok ${turn}` })).status);
        expect(statuses).toEqual([...Array.from({ length: 10 }, () => 410), 429]);
      } finally {
        await guessing.close();
      }
    });

    it('is not accepted from another site', async () => {
      const answer = await post('/accepted-invitations', { token: 'x', password: PASSWORD }).set('Origin', 'https://elsewhere.example').expect(403);
      expect(code(answer)).toBe('session.cross-site');
    });
  });

  describe('of teams', () => {
    it('makes and renames them, and says who leads and who belongs', async () => {
      const { client, colleague } = await organisation();
      const [lead, second, member] = [await colleague(['team_lead']), await colleague(['team_lead', 'case_director']), await colleague(['case_director'])];
      const { id } = (await client.post('/teams').send({ name: 'Team Noord' }).expect(201)).body as TeamView;
      const changed = await client.patch(`/teams/${id}`).set(...ifMatch(1)).send({ name: 'Team Noordkust', leadIds: [lead.id, second.id], memberIds: [member.id, second.id] }).expect(200);
      expect(changed.body).toMatchObject({ name: 'Team Noordkust', version: 2 });
      const team = changed.body as TeamView;
      expect(team.leads.map((each) => each.id).sort()).toEqual([lead.id, second.id].sort());
      expect(team.members.map((each) => each.id).sort()).toEqual([member.id, second.id].sort());
      expect((await client.get(`/colleagues/${member.id}`)).body).toMatchObject({ teamId: id, version: 2 });
      await client.patch(`/teams/${id}`).set(...ifMatch(1)).send({ memberIds: [] }).expect(412);
      await client.patch(`/teams/${id}`).set(...ifMatch(2)).send({ memberIds: [] }).expect(200);
      expect((await client.get(`/colleagues/${member.id}`)).body).toMatchObject({ teamId: null });
    });

    it('refuses a name twice, a lead without the role, and people and teams of another organisation', async () => {
      const { client, colleague } = await organisation();
      const elsewhere = await builders.team();
      const member = await colleague();
      const { id } = (await client.post('/teams').send({ name: 'Team Een' }).expect(201)).body as TeamView;
      expect(code(await client.post('/teams').send({ name: 'Team Een' }).expect(409))).toBe('team.name-used');
      const change = (body: object): supertest.Test => client.patch(`/teams/${id}`).set(...ifMatch(1)).send(body);
      expect(code(await change({ leadIds: [member.id] }).expect(409))).toBe('team.lead-not-possible');
      expect(code(await change({ leadIds: [elsewhere.leadId] }).expect(409))).toBe('team.lead-not-possible');
      expect(code(await change({ memberIds: [elsewhere.leadId] }).expect(409))).toBe('team.member-unknown');
      await client.patch(`/teams/${elsewhere.id}`).set(...ifMatch(1)).send({ name: 'Overgenomen' }).expect(404);
    });
  });

  describe('of the organisation', () => {
    it('changes the name and whether it gives something away', async () => {
      const { admin, client } = await organisation();
      const before = (await client.get('/own-organisation').expect(200)).body as OwnOrganisationView;
      expect(before).toMatchObject({ id: admin.organisationId, nameIsSensitive: false, version: 1 });
      const after = await client.patch('/own-organisation').set(...ifMatch(1)).send({ name: 'Zorg in de Luwte', nameIsSensitive: true }).expect(200);
      expect(after.body).toMatchObject({ name: 'Zorg in de Luwte', nameIsSensitive: true, version: 2 });
      await client.patch('/own-organisation').set(...ifMatch(1)).send({ name: 'Anders' }).expect(412);
      await client.patch('/own-organisation').set(...ifMatch(2)).send({ kind: 'police' }).expect(400);
    });
  });
});
