import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SafetyView } from '../server/contract/safety.js';
import type { AnswerSignal, HouseholdSignals, SignalView } from '../server/contract/signals.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';

interface Stuck {
  householdId: string;
  at: string;
  goalId: string;
  memberId: string;
  lead: { id: string; organisationId: string };
  team: { id: string; leadId: string; organisationId: string };
  partner: { id: string; organisationId: string };
}

describe('signals', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  /** A household whose goal has been without an action for three weeks, led by somebody, of a team with its lead. */
  async function stuck(): Promise<Stuck> {
    const team = await builders.team();
    const lead = await builders.professional({ roles: ['case_director'], organisationId: team.organisationId, teamId: team.id });
    const householdId = await builders.household({ teamId: team.id });
    const memberId = await builders.member(householdId);
    await builders.lead(householdId, lead, addDays(today, -100));
    const partner = await builders.professional();
    await builders.involve(householdId, partner);
    const goalId = await builders.goal(householdId);
    await query(`update goal set said_on = $2 where household_id = $1`, [householdId, addDays(today, -21)]);
    return { householdId, at: `/households/${householdId}`, goalId, memberId, lead, team, partner };
  }
  const query = (sql: string, values: unknown[]): Promise<unknown[]> => test.work.run(null, () => test.work.manager.query<unknown[]>(sql, values));
  const read = async (client: Client, at: string): Promise<HouseholdSignals> => (await client.get(`${at}/signals`).expect(200)).body as HouseholdSignals;
  const shown = ({ signals }: HouseholdSignals): string[] => signals.filter(({ answered }) => !answered).map(({ code }) => code);
  const answered = async (client: Client, at: string, signal: SignalView, input: AnswerSignal): Promise<HouseholdSignals> =>
    (await client.post(`${at}/signals/${signal.id}/answers`).send(input).expect(201)).body as HouseholdSignals;

  it('are told with a sentence, since when, and where the facts stand', async () => {
    const { at, goalId, lead, team } = await stuck();
    for (const reader of [lead.id, team.leadId]) {
      const { signals, mayAnswer, mayConfirm } = await read(await test.as(reader), at);
      expect(signals).toMatchObject([
        { code: 'goal_without_action', holds: true, inDays: 0, answered: false, answer: null, memberId: null, evidence: [{ kind: 'goal', id: goalId, on: addDays(today, -21) }], sentence: { nl: 'Voor een doel loopt al 21 dagen geen actie.', en: 'A goal has had no open action for 21 days.' } },
      ]);
      expect([mayAnswer, mayConfirm]).toEqual([reader === team.leadId, true]);
    }
  });

  it('are not for who does not direct: neither their page nor the answer', async () => {
    const { at, partner, lead, team } = await stuck();
    const { signals } = await read(await test.as(team.leadId), at);
    const asPartner = await test.as(partner.id);
    await asPartner.get(`${at}/signals`).expect(403);
    const dismissal = { kind: 'dismiss', reason: 'other', words: 'x' };
    for (const client of [asPartner, await test.as(lead.id)]) await client.post(`${at}/signals/${signals[0]!.id}/answers`).send(dismissal).expect(403);
    await (await test.as((await builders.professional({ roles: ['team_lead'] })).id)).get(`${at}/signals`).expect(404);
  });

  it('follow a change of a fact at once, by whomever it was made, also of what they do not see', async () => {
    const { at, householdId, goalId, memberId, lead, partner } = await stuck();
    const [client, asPartner] = [await test.as(lead.id), await test.as(partner.id)];
    // The partner is involved for finances alone: what they change does not make the rest be forgotten.
    await query(`insert into rating (household_id, id, member_id, domain, voice, level, rated_on, recorded_by) values ($1, $2, $3, 'substance_use', 'own', 1, $4, $5)`, [householdId, newId(), memberId, today, lead.id]);
    await asPartner.post(`${at}/ratings`).send({ memberId, domain: 'finances', voice: 'professional', level: 1 }).expect(201);
    expect((await read(client, at)).signals.map(({ code, domain }) => `${code} ${domain}`).sort()).toEqual(['acute_rating finances', 'acute_rating substance_use', 'goal_without_action null']);
    const action = { goalId, what: 'Bellen.', owners: [{ kind: 'professional', id: partner.id }], rhythm: 'once', dueOn: addDays(today, 11), domain: 'finances' };
    const { id } = (await asPartner.post(`${at}/actions`).send(action).expect(201)).body as { id: string };
    const after = (await read(client, at)).signals.filter(({ domain }) => domain === 'finances');
    expect(after.map(({ code, holds, inDays }) => [code, holds, inDays])).toEqual([['acute_rating', false, 12]]);
    expect((await read(client, at)).signals.map(({ code }) => code)).not.toContain('goal_without_action');
    await asPartner.patch(`${at}/actions/${id}`).set('If-Match', '"1"').send({ status: 'dropped' }).expect(200);
    expect((await read(client, at)).signals.map(({ code, holds, inDays }) => [code, holds, inDays])).toContainEqual(['goal_without_action', false, 14]);
  });

  it('decided: become an action of the plan, and stay off the list until it is due', async () => {
    const { at, team, goalId, lead } = await stuck();
    const client = await test.as(team.leadId);
    await query(`insert into rating (household_id, id, member_id, domain, voice, level, rated_on, recorded_by) select household_id, $2, id, 'housing', 'professional', 1, $3, $4 from member where household_id = $1`, [at.slice(12), newId(), today, lead.id]);
    const [signal] = (await read(client, at)).signals.filter(({ code }) => code === 'acute_rating');
    const decision = { what: 'De verhuurder bellen.', owner: { kind: 'professional' as const, id: lead.id }, dueOn: addDays(today, 16), goalId };
    const { signals, log } = await answered(client, at, signal!, { kind: 'decide', reason: 'waits_for_others', decision });
    expect(log).toMatchObject([{ code: 'acute_rating', kind: 'decide', reason: 'waits_for_others', action: 'De verhuurder bellen.', actionDueOn: addDays(today, 16), actionOwners: [{ kind: 'professional', id: lead.id, confidential: false }], actionStatus: 'open', waitsForSecond: false }]);
    expect(signals.filter(({ code }) => code === 'acute_rating').map(({ holds, answered: quiet }) => [holds, quiet])).toEqual([[true, true]]);
    const actions = ((await client.get(`${at}/plan`).expect(200)).body as { goals: { actions: { what: string; domain: string; version: number; id: string }[] }[] }).goals.flatMap((goal) => goal.actions);
    expect(actions).toMatchObject([{ what: 'De verhuurder bellen.', domain: 'housing' }]);
    // An action that is dropped settles nothing.
    await client.patch(`${at}/actions/${actions[0]!.id}`).set('If-Match', '"1"').send({ status: 'dropped' }).expect(200);
    expect(shown(await read(client, at))).toContain('acute_rating');
  });

  it('decided where the plan has no goal for it: get one that nobody of the household has said yet', async () => {
    const { at, team, lead } = await stuck();
    const client = await test.as(team.leadId);
    const [signal] = (await read(client, at)).signals;
    await answered(client, at, signal!, { kind: 'decide', reason: 'other', decision: { what: 'Samen kijken.', owner: { kind: 'professional', id: lead.id }, dueOn: today, newGoal: 'Weer vooruit.' } });
    const { goals } = (await client.get(`${at}/plan`).expect(200)).body as { goals: { words: string; saidByMemberId: string | null; actions: { what: string }[] }[] };
    expect(goals.at(-1)).toMatchObject({ words: 'Weer vooruit.', saidByMemberId: null, actions: [{ what: 'Samen kijken.' }] });
  });

  it('snoozed: come back on their day; dismissed: when they are another', async () => {
    const { at, householdId, team, goalId } = await stuck();
    const client = await test.as(team.leadId);
    const [signal] = (await read(client, at)).signals;
    const snoozed = await answered(client, at, signal!, { kind: 'snooze', reason: 'waits_for_others', words: 'Wacht op de zomer.', until: addDays(today, 5) });
    expect(shown(snoozed)).toEqual([]);
    expect(await query(`select listed_from = ($2::date::timestamp at time zone 'Europe/Amsterdam') as due from signal where household_id = $1`, [householdId, addDays(today, 5)])).toEqual([{ due: true }]);
    const dismissed = await answered(client, at, signal!, { kind: 'dismiss', reason: 'not_as_it_seems', words: 'Er loopt iets elders.' });
    expect([shown(dismissed), dismissed.log.map(({ kind }) => kind)]).toEqual([[], ['dismiss', 'snooze']]);
    // The goal had an action in between: it is without since another day, and so another fact.
    const action = await builders.action(householdId, goalId, { professionalId: team.leadId });
    await query(`update action set status = 'done' where id = $1`, [action]);
    const { signals } = await read(client, at);
    expect(signals.map(({ code, holds, answered: quiet }) => [code, holds, quiet])).toEqual([['goal_without_action', false, false]]);
  });

  it.each<[string, AnswerSignal, string, string | undefined]>([
    ['without a reason', { kind: 'dismiss', reason: 'other' }, 'signal.reason-missing', 'words'],
    ['until today', { kind: 'snooze', reason: 'other', words: 'x', until: 'TODAY' }, 'signal.until-not-later', 'until'],
    ['that decides nothing', { kind: 'decide', reason: 'other' }, 'signal.decision-missing', 'decision'],
    ['for a goal of elsewhere', { kind: 'decide', reason: 'other', decision: { what: 'x', owner: { kind: 'member', id: newId() }, dueOn: '2099-01-01', goalId: newId() } }, 'goal.unknown', undefined],
    ['by somebody of elsewhere', { kind: 'decide', reason: 'other', decision: { what: 'x', owner: { kind: 'member', id: newId() }, dueOn: '2099-01-01', newGoal: 'Nieuw.' } }, 'action.owner-unknown', 'owners'],
  ])('refuse an answer %s, and nothing changed', async (...[, input, code, field]) => {
    const { at, team } = await stuck();
    const client = await test.as(team.leadId);
    const before = await read(client, at);
    const sent = { ...input, ...(input.until && { until: today }) };
    const { body } = await client.post(`${at}/signals/${before.signals[0]!.id}/answers`).send(sent);
    expect(body).toMatchObject({ code, ...(field && { fields: [{ field }] }) });
    expect(await read(client, at)).toEqual(before);
    expect(((await client.get(`${at}/plan`)).body as { goals: unknown[] }).goals).toHaveLength(1);
  });

  it('refuse an answer to what does not hold any more', async () => {
    const { at, householdId, team, goalId, lead } = await stuck();
    const client = await test.as(team.leadId);
    const [signal] = (await read(client, at)).signals;
    await builders.action(householdId, goalId, { professionalId: lead.id });
    const { body } = await client.post(`${at}/signals/${signal!.id}/answers`).send({ kind: 'dismiss', reason: 'other', words: 'x' }).expect(409);
    expect(body).toMatchObject({ code: 'signal.no-longer-holds' });
  });

  describe('of safety', () => {
    const said = async (client: Client, at: string, answer: string, more: object = {}): Promise<SafetyView> => (await client.post(`${at}/safety`).send({ answer, ...(answer === 'no' && { words: 'Er wordt geslagen.' }), ...more }).expect(201)).body as SafetyView;

    it('come first, hold at once, and end with a yes; not knowing takes no worry away', async () => {
      const { at, memberId, lead } = await stuck();
      const client = await test.as(lead.id);
      const view = await said(client, at, 'no', { memberId });
      expect(view).toMatchObject({ latest: [{ memberId, answer: 'no', words: 'Er wordt geslagen.' }], earlier: [], all: true, mayRecord: true });
      expect((await read(client, at)).signals).toMatchObject([{ code: 'unsafe', memberId }, { code: 'goal_without_action' }]);
      await said(client, at, 'not_known', { memberId });
      expect(shown(await read(client, at))[0]).toBe('unsafe');
      const after = await said(client, at, 'yes', { memberId });
      expect(after.earlier.map(({ answer }) => answer)).toEqual(['not_known', 'no']);
      expect(shown(await read(client, at))).toEqual(['goal_without_action']);
    });

    it('are said by who comes there, and read by who works on how people get along there', async () => {
      const { at, householdId, lead, partner } = await stuck();
      const worker = await builders.professional();
      await builders.involve(householdId, worker, ['domestic_relations']);
      const asPartner = await test.as(partner.id);
      const view = await said(asPartner, at, 'no');
      expect([view.all, view.latest.length]).toEqual([false, 1]);
      await said(await test.as(worker.id), at, 'no', { words: 'Zij durft niet naar huis.' });
      const seen = async (id: string): Promise<string[]> => ((await (await test.as(id)).get(`${at}/safety`).expect(200)).body as SafetyView).latest.concat().flatMap(({ words }) => words ?? []);
      expect([await seen(worker.id), await seen(lead.id), await seen(partner.id)]).toEqual([['Zij durft niet naar huis.'], ['Zij durft niet naar huis.'], ['Er wordt geslagen.']]);
      const stranger = await builders.professional();
      await builders.involve(householdId, stranger, ['housing']);
      expect(await seen(stranger.id)).toEqual([]);
      await asPartner.post(`${at}/safety`).send({ answer: 'no' }).expect(400);
    });

    it('are dismissed by two people, and by no less; neither decided nor snoozed away', async () => {
      const { at, lead, team } = await stuck();
      const [teamLead, caseDirector] = [await test.as(team.leadId), await test.as(lead.id)];
      await said(caseDirector, at, 'no');
      const [signal] = (await read(teamLead, at)).signals;
      const answers = `${at}/signals/${signal!.id}/answers`;
      expect((await teamLead.post(answers).send({ kind: 'snooze', reason: 'other', words: 'x', until: addDays(today, 3) }).expect(409)).body).toMatchObject({ code: 'signal.safety-not-snoozed' });
      const decision = { what: 'Veilig Thuis bellen.', owner: { kind: 'professional' as const, id: lead.id }, dueOn: today, newGoal: 'Veilig thuis.' };
      expect(shown(await answered(teamLead, at, signal!, { kind: 'decide', reason: 'other', decision }))[0]).toBe('unsafe');
      const dismissed = await answered(teamLead, at, signal!, { kind: 'dismiss', reason: 'not_as_it_seems', words: 'Hij woont er niet meer.' });
      expect([shown(dismissed)[0], dismissed.log[0]!.waitsForSecond]).toEqual(['unsafe', true]);
      const confirmation = `${at}/signal-answers/${dismissed.log[0]!.id}/confirmation`;
      expect((await teamLead.post(confirmation).expect(409)).body).toMatchObject({ code: 'signal.same-person' });
      const confirmed = (await caseDirector.post(confirmation).expect(201)).body as HouseholdSignals;
      expect([shown(confirmed).includes('unsafe'), confirmed.log[0]!.confirmedBy !== null]).toEqual([false, true]);
      expect((await caseDirector.post(confirmation).expect(409)).body).toMatchObject({ code: 'signal.nothing-to-confirm' });
      // Said again, it is there again.
      await said(caseDirector, at, 'no');
      expect(shown(await read(teamLead, at))[0]).toBe('unsafe');
    });

    it('are held by the database: the same person does not confirm, and an answer never changes', async () => {
      const { at, householdId, lead, team } = await stuck();
      await said(await test.as(lead.id), at, 'no');
      const client = await test.as(team.leadId);
      const [signal] = (await read(client, at)).signals;
      const { log } = await answered(client, at, signal!, { kind: 'dismiss', reason: 'other', words: 'x' });
      const confirm = (answeredBy: string, confirmedBy: string) => query(`insert into signal_confirmation (household_id, answer_id, answered_by, confirmed_by, confirmed_at) values ($1, $2, $3, $4, now())`, [householdId, log[0]!.id, answeredBy, confirmedBy]);
      await expect(confirm(team.leadId, team.leadId)).rejects.toThrow(/signal_confirmation_by_another/);
      await expect(confirm(lead.id, team.leadId)).rejects.toThrow(/foreign key/);
      await expect(query(`update signal_answer set words = 'y' where household_id = $1`, [householdId])).rejects.toThrow(/append-only/);
    });
  });

  it('are derived from facts of which each notes its household: none is read that does not', async () => {
    const rows = (await query(
      `select c.relname as name, exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'touches%') as touches
       from pg_class c where c.relkind = 'r' and pg_get_functiondef('app_signal_facts(uuid, date)'::regprocedure) ~ ('(from|join) ' || c.relname || '\\M')`,
      [],
    )) as { name: string; touches: boolean }[];
    expect(rows.filter(({ touches }) => !touches).map(({ name }) => name)).toEqual(['signal']);
    expect(rows.length).toBeGreaterThan(14);
  });

  it('refuse to be forgotten: a reading that would change a fact fails', async () => {
    const { householdId } = await stuck();
    const reading = test.work.run(null, () => test.work.manager.query(`update goal set said_on = said_on where household_id = $1`, [householdId]), { reads: true });
    await expect(reading).rejects.toThrow(/a reading has changed a fact/);
  });

  it('end when the household is closed', async () => {
    const { at, householdId, lead } = await stuck();
    const client = await test.as(lead.id);
    expect((await read(client, at)).signals).toHaveLength(1);
    await query(`update household set closed_on = $2 where id = $1`, [householdId, today]);
    expect((await read(client, at)).signals).toEqual([]);
    await query(`update household set closed_on = null where id = $1`, [householdId]);
    expect((await read(client, at)).signals).toHaveLength(1);
  });
});
