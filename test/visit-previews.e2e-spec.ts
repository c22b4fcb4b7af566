import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CombinationView } from '../server/contract/overlap-answers.js';
import type { PreviewOverlapView, VisitPreview } from '../server/contract/visit-previews.js';
import type { SpokenOverlapView, VisitOutcome } from '../server/contract/visits.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { codeOf, ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { instantOf, visitedHousehold, type VisitedHousehold } from './support/visited-household.js';

describe('planning a visit', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const place = (): Promise<VisitedHousehold> => visitedHousehold(test, builders);
  const thought = (where: VisitedHousehold, professionalId: string, days: number, from = '10:00', more: object = {}) => ({
    startsAt: instantOf(addDays(today, days), from), endsAt: instantOf(addDays(today, days), `${from.slice(0, 2)}:50`), kind: 'regular',
    memberIds: [where.memberId], professionalIds: [professionalId], domains: ['finances'], ...more,
  });
  const planned = (where: VisitedHousehold, professionalId: string, days: number, from = '10:00', more: object = {}) => ({ ...thought(where, professionalId, days, from), status: 'planned', ...more });
  const preview = async (where: VisitedHousehold, client: Client, visit: object): Promise<VisitPreview> => (await client.post(`${where.at}/visit-previews`).send(visit).expect(200)).body as VisitPreview;
  const plan = async (where: VisitedHousehold, client: Client, visit: object): Promise<VisitOutcome> => (await client.post(`${where.at}/visits`).send(visit).expect(201)).body as VisitOutcome;
  const overlapsOf = async (where: VisitedHousehold): Promise<SpokenOverlapView[]> => (await where.lead.get(`${where.at}/overlaps`).expect(200)).body as SpokenOverlapView[];
  const events = async (where: VisitedHousehold): Promise<string[]> =>
    (await test.work.run(null, () => test.work.manager.query<{ what: string }[]>(`select kind || ' ' || coalesce(object_type, '') as what from audit_event where household_id = $1 order by id`, [where.householdId]))).map(({ what }) => what);

  it('shows what it would add, in words, and stores nothing but that it was read', async () => {
    const where = await place();
    await plan(where, where.otherClient, planned(where, where.other.id, 3));
    const before = await events(where);
    const found = await preview(where, where.partnerClient, thought(where, where.partner.id, 3, '10:30'));
    expect(found.visits).toHaveLength(1);
    expect(found.overlaps.map(({ code, answered }) => [code, answered])).toEqual([['clash', false], ['same_day', false], ['same_topic', false]]);
    expect(found.overlaps[2]!.sentence.nl).toContain('Sam praat');
    expect(found.nl[0]).toMatch(/^Je bent dan de tweede organisatie bij Sam /);
    expect(found.en[1]).toContain(`${where.other.name} is coming on `);
    expect((await events(where)).slice(before.length)).toEqual(['read visit']);
    expect(await overlapsOf(where)).toEqual([]);
    // As it is typed: nobody and nothing chosen yet.
    expect((await preview(where, where.partnerClient, thought(where, where.partner.id, 3, '10:30', { memberIds: [], professionalIds: [], domains: [] }))).nl).toEqual([]);
  });

  it('says the same as what is stored then finds', async () => {
    const where = await place();
    for (const days of [1, 2, 3]) await plan(where, where.otherClient, planned(where, where.other.id, days, '09:00', { kind: days === 2 ? 'intake' : 'regular' }));
    await plan(where, where.lead, planned(where, where.director.id, 4));
    const visit = { ...thought(where, where.partner.id, 3, '09:30'), kind: 'intake' };
    const { overlaps } = await preview(where, where.partnerClient, visit);
    const stored = (await plan(where, where.partnerClient, { ...visit, status: 'planned', overlapsSeen: overlaps.map(({ key }) => key), anywayBecause: 'Moet.' })).overlaps;
    const facts = ({ code, memberId, domain, visits, professionals, organisations, firstDay, lastDay }: PreviewOverlapView | SpokenOverlapView) => [code, memberId, domain, visits, professionals, organisations, firstDay, lastDay];
    expect(overlaps.map(facts)).toEqual(stored.map(facts));
  });

  it('comes back where it doubles up in a way that was not shown, and can always be gone past, with a reason', async () => {
    const where = await place();
    const visit = planned(where, where.partner.id, 3);
    const shown = (await preview(where, where.partnerClient, thought(where, where.partner.id, 3))).overlaps;
    expect(shown).toEqual([]);
    // Somebody else is quicker.
    await plan(where, where.otherClient, { ...planned(where, where.other.id, 3), overlapsSeen: [] });
    const refused = await where.partnerClient.post(`${where.at}/visits`).send({ ...visit, overlapsSeen: [] }).expect(409);
    expect(codeOf(refused)).toBe('visit.doubles-up');
    const { overlaps } = (refused.body as { facts: { overlaps: PreviewOverlapView[] } }).facts;
    expect(overlaps.map(({ code }) => code)).toEqual(['clash', 'same_day', 'same_topic']);
    expect(overlaps.map(({ key }) => key)).toEqual((await preview(where, where.partnerClient, thought(where, where.partner.id, 3))).overlaps.map(({ key }) => key));
    expect(await overlapsOf(where)).toEqual([]);
    const overlapsSeen = overlaps.map(({ key }) => key);
    expect(codeOf(await where.partnerClient.post(`${where.at}/visits`).send({ ...visit, overlapsSeen }).expect(400))).toBe('visit.because-missing');
    const made = await plan(where, where.partnerClient, { ...visit, overlapsSeen, anywayBecause: 'De rechter wil het vóór vrijdag.' });
    expect(made.visit.anywayBecause).toBe('De rechter wil het vóór vrijdag.');
    // Changed to where nothing doubles up it needs no reason; back, and it is asked again.
    const path = `${where.at}/visits/${made.visit.id}`;
    const away = { startsAt: instantOf(addDays(today, 15), '10:00'), endsAt: instantOf(addDays(today, 15), '11:00') };
    await where.partnerClient.patch(path).set(...ifMatch(1)).send({ ...away, anywayBecause: null, overlapsSeen: [] }).expect(200);
    const back = { startsAt: visit.startsAt, endsAt: visit.endsAt };
    expect(codeOf(await where.partnerClient.patch(path).set(...ifMatch(2)).send({ ...back, overlapsSeen: [] }).expect(409))).toBe('visit.doubles-up');
    expect((await preview(where, where.partnerClient, { ...thought(where, where.partner.id, 3), visitId: made.visit.id })).overlaps.map(({ key }) => key)).toEqual(overlapsSeen);
    await where.partnerClient.patch(path).set(...ifMatch(2)).send({ ...back, overlapsSeen, anywayBecause: 'Toch.' }).expect(200);
  });

  it('by two at the same moment shows the second what the first made double', async () => {
    const where = await place();
    const bodies: [Client, object][] = [[where.partnerClient, planned(where, where.partner.id, 3)], [where.otherClient, planned(where, where.other.id, 3, '10:30')]];
    const answers = await Promise.all(bodies.map(([client, body]) => client.post(`${where.at}/visits`).send({ ...body, overlapsSeen: [] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(codeOf(answers.find(({ status }) => status === 409)!)).toBe('visit.doubles-up');
    expect(await overlapsOf(where)).toEqual([]);
  });

  it('asks nothing about what somebody answered, until another visit comes to it', async () => {
    const where = await place();
    const first = await plan(where, where.otherClient, planned(where, where.other.id, 3));
    const second = await plan(where, where.partnerClient, planned(where, where.partner.id, 3, '14:00'));
    for (const { id, visitIds } of await overlapsOf(where)) await where.lead.post(`${where.at}/overlaps/${id}/answers`).send({ kind: 'kept', reason: 'Zo afgesproken.', visitIds }).expect(201);
    const again = { ...thought(where, where.partner.id, 3, '15:00'), visitId: second.visit.id };
    expect((await preview(where, where.partnerClient, again)).overlaps.map(({ answered }) => answered)).toEqual([true, true]);
    await where.partnerClient.patch(`${where.at}/visits/${second.visit.id}`).set(...ifMatch(1)).send({ startsAt: again.startsAt, endsAt: again.endsAt, overlapsSeen: [] }).expect(200);
    expect(codeOf(await where.lead.post(`${where.at}/visits`).send({ ...planned(where, where.director.id, 3, '17:00'), overlapsSeen: [] }).expect(409))).toBe('visit.doubles-up');
    expect(first.visit.version).toBe(1);
  });

  it('never tells whose a confidential visit is', async () => {
    const where = await place();
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(where.householdId, clinic);
    await plan(where, await test.as(clinic.id), planned(where, clinic.id, 3));
    const answer = await where.partnerClient.post(`${where.at}/visit-previews`).send(thought(where, where.partner.id, 3)).expect(200);
    expect([clinic.id, clinic.organisationId, clinic.name].filter((secret) => answer.text.includes(secret))).toEqual([]);
    expect((answer.body as VisitPreview).nl[1]).toMatch(/^Een vertrouwelijke dienst komt /);
    const unknown = await where.partnerClient.post(`${where.at}/visit-previews`).send(thought(where, newId(), 3)).expect(409);
    const hidden = await where.partnerClient.post(`${where.at}/visit-previews`).send(thought(where, clinic.id, 3)).expect(409);
    expect([codeOf(hidden), codeOf(unknown)]).toEqual(['visit.professional-not-involved', 'visit.professional-not-involved']);
    expect((await where.partnerClient.get(`${where.at}/combinations`).expect(200)).body).toEqual([]);
  });

  it('offers what could be combined, the pair that saves most first, to all who may', async () => {
    const where = await place();
    const one = await plan(where, where.otherClient, planned(where, where.other.id, 3));
    const two = await plan(where, where.partnerClient, planned(where, where.partner.id, 3, '10:30'));
    const found = (await where.partnerClient.get(`${where.at}/combinations`).expect(200)).body as CombinationView[];
    expect(found).toMatchObject([{ visitId: one.visit.id, otherVisitId: two.visit.id, overlaps: 3, minutes: 20, mayCombine: true }]);
    const colleague = await builders.professional();
    await builders.involve(where.householdId, colleague);
    expect((await (await test.as(colleague.id)).get(`${where.at}/combinations`).expect(200)).body).toMatchObject([{ mayCombine: false }]);
    const ref = ({ visit: { id, version } }: VisitOutcome) => ({ id, version });
    const overlap = (await overlapsOf(where)).find(({ id }) => id === found[0]!.overlapId)!;
    await where.partnerClient.post(`${where.at}/overlaps/${overlap.id}/answers`).send({ kind: 'combined', visitIds: overlap.visitIds, visit: ref(one), other: ref(two) }).expect(201);
    expect((await where.partnerClient.get(`${where.at}/combinations`).expect(200)).body).toEqual([]);
  });
});
