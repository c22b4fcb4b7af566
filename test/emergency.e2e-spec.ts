import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EmergenciesToReview, OpenedEmergencies, OwnEmergencies } from '../server/contract/emergency.js';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { NoticeList } from '../server/contract/notices.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

const REASON = 'Politie meldt vannacht geweld thuis.';

describe('emergency access', () => {
  let test: TestApp;
  let builders: Builders;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const query = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(sql, values));

  /** A household with one member whose name nobody else has, and somebody who has nothing to do with it. */
  async function situation(options: { sensitive?: boolean } = {}): Promise<Setting & { name: string; helper: { id: string; organisationId: string; name: string }; client: Client }> {
    const setting = await builders.setting();
    const name = `Zoë Íñiguez ${newId().slice(-8)}`;
    await builders.member(setting.householdId, name);
    const helper = await builders.professional({ roles: ['partner'], ...options });
    return { ...setting, name, helper, client: await test.as(helper.id, { steppedUp: true }) };
  }
  const asking = (name: string, more: object = {}): object => ({ name, birthDate: '1980-02-29', reason: REASON, ...more });
  const open = async (client: Client, name: string, more: object = {}): Promise<OpenedEmergencies['opened'][number]> =>
    ((await client.post('/emergency-accesses').send(asking(name, more)).expect(201)).body as OpenedEmergencies).opened[0]!;
  /** Moves a running emergency back in time, so that it is over. */
  const over = (id: string): Promise<object[]> => query(`update emergency_access set starts_at = starts_at - interval '20 hours', ends_at = ends_at - interval '20 hours' where id = $1`, [id]);
  const tries = (actorId: string): Promise<{ outcome: string }[]> =>
    query(`select outcome, household_id is not null as known from audit_event where kind = 'emergency' and actor_id = $1 order by id`, [actorId]);

  it('opens the household for who knows exactly whom it is about; capitals and accents do not matter', async () => {
    const { at, householdId, name, helper, client } = await situation();
    await client.get(at).expect(404);
    const opened = await open(client, ` ${name.toUpperCase().replace('Ë', 'E').replace('Í', 'i')} `);
    expect(opened.householdId).toBe(householdId);
    expect(Math.round((Date.parse(opened.until) - Date.now()) / 3_600_000)).toBe(4);
    const picture = (await client.get(at).expect(200)).body as HouseholdPicture;
    expect(picture.access).toMatchObject({ ground: 'emergency', mayDirect: false, mayTakeLead: false, takesPart: false, emergency: { id: opened.id, reason: REASON } });
    expect(picture.access.domains).toHaveLength(14);
    const list = (await client.get('/households').expect(200)).body as HouseholdList;
    expect(list.households).toMatchObject([{ id: householdId, ground: 'emergency' }]);
    expect(((await client.get('/emergency-accesses').expect(200)).body as OwnEmergencies).running).toMatchObject([{ id: opened.id, householdId }]);
    expect(await tries(helper.id)).toEqual([{ outcome: 'opened', known: true }]);
    const reads = await query(`select ground from audit_event where actor_id = $1 and kind = 'read' and household_id = $2`, [helper.id, householdId]);
    expect(reads).toEqual([{ ground: 'emergency' }]);
  });

  it('asks to show once more who it is, before anything else', async () => {
    const { name, helper } = await situation();
    const answer = await (await test.as(helper.id)).post('/emergency-accesses').send(asking(name)).expect(403);
    expect(answer.body).toMatchObject({ code: 'session.step-up-needed' });
    expect(await tries(helper.id)).toEqual([]);
  });

  it('shows no shielded address and no confidential service by name', async () => {
    const { at, householdId, name, client } = await situation();
    await query(`update household set address = 'Geheim 1', address_shielded = true where id = $1`, [householdId]);
    const secret = await builders.professional({ sensitive: true });
    await builders.involve(householdId, secret);
    await open(client, name);
    const answer = await client.get(at).expect(200);
    expect(answer.text).not.toContain('Geheim 1');
    expect(answer.text).not.toContain(secret.name);
  });

  it('lets nothing be changed, and no person be taken along to another household', async () => {
    const { at, memberId, name, helper, client } = await situation();
    await open(client, name);
    const picture = (await client.get(at).expect(200)).body as HouseholdPicture;
    const visit = { startsAt: '2026-03-02T10:00:00+01:00', endsAt: '2026-03-02T11:00:00+01:00', kind: 'crisis', status: 'held', memberIds: [memberId], professionalIds: [helper.id], domains: ['housing'] };
    await client.post(`${at}/visits`).send(visit).expect(403);
    await client.post(`${at}/ratings`).send({ memberId, domain: 'housing', voice: 'own', level: 2 }).expect(403);
    await client.patch(at).set(...ifMatch(1)).send({ name: 'x' }).expect(403);
    await client.post(`${at}/leads`).send({ kind: 'permanent', intensity: 'light', reason: 'x' }).expect(403);
    await client.get(`${at}/views`).expect(403);
    const own = await builders.household();
    await builders.lead(own, helper);
    const answer = await client.post(`/households/${own}/members`).send({ personId: picture.members[0]!.personId, role: 'other' }).expect(409);
    expect(answer.body).toMatchObject({ code: 'person.not-accessible' });
  });

  it('answers the same for somebody who is not there, another birth date and a closed household', async () => {
    const { householdId, name, client, helper } = await situation();
    const unknown = await client.post('/emergency-accesses').send(asking('Niemand Zo')).expect(409);
    const otherDay = await client.post('/emergency-accesses').send(asking(name, { birthDate: '1980-02-28' })).expect(409);
    await query(`update household set closed_on = $2 where id = $1`, [householdId, builders.today]);
    const closed = await client.post('/emergency-accesses').send(asking(name)).expect(409);
    expect(unknown.body).toMatchObject({ code: 'emergency.no-match' });
    expect([otherDay.body, closed.body]).toEqual([unknown.body, unknown.body]);
    expect(await tries(helper.id)).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'emergency.no-match', known: false })));
    const part = await client.post('/emergency-accesses').send(asking(name.slice(0, 6))).expect(409);
    expect(part.body).toEqual(unknown.body);
  });

  it('takes five attempts a day, counted also when many come at once', async () => {
    const { name, client, helper } = await situation();
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.post('/emergency-accesses').send(asking('Niemand Zo'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([409, 409, 409, 409, 409, 429, 429, 429]);
    const refused = await client.post('/emergency-accesses').send(asking(name)).expect(429);
    expect(refused.body).toMatchObject({ code: 'emergency.too-many-attempts', facts: { hours: 24 } });
    expect(await tries(helper.id)).toHaveLength(9);
  });

  it('names the field that is not right', async () => {
    const { client, name } = await situation();
    for (const [more, field] of [[{ reason: 'te kort' }, 'reason'], [{ hours: 25 }, 'hours'], [{ hours: 0 }, 'hours'], [{ birthDate: 'gisteren' }, 'birthDate'], [{ extra: 1 }, 'extra']] as const) {
      const { body } = await client.post('/emergency-accesses').send(asking(name, more)).expect(400);
      expect((body as { fields: { field: string }[] }).fields.every((each) => each.field === field)).toBe(true);
    }
  });

  it('is only for who works with households, and not for who has access already', async () => {
    const { name, director } = await situation();
    for (const role of ['administrator', 'privacy_officer'] as const) {
      const { id } = await builders.professional({ roles: [role] });
      expect((await (await test.as(id, { steppedUp: true })).post('/emergency-accesses').send(asking(name)).expect(403)).body).toMatchObject({ code: 'access.not-allowed' });
    }
    const answer = await (await test.as(director.id, { steppedUp: true })).post('/emergency-accesses').send(asking(name)).expect(409);
    expect(answer.body).toMatchObject({ code: 'emergency.has-access' });
  });

  it('is had once when it is asked for twice at the same moment', async () => {
    const { name, client, helper } = await situation();
    const answers = await Promise.all([1, 2, 3].map(() => client.post('/emergency-accesses').send(asking(name))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => (body as { code: string }).code)).toEqual(['emergency.has-access', 'emergency.has-access']);
    expect(await query(`select 1 from emergency_access where professional_id = $1`, [helper.id])).toHaveLength(1);
  });

  it('opens both households of a child with two', async () => {
    const { name, householdId, client } = await situation();
    const other = await builders.household();
    await query(`insert into member (household_id, id, person_id, role, starts_on) select $1, $2, p.id, 'child', $3::date from person p where p.name = $4`, [other, newId(), addDays(builders.today, -10), name]);
    const { body } = await client.post('/emergency-accesses').send(asking(name)).expect(201);
    expect((body as OpenedEmergencies).opened.map((each) => each.householdId).sort()).toEqual([householdId, other].sort());
    await client.get(`/households/${other}`).expect(200);
  });

  it('ends by itself, on the very next request of the same session', async () => {
    const { at, name, client } = await situation();
    const { id } = await open(client, name, { hours: 1 });
    await client.get(at).expect(200);
    await over(id);
    await client.get(at).expect(404);
    expect(((await client.get('/households').expect(200)).body as HouseholdList).households).toEqual([]);
    await client.delete(`${at}/emergency-access`).expect(404);
    await open(client, name);
    await client.get(at).expect(200);
  });

  it('is ended by who has it, and by nobody without', async () => {
    const { at, name, client, partner, helper } = await situation();
    await open(client, name);
    await (await test.as(partner.id)).delete(`${at}/emergency-access`).expect(403);
    await client.delete(`${at}/emergency-access`).expect(204);
    await client.get(at).expect(404);
    expect(await query(`select 1 from emergency_access where professional_id = $1 and ended_at is not null`, [helper.id])).toHaveLength(1);
  });

  it('is told at once to the lead and to all privacy officers; without a lead to the team lead and the case directors', async () => {
    const officer = await builders.professional({ roles: ['privacy_officer'] });
    const noticesOf = async (id: string): Promise<NoticeList['notices']> => ((await (await test.as(id)).get('/notices').expect(200)).body as NoticeList).notices;
    const first = await situation();
    await open(first.client, first.name);
    expect(await noticesOf(first.director.id)).toMatchObject([{ kind: 'emergency_opened', read: false, name: first.helper.name, householdId: first.householdId }]);
    expect(await noticesOf(first.partner.id)).toEqual([]);
    const [ofOfficer] = await noticesOf(officer.id);
    expect(ofOfficer).toMatchObject({ name: first.helper.name, householdId: null, householdName: null });

    const second = await situation();
    const team = await builders.team();
    await query(`update household set team_id = $2 where id = $1`, [second.householdId, team.id]);
    await query(`update lead set ends_on = $2 where household_id = $1`, [second.householdId, builders.today]);
    const director = await builders.professional({ roles: ['case_director'] });
    await builders.involve(second.householdId, director);
    await open(second.client, second.name);
    for (const id of [team.leadId, director.id]) expect(await noticesOf(id)).toHaveLength(1);
    for (const id of [second.director.id, second.partner.id]) expect(await noticesOf(id)).toEqual([]);
  });

  describe('a notice', () => {
    it('is of its reader alone: read, unread, all read', async () => {
      const { client, name, director, partner } = await situation();
      await open(client, name);
      const reader = await test.as(director.id);
      const [notice] = ((await reader.get('/notices').expect(200)).body as NoticeList).notices;
      await (await test.as(partner.id)).patch(`/notices/${notice!.id}`).send({ read: true }).expect(404);
      expect((await reader.get('/notices/unread')).body).toEqual({ unread: 1 });
      expect((await reader.patch(`/notices/${notice!.id}`).send({ read: true }).expect(200)).body).toEqual({ unread: 0 });
      expect((await reader.patch(`/notices/${notice!.id}`).send({ read: false }).expect(200)).body).toEqual({ unread: 1 });
      expect((await reader.post('/notices/all-read').expect(200)).body).toEqual({ unread: 0 });
      await reader.get('/notices?after=nonsense').expect(400);
    });

    it('names the household only as long as its reader may see it', async () => {
      const { client, name, director, householdId } = await situation();
      await open(client, name);
      const read = async (): Promise<NoticeList['notices']> => ((await (await test.as(director.id)).get('/notices').expect(200)).body as NoticeList).notices;
      expect((await read())[0]!.householdName).not.toBeNull();
      await query(`update lead set ends_on = $2 where household_id = $1`, [householdId, builders.today]);
      expect(await read()).toMatchObject([{ householdId: null, householdName: null }]);
    });

    it('comes page by page', async () => {
      const { director } = await builders.setting();
      for (let n = 0; n < 60; n++) await query(`insert into notice (id, recipient_id, kind, made_at) values ($1, $2, 'emergency_opened', now() - make_interval(mins => $3))`, [newId(), director.id, n]);
      const reader = await test.as(director.id);
      const first = (await reader.get('/notices').expect(200)).body as NoticeList;
      const second = (await reader.get(`/notices?after=${first.next!}`).expect(200)).body as NoticeList;
      expect([first.notices.length, second.notices.length, second.next]).toEqual([50, 10, null]);
      expect(new Set([...first.notices, ...second.notices].map(({ id }) => id)).size).toBe(60);
    });
  });

  describe('its review', () => {
    const review = { outcome: 'justified', words: 'De politie bevestigt de melding.' };

    it('is for a privacy officer, who sees who, why, how long and how often, not which household', async () => {
      const { at, name, client, helper, householdId, director } = await situation();
      const { id } = await open(client, name);
      await client.get(at).expect(200);
      await (await test.as(director.id)).get('/privacy/emergency-accesses').expect(403);
      await (await test.as(director.id)).post(`/privacy/emergency-accesses/${id}/review`).send(review).expect(403);
      const officer = await test.as((await builders.professional({ roles: ['privacy_officer'] })).id);
      const list = await officer.get('/privacy/emergency-accesses').expect(200);
      const found = (list.body as EmergenciesToReview).waiting.find((each) => each.id === id)!;
      expect(found).toMatchObject({ name: helper.name, reason: REASON, running: true, looks: 1, days: 0, mayReview: true, householdId });
      expect(list.text).not.toContain(name);
      await officer.get(at).expect(404);
      const answer = await officer.post(`/privacy/emergency-accesses/${id}/review`).send(review).expect(201);
      expect(answer.body).toMatchObject({ outcome: 'justified', reviewWords: review.words, running: true });
      expect(((await officer.get('/privacy/emergency-accesses')).body as EmergenciesToReview).reviewed[0]).toMatchObject({ id });
      await client.get(at).expect(200);
      expect(((await client.get('/notices')).body as NoticeList).notices).toMatchObject([{ kind: 'emergency_reviewed', outcome: 'justified', householdId }]);
    });

    it('happens once, also when two officers are at it at the same moment', async () => {
      const { name, client } = await situation();
      const { id } = await open(client, name);
      const officers = await Promise.all([1, 2].map(async () => test.as((await builders.professional({ roles: ['privacy_officer'] })).id)));
      const answers = await Promise.all(officers.map((officer) => officer.post(`/privacy/emergency-accesses/${id}/review`).send(review)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'emergency.already-reviewed' });
    });

    it('is never of one’s own', async () => {
      const { name } = await situation();
      const both = await builders.professional({ roles: ['partner', 'privacy_officer'] });
      const client = await test.as(both.id, { steppedUp: true });
      const { id } = await open(client, name);
      const { waiting } = (await client.get('/privacy/emergency-accesses')).body as EmergenciesToReview;
      expect(waiting.find((each) => each.id === id)!.mayReview).toBe(false);
      const answer = await client.post(`/privacy/emergency-accesses/${id}/review`).send(review).expect(409);
      expect(answer.body).toMatchObject({ code: 'emergency.own-review' });
      const itself = `update emergency_access set reviewed_by = professional_id, reviewed_at = now(), outcome = 'justified', review_words = 'x' where id = $1`;
      await expect(query(itself, [id])).rejects.toThrow(/emergency_reviewed_by_another/);
    });

    it('ends what was not justified at once', async () => {
      const { at, name, client } = await situation();
      const { id } = await open(client, name);
      const officer = await test.as((await builders.professional({ roles: ['privacy_officer'] })).id);
      const answer = await officer.post(`/privacy/emergency-accesses/${id}/review`).send({ outcome: 'not_justified', words: 'Er was geen spoed.' }).expect(201);
      expect(answer.body).toMatchObject({ running: false, outcome: 'not_justified' });
      await client.get(at).expect(404);
      await officer.post(`/privacy/emergency-accesses/${newId()}/review`).send(review).expect(404);
    });
  });
});
