import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LeadHistory, LeadView } from '../server/contract/leads.js';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { LeadProposalView } from '../server/contract/lead-proposals.js';
import { LeadReminders } from '../server/leads/lead-reminders.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { codeOf, ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

type Colleague = { id: string; organisationId: string; name: string };

/** A household at whose table three sit, with a team. */
interface Table {
  householdId: string;
  at: string;
  people: Colleague[];
  clients: Client[];
  teamLead: Client;
}

describe('a proposal of a lead', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const terms = { kind: 'permanent', intensity: 'light', reason: 'Kent het gezin.' };

  /** The first of them leads, where asked. */
  async function table({ led = false, count = 3 } = {}): Promise<Table> {
    const team = await builders.team();
    const householdId = await builders.household({ teamId: team.id, openedOn: addDays(today, -30) });
    const people = await Promise.all(Array.from({ length: count }, () => builders.professional()));
    for (const professional of people) await builders.involve(householdId, professional);
    if (led) await builders.lead(householdId, people[0]!, addDays(today, -20));
    return { householdId, at: `/households/${householdId}`, people, clients: await Promise.all(people.map(({ id }) => test.as(id))), teamLead: await test.as(team.leadId) };
  }

  const propose = async (client: Client, at: string, candidateId: string, more: object = {}): Promise<LeadProposalView> =>
    (await client.post(`${at}/lead-proposals`).send({ ...terms, candidateId, ...more }).expect(201)).body as LeadProposalView;
  const history = async (client: Client, at: string): Promise<LeadHistory> => (await client.get(`${at}/leads`).expect(200)).body as LeadHistory;
  const activeOf = ({ leads, activeLeadId }: LeadHistory): LeadView | undefined => leads.find(({ id }) => id === activeLeadId);

  it('begins when the candidate accepts and nobody objects; silence is visible', async () => {
    const { at, people, clients, householdId } = await table();
    const memberId = await builders.member(householdId, 'Sam de Bruin');
    const proposed = await propose(clients[0]!, at, people[1]!.id, { mandate: 'Mag een bezoek afzeggen.', householdSaid: { memberId, words: 'Zij luistert.' } });
    expect(proposed).toMatchObject({ state: 'open', candidateName: people[1]!.name, proposedBy: people[0]!.name, days: 0, waitsForMeAs: null });
    expect(proposed.waitsFor).toEqual([{ as: 'candidate', name: people[1]!.name }, { as: 'asked', name: people[2]!.name }]);
    const accepted = (await clients[1]!.post(`${at}/lead-proposals/${proposed.id}/acceptance`).expect(201)).body as LeadProposalView;
    expect(accepted).toMatchObject({ state: 'begun', waitsFor: [], answers: [{ name: people[2]!.name, answer: null }] });
    const after = await history(clients[2]!, at);
    expect(activeOf(after)).toMatchObject({ professionalId: people[1]!.id, from: today, decidedBy: 'professionals_together', mandate: 'Mag een bezoek afzeggen.', householdSaid: { memberId, words: 'Zij luistert.' } });
    expect(after.proposals).toHaveLength(1);
  });

  it('waits for the team lead where somebody objects, and the record keeps the objection', async () => {
    const { at, people, clients, teamLead } = await table();
    const { id } = await propose(clients[0]!, at, people[0]!.id);
    await clients[2]!.post(`${at}/lead-proposals/${id}/answers`).send({ answer: 'object', reason: 'Te weinig tijd.' }).expect(201);
    expect(codeOf(await teamLead.post(`${at}/lead-proposals/${id}/decision`).send({ decision: 'begin', reason: 'x' }).expect(409))).toBe('lead.candidate-not-accepted');
    const waiting = (await clients[0]!.post(`${at}/lead-proposals/${id}/acceptance`).expect(201)).body as LeadProposalView;
    expect(waiting).toMatchObject({ state: 'open' });
    expect(waiting.waitsFor.map((wait) => wait.as)).toEqual(['team_lead', 'asked']);
    await clients[1]!.post(`${at}/lead-proposals/${id}/decision`).send({ decision: 'begin', reason: 'x' }).expect(403);
    await teamLead.post(`${at}/lead-proposals/${id}/decision`).send({ decision: 'begin', reason: 'Eerst stabiliteit.' }).expect(201);
    const { leads, proposals } = await history(teamLead, at);
    expect(leads).toMatchObject([{ professionalId: people[0]!.id, decidedBy: 'team_lead' }]);
    expect(proposals).toMatchObject([{ state: 'begun', decidedByTeamLead: true, closedReason: 'Eerst stabiliteit.', answers: [{ answer: 'object', reason: 'Te weinig tijd.' }, { answer: null }] }]);
  });

  it('begins too when the objection is taken back after it was accepted', async () => {
    const { at, people, clients } = await table();
    const { id } = await propose(clients[0]!, at, people[1]!.id);
    await clients[2]!.post(`${at}/lead-proposals/${id}/answers`).send({ answer: 'object', reason: 'Nog niet.' }).expect(201);
    await clients[1]!.post(`${at}/lead-proposals/${id}/acceptance`).expect(201);
    const answer = await clients[2]!.post(`${at}/lead-proposals/${id}/answers`).send({ answer: 'agree' }).expect(201);
    expect(answer.body).toMatchObject({ state: 'begun' });
  });

  it('as a handover leaves the old lead responsible until it is accepted, and then goes over in one step', async () => {
    const { at, people, clients } = await table({ led: true });
    const points = [{ item: 'household_told', standing: 'done', note: 'Verteld op de bank.' }];
    const { id, version } = await propose(clients[0]!, at, people[1]!.id, { handover: { points, note: 'Let op de hond.', remindOn: addDays(today, 2) } });
    expect(activeOf(await history(clients[2]!, at))).toMatchObject({ professionalId: people[0]!.id });
    const changed = await clients[1]!.patch(`${at}/lead-proposals/${id}`).set(...ifMatch(version)).send({ points: [{ item: 'risks', standing: 'does_not_apply' }] }).expect(200);
    expect(changed.body).toMatchObject({ fromLeadName: people[0]!.name, note: 'Let op de hond.', remindOn: addDays(today, 2) });
    expect((changed.body as LeadProposalView).points.map(({ item, standing }) => `${item} ${standing}`).sort()).toEqual(['documents not_yet', 'household_told done', 'joint_visit not_yet', 'open_actions not_yet', 'risks does_not_apply']);
    await clients[1]!.patch(`${at}/lead-proposals/${id}`).set(...ifMatch(version)).send({ note: 'x' }).expect(412);
    expect(codeOf(await clients[2]!.patch(`${at}/lead-proposals/${id}`).set(...ifMatch(version + 1)).send({ note: 'x' }).expect(409))).toBe('lead.handover-not-yours');
    await clients[1]!.post(`${at}/lead-proposals/${id}/acceptance`).expect(201);
    const after = await history(clients[1]!, at);
    expect(after.leads).toMatchObject([{ until: today, endCode: 'handed_over' }, { professionalId: people[1]!.id, from: today, until: null }]);
    expect(after.gaps.filter(({ from }) => from >= addDays(today, -20))).toEqual([]);
  });

  it('as a handover that is refused stays in the record, and the old lead leads on', async () => {
    const { at, people, clients } = await table({ led: true });
    const { id } = await propose(clients[0]!, at, people[1]!.id);
    await clients[1]!.post(`${at}/lead-proposals/${id}/refusal`).send({ reason: 'Geen ruimte.' }).expect(201);
    const after = await history(clients[0]!, at);
    expect(after.proposals).toMatchObject([{ state: 'declined', closedReason: 'Geen ruimte.' }]);
    expect(activeOf(after)).toMatchObject({ professionalId: people[0]!.id, until: null });
  });

  it("does not take somebody's lead without a word from them", async () => {
    const { at, people, clients } = await table({ led: true });
    const { id } = await propose(clients[2]!, at, people[2]!.id);
    const waiting = (await clients[2]!.post(`${at}/lead-proposals/${id}/acceptance`).expect(201)).body as LeadProposalView;
    expect(waiting).toMatchObject({ state: 'open', waitsFor: [{ as: 'lead', name: people[0]!.name }, { as: 'asked' }] });
    const answer = await clients[0]!.post(`${at}/lead-proposals/${id}/answers`).send({ answer: 'agree' }).expect(201);
    expect(answer.body).toMatchObject({ state: 'begun' });
  });

  it('goes on as an ordinary proposal where the lead whom it takes over from has ended', async () => {
    const { at, people, clients } = await table({ led: true });
    const { id } = await propose(clients[0]!, at, people[1]!.id);
    const [lead] = (await history(clients[0]!, at)).leads;
    await clients[0]!.patch(`${at}/leads/${lead!.id}`).set(...ifMatch(1)).send({ why: 'no_capacity', reason: 'Ziek.', meanwhile: { kind: 'professional', id: people[2]!.id } }).expect(200);
    const { proposals, leads } = await history(clients[1]!, at);
    expect(proposals).toMatchObject([{ state: 'open', fromLeadEnded: true }]);
    expect(leads).toMatchObject([{ endCode: 'no_capacity', meanwhile: { kind: 'professional', name: people[2]!.name } }]);
    await clients[1]!.post(`${at}/lead-proposals/${id}/acceptance`).expect(201);
    expect(activeOf(await history(clients[1]!, at))).toMatchObject({ professionalId: people[1]!.id });
  });

  it('of a lead who began today goes over tomorrow: a day is one lead’s', async () => {
    const { at, people, clients, householdId } = await table();
    await builders.lead(householdId, people[0]!, today);
    const { id } = await propose(clients[0]!, at, people[1]!.id);
    await clients[1]!.post(`${at}/lead-proposals/${id}/acceptance`).expect(201);
    expect((await history(clients[1]!, at)).leads).toMatchObject([{ from: today, until: addDays(today, 1) }, { from: addDays(today, 1), until: null }]);
  });

  it('is overtaken by whoever takes the lead', async () => {
    const { at, people, clients } = await table();
    const { id } = await propose(clients[0]!, at, people[1]!.id);
    await clients[2]!.post(`${at}/leads`).send(terms).expect(201);
    expect((await history(clients[2]!, at)).proposals).toMatchObject([{ state: 'superseded', closedBy: people[2]!.name }]);
    expect(codeOf(await clients[1]!.post(`${at}/lead-proposals/${id}/acceptance`).expect(409))).toBe('lead.proposal-closed');
  });

  it('is refused where it cannot be, and changes nothing', async () => {
    const { at, people, clients, householdId } = await table({ led: true });
    const [lead, candidate] = people as [Colleague, Colleague, Colleague];
    const stranger = await builders.professional();
    const gone = await builders.professional();
    await builders.professional({ roles: ['administrator'], organisationId: gone.organisationId });
    await builders.involve(householdId, gone);
    await test.work.run(null, () => test.work.manager.query(`update professional set left_on = $2 where id = $1`, [gone.id, today]));
    const wrong: [object, string][] = [
      [{ candidateId: stranger.id }, 'lead.not-involved'],
      [{ candidateId: gone.id }, 'lead.unknown-professional'],
      [{ candidateId: newId() }, 'lead.unknown-professional'],
      [{ candidateId: lead.id }, 'lead.leads-already'],
      [{ from: addDays(today, -1) }, 'lead.in-past'],
      [{ from: addDays(today, 61) }, 'lead.too-far-ahead'],
      [{ kind: 'temporary_safety' }, 'lead.return-day-missing'],
      [{ kind: 'temporary_safety', returnOn: today, returnsToId: lead.id }, 'lead.return-day-in-past'],
      [{ kind: 'temporary_safety', returnOn: addDays(today, 9) }, 'lead.returns-to-missing'],
    ];
    for (const [change, code] of wrong)
      expect(codeOf(await clients[2]!.post(`${at}/lead-proposals`).send({ ...terms, candidateId: candidate.id, ...change }).expect(409))).toBe(code);
    expect((await history(clients[0]!, at)).proposals).toEqual([]);
    const { id } = await propose(clients[2]!, at, candidate.id);
    expect(codeOf(await clients[0]!.post(`${at}/lead-proposals`).send({ ...terms, candidateId: candidate.id }).expect(409))).toBe('lead.proposal-open');
    const to = (way: string): string => `${at}/lead-proposals/${id}/${way}`;
    expect(codeOf(await clients[0]!.post(to('acceptance')).expect(409))).toBe('lead.not-the-candidate');
    expect(codeOf(await clients[0]!.post(to('refusal')).send({ reason: 'x' }).expect(409))).toBe('lead.not-the-candidate');
    expect(codeOf(await clients[1]!.post(to('answers')).send({ answer: 'agree' }).expect(409))).toBe('lead.not-asked');
    expect(codeOf(await clients[0]!.post(to('answers')).send({ answer: 'object' }).expect(400))).toBe('lead.objection-without-reason');
    expect(codeOf(await clients[1]!.post(to('withdrawal')).send({}).expect(409))).toBe('lead.not-yours-to-withdraw');
    await (await test.as(stranger.id)).post(to('acceptance')).expect(404);
    await clients[1]!.post(to('acceptance')).expect(201);
    expect(codeOf(await clients[1]!.post(to('acceptance')).expect(409))).toBe('lead.already-answered');
    await clients[2]!.post(to('withdrawal')).send({}).expect(201);
    expect(codeOf(await clients[1]!.post(to('acceptance')).expect(409))).toBe('lead.proposal-withdrawn');
    await clients[1]!.post(`${at}/lead-proposals/${newId()}/acceptance`).expect(404);
    expect(activeOf(await history(clients[0]!, at))).toMatchObject({ professionalId: lead.id, version: 1 });
  });

  it('stands at the top of the list of whoever it waits for, with a notice', async () => {
    const { at, people, clients, householdId } = await table();
    await builders.household();
    const { id } = await propose(clients[0]!, at, people[1]!.id);
    const cardOf = async (client: Client): Promise<object> => ((await client.get('/households').expect(200)).body as HouseholdList).households.find((each) => each.id === householdId)!;
    expect(await cardOf(clients[1]!)).toMatchObject({ leadWaitsAs: 'candidate', leadCandidateName: people[1]!.name });
    expect(await cardOf(clients[2]!)).toMatchObject({ leadWaitsAs: 'asked' });
    expect(await cardOf(clients[0]!)).toMatchObject({ leadWaitsAs: null });
    const picture = (await clients[1]!.get(at).expect(200)).body as HouseholdPicture;
    expect(picture.leadProposal).toMatchObject({ id, waitsForMeAs: 'candidate', may: { accept: true, answer: false, withdraw: false } });
    const notices = (await clients[1]!.get('/notices').expect(200)).body as { notices: { kind: string; householdId: string }[] };
    expect(notices.notices).toMatchObject([{ kind: 'lead_candidate_asked', householdId }]);
  });

  it('of the team lead brings somebody of the own team to the table', async () => {
    const { at, householdId } = await table();
    const [household] = await test.work.run(null, () => test.work.manager.query<{ team_id: string; lead: string }[]>(
      `select h.team_id, t.professional_id as lead from household h join team_lead t on t.team_id = h.team_id where h.id = $1`, [householdId]));
    const director = await builders.professional({ roles: ['case_director'], teamId: household!.team_id });
    const { id } = await propose(await test.as(household!.lead), at, director.id);
    await (await test.as(director.id)).post(`${at}/lead-proposals/${id}/acceptance`).expect(201);
  });

  it('ends with the household', async () => {
    const { at, people, clients, householdId } = await table();
    await propose(clients[0]!, at, people[1]!.id);
    await test.work.run(null, () => test.work.manager.query(`update household set closed_on = $2 where id = $1`, [householdId, today]));
    expect((await history(clients[0]!, at)).proposals).toMatchObject([{ state: 'household_closed', waitsFor: [] }]);
  });

  it('is brought to mind on its day, once', async () => {
    const { at, people, clients, householdId } = await table({ led: true });
    await propose(clients[0]!, at, people[1]!.id);
    await test.work.run(null, () => test.work.manager.query(`update lead_proposal set remind_on = $2 where household_id = $1`, [householdId, today]));
    const reminders = new LeadReminders(test.work, test.clock);
    await reminders.run();
    await reminders.run();
    for (const client of clients.slice(0, 2)) {
      const { notices } = (await client.get('/notices').expect(200)).body as { notices: { kind: string }[] };
      expect(notices.filter(({ kind }) => kind === 'lead_reminder')).toHaveLength(1);
    }
  });

  it('is made ahead for a temporary lead to go back, and by itself nothing goes back', async () => {
    const { at, people, clients, householdId } = await table({ led: true });
    const [lead, veiligThuis] = people as [Colleague, Colleague, Colleague];
    const { id } = await propose(clients[0]!, at, veiligThuis.id, { kind: 'temporary_safety', returnOn: addDays(today, 10), returnsToId: lead.id });
    await clients[1]!.post(`${at}/lead-proposals/${id}/acceptance`).expect(201);
    const reminders = new LeadReminders(test.work, test.clock);
    await test.work.run(null, () => test.work.manager.query(`update lead set starts_on = starts_on - 5, ends_on = ends_on - 5 where household_id = $1`, [householdId]));
    await reminders.run();
    await reminders.run();
    const { proposals } = await history(clients[1]!, at);
    expect(proposals).toMatchObject([{ state: 'begun' }, { state: 'open', isReturn: true, candidateId: lead.id, from: addDays(today, 10), proposedBy: null }]);
    await clients[0]!.post(`${at}/lead-proposals/${proposals[1]!.id}/acceptance`).expect(201);
    expect((await history(clients[1]!, at)).leads.slice(-2)).toMatchObject([
      { professionalId: veiligThuis.id, returnsToName: lead.name, until: addDays(today, 10) },
      { professionalId: lead.id, from: addDays(today, 10), until: null },
    ]);
  });
});

describe('who stands in for a lead, and who led before', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());


  it('has what the lead has on those days, and nothing before or after', async () => {
    const { at, director, partner } = await builders.setting();
    const [lead, standIn] = [await test.as(director.id), await test.as(partner.id)];
    const [{ id: leadId }] = ((await lead.get(`${at}/leads`)).body as LeadHistory).leads as [LeadView];
    const deputies = `${at}/leads/${leadId}/deputies`;
    const accessOf = async (): Promise<object> => ((await standIn.get(at).expect(200)).body as HouseholdPicture).access;
    expect(await accessOf()).toMatchObject({ ground: 'involvement', mayDirect: false });
    const answer = await lead.post(deputies).send({ professionalId: partner.id, until: addDays(today, 7), reason: 'Vakantie.' }).expect(201);
    expect(await accessOf()).toMatchObject({ ground: 'lead', mayDirect: true });
    const other = await builders.professional();
    expect(codeOf(await lead.post(deputies).send({ professionalId: other.id, until: addDays(today, 7) }).expect(409))).toBe('lead.not-involved');
    expect(codeOf(await lead.post(deputies).send({ professionalId: director.id, until: addDays(today, 7) }).expect(409))).toBe('lead.deputy-is-lead');
    expect(codeOf(await lead.post(deputies).send({ professionalId: partner.id, from: addDays(today, 6), until: addDays(today, 9) }).expect(409))).toBe('lead.deputy-overlap');
    expect(codeOf(await lead.post(deputies).send({ professionalId: partner.id, from: addDays(today, -1), until: addDays(today, 9) }).expect(409))).toBe('lead.in-past');
    const { id, version } = answer.body as { id: string; version: number };
    await lead.patch(`${at}/lead-deputies/${id}`).set(...ifMatch(version)).send({ until: today }).expect(200);
    expect(await accessOf()).toMatchObject({ ground: 'involvement', mayDirect: false });
  });

  it('is imported with its gaps, all of it or nothing', async () => {
    const { at, director, partner } = await builders.setting();
    const client = await test.as(director.id);
    const period = (from: number, until: number): object => ({ professionalId: partner.id, kind: 'permanent', intensity: 'light', from: addDays(today, from), until: addDays(today, until) });
    const overlapping = await client.post(`${at}/earlier-leads`).send({ leads: [period(-300, -200), period(-210, -150)] }).expect(409);
    expect(overlapping.body).toMatchObject({ code: 'lead.periods-overlap', facts: { from: addDays(today, -300), until: addDays(today, -200), otherFrom: addDays(today, -210), otherUntil: addDays(today, -150) }, fields: [{ field: 'leads.0.from' }, { field: 'leads.1.from' }] });
    expect(codeOf(await client.post(`${at}/earlier-leads`).send({ leads: [period(-50, -40), period(-40, -5)] }).expect(409))).toBe('lead.periods-overlap');
    expect(((await client.get(`${at}/leads`)).body as LeadHistory).leads).toHaveLength(1);
    await client.post(`${at}/earlier-leads`).send({ leads: [period(-300, -200), period(-150, -100)] }).expect(204);
    const { leads, gaps } = (await client.get(`${at}/leads`)).body as LeadHistory;
    expect(leads.map(({ decidedBy }) => decidedBy)).toEqual(['imported', 'imported', 'professionals_together']);
    expect(gaps.map(({ days }) => days)).toEqual([50, 90]);
  });
});
