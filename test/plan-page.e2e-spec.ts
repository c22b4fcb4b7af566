import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanPage } from '../server/contract/plan-page.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { pdfText } from './support/pdf-text.js';

describe('the plan on paper', () => {
  let test: TestApp;
  let builders: Builders;
  let setting: Setting;
  let dionId: string;
  let service: { id: string; organisationId: string; name: string };
  let client: Client;

  const query = (sql: string, values: unknown[]): Promise<unknown> => test.work.run(null, () => test.work.manager.query(sql, values));
  const page = async (memberId?: string): Promise<PlanPage> => (await client.get(`${setting.at}/plan/page`).query(memberId ? { memberId } : {}).expect(200)).body as PlanPage;

  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
    setting = await builders.setting();
    const { householdId, memberId, partner, at, director } = setting;
    client = await test.as(director.id);
    dionId = await builders.member(householdId, 'Dion de Graaf', '2010-02-19', 'child');
    service = await builders.professional({ sensitive: true, kind: 'addiction_care' });
    await builders.involve(householdId, service, ['substance_use']);
    await query(`update household set address = 'Zilvermeeuwhof 27', address_shielded = true where id = $1`, [householdId]);
    const goal = async (words: string, saidByMemberId: string, shielded = false): Promise<string> =>
      ((await client.post(`${at}/goals`).send({ words, saidByMemberId, domains: [], shielded }).expect(201)).body as { id: string }).id;
    const rest = await goal('Rust in huis.', memberId);
    await goal('Ik wil bij oma wonen.', dionId, true);
    await builders.action(householdId, rest, { professionalId: partner.id }, { what: 'De post openen.' });
    await builders.action(householdId, rest, { professionalId: service.id }, { what: 'Een datum voor de opname.' });
    await client.post(`${at}/plan/statements`).send({ kind: 'in_the_way', words: 'Elke dag post.', saidByMemberId: memberId }).expect(201);
    for (const [professional, hour] of [[partner, 10], [service, 14]] as const) {
      const visitId = newId();
      const day = addDays(builders.today, 2);
      await query(
        `insert into visit (household_id, id, starts_at, ends_at, kind, status, domains, recorded_by) values ($1, $2, $3::date + make_interval(hours => $4), $3::date + make_interval(hours => $4 + 1), 'regular', 'planned', '{}', $5)`,
        [householdId, visitId, day, hour, professional.id],
      );
      await query(`insert into visit_member (household_id, visit_id, member_id) values ($1, $2, $3)`, [householdId, visitId, memberId]);
      await query(`insert into visit_professional (household_id, visit_id, professional_id, organisation_id) values ($1, $2, $3, $4)`, [householdId, visitId, professional.id, professional.organisationId]);
    }
  });
  afterAll(() => test.close());

  it('for all together has the words of the household, what everyone does and who comes', async () => {
    const { partner, director } = setting;
    expect(await page()).toMatchObject({
      for: null,
      lead: director.name,
      statements: [{ words: 'Elke dag post.', by: 'Sam de Bruin' }],
      goals: [{ words: 'Rust in huis.', by: 'Sam de Bruin', actions: [{ what: 'De post openen.', owners: [partner.name], unnamed: false }] }],
      visits: [{ who: [partner.name], unnamed: false }],
    });
  });

  it('for one member has what is theirs, and nothing that they may not know of another', async () => {
    const sam = await page(setting.memberId);
    expect(sam.goals.map(({ words, actions }) => [words, actions.map(({ what, owners, unnamed }) => [what, owners.length, unnamed])])).toEqual([
      ['Rust in huis.', expect.arrayContaining([['De post openen.', 1, false], ['Een datum voor de opname.', 0, true]])],
    ]);
    expect(sam.visits.map(({ who, unnamed }) => [who.length, unnamed])).toEqual([[1, false], [0, true]]);
    const dion = await page(dionId);
    expect(dion.goals.map(({ words }) => words)).toEqual(['Rust in huis.', 'Ik wil bij oma wonen.']);
    expect(dion.visits).toEqual([]);
    expect(JSON.stringify(dion)).not.toContain('opname');
    for (const text of [sam, dion, await page()].map((each) => JSON.stringify(each))) {
      expect(text).not.toContain('Zilvermeeuwhof');
      expect(text).not.toContain(service.name);
    }
    expect((await client.get(`${setting.at}/plan/page`).query({ memberId: newId() }).expect(409)).body).toMatchObject({ code: 'member.unknown' });
  });

  it.each([
    ['nl', 'Ons plan', 'Dat zei Sam de Bruin.'],
    ['en', 'Our plan', 'Sam de Bruin said this.'],
  ])('is a PDF with the words of the household: %s', async (language, title, said) => {
    const answer = await client.get(`${setting.at}/plan/page`).query({ format: 'pdf', language }).buffer(true).parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
    expect(answer.headers['content-type']).toBe('application/pdf');
    const text = pdfText(answer.body as Buffer).replaceAll(/\s/g, '');
    for (const part of [title, 'Rust in huis.', 'Elke dag post.', said, 'De post openen.']) expect(text).toContain(part.replaceAll(/\s/g, ''));
    expect(text).not.toContain('oma');
  });
});
