import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AskableView, AskedList, EscalationView, LevelsView } from '../server/contract/levels.js';
import type { NoticeList } from '../server/contract/notices.js';
import type { HouseholdList } from '../server/contract/households.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('the ladder', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;
  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const up = { level: 'process_direction', reason: 'Drie organisaties wachten op elkaar.', reviewOn: '' };
  const inAMonth = (): string => addDays(today, 30);
  const levels = async (client: Client, at: string): Promise<LevelsView> => (await client.get(`${at}/levels`).expect(200)).body as LevelsView;

  it('says where a household stands for which no step was recorded', async () => {
    const householdId = await builders.household();
    const at = `/households/${householdId}`;
    const one = await builders.professional();
    await builders.involve(householdId, one);
    const client = await test.as(one.id);
    expect(await levels(client, at)).toMatchObject({ level: 'self', derived: true, steps: [], mayStep: false, mayEscalate: true });
    const director = await builders.professional({ roles: ['case_director'] });
    await builders.involve(householdId, director);
    expect(await levels(client, at)).toMatchObject({ level: 'team', derived: true });
    await builders.lead(householdId, director);
    expect(await levels(client, at)).toMatchObject({ level: 'case_direction', derived: true });
  });

  it('goes up with a reason and down with agreements, and keeps every step', async () => {
    const { at, director, partner } = await builders.setting();
    const client = await test.as(director.id);
    const higher = (await client.post(`${at}/levels`).send({ ...up, reviewOn: inAMonth() }).expect(201)).body as LevelsView;
    expect(higher).toMatchObject({ level: 'process_direction', derived: false, steps: [{ fromLevel: 'case_direction', from: today, decidedBy: director.name, decidedByTable: null, reviewOn: inAMonth() }] });
    const down = { level: 'case_direction', reason: 'De ontruiming is van de baan.', reviewOn: inAMonth() };
    expect((await client.post(`${at}/levels`).send(down).expect(409)).body).toMatchObject({ code: 'level.agreements-missing' });
    const lower = (await client.post(`${at}/levels`).send({ ...down, decidedByTable: 'Doorbraaktafel', agreements: 'Wie iets ziet, belt Noor.' }).expect(201)).body as LevelsView;
    expect(lower.steps.map(({ fromLevel, level }) => `${fromLevel} ${level}`)).toEqual(['process_direction case_direction', 'case_direction process_direction']);
    expect(lower.steps[0]).toMatchObject({ decidedBy: null, decidedByTable: 'Doorbraaktafel', agreements: 'Wie iets ziet, belt Noor.' });
    expect(await levels(await test.as(partner.id), at)).toMatchObject({ level: 'case_direction', derived: false, mayStep: false });
  });

  it.each<[string, object, number, string]>([
    ['the level where it stands', { level: 'case_direction' }, 409, 'level.same'],
    ['a step in the future', { from: 1 }, 409, 'level.in-future'],
    ['a step before the opening', { from: -101 }, 409, 'level.before-opening'],
    ['a review in the past', { reviewOn: -1 }, 409, 'level.review-in-past'],
    ['two deciders', { decidedById: newId(), decidedByTable: 'Tafel' }, 400, 'level.one-decider'],
    ['a decider who does not exist', { decidedById: newId() }, 409, 'level.unknown-decider'],
  ])('refuses %s', async (_, wrong, status, code) => {
    const { at, director } = await builders.setting();
    const days = Object.fromEntries(Object.entries(wrong).map(([key, value]) => [key, typeof value === 'number' ? addDays(today, value) : (value as unknown)]));
    const client = await test.as(director.id);
    expect((await client.post(`${at}/levels`).send({ ...up, reviewOn: inAMonth(), ...days }).expect(status)).body).toMatchObject({ code });
    expect(await levels(client, at)).toMatchObject({ derived: true, steps: [] });
  });

  it('is walked by those who direct, and one step at a time', async () => {
    const { at, director, partner } = await builders.setting();
    await (await test.as(partner.id)).post(`${at}/levels`).send({ ...up, reviewOn: inAMonth() }).expect(403);
    const client = await test.as(director.id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => client.post(`${at}/levels`).send({ ...up, reviewOn: inAMonth() })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => (body as { code: string }).code))).toEqual(new Set(['level.same']));
  });

  it('holds in the database too: no way down without agreements', async () => {
    const { householdId, director } = await builders.setting();
    const insert = test.work.run(null, () =>
      test.work.manager.query(
        `insert into level_step (household_id, id, place, from_level, level, starts_on, decided_by_id, recorded_by) values ($1, $2, 1, 'national', 'self', $3, $4, $4)`,
        [householdId, newId(), today, director.id],
      ),
    );
    await expect(insert).rejects.toThrow(/level_step_leaves_agreements/);
  });

  describe('a question for a decision', () => {
    interface Asked extends Setting {
      manager: Awaited<ReturnType<Builders['professional']>>;
      question: { askedId: string; level: string; question: string };
    }
    const question = 'Mag dit naar de doorbraaktafel?';

    /** A partner, and a manager at the director's organisation who knows nothing of the household. */
    async function setting(): Promise<Asked> {
      const place = await builders.setting();
      const manager = await builders.professional({ organisationId: place.director.organisationId, roles: ['team_lead'] });
      return { ...place, manager, question: { askedId: manager.id, level: 'process_direction', question } };
    }
    const asked = async (client: Client): Promise<AskedList> => (await client.get('/asked').expect(200)).body as AskedList;
    const latest = async (client: Client, at: string): Promise<EscalationView> => (await levels(client, at)).escalations[0]!;

    it('reaches somebody who sees no more of the household than its name, and becomes the step when they agree', async () => {
      const { at, partner, director, manager, question: ask, householdId } = await setting();
      const asker = await test.as(partner.id);
      expect(((await asker.get(`${at}/askable`).expect(200)).body as AskableView[]).map(({ id }) => id)).toContain(manager.id);
      await asker.post(`${at}/escalations`).send(ask).expect(201);
      expect(await latest(await test.as(director.id), at)).toMatchObject({ askedName: manager.name, askedByName: partner.name, question, days: 0, late: false, mayAnswer: false, mayCallOff: true });

      const client = await test.as(manager.id);
      await client.get(at).expect(404);
      await client.get(`${at}/levels`).expect(404);
      const { asked: [mine] } = await asked(client);
      expect(mine).toMatchObject({ householdId: null, question, askedByName: partner.name, level: 'process_direction', days: 0 });
      expect(mine!.householdName).toMatch(/^Huishouden/);
      const notices = (await client.get('/notices').expect(200)).body as NoticeList;
      expect(notices.notices[0]).toMatchObject({ kind: 'escalation_asked', name: partner.name, householdId: null, householdName: null });

      const agreed = { outcome: 'agreed', words: 'De tafel komt donderdag bijeen.' };
      expect((await client.post(`/asked/${mine!.id}/answer`).send(agreed).expect(400)).body).toMatchObject({ code: 'escalation.review-missing' });
      await client.post(`/asked/${mine!.id}/answer`).send({ ...agreed, reviewOn: inAMonth() }).expect(201);
      expect((await asked(client)).asked).toEqual([]);
      await client.get(at).expect(404);
      const after = await levels(asker, at);
      expect(after).toMatchObject({ level: 'process_direction', steps: [{ decidedBy: manager.name, reason: agreed.words, reviewOn: inAMonth() }] });
      expect(after.escalations[0]).toMatchObject({ outcome: 'agreed', words: agreed.words, answeredOn: today });
      expect(((await asker.get('/notices')).body as NoticeList).notices[0]).toMatchObject({ kind: 'escalation_answered', name: manager.name });
      const log = await test.work.run(null, () =>
        test.work.manager.query<{ ground: string; object_type: string }[]>(`select distinct ground, object_type from audit_event where actor_id = $1 and household_id = $2 and kind = 'change' order by 2`, [manager.id, householdId]),
      );
      expect(log).toEqual([{ ground: 'asked', object_type: 'escalation' }, { ground: 'asked', object_type: 'level_step' }]);
    });

    it('has ten working days unless another day is said', async () => {
      const { at, partner, question: ask } = await setting();
      const client = await test.as(partner.id);
      const { usualAnswerBy } = await levels(client, at);
      expect(usualAnswerBy >= addDays(today, 12) && usualAnswerBy <= addDays(today, 16)).toBe(true);
      const view = (await client.post(`${at}/escalations`).send(ask).expect(201)).body as LevelsView;
      expect(view.escalations[0]).toMatchObject({ answerBy: usualAnswerBy });
    });

    it('is refused with a reason, or answered otherwise, and then changes nothing', async () => {
      for (const outcome of ['refused', 'otherwise']) {
        const { at, partner, manager, question: ask } = await setting();
        const asker = await test.as(partner.id);
        await asker.post(`${at}/escalations`).send(ask).expect(201);
        const { id } = await latest(asker, at);
        const client = await test.as(manager.id);
        await client.post(`/asked/${id}/answer`).send({ outcome }).expect(400);
        await client.post(`/asked/${id}/answer`).send({ outcome, words: 'Eerst met de woningcorporatie praten.' }).expect(201);
        expect(await levels(asker, at)).toMatchObject({ derived: true, steps: [], escalations: [{ outcome, words: 'Eerst met de woningcorporatie praten.' }] });
      }
    });

    it('shows how long it waits, and that its day has passed', async () => {
      const { at, partner, manager, question: ask } = await setting();
      const asker = await test.as(partner.id);
      await asker.post(`${at}/escalations`).send(ask).expect(201);
      const { id } = await latest(asker, at);
      await test.work.run(null, () => test.work.manager.query(`update escalation set asked_on = $2, answer_by = $3 where id = $1`, [id, addDays(today, -20), addDays(today, -6)]));
      expect(await latest(asker, at)).toMatchObject({ days: 20, late: true });
      expect((await asked(await test.as(manager.id))).asked[0]).toMatchObject({ days: 20, late: true });
    });

    it('is answered by nobody else, once, and not after it was taken back', async () => {
      const { at, partner, director, manager, question: ask } = await setting();
      const asker = await test.as(partner.id);
      await asker.post(`${at}/escalations`).send(ask).expect(201);
      expect((await asker.post(`${at}/escalations`).send(ask).expect(409)).body).toMatchObject({ code: 'escalation.already-asked' });
      const { id } = await latest(asker, at);
      const no = { outcome: 'refused', words: 'Nee.' };
      expect((await asker.post(`/asked/${id}/answer`).send(no).expect(409)).body).toMatchObject({ code: 'escalation.not-yours' });
      const stranger = await builders.professional();
      await (await test.as(stranger.id)).post(`/asked/${id}/answer`).send(no).expect(404);
      const client = await test.as(manager.id);
      const answers = await Promise.all(Array.from({ length: 4 }, () => client.post(`/asked/${id}/answer`).send(no)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      expect(answers.flatMap(({ status, body }) => (status === 409 ? [(body as { code: string }).code] : []))).toEqual(Array.from({ length: 3 }, () => 'escalation.already-answered'));

      await asker.post(`${at}/escalations`).send(ask).expect(201);
      const again = (await latest(asker, at)).id;
      const other = await builders.professional();
      await builders.involve(at.split('/')[2]!, other);
      await (await test.as(other.id)).post(`${at}/escalations/${again}/calling-off`).send({}).expect(403);
      await (await test.as(director.id)).post(`${at}/escalations/${again}/calling-off`).send({}).expect(201);
      expect((await client.post(`/asked/${again}/answer`).send(no).expect(409)).body).toMatchObject({ code: 'escalation.called-off' });
      expect((await asked(client)).asked).toEqual([]);
    });

    it.each<[string, object, string]>([
      ['a lower level', { level: 'team' }, 'escalation.not-up'],
      ['a term in the past', { answerBy: '2020-01-01' }, 'escalation.term-in-past'],
      ['somebody who does not exist', { askedId: newId() }, 'escalation.cannot-be-asked'],
    ])('refuses %s', async (_, wrong, code) => {
      const { at, partner, question: ask } = await setting();
      expect((await (await test.as(partner.id)).post(`${at}/escalations`).send({ ...ask, ...wrong }).expect(409)).body).toMatchObject({ code });
    });

    it('is put to a team lead or to another organisation at the table, and to nobody of a confidential service by a partner', async () => {
      const { at, partner, director, householdId, question: ask } = await setting();
      const sameOrganisation = await builders.professional({ organisationId: partner.organisationId });
      const elsewhere = await builders.professional({ roles: ['team_lead'] });
      const service = await builders.professional({ sensitive: true });
      await builders.involve(householdId, service);
      const client = await test.as(partner.id);
      for (const { id } of [sameOrganisation, elsewhere, service, partner])
        expect((await client.post(`${at}/escalations`).send({ ...ask, askedId: id }).expect(409)).body).toMatchObject({ code: 'escalation.cannot-be-asked' });
      await (await test.as(director.id)).post(`${at}/escalations`).send({ ...ask, askedId: service.id }).expect(201);
      expect(await latest(client, at)).toMatchObject({ askedName: null });
      // To be asked is to learn who asks: a confidential service asks only those who know it.
      const hidden = await test.as(service.id);
      expect((await hidden.post(`${at}/escalations`).send({ ...ask, askedId: partner.id }).expect(409)).body).toMatchObject({ code: 'escalation.cannot-be-asked' });
      await hidden.post(`${at}/escalations`).send({ ...ask, askedId: director.id }).expect(201);
    });

    it('stands in the list of those who are asked and see the household', async () => {
      const { at, partner, director } = await setting();
      await (await test.as(director.id)).post(`${at}/escalations`).send({ askedId: partner.id, level: 'national', question }).expect(201);
      const { households } = (await (await test.as(partner.id)).get('/households').expect(200)).body as HouseholdList;
      expect(households[0]).toMatchObject({ questionsForMe: 1 });
      expect((await asked(await test.as(partner.id))).asked[0]).toMatchObject({ householdId: at.split('/')[2] });
    });
  });
});
