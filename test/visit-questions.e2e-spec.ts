import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AskedInHousehold, AskedInHouseholds } from '../server/contract/asked-in-households.js';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { NoticeList, UnreadNotices } from '../server/contract/notices.js';
import type { AskAboutVisit, VisitQuestionView } from '../server/contract/visit-questions.js';
import type { VisitOutcome, VisitView } from '../server/contract/visits.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { codeOf, ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { instantOf, visitedHousehold, type VisitedHousehold } from './support/visited-household.js';

describe('questions around visits', () => {
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
  const plan = async (where: VisitedHousehold, professionalIds: string[], days: number, more: object = {}): Promise<VisitView> => {
    const day = addDays(today, days);
    const body = { startsAt: instantOf(day, '10:00'), endsAt: instantOf(day, '11:00'), kind: 'regular', status: 'planned', memberIds: [where.memberId], professionalIds, domains: ['finances'], ...more };
    return ((await where.lead.post(`${where.at}/visits`).send(body).expect(201)).body as VisitOutcome).visit;
  };
  const list = async (where: VisitedHousehold, client: Client): Promise<VisitQuestionView[]> => (await client.get(`${where.at}/visit-questions`).expect(200)).body as VisitQuestionView[];
  const ask = (where: VisitedHousehold, client: Client, question: AskAboutVisit) => client.post(`${where.at}/visit-questions`).send(question);
  const asked = async (where: VisitedHousehold, client: Client, question: AskAboutVisit): Promise<VisitQuestionView> => ((await ask(where, client, question).expect(201)).body as VisitQuestionView[])[0]!;
  const answer = (where: VisitedHousehold, client: Client, id: string, given: object) => client.post(`${where.at}/visit-questions/${id}/answer`).send(given);
  const waiting = async (where: VisitedHousehold, client: Client): Promise<number> => ((await client.get('/households').expect(200)).body as HouseholdList).households.find(({ id }) => id === where.householdId)!.questionsForMe;
  /** On their page of what is asked, by all households. */
  const elsewhere = async (client: Client): Promise<AskedInHousehold[]> => ((await client.get('/asked-in-households').expect(200)).body as AskedInHouseholds).households;
  const visitOf = async (where: VisitedHousehold, id: string): Promise<VisitView> => ((await where.lead.get(where.at).expect(200)).body as HouseholdPicture).visits.find((visit) => visit.id === id)!;

  it('to join a visit ask who is at it, and make it a joint visit once one of them accepts', async () => {
    const where = await place();
    const visit = await plan(where, [where.partner.id], 3);
    const question = await asked(where, where.otherClient, { kind: 'join', visitId: visit.id, question: 'Mag ik mee?', domains: ['justice'] });
    expect(question).toMatchObject({ state: 'open', own: true, mayAnswer: false, recipients: [{ name: where.partner.name, own: false, accepted: null }] });
    expect(await list(where, where.lead)).toEqual([]);
    expect(await waiting(where, where.partnerClient)).toBe(1);
    expect(await elsewhere(where.partnerClient)).toEqual([{ householdId: where.householdId, householdName: expect.any(String), withdrawals: 0, leadWaitsAs: null, leadCandidateName: null, untoldVisits: [],
      visitQuestions: [{ id: question.id, kind: 'join', askedBy: where.other.name, startsAt: visit.startsAt }] }]);
    expect(await elsewhere(where.otherClient)).toEqual([]);
    expect(await list(where, where.partnerClient)).toMatchObject([{ askedBy: where.other.name, own: false, mayAnswer: true, waits: true, question: 'Mag ik mee?' }]);
    expect(((await where.partnerClient.get('/notices')).body as NoticeList).notices[0]).toMatchObject({ kind: 'visit_question_asked', name: where.other.name });
    expect(codeOf(await ask(where, where.otherClient, { kind: 'join', visitId: visit.id }).expect(409))).toBe('visit-question.already-asked');

    await answer(where, where.partnerClient, question.id, { accepted: true }).expect(201);
    const joint = await visitOf(where, visit.id);
    expect(joint.professionals.map(({ professionalId }) => professionalId).sort()).toEqual([where.partner.id, where.other.id].sort());
    expect([joint.domains, joint.version]).toEqual([['finances', 'justice'], 2]);
    expect(await list(where, where.otherClient)).toMatchObject([{ state: 'accepted', recipients: [{ accepted: true }] }]);
    expect(((await where.otherClient.get('/notices')).body as NoticeList).notices[0]).toMatchObject({ kind: 'visit_question_answered', name: where.partner.name });
    expect([await waiting(where, where.partnerClient), await elsewhere(where.partnerClient)]).toEqual([0, []]);
    expect(codeOf(await answer(where, where.partnerClient, question.id, { accepted: true }).expect(409))).toBe('visit-question.already-answered');
  });

  it('stand beside how their own visits went, until somebody tells; not of another, what lies too far back, or what is to come', async () => {
    const where = await place();
    const over = await plan(where, [where.partner.id], -2);
    await plan(where, [where.partner.id], -40);
    await plan(where, [where.partner.id], 2);
    expect(await elsewhere(where.partnerClient)).toMatchObject([
      { householdId: where.householdId, visitQuestions: [], untoldVisits: [{ id: over.id, startsAt: over.startsAt, endsAt: over.endsAt, version: over.version }] },
    ]);
    expect([await elsewhere(where.otherClient), await waiting(where, where.partnerClient)]).toEqual([[], 0]);
    await where.partnerClient.patch(`${where.at}/visits/${over.id}`).set(...ifMatch(over.version)).send({ status: 'held' }).expect(200);
    expect(await elsewhere(where.partnerClient)).toEqual([]);
  });

  it('are declined with a word, or taken back', async () => {
    const where = await place();
    const visit = await plan(where, [where.partner.id], 3);
    const first = await asked(where, where.otherClient, { kind: 'join', visitId: visit.id });
    expect(codeOf(await answer(where, where.partnerClient, first.id, { accepted: false }).expect(400))).toBe('visit-question.answer-missing');
    await answer(where, where.partnerClient, first.id, { accepted: false, answer: 'Liever niet: Sam wil dit met mij alleen.' }).expect(201);
    expect(await list(where, where.otherClient)).toMatchObject([{ state: 'declined', recipients: [{ accepted: false, answer: 'Liever niet: Sam wil dit met mij alleen.' }] }]);
    expect((await visitOf(where, visit.id)).version).toBe(1);

    const second = await asked(where, where.otherClient, { kind: 'join', visitId: visit.id });
    expect(codeOf(await where.partnerClient.post(`${where.at}/visit-questions/${second.id}/withdrawal`).expect(409))).toBe('visit-question.not-yours');
    await where.otherClient.post(`${where.at}/visit-questions/${second.id}/withdrawal`).expect(201);
    expect(codeOf(await answer(where, where.partnerClient, second.id, { accepted: true }).expect(409))).toBe('visit-question.withdrawn');
    expect(await waiting(where, where.partnerClient)).toBe(0);
  });

  it('that go along to a visit wait for an answer once it has begun', async () => {
    const where = await place();
    const visit = await plan(where, [where.partner.id], 3);
    const question = await asked(where, where.otherClient, { kind: 'pass_on', visitId: visit.id, question: 'Vraag je of de brief van de rechter er is?' });
    expect(await list(where, where.partnerClient)).toMatchObject([{ mayAnswer: true, waits: false }]);
    expect(await waiting(where, where.partnerClient)).toBe(0);
    await where.partnerClient.patch(`${where.at}/visits/${visit.id}`).set(...ifMatch(1)).send({ startsAt: instantOf(addDays(today, -1), '10:00'), endsAt: instantOf(addDays(today, -1), '11:00') }).expect(200);
    expect(await waiting(where, where.partnerClient)).toBe(1);
    expect(codeOf(await answer(where, where.partnerClient, question.id, {}).expect(400))).toBe('visit-question.answer-missing');
    await answer(where, where.partnerClient, question.id, { answer: 'Ja, hij ligt op tafel.' }).expect(201);
    expect(await list(where, where.otherClient)).toMatchObject([{ state: 'answered', recipients: [{ answer: 'Ja, hij ligt op tafel.', accepted: null }] }]);
    expect(await waiting(where, where.partnerClient)).toBe(0);
  });

  it('beforehand go to those who were chosen, who answer in one place', async () => {
    const where = await place();
    const question = await asked(where, where.otherClient, { kind: 'consult', recipientIds: [where.director.id, where.partner.id], question: 'Is dinsdag handig?', plannedFor: instantOf(addDays(today, 5), '10:00') });
    await answer(where, where.lead, question.id, { answer: 'Ja.' }).expect(201);
    expect(await list(where, where.partnerClient)).toMatchObject([{ state: 'open', mayAnswer: true, recipients: [{ name: where.director.name, answer: 'Ja.' }, { own: true, answer: null }] }]);
    await answer(where, where.partnerClient, question.id, { answer: 'Nee, dan kom ik al.' }).expect(201);
    expect(await list(where, where.otherClient)).toMatchObject([{ state: 'answered' }]);
  });

  it('are refused where nobody can be asked, and then nothing is kept', async () => {
    const where = await place();
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(where.householdId, clinic);
    const cancelled = await plan(where, [where.partner.id], 2, { status: 'cancelled' });
    const past = await plan(where, [where.partner.id], -2);
    const own = await plan(where, [where.other.id], 4);
    const hidden = await plan(where, [clinic.id], 6);
    const stranger = await builders.professional();
    const wrong: [string, AskAboutVisit, number, string][] = [
      ['to join one that is cancelled', { kind: 'join', visitId: cancelled.id }, 409, 'visit-question.visit-cancelled'],
      ['to pass on to one that is cancelled', { kind: 'pass_on', visitId: cancelled.id, question: 'x' }, 409, 'visit-question.visit-cancelled'],
      ['to join one that is past', { kind: 'join', visitId: past.id }, 409, 'visit-question.visit-past'],
      ['to join one of oneself', { kind: 'join', visitId: own.id }, 409, 'visit-question.own-visit'],
      ['to join a confidential service', { kind: 'join', visitId: hidden.id }, 409, 'visit-question.nobody-to-ask'],
      ['to join one that is not there', { kind: 'join', visitId: newId() }, 404, 'not-found'],
      ['to join no visit', { kind: 'join' }, 400, 'visit-question.no-visit'],
      ['to pass on nothing', { kind: 'pass_on', visitId: past.id }, 400, 'visit-question.words-missing'],
      ['to consult nobody', { kind: 'consult', question: 'x' }, 409, 'visit-question.nobody-to-ask'],
      ['to consult a stranger', { kind: 'consult', question: 'x', recipientIds: [stranger.id] }, 409, 'visit-question.not-involved'],
      ['to consult a confidential service', { kind: 'consult', question: 'x', recipientIds: [clinic.id] }, 409, 'visit-question.not-involved'],
      ['to consult oneself', { kind: 'consult', question: 'x', recipientIds: [where.other.id] }, 409, 'visit-question.not-involved'],
    ];
    for (const [name, question, status, code] of wrong) expect([name, codeOf(await ask(where, where.otherClient, question).expect(status))]).toEqual([name, code]);
    expect(await list(where, where.otherClient)).toEqual([]);
    // The lead knows who comes, and asks them.
    expect(await asked(where, where.lead, { kind: 'consult', question: 'x', recipientIds: [clinic.id] })).toMatchObject({ recipients: [{ name: clinic.name }] });
  });

  it('of a confidential service do not say whose they are; and a closed household has none that wait', async () => {
    const where = await place();
    const clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(where.householdId, clinic);
    const visit = await plan(where, [where.partner.id], 3);
    await asked(where, await test.as(clinic.id), { kind: 'join', visitId: visit.id });
    expect(await list(where, where.partnerClient)).toMatchObject([{ askedBy: null }]);
    expect(await elsewhere(where.partnerClient)).toMatchObject([{ visitQuestions: [{ askedBy: null }] }]);
    const [notice] = ((await where.partnerClient.get('/notices')).body as NoticeList).notices;
    expect(notice).toMatchObject({ kind: 'visit_question_asked', name: null, organisationName: null });
    await where.lead.post(`${where.at}/closing`).send({ reason: 'Klaar', laws: ['social_support_act'] }).expect(201);
    expect(await list(where, where.partnerClient)).toMatchObject([{ state: 'withdrawn', mayAnswer: false }]);
  });

  it('are read in the notices of who answered, and of all once nobody needs to any more', async () => {
    const where = await place();
    const unread = async (client: Client): Promise<number> => ((await client.get('/notices/unread').expect(200)).body as UnreadNotices).unread;
    const both = async (): Promise<number[]> => [await unread(where.partnerClient), await unread(where.lead)];
    const visit = await plan(where, [where.partner.id, where.director.id], 3);
    await where.partnerClient.post('/notices/all-read').expect(200);
    const consult = await asked(where, where.otherClient, { kind: 'consult', recipientIds: [where.director.id, where.partner.id], question: 'Is dinsdag handig?' });
    const join = await asked(where, where.otherClient, { kind: 'join', visitId: visit.id });
    expect(await both()).toEqual([2, 2]);
    await answer(where, where.partnerClient, consult.id, { answer: 'Ja.' }).expect(201);
    expect(await both()).toEqual([1, 2]);
    await where.otherClient.post(`${where.at}/visit-questions/${join.id}/withdrawal`).expect(201);
    expect(await both()).toEqual([0, 1]);
  });

  it('accepted by two at the same moment are accepted once', async () => {
    const where = await place();
    const visit = await plan(where, [where.partner.id, where.director.id], 3);
    const question = await asked(where, where.otherClient, { kind: 'join', visitId: visit.id });
    const answers = await Promise.all([answer(where, where.partnerClient, question.id, { accepted: true }), answer(where, where.lead, question.id, { accepted: false, answer: 'Nee.' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(codeOf(answers.find(({ status }) => status === 409)!)).toBe('visit-question.already-answered');
  });
});
