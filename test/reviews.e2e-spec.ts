import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReviewCaseView, ReviewMeetings, ReviewMeetingView, ReviewMinutes } from '../server/contract/reviews.js';
import type { HouseholdSignals } from '../server/contract/signals.js';
import { addDays, type Day } from '../server/shared/day.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { pdfText } from './support/pdf-text.js';

const MEETINGS = '/review-meetings';

describe('a review meeting', () => {
  let test: TestApp;
  let builders: Builders;
  let today: Day;
  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const query = <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> => test.work.run(null, () => test.work.manager.query<Row[]>(sql, values));

  /** A household that nobody leads, so long after it was opened that it is stuck. */
  async function stuck(teamId: string, daysOpen: number): Promise<string> {
    return builders.household({ teamId, openedOn: addDays(today, -daysOpen) });
  }

  async function meeting(households = 3): Promise<{ team: { id: string; leadId: string; organisationId: string }; client: Client; households: string[]; begun: ReviewMeetingView }> {
    const team = await builders.team();
    const made: string[] = [];
    for (let number = 0; number < households; number++) made.push(await stuck(team.id, 20 + number));
    const client = await test.as(team.leadId);
    const begun = (await client.post(MEETINGS).send({ teamId: team.id, most: 10 }).expect(201)).body as ReviewMeetingView;
    return { team, client, households: made, begun };
  }
  const read = async (client: Client, id: string): Promise<ReviewMeetingView> => (await client.get(`${MEETINGS}/${id}`).expect(200)).body as ReviewMeetingView;
  const pathOf = (begun: ReviewMeetingView, place: number): string => `${MEETINGS}/${begun.id}/cases/${begun.cases[place]!.id}`;

  it('goes through what is stuck in its team, the oldest first, and no more than was asked', async () => {
    const { team, client, households, begun } = await meeting(3);
    await stuck((await builders.team()).id, 50);
    await builders.household({ teamId: team.id, openedOn: addDays(today, -2) });
    expect(begun.cases.map(({ householdId, place, note, discussedAt }) => [householdId, place, note, discussedAt])).toEqual(
      [...households].reverse().map((id, index) => [id, index + 1, null, null]),
    );
    expect(begun).toMatchObject({ teamId: team.id, closedAt: null, outOfReach: 0 });
    const list = (await client.get(MEETINGS).expect(200)).body as ReviewMeetings;
    expect(list).toMatchObject({ teams: [{ teamId: team.id, stuck: 3 }], meetings: [{ id: begun.id, households: 3, discussed: 0, closedAt: null }] });
    await client.post(`${MEETINGS}/${begun.id}/closing`).expect(200);
    const second = (await client.post(MEETINGS).send({ teamId: team.id, most: 2 }).expect(201)).body as ReviewMeetingView;
    expect(second.cases.map(({ householdId }) => householdId)).toEqual([households[2], households[1]]);
    const events = await query<{ listed: string[] }>(`select listed from audit_event where actor_id = $1 and object_type = 'review' order by id limit 1`, [team.leadId]);
    expect([...events[0]!.listed].sort()).toEqual([...households].sort());
  });

  it('keeps each step at once: another browser goes on where it was', async () => {
    const { team, client, begun } = await meeting(2);
    const noted = (await client.patch(pathOf(begun, 0)).set(...ifMatch(1)).send({ note: ' Bellen met de school. ' }).expect(200)).body as ReviewCaseView;
    expect(noted).toMatchObject({ note: 'Bellen met de school.', discussedAt: null, version: 2 });
    await client.patch(pathOf(begun, 0)).set(...ifMatch(2)).send({ discussed: true }).expect(200);
    const again = await read(await test.as(team.leadId), begun.id);
    expect(again.cases.map(({ note, discussedAt }) => [note, discussedAt !== null])).toEqual([['Bellen met de school.', true], [null, false]]);
    await client.patch(pathOf(begun, 0)).set(...ifMatch(3)).send({ discussed: false, note: null }).expect(200);
    expect((await read(client, begun.id)).cases[0]).toMatchObject({ note: null, discussedAt: null, version: 4 });
  });

  it('is held once at a time in a team, whoever begins', async () => {
    const team = await builders.team();
    await stuck(team.id, 30);
    const second = await builders.professional({ roles: ['team_lead'] });
    await query(`insert into team_lead (team_id, professional_id) values ($1, $2)`, [team.id, second.id]);
    const clients = [await test.as(team.leadId), await test.as(second.id)];
    const answers = await Promise.all(clients.map((client) => client.post(MEETINGS).send({ teamId: team.id, most: 5 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'review.already-open' });
    // Who leads the team as well goes on with it.
    const begun = answers.find(({ status }) => status === 201)!.body as ReviewMeetingView;
    for (const client of clients) await read(client, begun.id);
    // Of two who write one note at once the second gets what stands there now.
    const notes = await Promise.all(clients.map((client, index) => client.patch(pathOf(begun, 0)).set(...ifMatch(1)).send({ note: `Notitie ${index}` })));
    expect(notes.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = notes.find(({ status }) => status === 200)!.body as ReviewCaseView;
    expect(notes.find(({ status }) => status === 412)!.body).toMatchObject({ code: 'input.stale-version', facts: { present: { note: won.note, version: 2 } } });
    const ends = await Promise.all(clients.map((client) => client.post(`${MEETINGS}/${begun.id}/closing`)));
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each<[string, (meeting: { client: Client; begun: ReviewMeetingView; teamId: string }) => ReturnType<Client['post']>, number, string]>([
    ['a change without its version', ({ client, begun }) => client.patch(pathOf(begun, 0)).send({ note: 'x' }), 428, 'input.no-version'],
    ['no change at all', ({ client, begun }) => client.patch(pathOf(begun, 0)).set(...ifMatch(1)).send({}), 400, 'input.nothing-to-change'],
    ['a note that is too long', ({ client, begun }) => client.patch(pathOf(begun, 0)).set(...ifMatch(1)).send({ note: 'x'.repeat(2001) }), 400, 'input.invalid'],
    ['a household that is not in it', ({ client, begun }) => client.patch(`${MEETINGS}/${begun.id}/cases/${begun.id}`).set(...ifMatch(1)).send({ note: 'x' }), 404, 'not-found'],
    ['a second one', ({ client, teamId }) => client.post(MEETINGS).send({ teamId, most: 5 }), 409, 'review.already-open'],
    ['none to discuss', ({ client, teamId }) => client.post(MEETINGS).send({ teamId, most: 0 }), 400, 'input.invalid'],
  ])('refuses %s', async (_, request, status, code) => {
    const { client, begun, team } = await meeting(1);
    expect((await request({ client, begun, teamId: team.id }).expect(status)).body).toMatchObject({ code });
    expect((await read(client, begun.id)).cases[0]).toMatchObject({ note: null, version: 1 });
  });

  it('is not begun where nothing is stuck, and not changed after its end', async () => {
    const team = await builders.team();
    await builders.household({ teamId: team.id, openedOn: addDays(today, -1) });
    const lead = await test.as(team.leadId);
    expect((await lead.post(MEETINGS).send({ teamId: team.id, most: 5 }).expect(409)).body).toMatchObject({ code: 'review.nothing-stuck' });
    const { client, begun } = await meeting(1);
    const closed = (await client.post(`${MEETINGS}/${begun.id}/closing`).expect(200)).body as ReviewMeetingView;
    expect(closed.closedAt).not.toBeNull();
    expect((await client.patch(pathOf(begun, 0)).set(...ifMatch(1)).send({ note: 'x' }).expect(409)).body).toMatchObject({ code: 'review.closed' });
    expect((await client.post(`${MEETINGS}/${begun.id}/closing`).expect(409)).body).toMatchObject({ code: 'review.closed' });
  });

  it('is for who leads the team alone: others find nothing of it', async () => {
    const { team, begun } = await meeting(1);
    const other = await builders.team();
    const strangers = [await test.as(other.leadId), await test.as((await builders.professional({ roles: ['team_lead', 'case_director'], teamId: team.id })).id)];
    for (const client of strangers) {
      await client.get(`${MEETINGS}/${begun.id}`).expect(404);
      await client.get(`${MEETINGS}/${begun.id}/minutes`).expect(404);
      await client.patch(pathOf(begun, 0)).set(...ifMatch(1)).send({ note: 'x' }).expect(404);
      await client.post(`${MEETINGS}/${begun.id}/closing`).expect(404);
      await client.post(MEETINGS).send({ teamId: team.id, most: 5 }).expect(404);
      expect(((await client.get(MEETINGS).expect(200)).body as ReviewMeetings).meetings).toEqual([]);
    }
  });

  it('leaves out a household that went to another team, and says so', async () => {
    const { client, households, begun } = await meeting(2);
    await query(`update household set team_id = $2 where id = $1`, [households[0], (await builders.team()).id]);
    expect(await read(client, begun.id)).toMatchObject({ cases: [{ householdId: households[1] }], outOfReach: 1 });
    const minutes = (await client.get(`${MEETINGS}/${begun.id}/minutes`).expect(200)).body as ReviewMinutes;
    expect(minutes).toMatchObject({ cases: [{ householdId: households[1] }], outOfReach: 1 });
  });

  it('ends in minutes: what was decided in it, with what became of that, and the notes; also on paper', async () => {
    const { team, client, households, begun } = await meeting(3);
    const [decided, noted] = [begun.cases[0]!, begun.cases[1]!];
    const at = `/households/${decided.householdId}`;
    await builders.member(decided.householdId, 'Ron de Graaf');
    const { signals } = (await client.get(`${at}/signals`).expect(200)).body as HouseholdSignals;
    const helper = await builders.professional({ roles: ['case_director'], sensitive: true });
    await builders.involve(decided.householdId, helper);
    await client
      .post(`${at}/signals/${signals[0]!.id}/answers`)
      .send({ kind: 'decide', reason: 'no_capacity', words: 'Zonder regie gaat het niet.', decision: { what: 'Een regievoerder zoeken.', owner: { kind: 'professional', id: helper.id }, dueOn: addDays(today, 3), newGoal: 'Er is iemand die alles overziet.' } })
      .expect(201);
    await client.patch(pathOf(begun, 0)).set(...ifMatch(1)).send({ discussed: true }).expect(200);
    await client.patch(pathOf(begun, 1)).set(...ifMatch(1)).send({ discussed: true, note: 'Volgende week de huisarts erbij.' }).expect(200);
    await client.post(`${MEETINGS}/${begun.id}/closing`).expect(200);
    // Decided after the meeting: not in its minutes.
    const after = (await client.get(`/households/${households[0]}/signals`).expect(200)).body as HouseholdSignals;
    await client.post(`/households/${households[0]}/signals/${after.signals[0]!.id}/answers`).send({ kind: 'dismiss', reason: 'not_as_it_seems', words: 'Later gezien.' }).expect(201);

    const minutes = (await client.get(`${MEETINGS}/${begun.id}/minutes`).expect(200)).body as ReviewMinutes;
    expect(minutes.cases).toMatchObject([
      { householdId: decided.householdId, discussed: true, note: null, decisions: [{ kind: 'decide', action: 'Een regievoerder zoeken.', actionStatus: 'open', words: 'Zonder regie gaat het niet.' }] },
      { householdId: noted.householdId, discussed: true, note: 'Volgende week de huisarts erbij.', decisions: [] },
      { householdId: households[0], discussed: false, note: null, decisions: [] },
    ]);
    for (const [language, said] of [['nl', ['Verslag van de casusbespreking', `Besluit: ${helper.name}: Een regievoerder zoeken, uiterlijk`, 'Zonder regie gaat het niet.', 'Volgende week de huisarts erbij.', `Niet besproken: ${minutes.cases[2]!.name}.`]], ['en', ['Minutes of the review meeting', `Decision: ${helper.name}: Een regievoerder zoeken, by`, `Not discussed: ${minutes.cases[2]!.name}.`]]] as const) {
      const pdf = await client.get(`${MEETINGS}/${begun.id}/minutes`).query({ format: 'pdf', language }).buffer(true).parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      }).expect(200).expect('Content-Type', 'application/pdf');
      const text = pdfText(pdf.body as Buffer).replaceAll(/\s/g, '');
      for (const sentence of said) expect(text).toContain(sentence.replaceAll(/\s/g, ''));
      expect(text).not.toContain('Latergezien');
    }
    // It went to another team: who held the meeting still helps there, and no longer knows who works for a confidential service.
    await query(`update household set team_id = $2 where id = $1`, [decided.householdId, (await builders.team()).id]);
    await builders.involve(decided.householdId, { id: team.leadId, organisationId: team.organisationId });
    const later = (await client.get(`${MEETINGS}/${begun.id}/minutes`).expect(200)).body as ReviewMinutes;
    expect(later.cases[0]!.decisions).toMatchObject([{ actionOwners: [{ id: null, name: null, confidential: true }] }]);
    expect(JSON.stringify(later)).not.toContain(helper.name);
  });
});
