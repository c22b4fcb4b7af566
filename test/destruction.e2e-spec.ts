import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import type { DestructionCertificateView, DestructionRunView, RetentionPreview } from '../server/contract/retention.js';
import { keptUntil, type Term } from '../server/rights/retention-rules.js';
import { Destroying } from '../server/rights/destroying.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { applicationUrlOf } from './support/database.js';
import { pdfText } from './support/pdf-text.js';

const TABLES_THAT_STAY = ['audit_event'];

describe('destroying what is past its term', () => {
  let test: TestApp;
  let builders: Builders;
  let proposer: Client;
  let approver: Client;
  let proposerId: string;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    const officers = await Promise.all([builders.professional({ roles: ['privacy_officer'] }), builders.professional({ roles: ['privacy_officer'] })]);
    proposerId = officers[0].id;
    [proposer, approver] = await Promise.all([test.as(officers[0].id, { steppedUp: true }), test.as(officers[1].id, { steppedUp: true })]);
  });
  afterAll(() => test.close());

  const query = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(sql, values));

  /** A household with something in most tables, closed so many years ago. */
  async function closed(years: number, laws = ['social_support_act']): Promise<Setting> {
    const setting = await builders.setting();
    const { householdId, memberId, director, at } = setting;
    const client = await test.as(director.id, { steppedUp: true });
    await builders.goal(householdId);
    await client.post(`${at}/ratings`).send({ memberId, domain: 'finances', voice: 'own', level: 2, words: 'Geheim woord' }).expect(201);
    await client.patch(`${at}/members/${memberId}`).set('If-Match', '"1"').send({ name: 'Geheime Naam' }).expect(200);
    await client
      .post(`${at}/visits`)
      .send({ startsAt: '2026-03-02T10:00:00+01:00', endsAt: '2026-03-02T11:00:00+01:00', kind: 'regular', status: 'held', memberIds: [memberId], professionalIds: [director.id], domains: ['finances'] })
      .expect(201);
    await client.post(`${at}/members/${memberId}/export-requests`).send({ requestedBy: 'self', identityCheck: 'identity_document' }).expect(201);
    await query(
      `insert into emergency_access (household_id, id, professional_id, organisation_id, person_id, reason, starts_at, ends_at)
       select $1, $2, $3, $4, m.person_id, 'Iemand was in nood, echt waar.', now() - interval '5 hours', now() - interval '1 hour' from member m where m.household_id = $1`,
      [householdId, newId(), setting.partner.id, setting.partner.organisationId],
    );
    await query(`insert into notice (id, recipient_id, kind, about_household_id, made_at) values ($1, $2, 'emergency_opened', $3, now())`, [newId(), director.id, householdId]);
    await builders.disclosure(householdId, { professionalId: setting.partner.id }, { memberId, domains: ['housing'] });
    await builders.level(householdId, director, { level: 'case_direction' });
    await builders.escalation(householdId, setting.partner, director);
    await builders.withdrawal(householdId, setting.partner);
    await client.post(`${at}/closing`).send({ reason: 'Klaar', laws }).expect(201);
    await query(`update household set closed_on = (current_date - make_interval(years => $2))::date where id = $1`, [householdId, years]);
    return setting;
  }

  const propose = async (...households: Setting[]): Promise<DestructionRunView> =>
    (await proposer.post('/retention/runs').send({ householdIds: households.map(({ householdId }) => householdId) }).expect(201)).body as DestructionRunView;
  const approve = (run: DestructionRunView): ReturnType<Client['post']> => approver.post(`/retention/runs/${run.id}/approval`).send({});
  const carryOut = async (run: DestructionRunView): Promise<DestructionRunView> => (await approver.post(`/retention/runs/${run.id}/execution`).send({}).expect(201)).body as DestructionRunView;

  /** Tables in which the household's number still stands. */
  async function traces(householdId: string): Promise<string[]> {
    const tables = await query<{ name: string }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind in ('r', 'p') and not c.relispartition and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'household_id')`);
    const found = await Promise.all(tables.map(async ({ name }) => ((await query(`select 1 from ${name} where household_id = $1 limit 1`, [householdId])).length > 0 ? [name] : [])));
    if ((await query(`select 1 from notice where about_household_id = $1`, [householdId])).length > 0) found.push(['notice']);
    return [...found.flat(), ...((await query(`select 1 from household where id = $1`, [householdId])).length > 0 ? ['household'] : [])].sort();
  }

  it('shows numbers and no content, to privacy officers only', async () => {
    const [old, recent] = [await closed(16), await closed(14)];
    const preview = (await proposer.get('/retention/preview').expect(200)).body as RetentionPreview;
    const found = preview.due.find(({ householdId }) => householdId === old.householdId)!;
    expect(found).toMatchObject({ laws: ['social_support_act'], keptBecause: [] });
    expect(Object.fromEntries(found.counts.map(({ table, rows }) => [table, rows]))).toMatchObject({ member: 1, rating: 1, goal: 1, visit: 1, lead: 1, export_request: 1 });
    expect(preview.due.map(({ householdId }) => householdId)).not.toContain(recent.householdId);
    expect(JSON.stringify(preview)).not.toMatch(/Geheim|Huishouden/);
    for (const path of ['/retention/preview', '/retention/runs']) await (await test.as(old.director.id)).get(path).expect(403);
    await (await test.as(old.director.id)).post('/retention/runs').send({ householdIds: [old.householdId] }).expect(403);
  });

  it('leaves no row of the household but the log, and a certificate without anything personal', async () => {
    const [gone, held, asked] = [await closed(16), await closed(17), await closed(18)];
    await (await test.as(held.director.id)).post(`${held.at}/holds`).send({ kind: 'legal_claim', reason: 'Zitting' }).expect(201);
    await (await test.as(asked.director.id)).post(`${asked.at}/members/${asked.memberId}/rectifications`).send({ subject: 'other', whatIsWrong: 'x', ownView: 'y' }).expect(201);
    const [person] = await query<{ id: string }>(`select person_id as id from member where household_id = $1`, [gone.householdId]);
    const eventsBefore = await query<{ id: string }>(`select id from audit_event where household_id = $1 or person_id = $2 order by id`, [gone.householdId, person!.id]);

    const run = await propose(gone);
    expect(run).toMatchObject({ state: 'proposed', own: true });
    await approve(run).expect(201);
    const done = await carryOut(run);
    expect(done.state).toBe('finished');
    const outcomes = Object.fromEntries(done.cases.map((each) => [each.householdId, each.leftOutBecause ?? each.outcome]));
    expect(outcomes).toMatchObject({ [gone.householdId]: 'destroyed', [held.householdId]: 'hold', [asked.householdId]: 'rectification' });

    expect(await traces(gone.householdId)).toEqual(TABLES_THAT_STAY);
    expect(await query(`select 1 from person where id = $1`, [person!.id])).toEqual([]);
    const erased = await query<{ id: string }>(`select e.id from audit_event e join audit_content c on c.event_id = e.id where e.household_id = $1 or e.person_id = $2`, [gone.householdId, person!.id]);
    expect(erased).toEqual([]);
    // The log itself is as it was, with the deletions after it.
    const eventsAfter = await query<{ id: string; action: string }>(`select id, action from audit_event where household_id = $1 or person_id = $2 order by id`, [gone.householdId, person!.id]);
    expect(eventsAfter.slice(0, eventsBefore.length).map(({ id }) => id)).toEqual(eventsBefore.map(({ id }) => id));
    expect(new Set(eventsAfter.slice(eventsBefore.length).map(({ action }) => action))).toEqual(new Set(['D']));
    expect((await traces(held.householdId)).length).toBeGreaterThan(5);

    const certificate = (await proposer.get(`/retention/runs/${run.id}/certificate`).expect(200)).body as DestructionCertificateView;
    expect(createHash('sha256').update(certificate.text).digest('hex')).toBe(certificate.sha256);
    const proof = JSON.parse(certificate.text) as { households: { household: string; outcome: string; rows: object | null }[]; terms: Term[]; rows: Record<string, number> };
    expect(proof.terms).toEqual(expect.arrayContaining([expect.objectContaining({ law: 'youth_act', years: 20 })]));
    expect(proof.rows).toMatchObject({ household: 1, person: 1, member: 1, visit: 1, rating: 1 });
    expect(certificate.text).not.toMatch(/Geheim|Huishouden \w|Sam de Bruin/);
    const pdf = await proposer.get(`/retention/runs/${run.id}/certificate?format=pdf`).buffer(true).parse((response, finished) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => finished(null, Buffer.concat(chunks)));
    }).expect(200);
    const text = pdfText(pdf.body as Buffer).replace(/\s/g, '');
    for (const part of [gone.householdId, certificate.sha256, 'Verklaringvanvernietiging']) expect(text).toContain(part);
    // Nobody changes it, also not the owner of the tables.
    await expect(query(`update destruction_certificate set body = '{}'`)).rejects.toThrow(/never changed/);
    await expect(query(`delete from destruction_certificate`)).rejects.toThrow(/never changed/);
  });

  it('keeps a person who is a member elsewhere, with what is on record there', async () => {
    const [gone, other] = [await closed(16), await builders.setting()];
    const [person] = await query<{ id: string }>(`select person_id as id from member where household_id = $1`, [gone.householdId]);
    await query(`insert into member (household_id, id, person_id, role, starts_on) values ($1, $2, $3, 'child', current_date)`, [other.householdId, newId(), person!.id]);
    const run = await propose(gone);
    await approve(run).expect(201);
    await carryOut(run);
    expect(await traces(gone.householdId)).toEqual(TABLES_THAT_STAY);
    expect(await query(`select name from person where id = $1`, [person!.id])).toEqual([{ name: 'Geheime Naam' }]);
  });

  it('takes two people: the proposer cannot approve, one of two approvals counts, and nothing goes before it', async () => {
    const setting = await closed(16);
    const unsure = await test.as(proposerId);
    expect((await unsure.post('/retention/runs').send({ householdIds: [setting.householdId] }).expect(403)).body).toMatchObject({ code: 'session.step-up-needed' });
    const run = await propose(setting);
    expect((await proposer.post(`/retention/runs/${run.id}/approval`).send({}).expect(409)).body).toMatchObject({ code: 'retention.same-person' });
    expect((await approver.post(`/retention/runs/${run.id}/execution`).send({}).expect(409)).body).toMatchObject({ code: 'retention.not-approved' });
    expect((await approver.get(`/retention/runs/${run.id}/certificate`).expect(409)).body).toMatchObject({ code: 'retention.not-finished' });
    const third = await test.as((await builders.professional({ roles: ['privacy_officer'] })).id, { steppedUp: true });
    const answers = await Promise.all([approver, third, approver, third].map((client) => client.post(`/retention/runs/${run.id}/approval`).send({})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await proposer.post(`/retention/runs/${run.id}/withdrawal`).send({}).expect(409)).body).toMatchObject({ code: 'retention.already-decided' });
    await approver.post(`/retention/runs/${newId()}/approval`).send({}).expect(404);
    expect((await traces(setting.householdId)).length).toBeGreaterThan(5);
    // Carried out by two at once: once.
    const both = await Promise.all([carryOut(run), carryOut(run)]);
    expect(both.at(-1)!.cases.find(({ householdId }) => householdId === setting.householdId)!.outcome).toBe('destroyed');
    expect(await query(`select 1 from destruction_certificate where run_id = $1`, [run.id])).toHaveLength(1);
  });

  it('cannot be done past the application either: no forged approver, no direct deletion', async () => {
    const setting = await closed(16);
    const run = await propose(setting);
    const bare = new pg.Client({ connectionString: applicationUrlOf(test.databaseUrl), options: '-c app.actor=' });
    await bare.connect();
    const as = async (actor: string, sql: string, values: unknown[] = []): Promise<unknown> => {
      await bare.query(`start transaction`);
      await bare.query(`select app_begin($1, null, $2, 'retention:destroy', $3)`, [actor, builders.today, newId()]);
      return bare.query(sql, values).finally(() => bare.query('rollback'));
    };
    try {
      await expect(as(proposerId, `update destruction_run set approved_by = $1, approved_at = now()`, [newId()])).rejects.toThrow(/permission denied/);
      await expect(as(proposerId, `insert into destruction_case (run_id, subject_id) values ($1, $1)`, [run.id])).rejects.toThrow(/permission denied/);
      await expect(as(proposerId, `select app_destroy_household($1, $2)`, [run.id, setting.householdId])).rejects.toThrow(/not approved by another person/);
      await expect(as(setting.director.id, `select app_destruction_approve($1)`, [run.id])).rejects.toThrow(/privacy officers/);
      await expect(as(setting.director.id, `select app_retention_preview(10)`)).rejects.toThrow(/privacy officers/);
      await expect(as(proposerId, `select app_row_counts('{}')`)).rejects.toThrow(/permission denied/);
      await expect(as(proposerId, `delete from household`)).rejects.toThrow(/permission denied/);
    } finally {
      await bare.end();
    }
    // Nor does the owner's table hold one who approves their own.
    await expect(query(`update destruction_run set approved_by = proposed_by, approved_at = now() where id = $1`, [run.id])).rejects.toThrow(/four_eyes/);
    await approve(run).expect(201);
    // Approval is of these households only.
    const other = await closed(16);
    await expect(query(`select app_destroy_household($1, $2)`, [run.id, other.householdId])).rejects.toThrow(/not in this run/);
  });

  it('looks again when it is their turn: what was reopened, held or is gone is left out and named', async () => {
    const [reopened, held, kept] = [await closed(16), await closed(16), await closed(16)];
    const run = await propose(reopened, held, kept);
    await approve(run).expect(201);
    await (await test.as(reopened.director.id)).post(`${reopened.at}/reopening`).send({ reason: 'Toch weer' }).expect(201);
    await (await test.as(held.director.id)).post(`${held.at}/holds`).send({ kind: 'complaint', reason: 'Klacht' }).expect(201);
    const done = await carryOut(run);
    const outcomes = Object.fromEntries(done.cases.map((each) => [each.householdId, each.leftOutBecause ?? each.outcome]));
    expect(outcomes).toMatchObject({ [reopened.householdId]: 'not_due', [held.householdId]: 'hold', [kept.householdId]: 'destroyed' });
    for (const path of [reopened, held]) expect((await traces(path.householdId)).length).toBeGreaterThan(5);
  });

  it('refuses to propose what is not due or held', async () => {
    const [young, held] = [await closed(16, ['youth_act', 'social_support_act']), await closed(16)];
    await (await test.as(held.director.id)).post(`${held.at}/holds`).send({ kind: 'other', reason: 'x' }).expect(201);
    for (const { householdId } of [young, held, await builders.setting()])
      expect((await proposer.post('/retention/runs').send({ householdIds: [householdId] }).expect(409)).body).toMatchObject({ code: 'retention.not-due' });
    await proposer.post('/retention/runs').send({ householdIds: [] }).expect(400);
    const run = await propose(await closed(16));
    expect((await approver.post(`/retention/runs/${run.id}/withdrawal`).send({}).expect(201)).body).toMatchObject({ state: 'withdrawn' });
    expect((await approve(run).expect(409)).body).toMatchObject({ code: 'retention.already-decided' });
  });

  it('is all or nothing for each household; one that fails stops no other, and is done by trying again', async () => {
    const [stuck, fine] = [await closed(18), await closed(16)];
    const run = await propose(stuck, fine);
    await approve(run).expect(201);
    // Something that points at it and that the run does not know.
    await query(`create table stranger (household uuid references household (id))`);
    await query(`insert into stranger values ($1)`, [stuck.householdId]);
    const before = await traces(stuck.householdId);
    const first = await carryOut(run);
    expect(first.state).toBe('approved');
    expect(first.cases.find(({ householdId }) => householdId === stuck.householdId)).toMatchObject({ outcome: 'waiting', failed: true });
    expect(await traces(stuck.householdId)).toEqual(before);
    expect(await traces(fine.householdId)).toEqual(TABLES_THAT_STAY);
    await query(`drop table stranger`);
    // As the command does after a crash: as the system, for all runs that are not done.
    expect(await test.asSystem((context) => context.get(Destroying).carryOutAll())).toContain(run.id);
    expect(await traces(stuck.householdId)).toEqual(TABLES_THAT_STAY);
    expect((await proposer.get(`/retention/runs/${run.id}/certificate`).expect(200)).body).toMatchObject({ number: run.number });
  });

  it('counts terms as the rule does', async () => {
    const householdId = await builders.household({ openedOn: '1990-01-01' });
    const terms = await query<Term>(`select law, years from retention_term`);
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    await fc.assert(
      fc.asyncProperty(fc.oneof(days, fc.constantFrom('2008-02-29', '2024-02-29')), fc.subarray(['youth_act', 'social_support_act']), async (closedOn, laws) => {
        await query(`delete from household_law where household_id = $1`, [householdId]);
        await query(`update household set closed_on = $2 where id = $1`, [householdId, closedOn]);
        for (const law of laws) await query(`insert into household_law values ($1, $2)`, [householdId, law]);
        const [found] = await query<{ due: string }>(`select due_on::text as due from app_retention($1)`, [householdId]);
        expect(found!.due).toBe(keptUntil(closedOn, laws, terms));
      }),
      { numRuns: 40 },
    );
  });
});
