import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { MemberExport } from '../server/contract/rights.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { DemoService } from '../server/demo/demo.service.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { pdfText } from './support/pdf-text.js';

const squeezed = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

describe("a member's export", () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const query = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(sql, values));

  const exported = async (client: Client, path: string, query_ = ''): Promise<{ json: MemberExport; text: string; pdf: Buffer }> => {
    const request = await client.post(`${path}/export-requests`).send({ requestedBy: 'self', identityCheck: 'identity_document' }).expect(201);
    const { id } = request.body as { id: string };
    const json = await client.get(`${path}/export?requestId=${id}`).expect(200);
    const pdf = await client.get(`${path}/export?requestId=${id}&format=pdf${query_}`).buffer(true).parse(binary).expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['cache-control']).toBe('no-store');
    return { json: json.body as MemberExport, text: pdfText(pdf.body as Buffer), pdf: pdf.body as Buffer };
  };

  const visit = async (householdId: string, organisationId: string, professionalId: string, memberIds: string[], status = 'held', domains = ['substance_use']): Promise<string> => {
    const id = newId();
    await query(`insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by) values ($1, $2, now() - interval '3 days', now() - interval '3 days' + interval '1 hour', 'regular', $3, $4, $5)`, [householdId, id, status, domains, professionalId]);
    for (const memberId of memberIds) await query(`insert into visit_member values ($1, $2, $3)`, [householdId, id, memberId]);
    await query(`insert into visit_professional (household_id, visit_id, professional_id, organisation_id, note) values ($1, $2, $3, $4, 'KANARIE-notitie')`, [householdId, id, professionalId, organisationId]);
    return id;
  };

  /** Somebody asks somebody else to take a question along to a visit, and hears back. */
  const question = async (householdId: string, visitId: string, by: string, to: string, words: string, answer: string): Promise<void> => {
    const id = newId();
    await query(`insert into visit_question (household_id, id, kind, visit_id, question, domains, asked_by, asked_at, state, closed_at) values ($1, $2, 'pass_on', $3, $4, '{}', $5, now(), 'answered', now())`, [householdId, id, visitId, words, by]);
    await query(`insert into visit_question_recipient (household_id, question_id, professional_id, answer, answered_at) values ($1, $2, $3, $4, now())`, [householdId, id, to, answer]);
  };

  const rate = (householdId: string, memberId: string, by: string, words: string | null, domain = 'finances'): Promise<object[]> =>
    query(`insert into rating (household_id, id, member_id, domain, voice, level, words, rated_on, recorded_by) values ($1, $2, $3, $4, $5, 2, $6, $7, $8)`, [householdId, newId(), memberId, domain, words ? 'own' : 'professional', words, builders.today, by]);

  const goal = async (householdId: string, place: number, memberId: string | null, words: string): Promise<string> => {
    const id = newId();
    await query(`insert into goal (household_id, id, place, words, said_by_member_id, professional_wording, domains) values ($1, $2, $3, $4, $5, 'KANARIE-professional', '{}')`, [householdId, id, place, words, memberId]);
    return id;
  };

  const action = async (householdId: string, goalId: string, memberId: string | null, what: string): Promise<void> => {
    const id = newId();
    await query(`insert into action (household_id, id, goal_id, what, rhythm, review_on, status_note) values ($1, $2, $3, $4, 'weekly', '2030-01-01', 'KANARIE-verloop')`, [householdId, id, goalId, what]);
    if (memberId) await query(`insert into action_owner (household_id, id, action_id, member_id) values ($1, $2, $3, $4)`, [householdId, newId(), id, memberId]);
  };

  it('has what is about them and nothing of anybody else, in JSON and on paper', async () => {
    const { householdId, director, partner, at } = await builders.setting();
    const [ron, mirella, kind] = [await builders.member(householdId, 'Ron de Graaf'), await builders.member(householdId, 'Mirella Pinas'), await builders.member(householdId, 'Kanarie Vogel')];
    await builders.networkContact(householdId);
    const [addiction, violence] = [await builders.professional({ sensitive: true }), await builders.professional({ sensitive: true })];
    await rate(householdId, ron, partner.id, 'Het gaat wel, zegt Mirella');
    await rate(householdId, ron, addiction.id, null);
    await rate(householdId, mirella, violence.id, 'KANARIE-bang');
    const [own, hers] = [await goal(householdId, 1, ron, 'Ik wil werk, Bep helpt'), await goal(householdId, 2, mirella, 'KANARIE-doel')];
    await goal(householdId, 3, null, 'KANARIE-niemand');
    await action(householdId, own, ron, 'Ron belt met Mirella Pinas');
    await action(householdId, own, mirella, 'KANARIE-van-haar');
    await action(householdId, own, null, 'De brief gaat weg');
    await action(householdId, hers, mirella, 'KANARIE-haar-actie');
    const alone = await visit(householdId, addiction.organisationId, addiction.id, [ron]);
    await question(householdId, alone, partner.id, addiction.id, 'Slaapt Ron weer thuis bij Mirella?', 'Ja, elke nacht');
    const together = await visit(householdId, violence.organisationId, violence.id, [mirella, ron], 'held', ['domestic_relations']);
    await question(householdId, together, partner.id, violence.id, 'KANARIE-vraag', 'KANARIE-antwoord');
    await visit(householdId, violence.organisationId, violence.id, [mirella, kind]);
    await visit(householdId, partner.organisationId, partner.id, [ron], 'planned');
    await query(`update household set address = 'Kanariestraat 1', address_shielded = true, name = 'KANARIE-huis' where id = $1`, [householdId]);
    await (await test.as(partner.id)).get(at).expect(200);
    await (await test.as(partner.id)).get(at).expect(200);
    const step = (place: number, fromLevel: string, level: string, days: number): Promise<object[]> =>
      query(`insert into level_step (household_id, id, place, from_level, level, starts_on, reason, decided_by_table, agreements, review_on, recorded_by) values ($1, $2, $3, $4, $5, $6, 'KANARIE-reden', 'KANARIE-tafel', 'KANARIE-afspraak', $7, $8)`, [householdId, newId(), place, fromLevel, level, addDays(builders.today, days), addDays(builders.today, 60), director.id]);
    // Before he came to live here, when he did, and now.
    await query(`update member set starts_on = $2 where id = $1`, [ron, addDays(builders.today, -20)]);
    await step(1, 'self', 'team', -40);
    await step(2, 'team', 'case_direction', -30);
    await step(3, 'case_direction', 'process_direction', -3);
    for (const { organisationId, id } of [partner, addiction, violence])
      await query(`insert into withdrawal (household_id, id, organisation_id, announced, proposed_by, proposed_on, reason, last_day, agreed, answered_on, answered_by) values ($1, $2, $3, true, $4, $5, 'KANARIE-waarom', $6, true, $5, $7)`, [householdId, newId(), organisationId, id, addDays(builders.today, -5), builders.today, director.id]);

    const { json, text, pdf } = await exported(await test.as(director.id, { steppedUp: true }), `${at}/members/${ron}`);
    const nameOf = async (id: string): Promise<string> => (await query<{ name: string }>(`select name from organisation where id = $1`, [id]))[0]!.name;
    expect(json).toMatchObject({ name: 'Ron de Graaf', address: null, requestedBy: 'self' });
    expect(json.ratings.map(({ words, service }) => [words, service]).sort()).toEqual([
      [null, await nameOf(addiction.organisationId)],
      ['Het gaat wel, zegt [een huisgenoot]', await nameOf(partner.organisationId)],
    ]);
    expect(json.goals.map(({ words }) => words)).toEqual(['Ik wil werk, [een naaste] helpt']);
    expect(json.actions.map(({ what, own: theirs }) => [what, theirs]).sort()).toEqual([
      ['De brief gaat weg', false],
      ['Ron belt met [een huisgenoot]', true],
    ]);
    // What was asked about a visit to both would tell about the other.
    expect(json.questions.map(({ question: asked, service, answers }) => [asked, service, answers.map((each) => [each.service, each.answer])])).toEqual([
      ['Slaapt Ron weer thuis bij [een huisgenoot]?', await nameOf(partner.organisationId), [[await nameOf(addiction.organisationId), 'Ja, elke nacht']]],
    ]);
    expect(json.levels.map(({ level }) => level)).toEqual(['process_direction', 'case_direction']);
    expect(json.withdrawals.map(({ service }) => service).sort()).toEqual([await nameOf(addiction.organisationId), await nameOf(partner.organisationId)].sort());
    // Two were held with them; what one was about would tell about the other who was there.
    expect(json.visits.map(({ services, confidential, domains }) => [services.length, confidential, domains])).toEqual(expect.arrayContaining([[1, false, ['substance_use']], [0, true, []]]));
    expect(json.visits).toHaveLength(2);
    // What they read in a row is one look, here as on the page of who looked along.
    expect(json.seenBy).toContainEqual(expect.objectContaining({ service: await nameOf(partner.organisationId), times: 1 }));

    for (const body of [JSON.stringify(json), text]) {
      for (const canary of ['kanarie', 'mirella', 'pinas', 'bep', await nameOf(violence.organisationId), violence.name]) expect(squeezed(body)).not.toContain(squeezed(canary));
    }
    for (const theirs of ['Ron de Graaf', 'Het gaat wel, zegt [een huisgenoot]', 'Ik wil werk', 'De brief gaat weg', 'een vertrouwelijke dienst', 'casusregie: één regisseur', 'Hulp die is gestopt', 'Ja, elke nacht', await nameOf(addiction.organisationId)])
      expect(squeezed(text)).toContain(squeezed(theirs));
    // What a screen reader needs.
    expect(pdf.toString('latin1')).toMatch(/\/Lang \(nl-NL\)/);
    for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'LBody']) expect(pdf.toString('latin1')).toContain(`/S /${tag}\n`);

    const english = await exported(await test.as(director.id, { steppedUp: true }), `${at}/members/${ron}`, '&language=en');
    expect(squeezed(english.text)).toContain(squeezed('Data about Ron de Graaf'));
    expect(english.pdf.toString('latin1')).toMatch(/\/Lang \(en-GB\)/);
  });

  it('of everybody in generated households has no text that is only of another', async () => {
    await test.asSystem((context) => context.get(DemoService).load());
    const households = await query<{ id: string; lead: string; members: { id: string; name: string; adult: boolean }[] }>(`
      select h.id, l.professional_id as lead, (select json_agg(json_build_object('id', m.id, 'name', p.name, 'adult', age(p.birth_date) >= interval '16 years'))
        from member m join person p on p.id = m.person_id where m.household_id = h.id) as members
      from household h join lead l on l.household_id = h.id and l.starts_on <= current_date and l.ends_on is null
      where (select count(*) from member m where m.household_id = h.id) > 2 order by h.id limit 6`);
    expect(households.length).toBeGreaterThan(3);
    let looked = 0;
    for (const { id, lead, members } of households) {
      const client = await test.as(lead, { steppedUp: true });
      const texts = await query<{ member_id: string; text: string }>(
        `select member_id, words as text from rating where household_id = $1 and words is not null union select said_by_member_id, words from goal where household_id = $1 and said_by_member_id is not null`, [id]);
      for (const member of members.filter(({ adult }) => adult)) {
        const { json, text } = await exported(client, `/households/${id}/members/${member.id}`);
        const own = new Set(texts.filter((each) => each.member_id === member.id).map((each) => each.text));
        const ofOthers = texts.filter((each) => each.member_id !== member.id && !own.has(each.text)).map((each) => each.text);
        const names = members.filter((other) => other.id !== member.id && other.name !== member.name).flatMap(({ name }) => [name, name.split(' ')[0]!]).filter((name) => !member.name.includes(name));
        for (const body of [JSON.stringify(json), text])
          for (const part of [...ofOthers, ...names]) {
            const found = new RegExp(`(?<!\\p{L})${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'u').test(body);
            expect({ part, found }).toEqual({ part, found: false });
            looked++;
          }
      }
    }
    expect(looked).toBeGreaterThan(50);
  });

  it('is asked for by who may at that age; who asked and how is kept', async () => {
    const { householdId, director, memberId, at } = await builders.setting();
    const client = await test.as(director.id, { steppedUp: true });
    const born = async (years: number | null): Promise<void> => {
      await query(`update person set birth_date = $2 where id = (select person_id from member where id = $1)`, [memberId, years === null ? null : `${Number(builders.today.slice(0, 4)) - years}-01-01`]);
    };
    const ask = (requestedBy: string) => client.post(`${at}/members/${memberId}/export-requests`).send({ requestedBy, identityCheck: 'known_in_person' });
    for (const [years, by] of [[8, 'authority'], [14, 'both'], [16, 'self']] as const) {
      await born(years);
      for (const other of ['self', 'authority', 'both'].filter((each) => each !== by)) expect((await ask(other).expect(409)).body).toMatchObject({ code: 'export.not-by-them', facts: { by } });
      await ask(by).expect(201);
    }
    await born(null);
    await query(`update member set role = 'child' where id = $1`, [memberId]);
    expect((await ask('self').expect(409)).body).toMatchObject({ code: 'export.birth-date-missing' });
    await ask('nobody').expect(400);
    expect(await query(`select requested_by, identity_check, recorded_by from export_request where household_id = $1 order by id`, [householdId])).toEqual(
      ['authority', 'both', 'self'].map((requested_by) => ({ requested_by, identity_check: 'known_in_person', recorded_by: director.id })),
    );
  });

  it('names no confidential service to whoever asks for a child, and is refused once the request no longer serves', async () => {
    const { householdId, director, memberId, at } = await builders.setting();
    const service = await builders.professional({ sensitive: true });
    await query(`update person set birth_date = $2 where id = (select person_id from member where id = $1)`, [memberId, addDays(builders.today, -3000)]);
    await visit(householdId, service.organisationId, service.id, [memberId]);
    const client = await test.as(director.id, { steppedUp: true });
    const { body } = await client.post(`${at}/members/${memberId}/export-requests`).send({ requestedBy: 'authority', identityCheck: 'identity_document' }).expect(201);
    const path = `${at}/members/${memberId}/export?requestId=${(body as { id: string }).id}`;
    expect((await client.get(path).expect(200)).body).toMatchObject({ visits: [{ services: [], confidential: true }] });
    await query(`update export_request set requested_at = requested_at - interval '8 days' where id = $1`, [(body as { id: string }).id]);
    expect((await client.get(path).expect(409)).body).toMatchObject({ code: 'export.request-expired' });
    expect((await client.get(`${at}/members/${memberId}/export?requestId=${newId()}`).expect(409)).body).toMatchObject({ code: 'export.request-expired' });
    await client.get(`${at}/members/${memberId}/export`).expect(400);
  });

  it('is for those who direct, also after closing; on record, with whom it was about', async () => {
    const { householdId, director, partner, memberId, at } = await builders.setting();
    const path = `${at}/members/${memberId}`;
    const other = await test.as(partner.id);
    await other.post(`${path}/export-requests`).send({ requestedBy: 'self', identityCheck: 'identity_document' }).expect(403);
    await other.get(`${path}/export?requestId=${newId()}`).expect(403);
    const unsure = await test.as(director.id);
    expect((await unsure.post(`${path}/export-requests`).send({ requestedBy: 'self', identityCheck: 'identity_document' }).expect(403)).body).toMatchObject({ code: 'session.step-up-needed' });
    expect((await unsure.get(`${path}/export?requestId=${newId()}`).expect(403)).body).toMatchObject({ code: 'session.step-up-needed' });
    const client = await test.as(director.id, { steppedUp: true });
    await client.post(`${at}/members/${newId()}/export-requests`).send({ requestedBy: 'self', identityCheck: 'identity_document' }).expect(404);
    await client.post(`${at}/closing`).send({ reason: 'Klaar', laws: ['youth_act'] }).expect(201);
    await exported(client, path);
    const events = await query(`select object_type, person_id is not null as about, activity from audit_event where household_id = $1 and kind = 'read' and object_type = 'export'`, [householdId]);
    expect(events).toEqual([{ object_type: 'export', about: true, activity: 'member:export' }, { object_type: 'export', about: true, activity: 'member:export' }]);
  });
});

/** Supertest reads unknown types as text; a PDF is bytes. */
function binary(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
