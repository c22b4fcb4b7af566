import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../server/shared/day.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

interface Case {
  what: string;
  /** Makes it; answers its path and the version that both writers have read. */
  make: (setting: Setting, client: Client) => Promise<{ path: string; version: number }>;
  /** What the first writer changes, and how that reads. */
  first: object;
  present: object;
  /** What the second one sends on the version that both had read. */
  second: object;
}

/** Two who change the same: the second is told what stands there now, and their form puts that beside what they typed. */
describe('a change that came too late', () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const added = async (client: Client, at: string, body: object): Promise<{ path: string; version: number }> => {
    const { id, version } = (await client.post(at).send(body).expect(201)).body as { id: string; version: number };
    return { path: `${at}/${id}`, version };
  };
  const problem = (label: string) => ({ label, domain: 'finances', words: 'Post.' });

  const cases: Case[] = [
    { what: 'household', make: ({ at }) => Promise.resolve({ path: at, version: 1 }), first: { address: 'Laan 1' }, present: { address: 'Laan 1', addressShielded: false, version: 2 }, second: { name: 'X' } },
    { what: 'member', make: ({ at, memberId }) => Promise.resolve({ path: `${at}/members/${memberId}`, version: 1 }), first: { address: 'Laan 2', addressShielded: true }, present: { address: 'Laan 2', addressShielded: true, version: 2 }, second: { role: 'other' } },
    { what: 'network contact', make: ({ at }, client) => added(client, `${at}/network-contacts`, { name: 'Bep', relation: 'buurvrouw', support: [] }), first: { relation: 'tante' }, present: { name: 'Bep', relation: 'tante', version: 2 }, second: { name: 'Bea' } },
    { what: 'involvement', make: ({ at, involvementId }) => Promise.resolve({ path: `${at}/involvements/${involvementId}`, version: 1 }), first: { domains: ['justice'] }, present: { domains: ['justice'], until: null, version: 2 }, second: { domains: ['housing'] } },
    { what: 'problem', make: ({ at }, client) => added(client, `${at}/problems`, problem('schulden')), first: { words: 'Elke dag.' }, present: { label: 'schulden', words: 'Elke dag.', until: null, version: 2 }, second: { label: 'post' } },
    {
      what: 'influence',
      make: async ({ at }, client) => {
        const [from, to] = [await added(client, `${at}/problems`, problem('post')), await added(client, `${at}/problems`, problem('drinken'))].map(({ path }) => path.split('/').at(-1)!);
        return added(client, `${at}/influences`, { fromProblemId: from, toProblemId: to, words: 'Dan drinkt hij.' });
      },
      first: { words: 'Dan drinkt hij meer.' },
      present: { words: 'Dan drinkt hij meer.', version: 2 },
      second: { words: 'Anders.' },
    },
    {
      what: 'visit',
      make: async ({ at, memberId, partner }, client) => {
        const day = addDays(builders.today, 3);
        const visit = { startsAt: `${day}T09:00:00+01:00`, endsAt: `${day}T10:00:00+01:00`, kind: 'regular', status: 'planned', memberIds: [memberId], professionalIds: [partner.id], domains: ['housing'] };
        const made = (await client.post(`${at}/visits`).send(visit).expect(201)).body as { visit: { id: string; version: number } };
        return { path: `${at}/visits/${made.visit.id}`, version: made.visit.version };
      },
      first: { status: 'cancelled' },
      present: { status: 'cancelled', kind: 'regular', mayChange: true, version: 2 },
      second: { kind: 'intake' },
    },
  ];

  it.each(cases)('to a $what comes with what stands there now, and goes through on that', async ({ make, first, present, second }) => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const { path, version } = await make(setting, client);
    await client.patch(path).set(...ifMatch(version)).send(first).expect(200);
    const late = (await client.patch(path).set(...ifMatch(version)).send(second).expect(412)).body as { code: string; facts: { version: number; present: { version: number } } };
    expect(late).toMatchObject({ code: 'input.stale-version', facts: { version: 2, present } });
    await client.patch(path).set(...ifMatch(late.facts.present.version)).send(second).expect(200);
  });

  it('to a cell of the matrix comes with what stands in it', async () => {
    const setting = await builders.setting();
    const { at, partner } = setting;
    const client = await test.as(setting.director.id);
    await client.post(`${at}/problems`).send(problem('schulden')).expect(201);
    const set = (version: number, kinds: string[]) => client.put(`${at}/responsibilities`).set(...ifMatch(version)).send({ domain: 'finances', actor: { kind: 'professional', id: partner.id }, kinds });
    await set(0, ['does']).expect(200);
    expect((await set(0, ['decides']).expect(412)).body).toMatchObject({ facts: { present: { kinds: ['does'], version: 1 } } });
    await set(1, ['decides']).expect(200);
  });

  it('tells a partner no more than they may read', async () => {
    const setting = await builders.setting();
    const { at, partner, memberId, director } = setting;
    const day = addDays(builders.today, 3);
    const [directing, helping] = [await test.as(director.id), await test.as(partner.id)];
    const service = await builders.professional({ sensitive: true });
    await builders.involve(setting.householdId, service, []);
    const visit = { startsAt: `${day}T09:00:00+01:00`, endsAt: `${day}T10:00:00+01:00`, kind: 'regular', status: 'planned', memberIds: [memberId], professionalIds: [partner.id, service.id], domains: ['housing'] };
    const { id } = ((await directing.post(`${at}/visits`).send(visit).expect(201)).body as { visit: { id: string } }).visit;
    await directing.patch(`${at}/visits/${id}`).set(...ifMatch(1)).send({ domains: ['finances'] }).expect(200);
    const late = await helping.patch(`${at}/visits/${id}`).set(...ifMatch(1)).send({ note: 'Gesproken.' }).expect(412);
    expect(late.body).toMatchObject({ facts: { present: { domains: ['finances'] } } });
    for (const secret of [service.id, service.name, service.organisationId]) expect(JSON.stringify(late.body)).not.toContain(secret);
  });
});
