import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArgumentList } from '../server/contract/arguments.js';
import type { BreakthroughList } from '../server/contract/breakthroughs.js';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { HouseholdSignals } from '../server/contract/signals.js';
import { mondayOf } from '../server/burden/burden-rules.js';
import { addDays, daysBetween } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { Knots, viewOf, type Knotted, type PlannedTable } from './support/knots.js';
import { pdfText } from './support/pdf-text.js';

describe('breakthroughs', () => {
  let test: TestApp;
  let builders: Builders;
  let knots: Knots;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
    knots = new Knots(test, builders);
  });
  afterAll(() => test.close());

  const list = async (client: Client, { at }: Setting): Promise<BreakthroughList> => (await client.get(`${at}/breakthroughs`).expect(200)).body as BreakthroughList;
  const view = viewOf;

  const knotted = (): Promise<Knotted> => knots.knotted();
  const planned = (): Promise<PlannedTable> => knots.planned();
  const decision = (knot: PlannedTable, more: object = {}): object => knots.decision(knot, more);

  it('go from a knot to a decision, whose actions stand in the plan, to what came of it', async () => {
    const knot = await planned();
    const { client, path, at, memberId } = knot;
    const prepared = view(
      await client.patch(path).set(...ifMatch(knot.breakthrough.version)).send({
        voices: [{ words: 'Ik wil hier blijven wonen.', saidByMemberId: memberId, saidOn: today }],
        legitimacy: 'De bedoeling van de wet is gehaald.', commitment: 'Het gezin staat erachter.', returns: 'Een ontruiming kost meer.',
        costs: [{ side: 'going_on', label: 'ontruiming', yearlyEuros: 11000 }, { side: 'plan', label: 'huurachterstand', yearlyEuros: 3600 }],
        agenda: ['Kennismaken', 'Besluiten'],
      }).expect(200),
    );
    expect(prepared).toMatchObject({ state: 'planned', missing: [], steps: ['put_off', 'decide', 'call_off'], mayChange: true, partly: false });
    expect(prepared.voices.map(({ words, saidByMemberId }) => [words, saidByMemberId])).toEqual([['Ik wil hier blijven wonen.', memberId]]);
    expect(prepared.costs.map(({ side, yearlyEuros }) => [side, yearlyEuros])).toEqual([['going_on', 11000], ['plan', 3600]]);

    const decided = view(await client.post(`${path}/decision`).send(decision(knot)).expect(201));
    expect(decided).toMatchObject({ state: 'decided', outcome: 'accepted', decidedOn: today, steps: ['review'], mayChange: false });
    expect(decided.invitees.map(({ present }) => present)).toEqual([true]);
    const { plan } = (await client.get(at).expect(200)).body as HouseholdPicture;
    const [action] = plan.goals.flatMap((goal) => goal.actions);
    expect(action).toMatchObject({ what: 'De ontruiming stilleggen.', dueOn: addDays(today, 3), status: 'open', domain: 'housing' });
    expect(decided.actions).toEqual([{ id: action!.id, what: action!.what, dueOn: action!.dueOn, status: 'open', owners: [expect.objectContaining({ kind: 'professional', confidential: false })] }]);
    await client.patch(`${at}/actions/${action!.id}`).set(...ifMatch(action!.version)).send({ status: 'done' }).expect(200);
    expect((await list(client, knot)).breakthroughs[0]!.actions[0]!.status).toBe('done');

    expect(view(await client.post(`${path}/review`).send({ effect: 'De ontruiming is van de baan.' }).expect(201))).toMatchObject({ state: 'reviewed', effect: 'De ontruiming is van de baan.', reviewedOn: today });
    expect(view(await client.post(`${path}/closing`).send({ arguments: [] }).expect(201))).toMatchObject({ state: 'closed', steps: [] });
  });

  it('tell the burden before and since the decision as everywhere else: whole weeks, as many on either side', async () => {
    const knot = await planned();
    const visit = (daysFromToday: number, hours: number): Promise<unknown> =>
      test.work.run(null, async () => {
        const id = newId();
        await test.work.manager.query(
          `insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by) values ($1, $2, $3::date + time '10:00', $3::date + time '10:00' + make_interval(hours => $4), 'regular', 'held', '{}', $5)`,
          [knot.householdId, id, addDays(today, daysFromToday), hours, knot.partner.id],
        );
        await test.work.manager.query(`insert into visit_professional (household_id, visit_id, professional_id, organisation_id) values ($1, $2, $3, $4)`, [knot.householdId, id, knot.partner.id, knot.partner.organisationId]);
      });
    // Decided on the Monday four whole weeks before this one.
    const decidedOn = addDays(mondayOf(today), -28);
    const since = (days: number): number => daysBetween(today, addDays(decidedOn, days));
    await visit(since(-28), 1);
    await visit(since(-20), 2);
    await visit(since(-16), 2);
    await visit(since(9), 1);
    const decided = view(await knot.client.post(`${knot.path}/decision`).send(decision(knot, { decidedOn, tableMetEarlier: true })).expect(201));
    expect(decided).toMatchObject({ tableOn: decidedOn, tableAt: null });
    expect(decided.figures!.burden).toEqual({
      standing: 'told', weeks: 4,
      before: { weeks: 4, from: addDays(decidedOn, -28), until: decidedOn, visits: 3, helpers: 2, organisations: 2, minutes: 300 },
      since: { weeks: 4, from: decidedOn, until: addDays(decidedOn, 28), visits: 1, helpers: 1, organisations: 1, minutes: 60 },
    });
    const fresh = await planned();
    expect(view(await fresh.client.post(`${fresh.path}/decision`).send(decision(fresh)).expect(201)).figures!.burden).toEqual({ standing: 'little_before', weeks: 0, before: null, since: null });
  });

  it('tell which signals held on the day of the decision, which of them are gone and which are new, to who reads signals alone', async () => {
    const knot = await planned();
    const { client, path, at, householdId, goalId, partner } = knot;
    await client.post(`${path}/invitees`).send({ professionalId: partner.id, decides: false }).expect(201);
    // Nobody has led for a long time, and a goal goes without action.
    await test.work.run(null, async () => {
      await test.work.manager.query(`update household set opened_on = $2 where id = $1`, [householdId, addDays(today, -60)]);
      await test.work.manager.query(`update goal set said_on = $3, said_by_member_id = (select m.id from member m where m.household_id = $1 limit 1) where household_id = $1 and id = $2`, [householdId, goalId, addDays(today, -30)]);
    });
    const before = (await client.get(`${at}/signals`).expect(200)).body as HouseholdSignals;
    const held = before.signals.filter(({ holds }) => holds).map(({ code }) => code);
    expect(held).toContain('goal_without_action');
    const decided = view(await client.post(`${path}/decision`).send(decision(knot)).expect(201));
    expect(decided.figures!.signals!.notedOn).toBe(today);
    expect(decided.figures!.signals!.held.map(({ code }) => code)).toEqual(held);

    // The action of the decision solves one, and something new begins.
    await client.post(`${at}/safety`).send({ answer: 'no', words: 'Er wordt geschreeuwd.' }).expect(201);
    const { signals } = (await list(client, knot)).breakthroughs[0]!.figures!;
    const gone = signals!.held.filter(({ holds }) => !holds);
    expect(gone.map(({ code }) => code)).toEqual(['goal_without_action']);
    expect(gone[0]!.sentence.nl).toBe('Voor een doel loopt al 30 dagen geen actie.');
    expect(signals!.fresh.map(({ code }) => code)).toEqual(['unsafe']);

    const partly = (await list(await test.as(partner.id), knot)).breakthroughs[0]!;
    expect(partly).toMatchObject({ outcome: 'accepted', figures: { signals: null } });
  });

  it('warn as long as nobody decides for whose the awaited thing is', async () => {
    const { client, path, breakthrough, housing } = await knotted();
    expect(breakthrough.missing.map(({ label }) => label)).toEqual(['huisvesting']);
    const asked = view(await client.post(`${path}/invitees`).send({ organisationId: housing, function: 'woonconsulent', decides: false }).expect(201));
    expect(asked.missing).toHaveLength(1);
    const decides = view(await client.patch(`${path}/invitees/${asked.invitees[0]!.id}`).send({ decides: true }).expect(200));
    expect(decides.missing).toEqual([]);
    expect(view(await client.delete(`${path}/invitees/${asked.invitees[0]!.id}`).expect(200)).missing).toHaveLength(1);
  });

  it.each<[string, (knot: Knotted) => [path: string, input: object], number, string, string | undefined]>([
    ['a table without a decider', () => ['planning', { tableOn: '2099-01-01' }], 409, 'breakthrough.no-decider', undefined],
    ['deciding before there is a table', () => ['decision', { outcome: 'refused', decision: 'x', presentIds: [], actions: [] }], 409, 'breakthrough.not-from-here', undefined],
    ['looking back before a decision', () => ['review', { effect: 'x' }], 409, 'breakthrough.not-from-here', undefined],
    ['closing before a decision', () => ['closing', { arguments: [] }], 409, 'breakthrough.not-from-here', undefined],
    ['somebody without a function', ({ housing }) => ['invitees', { organisationId: housing, decides: true }], 409, 'breakthrough.invitee-incomplete', 'function'],
    ['a function of nowhere', () => ['invitees', { function: 'manager', decides: true }], 409, 'breakthrough.invitee-incomplete', 'organisationId'],
    ['somebody who does not exist', () => ['invitees', { professionalId: newId(), decides: true }], 409, 'breakthrough.invitee-unknown', 'professionalId'],
  ])('refuse %s, and nothing has changed', async (_, input, status, code, field) => {
    const knot = await knotted();
    const [step, body] = input(knot);
    const refused = (await knot.client.post(`${knot.path}/${step}`).send(body).expect(status)).body as { code: string; fields?: { field: string }[] };
    expect(refused).toMatchObject({ code });
    expect(refused.fields?.[0]?.field).toBe(field);
    expect((await list(knot.client, knot)).breakthroughs).toEqual([knot.breakthrough]);
  });

  it('refuse a table in the past, a time that is none, a negative cost, words still to be said and a blockage of elsewhere', async () => {
    const knot = await planned();
    const { client, path, breakthrough, memberId } = knot;
    await client.post(`${path}/putting-off`).send({}).expect(201);
    const refusal = async (request: Promise<{ body: unknown }>): Promise<unknown> => {
      const { code, fields } = (await request).body as { code: string; fields?: { field: string; check: string }[] };
      return [code, fields?.[0]?.field];
    };
    const plan = (input: object) => client.post(`${path}/planning`).send(input).expect(409);
    expect(await refusal(plan({ tableOn: addDays(today, -1) }))).toEqual(['breakthrough.table-in-past', 'tableOn']);
    expect(await refusal(plan({ tableOn: today, tableAt: '25:00' }))).toEqual(['breakthrough.no-time', 'tableAt']);
    const version = breakthrough.version + 1;
    const change = (input: object, status: number) => client.patch(path).set(...ifMatch(version)).send(input).expect(status);
    expect(await refusal(change({ costs: [{ side: 'plan', label: 'x', yearlyEuros: -1 }] }, 400))).toEqual(['input.invalid', 'costs.0.yearlyEuros']);
    expect(await refusal(change({ voices: [{ words: 'x', saidByMemberId: memberId, saidOn: addDays(today, 1) }] }, 409))).toEqual(['problem.said-in-future', 'voices.0.saidOn']);
    expect(await refusal(change({ blockageIds: [newId()] }, 409))).toEqual(['breakthrough.blockage-unknown', 'blockageIds']);
    await client.patch(path).set(...ifMatch(version - 1)).send({ knot: 'x' }).expect(412);
    expect((await list(client, knot)).breakthroughs[0]).toMatchObject({ state: 'preparing', version, costs: [], voices: [], blockageIds: [knot.blockageId] });
  });

  it.each<[string, (knot: PlannedTable) => object, string, string]>([
    ['with nobody who decides present', () => ({ presentIds: [] }), 'breakthrough.decider-absent', 'presentIds'],
    ['of tomorrow', () => ({ decidedOn: '2099-01-01' }), 'breakthrough.decided-in-future', 'decidedOn'],
    ['of before its table', () => ({ decidedOn: addDays(today, -1) }), 'breakthrough.decided-before-table', 'decidedOn'],
    ['without an action', () => ({ actions: [] }), 'breakthrough.no-action', 'actions'],
    ['without a look back', () => ({ reviewOn: null }), 'breakthrough.review-missing', 'reviewOn'],
    ['on conditions that are not told', () => ({ outcome: 'with_conditions' }), 'breakthrough.conditions-missing', 'conditions'],
    ['with an action of somebody who is not of this household', ({ goalId }) => ({ actions: [{ goalId, what: 'x', owners: [{ kind: 'professional', id: newId() }], dueOn: '2099-01-01' }] }), 'action.owner-unknown', 'owners'],
  ])('refuse a decision %s: no state, no presence, no action has changed', async (_, more, code, field) => {
    const knot = await planned();
    const refused = (await knot.client.post(`${knot.path}/decision`).send(decision(knot, more(knot))).expect(409)).body as { code: string; fields?: { field: string }[] };
    expect(refused).toMatchObject({ code });
    expect(refused.fields?.[0]?.field).toBe(field);
    expect((await list(knot.client, knot)).breakthroughs[0]).toEqual(knot.breakthrough);
    const { plan } = (await knot.client.get(knot.at).expect(200)).body as HouseholdPicture;
    expect(plan.goals.flatMap((goal) => goal.actions)).toEqual([]);
  });

  it('refuse a decision without a proposal', async () => {
    const knot = await planned();
    const { client, path, breakthrough } = knot;
    const emptied = view(await client.patch(path).set(...ifMatch(breakthrough.version)).send({ proposal: null }).expect(200));
    expect((await client.post(`${path}/decision`).send(decision(knot)).expect(409)).body).toMatchObject({ code: 'breakthrough.no-proposal' });
    expect((await list(client, knot)).breakthroughs[0]).toEqual(emptied);
  });

  it('invite each once and decide once, also when several do so at the same moment', async () => {
    const knot = await planned();
    const { client, path, partner } = knot;
    const invited = await Promise.all(Array.from({ length: 5 }, (_, place) => client.post(`${path}/invitees`).send(place % 2 ? { professionalId: partner.id, decides: false } : { professionalId: partner.id, decides: true })));
    expect(invited.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(invited.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'breakthrough.already-invited' });
    expect((await client.post(`${path}/invitees`).send({ organisationId: knot.housing, function: ' Manager  Wonen', decides: true }).expect(409)).body).toMatchObject({ code: 'breakthrough.already-invited' });
    const decided = await Promise.all(Array.from({ length: 4 }, () => client.post(`${path}/decision`).send(decision(knot))));
    expect(decided.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(decided.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'breakthrough.not-from-here' });
    const { plan } = (await client.get(knot.at).expect(200)).body as HouseholdPicture;
    expect(plan.goals.flatMap((goal) => goal.actions)).toHaveLength(1);
    expect((await client.patch(path).set(...ifMatch(99)).send({ knot: 'x' }).expect(409)).body).toMatchObject({ code: 'breakthrough.settled' });
  });

  it('are for those who direct and who is asked to that table; what it costs for those who direct; a confidential service unnamed', async () => {
    const knot = await planned();
    const { client, path, partner, blockageId } = knot;
    const service = await builders.professional({ sensitive: true });
    await builders.involve(knot.householdId, service, ['substance_use']);
    const asPartner = await test.as(partner.id);
    expect((await list(asPartner, knot)).breakthroughs).toEqual([]);
    await asPartner.post(`${path}/review`).send({ effect: 'x' }).expect(403);
    for (const professionalId of [partner.id, service.id]) await client.post(`${path}/invitees`).send({ professionalId, decides: false }).expect(201);
    const { version } = (await list(client, knot)).breakthroughs[0]!;
    await client.patch(path).set(...ifMatch(version)).send({ costs: [{ side: 'plan', label: 'kliniek', yearlyEuros: 1 }] }).expect(200);
    const [seen] = (await list(asPartner, knot)).breakthroughs;
    expect(seen).toMatchObject({ id: knot.breakthrough.id, costs: [], missing: [], steps: [], mayChange: false, partly: true, blockageIds: [] });
    expect(seen!.invitees.map(({ name, confidential }) => [name, confidential]).sort()).toEqual([[partner.name, false], [null, false], [null, true]].sort());
    expect(JSON.stringify(seen)).not.toContain(service.name);
    expect((await list(client, knot)).breakthroughs[0]!.blockageIds).toEqual([blockageId]);
    const told = (await asPartner.get('/notices').expect(200)).body as { notices: { kind: string }[] };
    expect(told.notices.map(({ kind }) => kind)).toContain('breakthrough_invited');
    const other = await builders.setting();
    await (await test.as(other.director.id)).get(`${knot.at}/breakthroughs`).expect(404);
  });

  it('lie on the table as a PDF, in both languages, for those who direct', async () => {
    const knot = await planned();
    const { client, path, partner } = knot;
    const text = async (language: string): Promise<string> =>
      pdfText((await client.get(`${path}/table`).query({ format: 'pdf', language }).buffer(true).parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      }).expect(200)).body as Buffer).replaceAll(/\s/g, '');
    expect(await text('nl')).toMatch(/Doorbraaktafel.*13:30.*Stadhuis.*deopnamewachtophuisvesting.*Decorporatiesteltdeontruimingzesmaandenuit\..*managerwonen/);
    expect(await text('en')).toMatch(/Breakthroughmeeting.*candecide/);
    await (await test.as(partner.id)).get(`${path}/table`).expect(403);
  });

  it('leave arguments for others, without anything that leads to somebody', async () => {
    const knot = await planned();
    const { client, path, director } = knot;
    await client.post(`${path}/decision`).send(decision(knot)).expect(201);
    await client.post(`${path}/review`).send({ effect: 'Gelukt.' }).expect(201);
    const refused = (await client.post(`${path}/closing`).send({ arguments: [{ value: 'returns', words: 'Sam kon blijven.' }] }).expect(409)).body as { code: string; facts?: object; fields: { field: string }[] };
    expect(refused).toMatchObject({ code: 'argument.names-somebody', facts: { found: 'sam' } });
    expect(refused.fields[0]!.field).toBe('arguments.0.words');
    const words = `Een ontruiming is duurder dan een huurachterstand die wordt afbetaald, ${newId().slice(-4)}-variant.`;
    await client.post(`${path}/closing`).send({ arguments: [{ value: 'returns', words }] }).expect(201);

    const search = async (asked: object): Promise<ArgumentList> => (await (await test.as(director.id)).post('/arguments/search').send(asked).expect(200)).body as ArgumentList;
    const { arguments: found, mayClear } = await search({ words: 'ontruíming duurder' });
    expect(found.map((argument) => argument.words)).toContain(words);
    expect(Object.keys(found[0]!).sort()).toEqual(['id', 'value', 'words', 'year']);
    expect(mayClear).toBe(false);
    expect((await search({ words: 'zeilboot' })).arguments).toEqual([]);
    expect((await search({ value: 'legitimacy' })).arguments).toEqual([]);
    await (await test.as(knot.partner.id)).post('/arguments/search').send({}).expect(403);
    const { leadId } = await builders.team();
    const { id } = found.find((argument) => argument.words === words)!;
    await client.delete(`/arguments/${id}`).expect(403);
    await (await test.as(leadId)).delete(`/arguments/${id}`).expect(204);
    expect((await search({ words: 'ontruiming' })).arguments.map((argument) => argument.id)).not.toContain(id);
  });

  it('page through the library without missing or doubling one', async () => {
    const knot = await knotted();
    await test.work.run(null, () =>
      test.work.manager.query(`insert into accepted_argument (id, value, words, year, cleared_by) select gen_random_uuid(), 'commitment', 'Samen optrekken helpt, zegt nummer ' || n, 2025, $1 from generate_series(1, 47) n`, [knot.director.id]),
    );
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = (await knot.client.post('/arguments/search').send({ words: 'samen optrekken', value: 'commitment', ...(after ? { after } : {}) }).expect(200)).body as ArgumentList;
      seen.push(...page.arguments.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(47);
    expect(new Set(seen).size).toBe(47);
    expect((await knot.client.post('/arguments/search').send({ after: 'x' }).expect(400)).body).toMatchObject({ code: 'input.invalid' });
  });

  it('are not there for somebody else’s household list, and are counted nowhere', async () => {
    const knot = await planned();
    const { households } = (await (await test.as(knot.partner.id)).get('/households').expect(200)).body as HouseholdList;
    expect(households.find(({ id }) => id === knot.householdId)!.questionsForMe).toBe(0);
  });
});
