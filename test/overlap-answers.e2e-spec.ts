import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { NoticeList } from '../server/contract/notices.js';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../server/contract/overlap-thresholds.js';
import type { AnswerOverlap, LoggedAnswerView } from '../server/contract/overlap-answers.js';
import type { SpokenOverlapView, VisitOutcome, VisitView } from '../server/contract/visits.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import type { OverlapVisit } from '../server/visits/overlap-visits-rules.js';
import { codeOf, ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { asSortedText } from './support/arbitrary-visits.js';
import { bruteForceOverlaps } from './support/brute-force-overlaps.js';
import { Builders } from './support/builders.js';
import { rounds } from './support/effort.js';
import { instantOf, visitedHousehold, type VisitedHousehold } from './support/visited-household.js';

describe('answers to overlaps', () => {
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
  const plan = async (where: VisitedHousehold, professionalId: string, days: number, from: string, more: object = {}): Promise<VisitView> => {
    const day = addDays(today, days);
    const body = {
      startsAt: instantOf(day, from), endsAt: instantOf(day, `${from.slice(0, 2)}:45`), kind: 'regular', status: 'planned',
      memberIds: [where.memberId], professionalIds: [professionalId], domains: ['finances'], ...more,
    };
    return ((await where.lead.post(`${where.at}/visits`).send(body).expect(201)).body as VisitOutcome).visit;
  };
  const overlapsOf = async (where: VisitedHousehold, client = where.lead): Promise<SpokenOverlapView[]> => (await client.get(`${where.at}/overlaps`).expect(200)).body as SpokenOverlapView[];
  const answerOf = (overlap: SpokenOverlapView, answer: Omit<AnswerOverlap, 'visitIds'>): AnswerOverlap => ({ visitIds: overlap.visitIds, ...answer });
  const give = (where: VisitedHousehold, client: Client, overlap: SpokenOverlapView, answer: Omit<AnswerOverlap, 'visitIds'>) =>
    client.post(`${where.at}/overlaps/${overlap.id}/answers`).send(answerOf(overlap, answer));
  const ref = ({ id, version }: VisitView): { id: string; version: number } => ({ id, version });
  const visitsOf = async (where: VisitedHousehold): Promise<VisitView[]> => ((await where.lead.get(where.at).expect(200)).body as HouseholdPicture).visits;

  it('kept with a reason, by anybody involved, are read by all, and asked again only when a visit comes to them', async () => {
    const where = await place();
    await plan(where, where.partner.id, 3, '10:00');
    await plan(where, where.other.id, 3, '13:00');
    const before = await overlapsOf(where);
    expect(before.map(({ code, openSince, answer }) => [code, typeof openSince, answer])).toEqual([['same_day', 'string', null], ['same_topic', 'string', null]]);
    const counted = async (): Promise<number> => ((await where.partnerClient.get('/households').expect(200)).body as HouseholdList).households.find(({ id }) => id === where.householdId)!.overlaps;
    expect(await counted()).toBe(2);

    const [sameDay, sameTopic] = before as [SpokenOverlapView, SpokenOverlapView];
    const reason = 'Ron wil hen liever apart spreken.';
    const after = (await give(where, where.otherClient, sameDay, { kind: 'kept', reason }).expect(201)).body as SpokenOverlapView[];
    expect(after.map(({ openSince }) => openSince)).toEqual([null, sameTopic.openSince]);
    for (const client of [where.lead, where.partnerClient]) expect((await overlapsOf(where, client))[0]!.answer).toMatchObject({ kind: 'kept', reason, answeredBy: where.other.name });
    expect(await counted()).toBe(1);
    expect(codeOf(await give(where, where.partnerClient, sameDay, { kind: 'kept', reason }).expect(409))).toBe('overlap.already-answered');

    // Moved within the day nothing comes to it; a third organisation does.
    const [first] = await visitsOf(where);
    await where.lead.patch(`${where.at}/visits/${first!.id}`).set(...ifMatch(1)).send({ startsAt: instantOf(addDays(today, 3), '09:00') }).expect(200);
    expect((await overlapsOf(where))[0]!.openSince).toBeNull();
    await plan(where, where.director.id, 3, '16:00');
    const again = await overlapsOf(where);
    expect(again.map(({ id, answer }) => [id, answer])).toEqual([[sameDay.id, null], [sameTopic.id, null]]);
    expect(Date.parse(again[0]!.openSince!)).toBeGreaterThan(Date.parse(sameDay.openSince!));
    expect(again[1]!.openSince).toBe(sameTopic.openSince);
    expect(codeOf(await give(where, where.partnerClient, sameDay, { kind: 'kept', reason }).expect(409))).toBe('overlap.changed');
    expect((await where.partnerClient.get(`${where.at}/overlap-answers`).expect(200)).body).toMatchObject([{ kind: 'kept', code: 'same_day', reason, visitIds: sameDay.visitIds }]);
  });

  it('combined make one joint visit of two in one step, and tell who was at them', async () => {
    const where = await place();
    const mirella = await builders.member(where.householdId, 'Mirella de Bruin');
    const one = await plan(where, where.partner.id, 4, '10:00');
    const two = await plan(where, where.other.id, 6, '11:00', { memberIds: [mirella, where.memberId], domains: ['finances', 'housing'] });
    const [overlap] = await overlapsOf(where);
    const left = (await give(where, where.partnerClient, overlap!, { kind: 'combined', visit: ref(one), other: ref(two), endsAt: instantOf(addDays(today, 4), '11:15') }).expect(201)).body;
    expect(left).toEqual([]);
    const [joint, cancelled] = await visitsOf(where);
    expect(joint).toMatchObject({ id: one.id, status: 'planned', domains: ['finances', 'housing'], memberIds: [where.memberId, mirella].sort(), version: 2 });
    expect(Date.parse(joint!.endsAt)).toBe(Date.parse(instantOf(addDays(today, 4), '11:15')));
    expect(joint!.professionals.map(({ professionalId }) => professionalId).sort()).toEqual([where.partner.id, where.other.id].sort());
    expect(cancelled).toMatchObject({ id: two.id, status: 'cancelled' });
    const log = (await where.otherClient.get(`${where.at}/overlap-answers`).expect(200)).body as LoggedAnswerView[];
    expect(log).toMatchObject([{ kind: 'combined', visitId: one.id, otherVisitId: two.id, answeredBy: where.partner.name }]);
    expect(((await where.otherClient.get('/notices').expect(200)).body as NoticeList).notices[0]).toMatchObject({ kind: 'visit_combined', name: where.partner.name, householdId: where.householdId });
    expect(codeOf(await give(where, where.lead, overlap!, { kind: 'kept', reason: 'x' }).expect(409))).toBe('overlap.gone');
  });

  it('moved give a visit another period; handed over cancel one and let the other take its topics along', async () => {
    const where = await place();
    const one = await plan(where, where.partner.id, 3, '10:00');
    const two = await plan(where, where.other.id, 3, '10:15', { domains: ['housing'] });
    const clash = (await overlapsOf(where)).find(({ code }) => code === 'clash')!;
    const period = { startsAt: instantOf(addDays(today, 5), '10:00'), endsAt: instantOf(addDays(today, 5), '11:00') };
    expect(codeOf(await give(where, where.otherClient, clash, { kind: 'moved', visit: ref(one), ...period }).expect(409))).toBe('overlap.visit-not-yours');
    expect(codeOf(await give(where, where.partnerClient, clash, { kind: 'moved', visit: ref(one), startsAt: period.endsAt, endsAt: period.startsAt }).expect(409))).toBe('visit.ends-before-start');
    await give(where, where.partnerClient, clash, { kind: 'moved', visit: ref(one), ...period }).expect(201);
    expect(await overlapsOf(where)).toEqual([]);
    const [, moved] = await visitsOf(where);
    expect([moved!.id, Date.parse(moved!.startsAt)]).toEqual([one.id, Date.parse(period.startsAt)]);

    await plan(where, where.director.id, 5, '15:00', { domains: ['finances', 'justice'] });
    const [sameDay] = await overlapsOf(where);
    const third = (await visitsOf(where)).at(-1)!;
    await give(where, where.lead, sameDay!, { kind: 'handed_over', visit: ref(moved!), other: ref(third) }).expect(201);
    const visits = await visitsOf(where);
    expect(visits.map(({ id, status, domains }) => [id, status, domains])).toEqual([
      [two.id, 'planned', ['housing']],
      [one.id, 'planned', ['finances', 'justice']],
      [third.id, 'cancelled', ['finances', 'justice']],
    ]);
  });

  it('change nothing where they cannot be', async () => {
    const where = await place();
    const one = await plan(where, where.partner.id, 3, '10:00');
    const two = await plan(where, where.other.id, 3, '13:00');
    const elsewhere = await plan(where, where.director.id, 20, '10:00');
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(where.householdId, clinic);
    const hidden = await plan(where, clinic.id, 4, '10:00');
    const begun = await plan(where, where.director.id, -1, '10:00');
    const overlaps = await overlapsOf(where);
    const sameTopic = overlaps.find(({ code }) => code === 'same_topic')!;
    const pair = { visit: ref(one), other: ref(two) };
    const stranger = await (async () => {
      const { id, organisationId } = await builders.professional();
      await builders.involve(where.householdId, { id, organisationId });
      return test.as(id);
    })();
    const wrong: [string, Client, Omit<AnswerOverlap, 'visitIds'>, number, string][] = [
      ['kept without a reason', where.partnerClient, { kind: 'kept' }, 400, 'overlap.reason-missing'],
      ['combined with nothing', where.partnerClient, { kind: 'combined', visit: ref(one) }, 400, 'overlap.answer-incomplete'],
      ['combined with a visit outside it', where.lead, { kind: 'combined', visit: ref(one), other: ref(elsewhere) }, 409, 'overlap.other-visit'],
      ['with one that has begun', where.lead, { kind: 'combined', visit: ref(one), other: ref(begun) }, 409, 'overlap.visit-over'],
      ['of two visits of others', stranger, { kind: 'combined', ...pair }, 409, 'overlap.visit-not-yours'],
      ['with a service that is confidential', where.partnerClient, { kind: 'combined', visit: ref(one), other: ref(hidden) }, 409, 'overlap.visit-not-yours'],
      ['of an old version', where.lead, { kind: 'combined', visit: { id: one.id, version: 7 }, other: ref(two) }, 412, 'input.stale-version'],
    ];
    const before = await visitsOf(where);
    for (const [name, client, answer, status, code] of wrong) expect([name, codeOf(await give(where, client, sameTopic, answer).expect(status))]).toEqual([name, code]);
    const unknown = { ...sameTopic, id: newId() };
    expect(codeOf(await give(where, where.lead, unknown, { kind: 'kept', reason: 'x' }).expect(409))).toBe('overlap.gone');
    expect(await visitsOf(where)).toEqual(before);
    expect(await overlapsOf(where)).toEqual(overlaps);
    expect((await where.lead.get(`${where.at}/overlap-answers`)).body).toEqual([]);
  });

  it('given at the same moment are one answer: the others are told', async () => {
    const where = await place();
    const one = await plan(where, where.partner.id, 3, '10:00');
    const two = await plan(where, where.other.id, 3, '13:00');
    const [sameDay] = await overlapsOf(where);
    const answers = await Promise.all([
      give(where, where.partnerClient, sameDay!, { kind: 'combined', visit: ref(one), other: ref(two) }),
      give(where, where.otherClient, sameDay!, { kind: 'combined', visit: ref(two), other: ref(one) }),
      give(where, where.lead, sameDay!, { kind: 'kept', reason: 'Zo laten.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    for (const answer of answers.filter(({ status }) => status === 409)) expect(['overlap.gone', 'overlap.already-answered']).toContain(codeOf(answer));
    expect(((await where.lead.get(`${where.at}/overlap-answers`)).body as unknown[]).length).toBe(1);
  });

  it('stay away from who looks in an emergency, and from the name of a confidential service', async () => {
    const where = await place();
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(where.householdId, clinic);
    await plan(where, where.partner.id, 3, '10:00');
    await plan(where, clinic.id, 3, '13:00');
    const [sameDay] = await overlapsOf(where);
    const helper = await builders.professional();
    await builders.emergency(where.householdId, helper);
    await give(where, await test.as(helper.id), sameDay!, { kind: 'kept', reason: 'x' }).expect(403);
    await give(where, await test.as(clinic.id), sameDay!, { kind: 'kept', reason: 'Dat kan niet anders.' }).expect(201);
    expect((await overlapsOf(where, where.partnerClient))[0]!.answer).toMatchObject({ answeredBy: null, reason: 'Dat kan niet anders.' });
    expect((await overlapsOf(where))[0]!.answer).toMatchObject({ answeredBy: clinic.name });
  });

  /** What is done at random: numbers choose among what is there. */
  type Deed = { does: 'plan' | 'move' | 'join' | 'cancel' | 'keep' | 'combine'; which: number; day: number; who: number };
  const deed: fc.Arbitrary<Deed> = fc.record({
    does: fc.constantFrom('plan', 'plan', 'plan', 'move', 'join', 'cancel', 'keep', 'keep', 'combine'),
    which: fc.nat(40),
    day: fc.nat(9),
    who: fc.nat(3),
  });

  it('and overlaps, over random sequences of planning, moving, joining, cancelling and answering, are those of the brute-force twin', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 14 }), async (deeds) => {
        const where = await place();
        const third = await builders.professional();
        await builders.involve(where.householdId, third);
        const people = [where.director, where.partner, where.other, third];
        const members = [where.memberId, await builders.member(where.householdId, 'Mirella de Bruin')];
        const answered: SpokenOverlapView[] = [];
        for (const { does, which, day, who } of deeds) {
          const planned = (await visitsOf(where)).filter(({ status }) => status === 'planned');
          const visit = planned[which % planned.length];
          const open = (await overlapsOf(where)).filter(({ openSince }) => openSince !== null);
          const overlap = open[which % open.length];
          const path = visit && `${where.at}/visits/${visit.id}`;
          if (does === 'plan') await plan(where, people[who]!.id, 1 + day, `${10 + (which % 6)}:00`, { memberIds: [members[which % 2]!], kind: which % 5 === 0 ? 'intake' : 'regular' });
          else if (does === 'move' && path) await where.lead.patch(path).set(...ifMatch(visit.version)).send({ startsAt: instantOf(addDays(today, 1 + day), '12:00'), endsAt: instantOf(addDays(today, 1 + day), '12:45') }).expect(200);
          else if (does === 'join' && path) await where.lead.patch(path).set(...ifMatch(visit.version)).send({ professionalIds: [...new Set([...visit.professionals.map(({ professionalId }) => professionalId!), people[who]!.id])] }).expect(200);
          else if (does === 'cancel' && path) await where.lead.patch(path).set(...ifMatch(visit.version)).send({ status: 'cancelled' }).expect(200);
          else if (does === 'keep' && overlap) {
            await give(where, where.partnerClient, overlap, { kind: 'kept', reason: 'x' }).expect(201);
            answered.push(overlap);
          } else if (does === 'combine' && overlap && overlap.visitIds.length > 1) {
            const [one, other] = overlap.visitIds.map((id) => planned.find((each) => each.id === id)!);
            await give(where, where.lead, overlap, { kind: 'combined', visit: ref(one!), other: ref(other!) }).expect(201);
            answered.push(overlap);
          }
          const found = await overlapsOf(where);
          expect(asSortedText(found)).toEqual(asSortedText(bruteForceOverlaps((await visitsOf(where)).map(asOverlapVisit), DEFAULT_OVERLAP_THRESHOLDS)));
          for (const { openSince, answer, code, memberId, domain, visitIds } of found) {
            const holding = answered.some((each) => each.code === code && each.memberId === memberId && each.domain === domain && visitIds.every((id) => each.visitIds.includes(id)));
            expect([code, openSince === null, answer !== null]).toEqual([code, holding, holding]);
          }
        }
      }),
      { numRuns: rounds(6, 60) },
    );
  }, 300_000);
});

const asOverlapVisit = (visit: VisitView): OverlapVisit => ({
  ...visit,
  startsAt: Date.parse(visit.startsAt),
  endsAt: Date.parse(visit.endsAt),
  professionalIds: visit.professionals.map(({ professionalId }) => professionalId!),
  organisationIds: visit.professionals.map(({ organisationId }) => organisationId!),
});
