import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openApiDocument } from '../server/openapi.js';
import type { PlanVersions } from '../server/contract/plan-agreement.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { applicationUrlOf } from './support/database.js';

interface Event {
  id: string;
  kind: string;
  action: string;
  activity: string;
  object_type: string;
  object_id: string | null;
  person_id: string | null;
  actor_id: string | null;
  organisation_id: string | null;
  trace_id: string | null;
  ground: string | null;
  outcome: string;
  fields: string[] | null;
  listed: string[] | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

describe('the log', () => {
  let test: TestApp;
  let builders: Builders;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const query = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(sql, values));

  /** What somebody did, in order, with its contents. */
  const eventsOf = (actorId: string): Promise<Event[]> =>
    query<Event>(`select e.*, c.before, c.after from audit_event e left join audit_content c on c.event_id = e.id where e.actor_id = $1 and e.object_type <> 'session' order by e.id`, [actorId]);

  it('has each reading of a household: who, when, what, on what ground, in the same transaction', async () => {
    const { at, partner, householdId, memberId } = await builders.setting();
    const client = await test.as(partner.id);
    await client.get(at).expect(200);
    await client.get(`${at}/ratings?memberId=${memberId}&domain=finances`).expect(200);
    const [picture, ratings] = await eventsOf(partner.id);
    expect(picture).toMatchObject({ kind: 'read', action: 'R', activity: 'household:see', object_type: 'household', household_id: householdId, ground: 'involvement', outcome: 'done', organisation_id: partner.organisationId });
    expect(picture!.trace_id).toMatch(/^[0-9a-f-]{36}$/);
    const [member] = await query<{ person_id: string }>(`select person_id from member where id = $1`, [memberId]);
    expect(ratings).toMatchObject({ kind: 'read', object_type: 'rating', person_id: member!.person_id });
  });

  it('has a reading for each way to read a household, none forgotten', async () => {
    const { at, director, memberId } = await builders.setting();
    const client = await test.as(director.id, { steppedUp: true });
    const asked = await client.post(`${at}/members/${memberId}/export-requests`).send({ requestedBy: 'self', identityCheck: 'identity_document' }).expect(201);
    await client.post(`${at}/goals`).send({ words: 'Rust.', domains: [] }).expect(201);
    const { versions } = (await client.post(`${at}/plan/agreements`).send({ memberId, kind: 'agrees' }).expect(201)).body as PlanVersions;
    const paths = Object.entries(openApiDocument(test.app).paths)
      .filter(([path, operations]) => path.startsWith('/households/{householdId}') && 'get' in operations)
      .map(([path]) => path);
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) {
      const before = (await eventsOf(director.id)).length;
      const filled = path.replace('/households/{householdId}', at).replace('{memberId}', memberId).replace('{domain}', 'finances').replaceAll(/\{\w+\}/g, () => newId());
      const { status } = await client.get(filled).query(queryOf(path, memberId, asked.body as { id: string }, versions[0]!.id));
      const after = await eventsOf(director.id);
      const events = after.length - before;
      // To hear that something changed shows nothing: what is read because of it is a reading.
      if (path.endsWith('/news')) expect({ path, status, events }).toEqual({ path, status: 200, events: 0 });
      else expect({ path, status, events, kind: after.at(-1)?.kind }).toEqual({ path, status, events: 1, kind: status === 200 ? 'read' : 'refusal' });
    }
  });

  const queryOf = (path: string, memberId: string, { id: requestId }: { id: string }, from: string): object => {
    if (path.endsWith('/comparison')) return { from };
    if (path.endsWith('/export')) return { requestId };
    if (path.endsWith('/visit-export')) return { from: builders.today, until: addDays(builders.today, 7), format: 'csv' };
    if (path.endsWith('/visits') || path.endsWith('/calendar')) return { from: builders.today, until: addDays(builders.today, 7) };
    return path.endsWith('/ratings') ? { memberId, domain: 'finances' } : {};
  };

  it('has the households of a list', async () => {
    const { director, householdId } = await builders.setting();
    await (await test.as(director.id)).get('/households').expect(200);
    expect(await eventsOf(director.id)).toMatchObject([{ kind: 'read', activity: 'household:list', listed: [householdId] }]);
  });

  it('has each change with the fields, before and after; what is secret only by name', async () => {
    const { at, director, memberId, householdId } = await builders.setting();
    const client = await test.as(director.id);
    const visit = await client
      .post(`${at}/visits`)
      .send({ startsAt: '2026-03-02T10:00:00+01:00', endsAt: '2026-03-02T11:00:00+01:00', kind: 'regular', status: 'held', memberIds: [memberId], professionalIds: [director.id], domains: ['finances'], note: 'Heel geheim' })
      .expect(201);
    await client.patch(at).set(...ifMatch(1)).send({ name: 'Andere naam' }).expect(200);
    const events = (await eventsOf(director.id)).filter(({ kind }) => kind === 'change');
    expect(events.map(({ action, object_type: type }) => `${action} ${type}`).sort()).toEqual(['C visit', 'C visit_member', 'C visit_professional', 'U household']);
    const came = events.find(({ object_type: type }) => type === 'visit_professional')!;
    expect(came.fields).toContain('note');
    expect(JSON.stringify(came.after)).not.toContain('geheim');
    expect(came.object_id).toBe((visit.body as { visit: { id: string } }).visit.id);
    const renamed = events.at(-1)!;
    expect(renamed).toMatchObject({ fields: ['name'], after: { name: 'Andere naam' }, object_id: householdId });
    expect(Object.keys(renamed.before!)).toEqual(['name']);
  });

  it('has refused attempts, of households that exist and that do not', async () => {
    const { at, partner, householdId } = await builders.setting();
    const stranger = await builders.professional();
    const missing = newId();
    await (await test.as(stranger.id)).get(at).expect(404);
    await (await test.as(stranger.id)).get(`/households/${missing}`).expect(404);
    expect(await eventsOf(stranger.id)).toMatchObject([
      { kind: 'refusal', action: 'R', household_id: householdId, outcome: 'not-found', ground: null },
      { kind: 'refusal', action: 'R', household_id: missing, outcome: 'not-found' },
    ]);
    await (await test.as(partner.id)).post(`${at}/members`).send({ name: 'X', role: 'child' }).expect(403);
    expect(await eventsOf(partner.id)).toMatchObject([{ kind: 'refusal', action: 'C', activity: 'household:direct', outcome: 'access.not-allowed' }]);
  });

  it('leaves nothing of a change that failed', async () => {
    const { at, director, memberId } = await builders.setting();
    const before = (await eventsOf(director.id)).length;
    await (await test.as(director.id)).patch(`${at}/members/${memberId}`).set(...ifMatch(7)).send({ role: 'other' }).expect(412);
    expect((await eventsOf(director.id)).length).toBe(before);
  });

  it('is append-only: for the application by grants, for the owner by a trigger', async () => {
    const { at, director } = await builders.setting();
    await (await test.as(director.id)).get(at).expect(200);
    const bare = new pg.Client({ connectionString: applicationUrlOf(test.databaseUrl) });
    await bare.connect();
    for (const sql of [`update audit_event set outcome = 'x'`, `delete from audit_event`, `truncate audit_event`, `select * from audit_event_rest`, `delete from audit_content`, `alter table audit_event disable trigger all`])
      await expect(bare.query(sql)).rejects.toThrow(/permission denied|must be owner/);
    await bare.end();
    await expect(query(`update audit_event set outcome = 'x'`)).rejects.toThrow(/append-only/);
    await expect(query(`delete from audit_event`)).rejects.toThrow(/append-only/);
  });

  it('has every answer as a row while many read and change at once: difference 0', async () => {
    const { at, director, partner, householdId } = await builders.setting();
    const [one, other] = [await test.as(director.id), await test.as(partner.id)];
    const counted = async (kind: string): Promise<number> =>
      (await query<{ n: number }>(`select count(*)::int as n from audit_event where household_id = $1 and kind = $2 and actor_id is not null`, [householdId, kind]))[0]!.n;
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, n) => {
        if (n % 4 === 0) return one.post(`${at}/network-contacts`).send({ name: `Buur ${n}`, relation: 'buur', support: [] });
        if (n % 4 === 1) return other.post(`${at}/network-contacts`).send({ name: 'x', relation: 'buur', support: [] });
        return (n % 4 === 2 ? one : other).get(at);
      }),
    );
    const with_ = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect([await counted('read'), await counted('change'), await counted('refusal')]).toEqual([with_(200), with_(201), with_(403)]);
    expect([with_(200), with_(201), with_(403)]).toEqual([60, 30, 30]);
  });
});
