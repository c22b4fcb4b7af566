import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LifeDomain } from '../server/contract/life-domains.js';
import type { ResponsibilityMatrix } from '../server/contract/responsibilities.js';
import type { Responsibility } from '../server/contract/responsibility-words.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('the responsibility matrix', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const query = (sql: string, values: unknown[]): Promise<unknown> => test.work.run(null, () => test.work.manager.query(sql, values));
  const matrixOf = async (client: Client, { at }: Setting): Promise<ResponsibilityMatrix> => (await client.get(`${at}/responsibilities`).expect(200)).body as ResponsibilityMatrix;
  const rate = (setting: Setting, domain: LifeDomain, level: number, voice = 'professional', on = today): Promise<unknown> =>
    query(`insert into rating (household_id, id, member_id, domain, voice, level, rated_on, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      setting.householdId, newId(), setting.memberId, domain, voice, level, on, setting.director.id,
    ]);
  const rowsOf = ({ rows }: ResponsibilityMatrix): string[] => rows.map(({ domain, because }) => `${domain}: ${because.join(' ')}`);
  const warned = ({ warnings }: ResponsibilityMatrix): string[] => warnings.map(({ code, domains }) => `${code} ${domains.join('+')}`);

  type Actor = { kind: 'professional' | 'member' | 'network'; id: string };
  const professional = ({ id }: { id: string }): Actor => ({ kind: 'professional', id });
  const set = (client: Client, { at }: Setting, actor: Actor, kinds: Responsibility[], version = 0, domain: LifeDomain = 'finances') =>
    client.put(`${at}/responsibilities`).set(...ifMatch(version)).send({ domain, actor, kinds });

  async function needing(): Promise<{ setting: Setting; directing: Client; helping: Client }> {
    const setting = await builders.setting();
    await rate(setting, 'finances', 2);
    const [directing, helping] = await Promise.all([test.as(setting.director.id), test.as(setting.partner.id)]);
    return { setting, directing, helping };
  }

  it('has a row where there is a need: the latest rating by either voice is low, a problem is open, a goal is pursued', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    await rate(setting, 'justice', 1, 'professional', addDays(today, -9));
    await rate(setting, 'justice', 4);
    await rate(setting, 'finances', 3);
    await rate(setting, 'mental_health', 5);
    await rate(setting, 'mental_health', 2, 'own');
    await rate(setting, 'parenting', 4);
    await client.post(`${setting.at}/problems`).send({ label: 'vocht', domain: 'housing' }).expect(201);
    await client.post(`${setting.at}/goals`).send({ words: 'Werk.', domains: ['work_and_education', 'finances'] }).expect(201);
    expect(rowsOf(await matrixOf(client, setting))).toEqual(['finances: goal rating', 'work_and_education: goal', 'housing: problem', 'mental_health: rating']);
    await query(`update member set ends_on = $2 where id = $1`, [setting.memberId, today]);
    await query(`update goal set state = 'reached' where household_id = $1`, [setting.householdId]);
    expect(rowsOf(await matrixOf(client, setting))).toEqual(['housing: problem']);
  });

  it('has the household, those near it and the professionals as columns, and says what is missing until it is there', async () => {
    const { setting, directing } = await needing();
    const contactId = await builders.networkContact(setting.householdId);
    const empty = await matrixOf(directing, setting);
    expect(empty.actors.map(({ kind, id, mayChange }) => [kind, id, mayChange])).toEqual([
      ['member', setting.memberId, true],
      ['network', contactId, true],
      ...[setting.partner, setting.director].map(({ id }) => ['professional', id, true]).sort((one, other) => (order(empty, one[1] as string) < order(empty, other[1] as string) ? -1 : 1)),
    ]);
    expect(warned(empty)).toEqual(['nobody_answerable finances', 'household_nowhere finances']);
    const answered = (await set(directing, setting, professional(setting.partner), ['does', 'answerable']).expect(200)).body as ResponsibilityMatrix;
    expect(warned(answered)).toEqual(['household_nowhere finances']);
    expect(answered.cells).toMatchObject([{ domain: 'finances', kinds: ['does', 'answerable'], version: 1 }]);
    const whole = (await set(directing, setting, { kind: 'member', id: setting.memberId }, ['decides']).expect(200)).body as ResponsibilityMatrix;
    expect(warned(whole)).toEqual([]);
  });
  const order = ({ actors }: ResponsibilityMatrix, id: string): number => actors.findIndex((actor) => actor.id === id);

  it('changes a cell for whoever read it last, and lets it be emptied', async () => {
    const { setting, directing } = await needing();
    const actor = professional(setting.partner);
    await directing.put(`${setting.at}/responsibilities`).send({ domain: 'finances', actor, kinds: ['does'] }).expect(428);
    await set(directing, setting, actor, ['does']).expect(200);
    expect((await set(directing, setting, actor, ['decides']).expect(412)).body).toMatchObject({ facts: { version: 1 } });
    await set(directing, setting, actor, [], 1).expect(200);
    expect((await matrixOf(directing, setting)).cells).toMatchObject([{ kinds: [], version: 2 }]);
  });

  it('has at most one who is answerable in a row, also when many say so at once', async () => {
    const { setting, directing } = await needing();
    const people = await Promise.all(Array.from({ length: 8 }, () => builders.professional()));
    for (const person of people) await builders.involve(setting.householdId, person);
    const answers = await Promise.all(people.map(async (person) => set(await test.as(person.id), setting, professional(person), ['answerable'])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'responsibility.already-answerable' });
    expect((await matrixOf(directing, setting)).cells.filter(({ kinds }) => kinds.includes('answerable'))).toHaveLength(1);
  });

  it('refuses what cannot be, and keeps everything as it was', async () => {
    const { setting, directing } = await needing();
    const other = await builders.setting();
    const refusal = async (actor: Actor, kinds: Responsibility[], domain: LifeDomain = 'finances'): Promise<unknown> =>
      ((await set(directing, setting, actor, kinds, 0, domain).expect(409)).body as { code: string }).code;
    expect(await refusal(professional(setting.partner), ['does', 'informed'])).toBe('responsibility.parts-clash');
    expect(await refusal(professional(setting.partner), ['does'], 'justice')).toBe('responsibility.row-unknown');
    expect(await refusal(professional(other.partner), ['does'])).toBe('responsibility.actor-unknown');
    expect(await refusal({ kind: 'member', id: other.memberId }, ['does'])).toBe('responsibility.actor-unknown');
    expect(await refusal({ kind: 'member', id: setting.partner.id }, ['does'])).toBe('responsibility.actor-unknown');
    await set(directing, setting, professional(setting.partner), ['leads' as Responsibility]).expect(400);
    expect((await matrixOf(directing, setting)).cells).toEqual([]);
  });

  it('lets a partner say what they do themselves, in their own rows, and nothing of others', async () => {
    const { setting, directing, helping } = await needing();
    await rate(setting, 'justice', 1);
    await set(directing, setting, professional(setting.director), ['answerable'], 0, 'justice').expect(200);
    const seen = (await set(helping, setting, professional(setting.partner), ['does', 'answerable']).expect(200)).body as ResponsibilityMatrix;
    expect(seen.rows.map(({ domain }) => domain)).toEqual(['finances']);
    expect(seen.cells.map(({ domain }) => domain)).toEqual(['finances']);
    expect(seen.knownToOthers).toEqual(['justice']);
    expect(seen.actors.filter(({ mayChange }) => mayChange).map(({ id }) => id)).toEqual([setting.partner.id]);
    expect((await set(helping, setting, { kind: 'member', id: setting.memberId }, ['does']).expect(409)).body).toMatchObject({ code: 'responsibility.not-yours' });
    expect((await set(helping, setting, professional(setting.partner), ['does'], 0, 'justice').expect(409)).body).toMatchObject({ code: 'responsibility.row-unknown' });
  });

  it('has a confidential service as that, to partners, and knows that it works too', async () => {
    const { setting, directing, helping } = await needing();
    const service = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    const neighbour = await builders.professional();
    await builders.involve(setting.householdId, service, ['finances']);
    await builders.involve(setting.householdId, neighbour, ['finances']);
    for (const person of [service, neighbour, setting.partner]) await set(directing, setting, professional(person), ['does']).expect(200);
    const seen = await matrixOf(helping, setting);
    const hidden = seen.actors.find(({ confidential }) => confidential)!;
    expect(hidden).toMatchObject({ kind: 'professional', id: null, name: null, organisationName: null, mayChange: false });
    expect(seen.cells.some(({ actorKey, kinds }) => actorKey === hidden.key && kinds.includes('does'))).toBe(true);
    expect(seen.warnings.find(({ code }) => code === 'many_do_the_same')).toMatchObject({ count: 3 });
    expect(JSON.stringify(seen)).not.toContain(service.id);
    expect(JSON.stringify(seen)).not.toContain(service.name);
    expect(JSON.stringify(seen)).not.toContain(service.organisationId);
  });

  it('keeps what somebody had who is gone in sight, counts it for nothing, and lets it only be taken away', async () => {
    const { setting, directing } = await needing();
    await set(directing, setting, professional(setting.partner), ['answerable']).expect(200);
    await query(`update involvement set ends_on = $2, end_reason = 'changed_job' where id = $1`, [setting.involvementId, today]);
    const after = await matrixOf(directing, setting);
    expect(after.actors.find(({ id }) => id === setting.partner.id)).toMatchObject({ gone: true });
    expect(warned(after)).toContain('nobody_answerable finances');
    expect((await set(directing, setting, professional(setting.director), ['answerable']).expect(409)).body).toMatchObject({ code: 'responsibility.already-answerable' });
    expect((await set(directing, setting, professional(setting.partner), ['does'], 1).expect(409)).body).toMatchObject({ code: 'responsibility.actor-unknown' });
    await set(directing, setting, professional(setting.partner), [], 1).expect(200);
    const mended = (await set(directing, setting, professional(setting.director), ['answerable']).expect(200)).body as ResponsibilityMatrix;
    expect(mended.actors.some(({ id }) => id === setting.partner.id)).toBe(false);
    expect(warned(mended)).toEqual(['household_nowhere finances']);
  });

  it('is held by the database where the application would let it go', async () => {
    const { setting } = await needing();
    const insert = (kinds: string, professionalId: string): Promise<unknown> =>
      query(`insert into responsibility (household_id, id, domain, kinds, professional_id) values ($1, $2, 'finances', $3, $4)`, [setting.householdId, newId(), kinds, professionalId]);
    await insert('{answerable}', setting.partner.id);
    await expect(insert('{answerable}', setting.director.id)).rejects.toThrow(/responsibility_one_answerable/);
    await expect(insert('{does,informed}', setting.director.id)).rejects.toThrow(/responsibility_parts_go_together/);
    await expect(insert('{}', setting.partner.id)).rejects.toThrow(/responsibility_professional_once/);
  });
});
