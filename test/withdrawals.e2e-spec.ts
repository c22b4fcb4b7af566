import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HouseholdList, HouseholdPicture } from '../server/contract/households.js';
import type { NoticeList } from '../server/contract/notices.js';
import type { LeftWork, WithdrawalList, WithdrawalView } from '../server/contract/withdrawals.js';
import { addDays, instantAt } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { codeOf, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('the withdrawal of help', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;
  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  type Person = Awaited<ReturnType<Builders['professional']>>;
  interface Place extends Setting {
    other: Person;
    proposal: { organisationId: string; reason: string; lastDay: string; contact: object };
  }

  /** The partner's organisation is about to leave; another partner stays. */
  async function setting(): Promise<Place> {
    const place = await builders.setting();
    const other = await builders.professional();
    await builders.involve(place.householdId, other);
    const proposal = { organisationId: place.partner.organisationId, reason: 'Het contact loopt goed zonder ons.', lastDay: addDays(today, 10), contact: { who: 'professional', id: other.id } };
    return { ...place, other, proposal };
  }
  const list = async (client: Client, at: string): Promise<WithdrawalList> => (await client.get(`${at}/withdrawals`).expect(200)).body as WithdrawalList;
  const first = async (client: Client, at: string): Promise<WithdrawalView> => (await list(client, at)).withdrawals[0]!;
  const proposed = async (client: Client, { at, proposal }: Place, change: object = {}): Promise<string> => {
    const { body } = await client.post(`${at}/withdrawals`).send({ ...proposal, ...change }).expect(201);
    return (body as WithdrawalList).withdrawals[0]!.id;
  };
  const query = <T>(statement: string, values: unknown[]): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(statement, values));

  async function action({ householdId }: Setting, owners: Person[], dueOn: string, rhythm: 'once' | 'weekly' = 'once'): Promise<string> {
    const id = newId();
    const goalId = await builders.goal(householdId, 1 + Math.floor(Math.random() * 1_000_000));
    await query(`insert into action (household_id, id, goal_id, what, rhythm, due_on, ends_on) values ($1, $2, $3, 'Huur nakijken', $4, $5, case when $4 = 'weekly' then $5::date end)`, [householdId, id, goalId, rhythm, dueOn]);
    for (const owner of owners) await query(`insert into action_owner (household_id, id, action_id, professional_id) values ($1, $2, $3, $4)`, [householdId, newId(), id, owner.id]);
    return id;
  }

  async function visit({ householdId, memberId }: Setting, people: Person[], day: string): Promise<string> {
    const id = newId();
    const [startsAt, endsAt] = ['10:00', '11:00'].map((time) => new Date(instantAt(day, time)));
    await query(`insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by) values ($1, $2, $3, $4, 'regular', 'planned', '{}', $5)`, [householdId, id, startsAt, endsAt, people[0]!.id]);
    await query(`insert into visit_member (household_id, visit_id, member_id) values ($1, $2, $3)`, [householdId, id, memberId]);
    for (const person of people) await query(`insert into visit_professional (household_id, visit_id, professional_id, organisation_id) values ($1, $2, $3, $4)`, [householdId, id, person.id, person.organisationId]);
    return id;
  }

  it('is announced by the organisation and agreed by the lead: on that day it ends, and nothing is left lying', async () => {
    const place = await setting();
    const { at, partner, other, director, householdId } = place;
    const colleague = await builders.professional({ organisationId: partner.organisationId });
    await builders.involve(householdId, colleague);
    const actions = {
      inTime: await action(place, [partner], addDays(today, 5)),
      handed: await action(place, [partner, colleague], addDays(today, 20)),
      dropped: await action(place, [partner], addDays(today, -3)),
      shared: await action(place, [partner, other], addDays(today, 30), 'weekly'),
    };
    const visits = { before: await visit(place, [partner], addDays(today, 10)), handed: await visit(place, [partner], addDays(today, 11)), cancelled: await visit(place, [colleague], addDays(today, 12)), joint: await visit(place, [partner, other], addDays(today, 13)) };

    const client = await test.as(partner.id);
    const id = await proposed(client, place);
    expect(await first(client, at)).toMatchObject({ announced: true, proposedBy: partner.name, contact: 'professional', contactName: other.name, agreed: null, days: 0, mayAnswer: false, mayCallOff: true });
    const lead = await test.as(director.id);
    expect(((await lead.get('/households')).body as HouseholdList).households[0]).toMatchObject({ questionsForMe: 1, visitQuestionsForMe: 0 });
    expect((await lead.get('/asked-in-households').expect(200)).body).toMatchObject({ households: [{ householdId: place.householdId, withdrawals: 1, visitQuestions: [] }] });
    expect(((await lead.get('/notices')).body as NoticeList).notices[0]).toMatchObject({ kind: 'withdrawal_proposed', name: partner.name, householdId });

    const left = (await lead.get(`${at}/withdrawals/${id}/work`).expect(200)).body as LeftWork;
    expect(left.work.map((each) => each.id).sort()).toEqual([actions.handed, actions.dropped, actions.shared, visits.handed, visits.cancelled, visits.joint].sort());
    expect(left.work.find((each) => each.id === actions.handed)).toMatchObject({ kind: 'action', what: 'Huur nakijken', of: [partner.name, colleague.name].sort().join(', '), others: false });
    expect(left.successors.map((each) => each.id).sort()).toEqual([director.id, other.id].sort());

    const work = [
      { kind: 'action', id: actions.handed, handOverToId: other.id },
      { kind: 'action', id: actions.dropped },
      { kind: 'action', id: actions.shared },
      { kind: 'visit', id: visits.handed, handOverToId: director.id },
      { kind: 'visit', id: visits.cancelled },
      { kind: 'visit', id: visits.joint },
    ];
    expect(codeOf(await lead.post(`${at}/withdrawals/${id}/answer`).send({ agreed: true, work: work.slice(1) }).expect(409))).toBe('withdrawal.undecided');
    expect(codeOf(await lead.post(`${at}/withdrawals/${id}/answer`).send({ agreed: true, work: [{ ...work[0], handOverToId: colleague.id }, ...work.slice(1)] }).expect(409))).toBe('withdrawal.unknown-successor');
    const before = (await lead.get(at)).body as HouseholdPicture;
    expect(before.team.filter(({ until }) => until !== null)).toEqual([]);

    await lead.post(`${at}/withdrawals/${id}/answer`).send({ agreed: true, work }).expect(201);
    const { team, plan } = (await lead.get(at)).body as HouseholdPicture;
    const ended = team.filter(({ until }) => until !== null);
    expect(ended.map(({ professionalId }) => professionalId).sort()).toEqual([partner.id, colleague.id].sort());
    expect(new Set(ended.map(({ until, endReason }) => `${until} ${endReason}`))).toEqual(new Set([`${addDays(today, 11)} help_withdrawn`]));
    const open = new Map(plan.goals.flatMap((goal) => goal.actions).map((each) => [each.id, each]));
    const ownersOf = (actionId: string): (string | null)[] => open.get(actionId)!.owners.map((owner) => owner.id);
    expect(ownersOf(actions.inTime)).toEqual([partner.id]);
    expect(ownersOf(actions.handed)).toEqual([other.id]);
    expect(open.get(actions.dropped)).toMatchObject({ status: 'dropped' });
    expect(ownersOf(actions.shared)).toEqual([other.id]);
    const rows = await query<{ visit_id: string; status: string; who: string[] }>(
      `select v.id as visit_id, v.status, array_agg(p.professional_id) as who from visit v join visit_professional p on p.visit_id = v.id where v.household_id = $1 group by v.id, v.status`,
      [householdId],
    );
    expect(Object.fromEntries(rows.map(({ visit_id, status, who }) => [visit_id, [status, ...who]]))).toEqual({
      [visits.before]: ['planned', partner.id],
      [visits.handed]: ['planned', director.id],
      [visits.cancelled]: ['cancelled', colleague.id],
      [visits.joint]: ['planned', other.id],
    });
    expect(await first(client, at)).toMatchObject({ agreed: true, answeredBy: director.name, answeredOn: today, mayAnswer: false });
    expect(((await client.get('/notices')).body as NoticeList).notices[0]).toMatchObject({ kind: 'withdrawal_answered', name: director.name });
    await client.get(at).expect(200);
  });

  it('is not agreed without a reason for no, and then everybody stays', async () => {
    const place = await setting();
    const id = await proposed(await test.as(place.partner.id), place);
    const lead = await test.as(place.director.id);
    expect(codeOf(await lead.post(`${place.at}/withdrawals/${id}/answer`).send({ agreed: false }).expect(400))).toBe('withdrawal.reason-missing');
    await lead.post(`${place.at}/withdrawals/${id}/answer`).send({ agreed: false, reason: 'Eerst de evaluatie afwachten.' }).expect(201);
    expect(await first(lead, place.at)).toMatchObject({ agreed: false, answer: 'Eerst de evaluatie afwachten.' });
    expect(((await lead.get(place.at)).body as HouseholdPicture).team.every(({ until }) => until === null)).toBe(true);
    await proposed(await test.as(place.partner.id), place);
  });

  it('is asked by the lead and answered by the organisation itself', async () => {
    const place = await setting();
    const { at, director, partner, other } = place;
    const lead = await test.as(director.id);
    const id = await proposed(lead, place, { contact: { who: 'nobody' } });
    expect(await first(lead, at)).toMatchObject({ announced: false, contact: 'nobody', contactName: null, mayAnswer: false, mayCallOff: true });
    expect(codeOf(await (await test.as(other.id)).post(`${at}/withdrawals/${id}/answer`).send({ agreed: true }).expect(409))).toBe('withdrawal.not-yours');
    expect(codeOf(await lead.post(`${at}/withdrawals/${id}/answer`).send({ agreed: true }).expect(409))).toBe('withdrawal.not-yours');
    const client = await test.as(partner.id);
    expect(((await client.get('/households')).body as HouseholdList).households[0]).toMatchObject({ questionsForMe: 1 });
    await client.post(`${at}/withdrawals/${id}/answer`).send({ agreed: true }).expect(201);
    expect(((await lead.get(at)).body as HouseholdPicture).team.find(({ professionalId }) => professionalId === partner.id)).toMatchObject({ until: addDays(today, 11), endReason: 'help_withdrawn' });
  });

  it('is agreed by the team lead where nobody leads', async () => {
    const team = await builders.team();
    const householdId = await builders.household({ teamId: team.id });
    const [partner, other] = [await builders.professional(), await builders.professional()];
    for (const each of [partner, other]) await builders.involve(householdId, each);
    const at = `/households/${householdId}`;
    const client = await test.as(partner.id);
    const { body } = await client.post(`${at}/withdrawals`).send({ organisationId: partner.organisationId, reason: 'Klaar.', lastDay: today, contact: { who: 'nobody' } }).expect(201);
    const { id } = (body as WithdrawalList).withdrawals[0]!;
    expect(codeOf(await (await test.as(other.id)).post(`${at}/withdrawals/${id}/answer`).send({ agreed: true }).expect(409))).toBe('withdrawal.not-yours');
    await (await test.as(team.leadId)).post(`${at}/withdrawals/${id}/answer`).send({ agreed: true }).expect(201);
    await builders.lead(householdId, other, today);
    expect(await first(await test.as(other.id), at)).toMatchObject({ agreed: true });
  });

  it('has one answer, also when two come at once, and one open proposal', async () => {
    const place = await setting();
    const { at, director, partner } = place;
    const client = await test.as(partner.id);
    const proposals = await Promise.all(Array.from({ length: 4 }, () => client.post(`${at}/withdrawals`).send(place.proposal)));
    expect(proposals.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(codeOf(proposals.find(({ status }) => status === 409)!)).toBe('withdrawal.already-open');
    const { id } = await first(client, at);
    const lead = await test.as(director.id);
    const answers = await Promise.all([true, false, true, false].map((agreed) => lead.post(`${at}/withdrawals/${id}/answer`).send({ agreed, reason: 'Zo is het.' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(codeOf))).toEqual(new Set(['withdrawal.already-answered']));
  });

  it('is taken back by who proposed it, and not answered after that', async () => {
    const place = await setting();
    const { at, director, partner, other } = place;
    const client = await test.as(partner.id);
    const id = await proposed(client, place);
    await (await test.as(other.id)).post(`${at}/withdrawals/${id}/calling-off`).send({}).expect(403);
    await client.post(`${at}/withdrawals/${id}/calling-off`).send({}).expect(201);
    expect(codeOf(await (await test.as(director.id)).post(`${at}/withdrawals/${id}/answer`).send({ agreed: true }).expect(409))).toBe('withdrawal.called-off');
    await client.post(`${at}/withdrawals/${newId()}/calling-off`).send({}).expect(404);
  });

  it.each<[string, (place: Place) => object, number, string]>([
    ['a last day in the past', () => ({ lastDay: addDays(today, -1) }), 409, 'withdrawal.in-past'],
    ['a last day too far ahead', () => ({ lastDay: addDays(today, 367) }), 409, 'withdrawal.too-far-ahead'],
    ['nobody, with a name', ({ other }) => ({ contact: { who: 'nobody', id: other.id } }), 400, 'withdrawal.contact-incomplete'],
    ['somebody, without a name', () => ({ contact: { who: 'network' } }), 400, 'withdrawal.contact-incomplete'],
    ['contact by somebody who leaves too', ({ partner }) => ({ contact: { who: 'professional', id: partner.id } }), 409, 'withdrawal.contact-unknown'],
    ['contact by an unknown neighbour', () => ({ contact: { who: 'network', id: newId() } }), 409, 'withdrawal.contact-unknown'],
  ])('refuses %s', async (_, wrong, status, code) => {
    const place = await setting();
    const client = await test.as(place.partner.id);
    expect(codeOf(await client.post(`${place.at}/withdrawals`).send({ ...place.proposal, ...wrong(place) }).expect(status))).toBe(code);
    expect((await list(client, place.at)).withdrawals).toEqual([]);
  });

  it('is not for an organisation that leads, is not involved, or is of others', async () => {
    const place = await setting();
    const { at, director, other, partner, householdId } = place;
    const lead = await test.as(director.id);
    expect(codeOf(await lead.post(`${at}/withdrawals`).send({ ...place.proposal, organisationId: director.organisationId }).expect(409))).toBe('withdrawal.leads');
    expect(codeOf(await lead.post(`${at}/withdrawals`).send({ ...place.proposal, organisationId: await builders.organisation() }).expect(409))).toBe('withdrawal.not-involved');
    await (await test.as(partner.id)).post(`${at}/withdrawals`).send({ ...place.proposal, organisationId: other.organisationId }).expect(403);
    const contact = await builders.networkContact(householdId);
    await proposed(await test.as(partner.id), place, { contact: { who: 'network', id: contact } });
    expect(await first(lead, at)).toMatchObject({ contact: 'network', contactName: 'Buurvrouw Bep' });
  });

  it('keeps a confidential service unnamed to partners', async () => {
    const place = await setting();
    const { at, director, partner, householdId } = place;
    const service = await builders.professional({ sensitive: true });
    await builders.involve(householdId, service);
    await proposed(await test.as(service.id), { ...place, proposal: { ...place.proposal, organisationId: service.organisationId } });
    expect(await first(await test.as(partner.id), at)).toMatchObject({ organisationId: null, organisationName: null, reason: null, proposedBy: null });
    expect(await first(await test.as(director.id), at)).toMatchObject({ organisationId: service.organisationId, proposedBy: service.name });
  });
});
