import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Created, FoundHouseholds } from '../server/contract/households.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

describe('a search among one\'s own households', () => {
  let test: TestApp;
  let builders: Builders;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const query = <Row = unknown>(sql: string, values: unknown[] = []): Promise<Row[]> => test.work.run(null, () => test.work.manager.query<Row[]>(sql, values));
  const search = async (client: Client, words: string, after?: string | null): Promise<FoundHouseholds> => (await client.post('/household-searches').send({ words, ...(after && { after }) }).expect(200)).body as FoundHouseholds;
  const names = ({ households }: FoundHouseholds): string[] => households.map(({ name }) => name);
  const wordsOf = async (householdId: string): Promise<string[]> => (await query<{ word: string }>(`select word from household_word where household_id = $1 order by word`, [householdId])).map(({ word }) => word);
  /** A household with somebody who leads it. */
  const led = async (name: string, member?: string): Promise<{ id: string; director: { id: string; organisationId: string }; client: Client }> => {
    const id = await builders.household({ name });
    if (member) await builders.member(id, member);
    const director = await builders.professional({ roles: ['case_director'] });
    await builders.lead(id, director);
    return { id, director, client: await test.as(director.id) };
  };

  it.each([
    ['Özdemir', ['ozdemir']],
    ['ANDRÉ', ['andre']],
    ['De Graaf-Pinas', ['de', 'graaf', 'graafpinas', 'pinas']],
    ["Sinead O'Brien", ['brien', 'o', 'obrien', 'sinead']],
    ['Sinéad O’Brien', ['brien', 'o', 'obrien', 'sinead']],
    ['A.B. van ’t Hof', ['a', 'ab', 'b', 'hof', 't', 'van']],
    ['Łukasz Øster', ['lukasz', 'oster']],
    ['İpek Yıldız', ['ipek', 'yildiz']],
    ['Weiß', ['weiss']],
    ['Æbelø', ['aebelo']],
    ['IJsbrand', ['ijsbrand']],
    ['Ольга', ['ольга']],
    ['محمد', ['محمد']],
    [' -- ’ . ', []],
  ])('folds %s into %j', async (name, words) => {
    const [row] = await query<{ words: string[] }>(`select array(select distinct w collate "C" as w from unnest(app_name_words($1)) w order by 1) as words`, [name]);
    expect(row!.words).toEqual(words);
  });

  it('finds it by the beginnings of its words, in any order, whatever the accents and capitals', async () => {
    const { client } = await led('De Graaf-Pinas', 'André Özdemir');
    for (const typed of ['graaf pin', 'PINAS de', 'graaf-pinas', 'graafpinas', 'andre', 'ÖZDEMIR', 'özd andré', 'graaf andre'])
      expect([typed, names(await search(client, typed))]).toEqual([typed, ['De Graaf-Pinas']]);
    for (const typed of ['raaf', 'graaf anna', 'graafs']) expect([typed, names(await search(client, typed))]).toEqual([typed, []]);
  });

  it('tells by whom it was found, where that is not by its own name', async () => {
    const { id, client } = await led('Yıldız', 'Emre Kaya');
    await builders.networkContact(id);
    expect((await search(client, 'kaya')).households).toMatchObject([{ id, name: 'Yıldız', ground: 'lead', members: 1, foundBy: ['Emre Kaya'] }]);
    expect((await search(client, 'bep')).households).toMatchObject([{ foundBy: ['Buurvrouw Bep'] }]);
    expect((await search(client, 'yil bep')).households).toMatchObject([{ foundBy: ['Buurvrouw Bep'] }]);
    expect((await search(client, 'yildiz')).households).toMatchObject([{ foundBy: [] }]);
  });

  it('finds an address, but never one that is shielded', async () => {
    const { id, client } = await led('Aan de Gracht');
    await query(`update household set address = 'Zilverlaan 12' where id = $1`, [id]);
    expect((await search(client, 'zilverlaan 12')).households).toMatchObject([{ id, foundBy: ['Zilverlaan 12'] }]);
    await client.patch(`/households/${id}`).set(...ifMatch(1)).send({ addressShielded: true }).expect(200);
    expect(names(await search(client, 'zilverlaan'))).toEqual([]);
  });

  it('finds only those of the reader: not somebody else\'s, not a former one, one in an emergency for as long as it runs', async () => {
    const team = await builders.team();
    const { id, director } = await led('Van Zonderweg', 'Lotte Zonderweg');
    await query(`update household set team_id = $2 where id = $1`, [id, team.id]);
    const [stranger, former, helper, late, otherTeam] = [await builders.professional({ roles: ['case_director'] }), await builders.professional(), await builders.professional(), await builders.professional(), await builders.team()];
    // Of a service whose name is confidential: who works there finds it, a colleague there does not.
    const service = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    const colleague = await builders.professional({ organisationId: service.organisationId });
    await builders.involve(id, service, ['substance_use']);
    await query(
      `insert into involvement (household_id, id, professional_id, organisation_id, domains, starts_on, ends_on, end_reason) values ($1, $2, $3, $4, '{finances}', $5, $6, 'handed_over')`,
      [id, newId(), former.id, former.organisationId, addDays(builders.today, -60), builders.today],
    );
    await builders.emergency(id, helper);
    await builders.emergency(id, late, 'over');
    const grounds = await Promise.all(
      [director.id, team.leadId, service.id, helper.id, stranger.id, former.id, late.id, colleague.id, otherTeam.leadId].map(async (reader) => {
        const client = await test.as(reader);
        const found = await search(client, 'zonderweg');
        // What is found is what stands in the list, with the same told of it.
        expect(found.households.map(({ foundBy: _, ...household }) => household)).toEqual(((await client.get('/households').expect(200)).body as FoundHouseholds).households);
        return found.households.map(({ ground }) => ground);
      }),
    );
    expect(grounds).toEqual([['lead'], ['team_lead'], ['involvement'], ['emergency'], [], [], [], [], []]);
    // The name of the service is no word of the household.
    const [organisation] = await query<{ name: string }>(`select name from organisation where id = $1`, [service.organisationId]);
    expect(names(await search(await test.as(director.id), organisation!.name))).toEqual([]);
    // Who leads a team without having the role is no lead of it.
    await query(`update professional set roles = '{case_director}' where id = $1`, [team.leadId]);
    expect(names(await search(await test.as(team.leadId), 'zonderweg'))).toEqual([]);
  });

  it('follows a name that changes, in every household of the person, and who comes and goes', async () => {
    const { id, director, client } = await led('Familie Ouder', 'Kim Oudenaam');
    const other = await builders.household({ name: 'Familie Elders' });
    await builders.lead(other, director);
    const [member] = await query<{ id: string; person_id: string }>(`select id, person_id from member where household_id = $1`, [id]);
    await client.post(`/households/${other}/members`).send({ personId: member!.person_id, role: 'child' }).expect(201);
expect(names(await search(client, 'oudenaam')).sort()).toEqual(['Familie Elders', 'Familie Ouder']);
    await client.patch(`/households/${id}/members/${member!.id}`).set(...ifMatch(1)).send({ name: 'Kim Nieuwenaam' }).expect(200);
    expect([names(await search(client, 'oudenaam')), (await search(client, 'nieuwenaam')).households.length]).toEqual([[], 2]);
    await client.patch(`/households/${other}`).set(...ifMatch(1)).send({ name: 'Familie Verhuisd' }).expect(200);
    expect(names(await search(client, 'verhuisd kim'))).toEqual(['Familie Verhuisd']);
    // Its page goes on naming who left, and so it is found by them.
    await client.patch(`/households/${id}/members/${member!.id}`).set(...ifMatch(2)).send({ until: builders.today }).expect(200);
    expect((await search(client, 'nieuwenaam')).households).toHaveLength(2);
  });

  it('loses nothing where two change names at the same moment', async () => {
    const { id, client } = await led('Samen Eender');
    const added = Array.from({ length: 8 }, (_, n) => client.post(`/households/${id}/members`).send({ name: `Kind Naam${n}`, role: 'child' }).expect(201));
    const [contact] = await Promise.all([client.post(`/households/${id}/network-contacts`).send({ name: 'Eender Anders', relation: 'oom', support: [] }).expect(201), client.patch(`/households/${id}`).set(...ifMatch(1)).send({ name: 'Geheel Anders' }).expect(200), ...added]);
    expect((contact.body as Created).version).toBe(1);
    expect(await wordsOf(id)).toEqual(['anders', 'eender', 'geheel', 'kind', ...Array.from({ length: 8 }, (_, n) => `naam${n}`)]);
  });

  it('knows no words of a household that is closed, and knows them again when it is reopened', async () => {
    const { id, client } = await led('Dicht en Open');
    await query(`update household set closed_on = $2 where id = $1`, [id, builders.today]);
    expect([await wordsOf(id), names(await search(client, 'dicht'))]).toEqual([[], []]);
    await query(`update household set closed_on = null where id = $1`, [id]);
    expect(names(await search(client, 'dicht'))).toEqual(['Dicht en Open']);
  });

  it('tells whole words first, a page at a time, of the team and beside it', async () => {
    const team = await builders.team();
    const lead = { id: team.leadId, organisationId: team.organisationId };
    for (let n = 0; n < 14; n++) await builders.household({ teamId: team.id, name: `Zeegers ${n}` });
    for (let n = 0; n < 14; n++) await builders.involve(await builders.household({ name: `Zeegersma ${n}` }), lead);
    const both = await builders.household({ teamId: team.id, name: 'Zeegersdijk Zeegers' });
    await builders.involve(both, lead);
    const client = await test.as(team.leadId);
    const first = await search(client, 'zeegers');
    expect(names(first)).toEqual([...Array.from({ length: 14 }, (_, n) => `Zeegers ${n}`), 'Zeegersdijk Zeegers', ...Array.from({ length: 10 }, (_, n) => `Zeegersma ${n}`)]);
    const second = await search(client, 'zeegers', first.next);
    expect([names(second), second.next]).toEqual([['Zeegersma 10', 'Zeegersma 11', 'Zeegersma 12', 'Zeegersma 13'], null]);
  });

  it('is on record with each household that stood in it', async () => {
    const { id, client, director } = await led('Te Boek Gesteld');
    await search(client, 'gesteld');
    const events = await query(`select object_type, activity, listed from audit_event where actor_id = $1 and kind = 'read'`, [director.id]);
    expect(events).toEqual([{ object_type: 'household', activity: 'household:list', listed: [id] }]);
  });

  it.each([
    [{ words: '' }, 'input.invalid'],
    [{ words: 'x'.repeat(101) }, 'input.invalid'],
    [{ words: '- ’' }, 'search.no-words'],
    [{ words: 'x', after: 'nonsense' }, 'input.invalid'],
    [{}, 'input.invalid'],
  ])('refuses %j with %s, at the field', async (input, code) => {
    const client = await test.as((await builders.professional()).id);
    const { body } = await client.post('/household-searches').send(input).expect(400);
    expect(body).toMatchObject({ code, fields: expect.arrayContaining([expect.objectContaining({ field: 'after' in input ? 'after' : 'words' })]) as unknown });
  });
});
