import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Created, HouseholdList, HouseholdPicture, MemberView } from '../server/contract/households.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

describe('a household', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const pictureOf = async (client: Client, at: string): Promise<HouseholdPicture> => (await client.get(at).expect(200)).body as HouseholdPicture;
  const listOf = async (client: Client): Promise<HouseholdList> => (await client.get('/households').expect(200)).body as HouseholdList;

  it('is opened, and set up by whoever opened it', async () => {
    const director = await builders.professional({ roles: ['case_director'] });
    const partner = await builders.professional();
    const client = await test.as(director.id);
    const { id } = (await client.post('/households').send({ name: 'Van Voorbeeld', address: 'Dorpsstraat 1' }).expect(201)).body as Created;
    const at = `/households/${id}`;
    const bases = await test.work.run(null, () => test.work.manager.query('select distinct legal_basis from audit_event where household_id = $1', [id]));
    expect(bases).toEqual([{ legal_basis: 'public_task' }]);
    const member = (await client.post(`${at}/members`).send({ name: 'Anna van Voorbeeld', role: 'parent', birthDate: '1990-05-06' }).expect(201)).body as Created;
    await client.post(`${at}/network-contacts`).send({ name: 'Opa Jan', relation: 'grootvader', support: ['practical'] }).expect(201);
    await client.post(`${at}/involvements`).send({ professionalId: partner.id, domains: ['finances'] }).expect(201);
    const picture = await pictureOf(client, at);
    expect(picture).toMatchObject({ name: 'Van Voorbeeld', address: 'Dorpsstraat 1', openedOn: today, today, plan: { goals: [] }, leads: [], visits: [], overlaps: [] });
    expect(picture.members).toMatchObject([{ id: member.id, name: 'Anna van Voorbeeld', from: today, until: null }]);
    expect(picture.team.map((involvement) => involvement.professionalId)).toEqual([director.id, partner.id]);
    expect(picture.network).toMatchObject([{ name: 'Opa Jan', support: ['practical'] }]);
    expect((await listOf(client)).households).toMatchObject([{ id, daysWithoutLead: 1, members: 1, organisations: 2, leadName: null }]);
  });

  it('is in the list of those who belong there, and of nobody else', async () => {
    const team = await builders.team();
    const { householdId, director, partner } = await builders.setting();
    await test.work.run(null, () => test.work.manager.query('update household set team_id = $2 where id = $1', [householdId, team.id]));
    const stranger = await builders.professional({ roles: ['case_director'] });
    const lists = await Promise.all([director.id, partner.id, team.leadId, stranger.id].map(async (id) => listOf(await test.as(id))));
    expect(lists.map((list) => list.households.map((household) => household.ground))).toEqual([['lead'], ['involvement'], ['team_lead'], []]);
  });

  it('goes out of sight on the day on which the involvement ends, and its history stays', async () => {
    const { at, director, partner, involvementId } = await builders.setting();
    const [directing, helping] = await Promise.all([test.as(director.id), test.as(partner.id)]);
    await pictureOf(helping, at);
    const end = { until: today, endReason: 'goal_reached' };
    await directing.patch(`${at}/involvements/${involvementId}`).set(...ifMatch(1)).send({ until: today }).expect(409);
    await directing.patch(`${at}/involvements/${involvementId}`).set(...ifMatch(1)).send(end).expect(200);
    await helping.get(at).expect(404);
    expect((await pictureOf(directing, at)).team).toMatchObject([{ professionalId: partner.id, ...end }]);
    await directing.post(`${at}/involvements`).send({ professionalId: partner.id, domains: [] }).expect(201);
    expect((await directing.post(`${at}/involvements`).send({ professionalId: partner.id, domains: [] }).expect(409)).body).toMatchObject({ code: 'involvement.already-involved' });
    await pictureOf(helping, at);
  });

  it('is not set up by a partner, who gives themselves no more parts of life either', async () => {
    const { at, partner, involvementId } = await builders.setting();
    const client = await test.as(partner.id);
    for (const [path, body] of [
      ['members', { name: 'X', role: 'child' }],
      ['network-contacts', { name: 'X', relation: 'y', support: [] }],
      ['involvements', { professionalId: partner.id, domains: [] }],
    ] as const)
      expect((await client.post(`${at}/${path}`).send(body)).body).toMatchObject({ status: 403, code: 'access.not-allowed' });
    const change = (domains: string[], version: number) => client.patch(`${at}/involvements/${involvementId}`).set(...ifMatch(version)).send({ domains });
    await change(['finances', 'substance_use'], 1).expect(403);
    await change(['finances'], 1).expect(200);
  });

  it('shows a partner the ratings of their own parts of life, and of others only that they are known', async () => {
    const { at, director, partner, memberId } = await builders.setting();
    const [directing, helping] = await Promise.all([test.as(director.id), test.as(partner.id)]);
    for (const domain of ['finances', 'substance_use'])
      await directing.post(`${at}/ratings`).send({ memberId, domain, voice: 'professional', level: 1 }).expect(201);
    expect((await pictureOf(directing, at)).ratings).toHaveLength(2);
    const seen = await pictureOf(helping, at);
    expect(seen.ratings.map((rating) => rating.domain)).toEqual(['finances']);
    expect(seen.knownToOthers).toEqual([{ memberId, domains: ['substance_use'] }]);
    expect((await helping.get(`${at}/ratings?memberId=${memberId}&domain=substance_use`).expect(200)).body).toEqual([]);
    const refused = await helping.post(`${at}/ratings`).send({ memberId, domain: 'substance_use', voice: 'professional', level: 3 }).expect(409);
    expect(refused.body).toMatchObject({ code: 'rating.domain-not-yours' });
  });

  it('keeps both voices beside each other, with history and a mark when dated', async () => {
    const { at, director, memberId } = await builders.setting();
    const client = await test.as(director.id);
    const rate = (body: object) => client.post(`${at}/ratings`).send({ memberId, domain: 'housing', ...body });
    await rate({ voice: 'professional', level: 1, on: addDays(today, -31) }).expect(201);
    await rate({ voice: 'own', level: 3, words: 'Gaat wel.', on: addDays(today, -30) }).expect(201);
    expect((await pictureOf(client, at)).ratings).toMatchObject([
      { voice: 'own', level: 3, words: 'Gaat wel.', dated: false },
      { voice: 'professional', level: 1, dated: true },
    ]);
    await rate({ voice: 'professional', level: 2 }).expect(201);
    const history = (await client.get(`${at}/ratings?memberId=${memberId}&domain=housing`).expect(200)).body as { level: number }[];
    expect(history.map((rating) => rating.level)).toEqual([2, 3, 1]);
    expect((await rate({ voice: 'professional', level: 2, words: 'x' })).body).toMatchObject({ code: 'rating.words-need-own-voice' });
    expect((await rate({ voice: 'own', level: 2, on: addDays(today, 1) })).body).toMatchObject({ code: 'rating.in-future' });
    await rate({ voice: 'own', level: 6 }).expect(400);
  });

  it('has a child of separated parents in two households, chosen only from those one may see', async () => {
    const one = await builders.setting();
    const two = { at: `/households/${await builders.household()}` };
    await builders.involve(two.at.split('/')[2]!, one.director);
    const client = await test.as(one.director.id);
    await client.post(`${one.at}/members`).send({ name: 'Kind van Twee', role: 'child' }).expect(201);
    const child = (await pictureOf(client, one.at)).members.find((member) => member.name === 'Kind van Twee') as MemberView;
    await client.post(`${two.at}/members`).send({ personId: child.personId, role: 'child' }).expect(201);
    expect((await pictureOf(client, two.at)).members.map((member) => member.personId)).toContain(child.personId);
    expect((await client.post(`${two.at}/members`).send({ personId: child.personId, role: 'child' }).expect(409)).body).toMatchObject({ code: 'person.already-member' });
    const stranger = await builders.setting();
    const elsewhere = await test.as(stranger.director.id);
    const codes = await Promise.all(
      [child.personId, newId()].map(async (personId) => (await elsewhere.post(`${stranger.at}/members`).send({ personId, role: 'child' })).body as object),
    );
    expect(codes[0]).toEqual(codes[1]);
    expect(codes[0]).toMatchObject({ code: 'person.not-accessible' });
  });

  it('has members whose name is changed only by somebody who directs all their households', async () => {
    const [one, two] = [await builders.setting(), await builders.setting()];
    await builders.involve(two.householdId, one.director);
    const [first, second] = await Promise.all([test.as(one.director.id), test.as(two.director.id)]);
    const shared = (await pictureOf(second, two.at)).members[0]!;
    const { id } = (await first.post(`${one.at}/members`).send({ personId: shared.personId, role: 'child' }).expect(201)).body as Created;
    const rename = (client: Client, path: string, version: number) => client.patch(path).set(...ifMatch(version)).send({ name: 'Anders' });
    expect((await rename(first, `${one.at}/members/${id}`, 1).expect(409)).body).toMatchObject({ code: 'person.shared' });
    await test.work.run(null, () => test.work.manager.query(`update lead set ends_on = $3 where household_id = $1 and professional_id <> $2`, [two.householdId, one.director.id, today]));
    await rename(first, `${one.at}/members/${id}`, 1).expect(200);
    const after = (await pictureOf(first, two.at)).members[0]!;
    // The other household reads the new name, and a change made on the old one would be stale.
    expect([after.name, after.version]).toEqual(['Anders', shared.version + 1]);
  });

  it('is seen by somebody whose involvement begins later only from that day on', async () => {
    const { at, director } = await builders.setting();
    const coming = await builders.professional();
    const directing = await test.as(director.id);
    const { id } = (await directing.post(`${at}/involvements`).send({ professionalId: coming.id, domains: [], since: addDays(today, 3) }).expect(201)).body as Created;
    const client = await test.as(coming.id);
    await client.get(at).expect(404);
    expect((await listOf(client)).households).toEqual([]);
    const end = (until: string, version: number) => directing.patch(`${at}/involvements/${id}`).set(...ifMatch(version)).send({ until, endReason: 'not_needed' });
    await end(addDays(today, 30), 1).expect(200);
    await end(addDays(today, 3), 2).expect(200);
  });

  it('involves only people who work with households', async () => {
    const { at, director } = await builders.setting();
    const administrator = await builders.professional({ roles: ['administrator'] });
    const client = await test.as(director.id);
    for (const professionalId of [administrator.id, newId()])
      expect((await client.post(`${at}/involvements`).send({ professionalId, domains: [] }).expect(409)).body).toMatchObject({ code: 'involvement.unknown-professional' });
  });

  it('takes no change that is nested without end, and none of a strange kind', async () => {
    const { at, director } = await builders.setting();
    const client = await test.as(director.id);
    const unborn = { name: 'Later', role: 'child', birthDate: addDays(today, 1) };
    expect((await client.post(`${at}/members`).send(unborn).expect(400)).body).toMatchObject({ fields: [{ field: 'birthDate' }] });
    const deep = `{"name":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect((await client.patch(at).set(...ifMatch(1)).set('content-type', 'application/json').send(deep)).body).toMatchObject({ status: 400, code: 'input.invalid' });
    expect((await client.patch(at).set(...ifMatch(1)).set('content-type', 'application/json').send('{')).body).toMatchObject({ status: 400, code: 'input.not-json' });
    expect((await client.patch(at).set(...ifMatch(1)).set('content-type', 'text/plain').send('x')).body).toMatchObject({ status: 415 });
    expect((await client.get('/nope').expect(404)).body).toMatchObject({ code: 'not-found' });
    expect((await client.get('/households/%zz').expect(404)).body).toMatchObject({ code: 'not-found' });
  });

  it('hides a shielded address from partners', async () => {
    const { at, director, partner } = await builders.setting();
    const client = await test.as(director.id);
    await client.patch(at).set(...ifMatch(1)).send({ address: 'Geheimweg 4', addressShielded: true }).expect(200);
    expect(await pictureOf(client, at)).toMatchObject({ address: 'Geheimweg 4', addressShielded: true, version: 2 });
    expect(await pictureOf(await test.as(partner.id), at)).toMatchObject({ address: null, addressShielded: true });
    expect((await client.patch(at).set(...ifMatch(1)).send({ name: 'Y' }).expect(412)).body).toMatchObject({ code: 'input.stale-version', facts: { version: 2 } });
  });

  it('cannot get rows that point into another household: the database refuses', async () => {
    const [one, two] = [await builders.setting(), await builders.setting()];
    const insert = test.work.run(null, () =>
      test.work.manager.query(
        `insert into rating (household_id, id, member_id, domain, voice, level, rated_on, recorded_by) values ($1, $2, $3, 'housing', 'own', 1, $4, $5)`,
        [one.householdId, newId(), two.memberId, today, one.director.id],
      ),
    );
    await expect(insert).rejects.toThrow(/foreign key/);
  });

  it('comes in a list by pages that miss none, what needs attention first', async () => {
    const director = await builders.professional({ roles: ['case_director'] });
    for (let number = 0; number < 103; number++) await builders.involve(await builders.household({ name: `Huishouden ${number % 7}` }), director);
    const led = await builders.household({ name: 'Aaa' });
    await builders.lead(led, director);
    const client = await test.as(director.id);
    const first = await listOf(client);
    const second = (await client.get(`/households?after=${first.next}`).expect(200)).body as HouseholdList;
    expect([first.households.length, second.households.length, second.next]).toEqual([100, 4, null]);
    expect(new Set([...first.households, ...second.households].map((household) => household.id)).size).toBe(104);
    expect(second.households.at(-1)!.id).toBe(led);
    const places = ['bogus', ...[[1e20, 'a', newId()], [1, 'a', 'x'], [1, 'a\u0000', newId()], [1, 'a']].map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'))];
    for (const place of places) expect((await client.get(`/households?after=${place}`)).body).toMatchObject({ code: 'input.invalid' });
  });
});
