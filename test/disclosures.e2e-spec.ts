import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DisclosureView } from '../server/contract/disclosures.js';
import type { HouseholdPicture, RatingView } from '../server/contract/households.js';
import type { LifeDomain } from '../server/contract/life-domains.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';

describe('what is disclosed', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;
  let setting: Setting;
  let at: string;
  let [director, partner]: Client[] = [];

  beforeAll(async () => {
    test = await startApp();
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    setting = await builders.setting();
    at = `${setting.at}/disclosures`;
    [director, partner] = await Promise.all([test.as(setting.director.id), test.as(setting.partner.id)]);
  });

  const query = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(sql, values));

  /** Consent of a grown-up about themselves, as the dialog sends it. */
  const consent = (changes: object = {}): object => ({
    memberId: setting.memberId,
    domains: ['mental_health'],
    toOrganisationId: setting.partner.organisationId,
    legalBasis: 'consent',
    givenBy: [setting.memberId],
    givenHow: 'spoken',
    purpose: 'Samen optrekken.',
    until: addDays(today, 90),
    ...changes,
  });
  const record = async (changes: object = {}): Promise<DisclosureView> => (await director!.post(at).send(consent(changes)).expect(201)).body as DisclosureView;
  const pictureOf = async (client: Client): Promise<HouseholdPicture> => (await client.get(setting.at).expect(200)).body as HouseholdPicture;
  const rate = (domain: LifeDomain, memberId = setting.memberId): unknown =>
    director!.post(`${setting.at}/ratings`).send({ memberId, domain, voice: 'own', level: 2, words: `Woorden over ${domain}.` }).expect(201);
  const historyOf = async (client: Client, domain: LifeDomain): Promise<RatingView[]> =>
    (await client.get(`${setting.at}/ratings?memberId=${setting.memberId}&domain=${domain}`).expect(200)).body as RatingView[];

  describe('to a partner', () => {
    it('is read beside their own parts of life, of that member and that part alone, and no longer from the next request on after it was withdrawn', async () => {
      const other = await builders.member(setting.householdId, 'Kim de Bruin');
      for (const domain of ['finances', 'mental_health', 'justice'] as const) await rate(domain);
      await rate('mental_health', other);
      const seen = async (): Promise<string[]> => (await pictureOf(partner!)).ratings.map(({ memberId, domain }) => `${memberId === other ? 'Kim' : 'Sam'} ${domain}`);
      const known = async (): Promise<object> => Object.fromEntries((await pictureOf(partner!)).knownToOthers.map(({ memberId, domains }) => [memberId === other ? 'Kim' : 'Sam', domains]));

      expect(await seen()).toEqual(['Sam finances']);
      expect(await known()).toEqual({ Sam: ['justice', 'mental_health'], Kim: ['mental_health'] });
      expect(await historyOf(partner!, 'mental_health')).toEqual([]);

      const { id, version } = await record();
      expect(await seen()).toEqual(['Sam finances', 'Sam mental_health']);
      expect(await known()).toEqual({ Sam: ['justice'], Kim: ['mental_health'] });
      expect((await historyOf(partner!, 'mental_health')).map(({ words }) => words)).toEqual(['Woorden over mental_health.']);
      expect((await pictureOf(partner!)).access).toMatchObject({
        domains: ['finances', 'housing'],
        disclosed: [{ memberId: setting.memberId, domain: 'mental_health', legalBasis: 'consent', givenBy: [setting.memberId] }],
      });

      await director!.post(`${at}/${id}/withdrawal`).set(...ifMatch(version)).send({ byMemberId: setting.memberId, how: 'spoken' }).expect(200);
      expect(await seen()).toEqual(['Sam finances']);
      expect(await historyOf(partner!, 'mental_health')).toEqual([]);
      expect((await pictureOf(partner!)).access.disclosed).toEqual([]);
    });

    it('is not theirs to write', async () => {
      await record();
      const answer = await partner!.post(`${setting.at}/ratings`).send({ memberId: setting.memberId, domain: 'mental_health', voice: 'professional', level: 2 }).expect(409);
      expect(answer.body).toMatchObject({ code: 'rating.domain-not-yours' });
    });

    it('ends by itself, and begins on its day', async () => {
      await rate('mental_health');
      await builders.disclosure(setting.householdId, { professionalId: setting.partner.id }, { memberId: setting.memberId, from: addDays(today, -9), until: today });
      expect(await historyOf(partner!, 'mental_health')).toEqual([]);
      await record({ from: addDays(today, 1) });
      expect(await historyOf(partner!, 'mental_health')).toEqual([]);
    });

    it('opens no household to whom is not involved, nor to a colleague of a named professional', async () => {
      await rate('mental_health');
      const colleague = await builders.professional({ organisationId: setting.partner.organisationId });
      await record();
      await (await test.as(colleague.id)).get(setting.at).expect(404);
      await builders.involve(setting.householdId, colleague, []);
      expect(await historyOf(await test.as(colleague.id), 'mental_health')).toHaveLength(1);
      const third = await builders.professional();
      await record({ toOrganisationId: undefined, toProfessionalId: third.id });
      const beside = await builders.professional({ organisationId: third.organisationId });
      for (const each of [third, beside]) await builders.involve(setting.householdId, each, []);
      expect(await historyOf(await test.as(third.id), 'mental_health')).toHaveLength(1);
      expect(await historyOf(await test.as(beside.id), 'mental_health')).toEqual([]);
    });

    it('is about everyone who lives there where the law is the basis', async () => {
      const other = await builders.member(setting.householdId, 'Kim de Bruin');
      await rate('mental_health');
      await rate('mental_health', other);
      await record({ memberId: null, legalBasis: 'conflict_of_duties', givenBy: undefined, givenHow: undefined, until: null });
      const picture = await pictureOf(partner!);
      expect(picture.ratings.map(({ memberId }) => memberId).sort()).toEqual([setting.memberId, other].sort());
      expect(picture.access.disclosed.map(({ legalBasis, givenBy }) => [legalBasis, givenBy])).toEqual([['conflict_of_duties', []], ['conflict_of_duties', []]]);
    });

    it('is in the log with its own legal basis, each reading of it', async () => {
      await rate('mental_health');
      await record({ domains: ['mental_health', 'justice'] });
      await pictureOf(partner!);
      await historyOf(partner!, 'mental_health');
      await historyOf(partner!, 'finances');
      const events = await query<{ object_type: string; legal_basis: string; about: string | null }>(
        `select e.object_type, e.legal_basis, m.id as about from audit_event e left join member m on m.person_id = e.person_id where e.actor_id = $1 and e.kind = 'read' order by e.id`,
        [setting.partner.id],
      );
      expect(events.map(({ object_type: what, legal_basis: basis, about }) => [what, basis, about === setting.memberId])).toEqual([
        ['household', 'public_task', false],
        ['rating', 'consent', true],
        ['rating', 'consent', true],
        ['rating', 'public_task', true],
      ]);
    });
  });

  describe('recorded', () => {
    it('is told in full to those who direct, and to others only what is disclosed to them', async () => {
      const third = await builders.professional({ sensitive: true, kind: 'addiction_care' });
      await builders.involve(setting.householdId, third, []);
      await record({ words: 'Dat mag wel.', givenOn: addDays(today, -3) });
      await record({ toOrganisationId: third.organisationId, domains: ['justice'] });
      const listOf = async (client: Client): Promise<DisclosureView[]> => (await client.get(at).expect(200)).body as DisclosureView[];
      expect(await listOf(director!)).toHaveLength(2);
      const own = await listOf(partner!);
      expect(own).toMatchObject([
        { memberId: setting.memberId, domains: ['mental_health'], toOrganisationId: setting.partner.organisationId, toProfessionalId: null, legalBasis: 'consent', givenBy: [setting.memberId], givenOn: addDays(today, -3), givenHow: 'spoken', words: 'Dat mag wel.', purpose: 'Samen optrekken.', from: today, until: addDays(today, 90), recordedBy: setting.director.name, withdrawnOn: null, mayWithdraw: true, version: 1 },
      ]);
      expect(JSON.stringify(own)).not.toContain(third.organisationId);
    });

    it('is for those who direct alone', async () => {
      expect((await partner!.post(at).send(consent()).expect(403)).body).toMatchObject({ code: 'access.not-allowed' });
      const stranger = await test.as((await builders.professional({ roles: ['case_director'] })).id);
      await stranger.post(at).send(consent()).expect(404);
      await stranger.get(at).expect(404);
    });

    it.each<[string, number, () => object | Promise<object>]>([
      ['disclosure.one-recipient', 400, () => ({ toProfessionalId: setting.partner.id })],
      ['disclosure.one-recipient', 400, () => ({ toOrganisationId: null })],
      ['disclosure.unknown-recipient', 409, () => ({ toOrganisationId: newId() })],
      ['disclosure.unknown-recipient', 409, async () => ({ toOrganisationId: null, toProfessionalId: (await builders.professional({ roles: ['administrator'] })).id })],
      ['disclosure.consent-of-one', 400, () => ({ memberId: null })],
      ['member.unknown', 409, () => ({ memberId: newId() })],
      ['member.unknown', 409, async () => ({ givenBy: [await builders.member(await builders.household())] })],
      ['disclosure.until-missing', 400, () => ({ until: null })],
      ['disclosure.way-missing', 400, () => ({ givenHow: null })],
      ['disclosure.only-consent-is-given', 400, () => ({ legalBasis: 'legal_duty' })],
      ['disclosure.own-consent-missing', 409, () => ({ givenBy: [] })],
      ['disclosure.giver-not-entitled', 409, async () => ({ givenBy: [setting.memberId, await builders.member(setting.householdId)] })],
      ['disclosure.authority-missing', 409, async () => ((id: string) => ({ memberId: id, givenBy: [id] }))(await builders.member(setting.householdId, 'Noa', addDays(today, -13 * 366), 'child'))],
      ['disclosure.too-young-to-give', 409, async () => ((id: string) => ({ memberId: id, givenBy: [id] }))(await builders.member(setting.householdId, 'Noa', addDays(today, -5 * 366), 'child'))],
      ['disclosure.age-unknown', 409, async () => ({ memberId: await builders.member(setting.householdId, 'Noa', null, 'child') })],
      ['disclosure.given-in-future', 409, () => ({ givenOn: addDays(today, 1), from: addDays(today, 1) })],
      ['disclosure.starts-before-given', 409, () => ({ givenOn: today, from: addDays(today, -1) })],
      ['disclosure.ends-before-start', 409, () => ({ until: today })],
      ['disclosure.already-over', 409, () => ({ givenOn: addDays(today, -9), from: addDays(today, -9), until: today })],
      ['disclosure.too-long', 409, () => ({ until: addDays(today, 367) })],
      ['input.invalid', 400, () => ({ domains: [] })],
      ['input.invalid', 400, () => ({ purpose: ' ' })],
    ])('is refused with %s (%d)', async (code, status, changes) => {
      const answer = await director!.post(at).send(consent(await changes()));
      expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ code })]);
      expect((await director!.get(at).expect(200)).body).toEqual([]);
    });

    it('is by age: a child of six by a parent, a child of fourteen by both', async () => {
      const small = await builders.member(setting.householdId, 'Noa', addDays(today, -6 * 366), 'child');
      const bigger = await builders.member(setting.householdId, 'Mo', addDays(today, -14 * 366), 'child');
      expect((await record({ memberId: small })).givenBy).toEqual([setting.memberId]);
      expect((await record({ memberId: bigger, givenBy: [bigger, setting.memberId] })).givenBy).toHaveLength(2);
    });

    it('holds once at a time, also when two record it at the same moment; again when the first has ended', async () => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => director!.post(at).send(consent({ domains: ['justice', 'mental_health'] }))));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
      const again = await director!.post(at).send(consent({ domains: ['mental_health', 'justice'] })).expect(409);
      expect(again.body).toMatchObject({ code: 'disclosure.already-there' });
      await record({ domains: ['mental_health'] });
      await record({ domains: ['mental_health', 'justice'], from: addDays(today, 90), until: addDays(today, 180) });
    });
  });

  describe('withdrawn', () => {
    const withdraw = (client: Client, { id, version }: DisclosureView, input: object = { byMemberId: setting.memberId, how: 'written' }) =>
      client.post(`${at}/${id}/withdrawal`).set(...ifMatch(version)).send(input);

    it('stays on record with who, how and when, also by the partner who heard it', async () => {
      const disclosure = await record();
      await withdraw(partner!, disclosure).expect(200);
      expect((await director!.get(at).expect(200)).body).toMatchObject([
        { id: disclosure.id, withdrawnOn: today, withdrawnByMemberId: setting.memberId, withdrawnHow: 'written', mayWithdraw: false, version: 2 },
      ]);
    });

    it('is not for a partner to whom it was not disclosed: for them it is not there', async () => {
      const disclosure = await record();
      const third = await builders.professional();
      await builders.involve(setting.householdId, third, ['mental_health']);
      expect((await withdraw(await test.as(third.id), disclosure).expect(404)).body).toMatchObject({ code: 'not-found' });
    });

    it('is refused without who or how, by whom it is not, twice, late, and with a stale version', async () => {
      const disclosure = await record();
      const other = await builders.member(setting.householdId);
      const refusal = async (input: object, code: string, version = 1): Promise<void> => {
        expect((await withdraw(director!, { ...disclosure, version }, input)).body).toMatchObject({ code });
      };
      await refusal({ how: 'spoken' }, 'disclosure.withdrawal-incomplete');
      await refusal({ byMemberId: setting.memberId }, 'disclosure.withdrawal-incomplete');
      await refusal({ byMemberId: newId(), how: 'spoken' }, 'member.unknown');
      await refusal({ byMemberId: other, how: 'spoken' }, 'disclosure.not-theirs-to-withdraw');
      await withdraw(director!, disclosure).expect(200);
      await refusal({ byMemberId: setting.memberId, how: 'spoken' }, 'input.stale-version');
      await refusal({ byMemberId: setting.memberId, how: 'spoken' }, 'disclosure.already-withdrawn', 2);
      await director!.post(`${at}/${disclosure.id}/withdrawal`).send({}).expect(428);
      const over = await builders.disclosure(setting.householdId, { professionalId: setting.partner.id }, { memberId: setting.memberId, from: addDays(today, -9), until: today });
      expect((await withdraw(director!, { ...disclosure, id: over }).expect(409)).body).toMatchObject({ code: 'disclosure.already-over' });
    });

    it('is once where two are at it at the same moment', async () => {
      const disclosure = await record();
      const answers = await Promise.all(Array.from({ length: 5 }, () => withdraw(director!, disclosure)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
    });

    it('is by nobody where the law was the basis', async () => {
      const duty = await record({ legalBasis: 'legal_duty', givenBy: undefined, givenHow: undefined, until: null });
      expect((await withdraw(director!, duty).expect(400)).body).toMatchObject({ code: 'disclosure.only-consent-is-given' });
      expect((await withdraw(director!, duty, {}).expect(200)).body).toMatchObject({ withdrawnOn: today, withdrawnByMemberId: null });
    });
  });

  it('is held by the database too: no consent without a giver or an end, none rewritten, none removed', async () => {
    const insert = (columns: string, values: string): Promise<object[]> =>
      query(`insert into disclosure (household_id, id, member_id, domains, to_organisation_id, legal_basis, purpose, starts_on, recorded_by${columns})
        values ($1, $2, $3, '{justice}', $4, 'consent', 'x', $5, $6${values})`, [setting.householdId, newId(), setting.memberId, setting.partner.organisationId, today, setting.director.id]);
    await expect(insert('', '')).rejects.toThrow(/disclosure_consent_is_whole/);
    await expect(insert(', ends_on, given_on, given_how', `, $5::date + 9, $5, 'spoken'`)).rejects.toThrow(/consent is given by somebody/);
    await expect(insert(', ends_on, given_on, given_how', `, $5::date, $5, 'spoken'`)).rejects.toThrow(/disclosure_ends_after_start/);
    const grants = await query<{ granted: string }>(
      `select privilege_type || ' ' || column_name as granted from information_schema.column_privileges where grantee = 'samenregie_app' and table_name = 'disclosure' and privilege_type = 'UPDATE' order by 1`,
    );
    expect(grants.map(({ granted }) => granted)).toEqual(['version', 'withdrawal_recorded_by', 'withdrawn_by_member_id', 'withdrawn_how', 'withdrawn_on'].map((column) => `UPDATE ${column}`));
    expect(await query(`select 1 from information_schema.table_privileges where grantee = 'samenregie_app' and table_name like 'disclosure%' and privilege_type in ('DELETE', 'TRUNCATE')`)).toEqual([]);
  });
});
