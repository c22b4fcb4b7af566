import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HouseholdPicture } from '../server/contract/households.js';
import type { ProfessionalView } from '../server/contract/organisations.js';
import type { ActionView } from '../server/contract/plans.js';
import type { VisitOutcome } from '../server/contract/visits.js';
import { addDays, instantAt } from '../server/shared/day.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

/** An organisation whose name gives something away: partners know that a service is there, and nothing more. */
describe('a confidential service', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;
  let setting: Setting;
  let clinic: { id: string; organisationId: string; email: string; name: string };
  let stranger: { id: string };
  let [partner, director, own]: Client[] = [];

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    setting = await builders.setting();
    clinic = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    // A colleague of the clinic who has nothing to do with this household.
    stranger = await builders.professional({ organisationId: clinic.organisationId });
    await builders.involve(setting.householdId, clinic, ['substance_use']);
    [partner, director, own] = await Promise.all([setting.partner.id, setting.director.id, clinic.id].map((id) => test.as(id)));
  });

  const visit = (professionalIds: string[]) => ({
    startsAt: new Date(instantAt(addDays(today, 2), '10:00')).toISOString(),
    endsAt: new Date(instantAt(addDays(today, 2), '11:00')).toISOString(),
    kind: 'regular',
    status: 'planned',
    memberIds: [setting.memberId],
    professionalIds,
    domains: ['finances'],
  });
  const action = (owners: { kind: string; id: string }[], goalId: string) => ({ goalId, what: 'Bellen', owners, rhythm: 'once', dueOn: today });
  const professional = (id: string): { kind: string; id: string } => ({ kind: 'professional', id });

  it('is named nowhere in what a partner reads, nor is who works there', async () => {
    const goalId = await builders.goal(setting.householdId);
    await own!.post(`${setting.at}/visits`).send({ ...visit([clinic.id]), note: 'Alleen voor ons.' }).expect(201);
    await own!.post(`${setting.at}/ratings`).send({ memberId: setting.memberId, domain: 'substance_use', voice: 'own', level: 2, words: 'Gaat wel.' }).expect(201);
    await director!.post(`${setting.at}/actions`).send(action([professional(clinic.id)], goalId)).expect(201);
    const answers = await Promise.all(['', '/overlaps', '/plan', `/visits?from=${today}&until=${addDays(today, 9)}`, '/leads'].map((path) => partner!.get(`${setting.at}${path}`).expect(200)));
    const text = answers.map((answer) => answer.text).join() + (await partner!.get('/professionals').expect(200)).text;
    expect([clinic.id, clinic.name, stranger.id, 'Alleen voor ons', 'Gaat wel'].filter((secret) => text.includes(secret))).toEqual([]);
    const picture = answers[0]!.body as HouseholdPicture;
    expect(picture.team.filter((involvement) => involvement.confidential)).toMatchObject([{ domains: ['substance_use'], name: null }]);
    expect(picture.plan.goals[0]!.actions[0]!.owners).toEqual([{ kind: 'professional', id: null, name: null, confidential: true }]);
    expect(answers.map((answer) => answer.text).join()).not.toContain(clinic.organisationId);
  });

  it('is known to those who direct and to itself', async () => {
    for (const client of [director!, own!]) {
      const { team } = (await client.get(setting.at).expect(200)).body as HouseholdPicture;
      expect(team.map((involvement) => involvement.name)).toContain(clinic.name);
    }
    const seen = async (client: Client): Promise<boolean> => ((await client.get('/professionals')).body as ProfessionalView[]).some(({ id }) => id === stranger.id);
    expect([await seen(director!), await seen(own!), await seen(partner!)]).toEqual([true, true, false]);
  });

  it('is not found by trying: involved or not, a partner gets the same refusal', async () => {
    const goalId = await builders.goal(setting.householdId);
    for (const id of [clinic.id, stranger.id]) {
      expect((await partner!.post(`${setting.at}/visits`).send(visit([setting.partner.id, id])).expect(409)).body).toMatchObject({ code: 'visit.professional-not-involved' });
      const owners = [professional(setting.partner.id), professional(id)];
      expect((await partner!.post(`${setting.at}/actions`).send(action(owners, goalId)).expect(409)).body).toMatchObject({ code: 'action.owner-unknown' });
    }
  });

  it('stays at a visit and an action when somebody who does not see it changes who else is there', async () => {
    const goalId = await builders.goal(setting.householdId);
    const joint = (await director!.post(`${setting.at}/visits`).send(visit([setting.partner.id, clinic.id])).expect(201)).body as VisitOutcome;
    await partner!.patch(`${setting.at}/visits/${joint.visit.id}`).set(...ifMatch(1)).send({ professionalIds: [setting.partner.id] }).expect(200);
    const shared = (await director!.post(`${setting.at}/actions`).send(action([professional(setting.partner.id), professional(clinic.id)], goalId)).expect(201)).body as ActionView;
    const owners = [professional(setting.partner.id), { kind: 'member', id: setting.memberId }];
    await partner!.patch(`${setting.at}/actions/${shared.id}`).set(...ifMatch(1)).send({ owners }).expect(200);
    const picture = (await director!.get(setting.at)).body as HouseholdPicture;
    expect(picture.visits[0]!.professionals.map((present) => present.professionalId).sort()).toEqual([setting.partner.id, clinic.id].sort());
    expect(picture.plan.goals[0]!.actions[0]!.owners.map((owner) => owner.id).sort()).toEqual([setting.partner.id, clinic.id, setting.memberId].sort());
  });

  it('keeps its notes from everyone, also from somebody who joins the visit afterwards', async () => {
    const { visit: made } = (await own!.post(`${setting.at}/visits`).send({ ...visit([clinic.id]), note: 'Alleen voor mij.' }).expect(201)).body as VisitOutcome;
    const path = `${setting.at}/visits/${made.id}`;
    const joined = await director!.patch(path).set(...ifMatch(1)).send({ professionalIds: [clinic.id, setting.director.id] }).expect(200);
    expect((joined.body as VisitOutcome).visit.note).toBeNull();
    await director!.patch(path).set(...ifMatch(2)).send({ note: 'Mijn eigen.' }).expect(200);
    const noteFor = async (client: Client): Promise<string | null> => ((await client.get(setting.at)).body as HouseholdPicture).visits[0]!.note;
    expect([await noteFor(own!), await noteFor(director!)]).toEqual(['Alleen voor mij.', 'Mijn eigen.']);
    await director!.patch(path).set(...ifMatch(3)).send({ professionalIds: [clinic.id] }).expect(200);
    expect((await director!.patch(path).set(...ifMatch(4)).send({ note: 'x' }).expect(409)).body).toMatchObject({ code: 'visit.note-not-yours' });
  });

  it('does not hand its own visit to others alone', async () => {
    const { visit: made } = (await own!.post(`${setting.at}/visits`).send(visit([clinic.id])).expect(201)).body as VisitOutcome;
    const away = own!.patch(`${setting.at}/visits/${made.id}`).set(...ifMatch(1)).send({ professionalIds: [setting.partner.id] });
    expect((await away.expect(409)).body).toMatchObject({ code: 'visit.not-yours' });
  });
});
