import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { ProfessionalView } from '../server/contract/organisations.js';
import type { LeadProposalView } from '../server/contract/lead-proposals.js';
import type { LeadHistory, LeadView } from '../server/contract/leads.js';
import { addDays } from '../server/shared/day.js';
import { codeOf, ifMatch, startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

describe('the lead', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const take = { kind: 'permanent', intensity: 'light', reason: 'Samen afgesproken.' };

  /** A household that nobody leads, with professionals who are involved. */
  async function unled(count: number): Promise<{ at: string; householdId: string; professionals: { id: string; organisationId: string }[] }> {
    const householdId = await builders.household({ openedOn: addDays(today, -10) });
    const professionals = await Promise.all(Array.from({ length: count }, () => builders.professional()));
    for (const professional of professionals) await builders.involve(householdId, professional);
    return { at: `/households/${householdId}/leads`, householdId, professionals };
  }

  it('is taken by somebody involved, with the words of the household kept', async () => {
    const { at, householdId, professionals } = await unled(1);
    const memberId = await builders.member(householdId);
    const client = await test.as(professionals[0]!.id);
    const householdSaid = { memberId, words: 'Als het er maar één is.' };
    const answer = await client.post(at).send({ ...take, mandate: 'Mag een bezoek afzeggen.', householdSaid }).expect(201);
    expect(answer.body).toMatchObject({ professionalId: professionals[0]!.id, from: today, until: null, householdSaid, version: 1 });
    const history = (await client.get(at).expect(200)).body as LeadHistory;
    expect(history).toMatchObject({ activeLeadId: (answer.body as LeadView).id, daysWithoutInAll: 10, mayTake: false });
    expect(history.gaps).toEqual([{ from: addDays(today, -10), until: today, days: 10 }]);
  });

  it('is one: of fifty who take it at the same moment one gets it, and the others a code', async () => {
    const { at, householdId, professionals } = await unled(50);
    const clients = await Promise.all(professionals.map(({ id }) => test.as(id)));
    const answers = await Promise.all(clients.map((client) => client.post(at).send(take)));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
    expect(new Set(answers.filter((answer) => answer.status === 409).map((answer) => (answer.body as { code: string }).code))).toEqual(new Set(['lead.already-active']));
    const rows = await test.work.run(null, () => test.work.manager.query<unknown[]>('select 1 from lead where household_id = $1', [householdId]));
    expect(rows).toHaveLength(1);
  });

  it('is refused by the database itself, a second time or over the same days', async () => {
    const { householdId, professionals } = await unled(1);
    await builders.lead(householdId, professionals[0]!, addDays(today, -20), addDays(today, -5));
    await expect(builders.lead(householdId, professionals[0]!, addDays(today, -6), today)).rejects.toThrow(/lead_no_two_at_once/);
    await builders.lead(householdId, professionals[0]!, addDays(today, -5));
    await expect(builders.lead(householdId, professionals[0]!, addDays(today, 5))).rejects.toThrow(/lead_/);
  });

  it('ends with a reason and leaves a gap that is counted', async () => {
    const { at, director } = await builders.setting();
    const client = await test.as(director.id);
    const [lead] = ((await client.get(`${at}/leads`)).body as LeadHistory).leads;
    const ended = await client.patch(`${at}/leads/${lead!.id}`).set(...ifMatch(1)).send({ why: 'other_work', reason: 'Andere baan.', meanwhile: { kind: 'nobody' } }).expect(200);
    expect(ended.body).toMatchObject({ until: today, endReason: 'Andere baan.', endCode: 'other_work', meanwhile: { kind: 'nobody', name: null }, version: 2 });
    expect(ended.headers['etag']).toBe('"2"');
    await client.get(at).expect(404);
  });

  it('is not ended with an old version, nor without one', async () => {
    const { at, director } = await builders.setting();
    const client = await test.as(director.id);
    const [lead] = ((await client.get(`${at}/leads`)).body as LeadHistory).leads;
    const path = `${at}/leads/${lead!.id}`;
    expect((await client.patch(path).send({ why: 'other', reason: 'x', meanwhile: { kind: 'nobody' } }).expect(428)).body).toMatchObject({ code: 'input.no-version' });
    expect((await client.patch(path).set(...ifMatch(7)).send({ why: 'other', reason: 'x', meanwhile: { kind: 'nobody' } }).expect(412)).body).toMatchObject({ code: 'input.stale-version', facts: { version: 1 } });
    expect((await client.get(`${at}/leads`)).body).toMatchObject({ activeLeadId: lead!.id });
  });

  it.each([
    [{ from: -1 }, 'lead.in-past'],
    [{ from: 61 }, 'lead.too-far-ahead'],
    [{ kind: 'temporary_safety' }, 'lead.return-day-missing'],
    [{ kind: 'temporary_safety', returnOn: 0 }, 'lead.return-day-not-after-start'],
  ])('is refused where it cannot be: %j', async (wrong, code) => {
    const { at, professionals } = await unled(1);
    const days = Object.fromEntries(Object.entries(wrong).map(([key, value]) => [key, typeof value === 'number' ? addDays(today, value) : value]));
    const answer = await (await test.as(professionals[0]!.id)).post(at).send({ ...take, ...days }).expect(409);
    expect(answer.body).toMatchObject({ code });
  });

  it('is named for somebody else by the team lead only, and then of the own team', async () => {
    const team = await builders.team();
    const householdId = await builders.household({ teamId: team.id });
    const involved = await builders.professional();
    await builders.involve(householdId, involved);
    const colleague = await builders.professional({ organisationId: team.organisationId, teamId: team.id, roles: ['case_director'] });
    const stranger = await builders.professional();
    const elsewhere = await builders.team();
    const neighbour = await builders.professional({ organisationId: team.organisationId, teamId: elsewhere.id, roles: ['case_director'] });
    const administrator = await builders.professional({ organisationId: team.organisationId, teamId: team.id, roles: ['administrator'] });
    const at = `/households/${householdId}/leads`;
    await (await test.as(involved.id)).post(at).send({ ...take, professionalId: colleague.id }).expect(403);
    const teamLead = await test.as(team.leadId);
    for (const { id } of [stranger, neighbour])
      expect((await teamLead.post(at).send({ ...take, professionalId: id }).expect(409)).body).toMatchObject({ code: 'lead.not-involved' });
    expect((await teamLead.post(at).send({ ...take, professionalId: administrator.id }).expect(409)).body).toMatchObject({ code: 'lead.unknown-professional' });
    const answer = await teamLead.post(at).send({ ...take, professionalId: colleague.id }).expect(201);
    expect(answer.body).toMatchObject({ professionalId: colleague.id, decidedBy: 'team_lead' });
  });

  it('is offered to a colleague of whoever leads, who comes to the table with it; by others only to who is there', async () => {
    const householdId = await builders.household({ openedOn: addDays(today, -30) });
    const lead = await builders.professional({ roles: ['case_director'] });
    const [colleague, elsewhere, partner] = [await builders.professional({ organisationId: lead.organisationId }), await builders.professional(), await builders.professional()];
    await builders.lead(householdId, lead, addDays(today, -20));
    await builders.involve(householdId, partner);
    const [theirs, proposals] = [await test.as(colleague.id), `/households/${householdId}/lead-proposals`];
    await theirs.get(`/households/${householdId}`).expect(404);
    const found = async (search: string): Promise<string[]> => ((await (await test.as(lead.id)).get(`/professionals?${search}`).expect(200)).body as ProfessionalView[]).map(({ id }) => id).sort();
    expect(await found(`organisationId=${lead.organisationId}`)).toEqual([lead.id, colleague.id].sort());
    expect(await found(`search=${encodeURIComponent(elsewhere.name.toUpperCase())}`)).toEqual([elsewhere.id]);
    expect(await found(`organisationId=${lead.organisationId}&search=${encodeURIComponent(elsewhere.name)}`)).toEqual([]);
    const offered = async (by: { id: string }, to: { id: string }): Promise<Response> => (await test.as(by.id)).post(proposals).send({ ...take, candidateId: to.id });
    for (const refused of [await offered(lead, elsewhere), await offered(partner, colleague)]) expect([refused.status, codeOf(refused)]).toEqual([409, 'lead.not-involved']);
    // Who says no has no place there any more; asked once more, there is one again.
    const declined = (await offered(lead, colleague)).body as LeadProposalView;
    await theirs.get(`/households/${householdId}`).expect(200);
    await theirs.post(`${proposals}/${declined.id}/refusal`).send({ reason: 'Geen ruimte.' }).expect(201);
    await theirs.get(`/households/${householdId}`).expect(404);
    const { id, waitsFor } = (await offered(lead, colleague)).body as LeadProposalView;
    expect(waitsFor).toEqual([{ as: 'candidate', name: colleague.name }, { as: 'asked', name: partner.name }]);
    await theirs.get(`/households/${householdId}`).expect(200);
    await theirs.post(`${proposals}/${id}/acceptance`).expect(201);
    const { leads, activeLeadId } = (await theirs.get(`/households/${householdId}/leads`).expect(200)).body as LeadHistory;
    expect(leads.find((each) => each.id === activeLeadId)).toMatchObject({ professionalId: colleague.id });
  });
});
