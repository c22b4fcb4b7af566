import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { NoticeList, NoticeView } from '../server/contract/notices.js';
import type { PlanPage } from '../server/contract/plan-page.js';
import type { SpokenOverlapView, VisitOutcome, VisitView } from '../server/contract/visits.js';
import { addDays, instantAt } from '../server/shared/day.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { instantOf, visitedHousehold } from './support/visited-household.js';

describe('visits', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const visit = (setting: Setting, professionalId: string, day: string, from = '10:00', until = '11:00') => ({
    startsAt: instantOf(day, from),
    endsAt: instantOf(day, until),
    kind: 'regular',
    status: 'planned',
    memberIds: [setting.memberId],
    professionalIds: [professionalId],
    domains: ['finances'],
  });
  const between = (day: string) => ({ startsAt: instantOf(day, '10:00'), endsAt: instantOf(day, '11:00') });
  const overlapsOf = async (setting: Setting): Promise<SpokenOverlapView[]> =>
    (await (await test.as(setting.director.id)).get(`${setting.at}/overlaps`).expect(200)).body as SpokenOverlapView[];

  it('are recorded, and the answer says what doubles up: a warning that one can go past', async () => {
    const setting = await builders.setting();
    const other = await builders.professional();
    await builders.involve(setting.householdId, other);
    const day = addDays(today, 3);
    const first = await (await test.as(setting.partner.id)).post(`${setting.at}/visits`).send(visit(setting, setting.partner.id, day)).expect(201);
    expect((first.body as VisitOutcome).overlaps).toEqual([]);
    const second = await (await test.as(other.id)).post(`${setting.at}/visits`).send(visit(setting, other.id, day, '10:30', '11:30')).expect(201);
    const overlaps = (second.body as VisitOutcome).overlaps;
    expect(overlaps.map((overlap) => overlap.code)).toEqual(['clash', 'same_day', 'same_topic']);
    expect(overlaps[2]!.sentence.nl).toContain('Sam');
    expect(overlaps[2]!.sentence.en).toContain('Sam talks with 2 helpers');
    expect((await overlapsOf(setting)).map((overlap) => overlap.id).sort()).toEqual(overlaps.map((overlap) => overlap.id).sort());
  });

  it('planned at the same moment from two sessions miss no overlap', async () => {
    for (let round = 0; round < 10; round++) {
      const setting = await builders.setting();
      const other = await builders.professional();
      await builders.involve(setting.householdId, other);
      const clients = await Promise.all([test.as(setting.partner.id), test.as(other.id)]);
      const day = addDays(today, 2);
      const bodies = [visit(setting, setting.partner.id, day), visit(setting, other.id, day)];
      const answers = await Promise.all(clients.map((client, index) => client.post(`${setting.at}/visits`).send(bodies[index])));
      expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
      expect((await overlapsOf(setting)).map((overlap) => overlap.code)).toEqual(['clash', 'same_day', 'same_topic']);
    }
  });

  it('that move, are cancelled or get the other organisation along, take their overlap away', async () => {
    const setting = await builders.setting();
    const other = await builders.professional();
    await builders.involve(setting.householdId, other);
    const director = await test.as(setting.director.id);
    const day = addDays(today, 5);
    await director.post(`${setting.at}/visits`).send(visit(setting, setting.partner.id, day)).expect(201);
    const second = (await director.post(`${setting.at}/visits`).send(visit(setting, other.id, day)).expect(201)).body as VisitOutcome;
    const path = `${setting.at}/visits/${second.visit.id}`;
    const before = await overlapsOf(setting);
    expect(before).toHaveLength(3);
    const moved = (await director.patch(path).set(...ifMatch(1)).send({ startsAt: instantOf(addDays(day, 1), '10:00'), endsAt: instantOf(addDays(day, 1), '11:00') }).expect(200)).body as VisitOutcome;
    expect(moved.overlaps.map((overlap) => overlap.code)).toEqual(['same_topic']);
    // Still the same overlap: what somebody would answer to it stays with it.
    expect(moved.overlaps[0]!.id).toBe(before.find((overlap) => overlap.code === 'same_topic')!.id);
    await director.patch(path).set(...ifMatch(2)).send({ professionalIds: [other.id, setting.partner.id] }).expect(200);
    expect(await overlapsOf(setting)).toEqual([]);
    await director.patch(path).set(...ifMatch(3)).send({ professionalIds: [other.id] }).expect(200);
    expect(await overlapsOf(setting)).toHaveLength(1);
    await director.patch(path).set(...ifMatch(4)).send({ status: 'cancelled' }).expect(200);
    expect(await overlapsOf(setting)).toEqual([]);
  });

  it('are never changed over somebody else: an old version is refused and changes nothing', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    const { visit: made } = (await client.post(`${setting.at}/visits`).send(visit(setting, setting.partner.id, today)).expect(201)).body as VisitOutcome;
    const path = `${setting.at}/visits/${made.id}`;
    const answers = await Promise.all(['intake', 'crisis'].map((kind) => client.patch(path).set(...ifMatch(1)).send({ kind })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    await client.patch(path).send({ kind: 'intake' }).expect(428);
    expect((await client.patch(path).set(...ifMatch(2)).send({})).body).toMatchObject({ code: 'input.nothing-to-change' });
  });

  it('show a confidential service as such to others, and by name to itself and the lead', async () => {
    const setting = await builders.setting();
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(setting.householdId, clinic, ['substance_use']);
    await (await test.as(clinic.id)).post(`${setting.at}/visits`).send({ ...visit(setting, clinic.id, today), note: 'Alleen voor ons.' }).expect(201);
    const seenBy = async (id: string): Promise<VisitView> => {
      const picture = (await (await test.as(id)).get(setting.at).expect(200)).body as HouseholdPicture;
      return picture.visits[0]!;
    };
    expect(await seenBy(setting.partner.id)).toMatchObject({
      note: null,
      mayChange: false,
      professionals: [{ confidential: true, professionalId: null, name: null, organisationId: null, organisationName: null }],
    });
    expect((await seenBy(setting.director.id)).professionals[0]).toMatchObject({ confidential: false, professionalId: clinic.id });
    expect((await seenBy(setting.director.id)).note).toBeNull();
    expect(await seenBy(clinic.id)).toMatchObject({ note: 'Alleen voor ons.', mayChange: true });
    const whole = JSON.stringify((await (await test.as(setting.partner.id)).get(setting.at)).body);
    expect([clinic.id, clinic.organisationId, clinic.name].filter((secret) => whole.includes(secret))).toEqual([]);
  });

  it.each<[string, (setting: Setting, stranger: string) => object, string]>([
    ['ends before it starts', () => ({ endsAt: '2026-01-01T10:00:00+01:00' }), 'visit.ends-before-start'],
    ['is longer than 12 hours', () => ({ endsAt: new Date(Date.now() + 60 * 86_400_000).toISOString() }), 'visit.too-long'],
    ['sees a member of another household', (_, stranger) => ({ memberIds: [stranger] }), 'visit.unknown-member'],
    ['is by somebody who is not involved', (setting, stranger) => ({ professionalIds: [setting.partner.id, stranger] }), 'visit.professional-not-involved'],
    ['is by somebody else alone', (setting) => ({ professionalIds: [setting.director.id] }), 'visit.not-yours'],
    ['is held before it began', () => ({ status: 'held' }), 'visit.outcome-in-future'],
  ])('are refused where one %s', async (_, wrong, code) => {
    const setting = await builders.setting();
    const stranger = (await builders.setting()).memberId;
    const client = await test.as(setting.partner.id);
    const body = { ...visit(setting, setting.partner.id, addDays(today, 4)), ...wrong(setting, stranger) };
    expect((await client.post(`${setting.at}/visits`).send(body).expect(409)).body).toMatchObject({ code });
    const rows = await test.work.run(null, () => test.work.manager.query<unknown[]>('select 1 from visit where household_id = $1', [setting.householdId]));
    expect(rows).toEqual([]);
  });

  it('of several are told to the others when they are planned and when they are cancelled: by whom and on which day, and no more', async () => {
    const where = await visitedHousehold(test, builders);
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(where.householdId, clinic);
    const toldOf = async (client: Client): Promise<Partial<NoticeView>[]> =>
      ((await client.get('/notices').expect(200)).body as NoticeList).notices.map(({ kind, name, day, householdId, organisationName }) => ({ kind, name, day, householdId, organisationName }));
    const day = addDays(today, 4);
    const joint = { ...visit(where, where.partner.id, day), professionalIds: [where.partner.id, where.other.id], note: 'Alleen voor mij.' };
    const { id } = ((await where.partnerClient.post(`${where.at}/visits`).send(joint).expect(201)).body as VisitOutcome).visit;
    const partner = { name: where.partner.name, day, householdId: where.householdId };
    expect(await toldOf(where.otherClient)).toMatchObject([{ kind: 'visit_planned', ...partner }]);
    await where.partnerClient.patch(`${where.at}/visits/${id}`).set(...ifMatch(1)).send({ status: 'cancelled' }).expect(200);
    expect(await toldOf(where.otherClient)).toMatchObject([{ kind: 'visit_cancelled', ...partner }, { kind: 'visit_planned' }]);
    expect(await toldOf(where.partnerClient)).toEqual([]);
    expect(JSON.stringify((await where.otherClient.get('/notices')).body)).not.toContain('Alleen voor mij');

    // Who is taken off one that goes on hears that, and of its day unless it is moved at the same time; who stays hears of no change.
    const takenOff = { professionalIds: [where.partner.id] };
    const joined = async (): Promise<string> => ((await where.partnerClient.post(`${where.at}/visits`).send(joint).expect(201)).body as VisitOutcome).visit.id;
    await where.partnerClient.patch(`${where.at}/visits/${await joined()}`).set(...ifMatch(1)).send(takenOff).expect(200);
    expect((await toldOf(where.otherClient))[0]).toMatchObject({ kind: 'visit_taken_off', ...partner });
    await where.partnerClient.patch(`${where.at}/visits/${await joined()}`).set(...ifMatch(1)).send({ ...takenOff, ...between(addDays(today, 5)) }).expect(200);
    expect((await toldOf(where.otherClient))[0]).toMatchObject({ kind: 'visit_taken_off', ...partner, day: null });
    expect(await toldOf(where.partnerClient)).toEqual([]);

    // What is only written down afterwards is no news; and a confidential service is not named to who may not know it.
    await where.lead.post(`${where.at}/visits`).send({ ...joint, ...between(addDays(today, -2)), note: null }).expect(201);
    await (await test.as(clinic.id)).post(`${where.at}/visits`).send({ ...joint, ...between(addDays(today, 6)), professionalIds: [clinic.id, where.partner.id], note: null }).expect(201);
    expect(await toldOf(where.partnerClient)).toEqual([{ kind: 'visit_planned', name: null, organisationName: null, day: addDays(today, 6), householdId: where.householdId }]);

    // Whoever may not see the household any more is told no day of it.
    await test.work.run(null, () => test.work.manager.query(`update involvement set starts_on = $3::date - 9, ends_on = $3, end_reason = 'goal_reached' where household_id = $1 and professional_id = $2`, [where.householdId, where.other.id, today]));
    expect(new Set((await toldOf(where.otherClient)).map(({ day, householdId }) => [day, householdId].join()))).toEqual(new Set([',']));
  });

  it('that have begun are not the next one, neither in the list nor on the plan on paper', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    const hour = 3_600_000;
    const now = Date.now();
    const begun = { ...visit(setting, setting.partner.id, today), startsAt: new Date(now - hour).toISOString(), endsAt: new Date(now - hour / 2).toISOString() };
    const nextOn = async (): Promise<string | null> => ((await client.get('/households').expect(200)).body as HouseholdList).households.find(({ id }) => id === setting.householdId)!.nextVisitOn;
    const onPaper = async (): Promise<number> => ((await client.get(`${setting.at}/plan/page`).expect(200)).body as PlanPage).visits.length;
    await client.post(`${setting.at}/visits`).send(begun).expect(201);
    expect([await nextOn(), await onPaper()]).toEqual([null, 0]);
    await client.post(`${setting.at}/visits`).send(visit(setting, setting.partner.id, addDays(today, 2))).expect(201);
    expect([await nextOn(), await onPaper()]).toEqual([addDays(today, 2), 1]);
  });

  it('with wrong fields name each field', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    const answer = await client.post(`${setting.at}/visits`).send({ startsAt: 'morgen', surprise: 1, domains: ['happiness'] }).expect(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const { code, fields } = answer.body as { code: string; fields: { field: string }[] };
    expect(code).toBe('input.invalid');
    expect(new Set(fields.map(({ field }) => field))).toEqual(
      new Set(['surprise', 'startsAt', 'endsAt', 'kind', 'status', 'memberIds', 'professionalIds', 'domains']),
    );
  });

  it('of a range of days are those that start on them, in Amsterdam', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    for (const time of ['00:00', '23:30']) {
      const startsAt = instantAt('2026-03-29', time);
      const body = { ...visit(setting, setting.partner.id, today), startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + 3_600_000).toISOString() };
      await client.post(`${setting.at}/visits`).send(body).expect(201);
    }
    const list = async (from: string, until: string): Promise<number> => ((await client.get(`${setting.at}/visits?from=${from}&until=${until}`).expect(200)).body as unknown[]).length;
    expect([await list('2026-03-28', '2026-03-29'), await list('2026-03-29', '2026-03-30'), await list('2026-03-30', '2026-03-31')]).toEqual([0, 2, 0]);
    await client.get(`${setting.at}/visits?from=2026-03-29&until=2026-03-29`).expect(400);
    await client.get(`${setting.at}/visits?from=2026-01-01&until=2026-12-31`).expect(400);
  });
});
