import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { HouseholdPicture } from '../server/contract/households.js';
import type { RectificationView } from '../server/contract/rights.js';
import { beginning } from '../server/database/acting.js';
import { addDays } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { ifMatch, startApp, type Client, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { applicationUrlOf } from './support/database.js';

const wrong = { subject: 'rating', domain: 'finances', whatIsWrong: 'Er staat dat ik schulden heb.', ownView: 'Ik heb alles betaald, echt.' };

describe('a request for correction', () => {
  let test: TestApp;
  let builders: Builders;
  beforeAll(async () => {
    test = await startApp();
    builders = new Builders(test, test.clock.today());
  });
  afterAll(() => test.close());

  const rightsSeen = async (client: Client, { at }: Setting) => ((await client.get(at).expect(200)).body as HouseholdPicture).rights;

  const asked = async (setting: Setting, input: object = wrong): Promise<string> => {
    const client = await test.as(setting.director.id);
    const { body } = await client.post(`${setting.at}/members/${setting.memberId}/rectifications`).send(input).expect(201);
    return (body as { id: string }).id;
  };

  it('is written down by any professional of the household, and waits for those who direct, with a day', async () => {
    const setting = await builders.setting();
    const [director, partner] = [await test.as(setting.director.id), await test.as(setting.partner.id)];
    await partner.post(`${setting.at}/members/${setting.memberId}/rectifications`).send(wrong).expect(201);
    const { body } = await director.get(`${setting.at}/rectifications`).expect(200);
    expect(body).toMatchObject([{ ...wrong, memberId: setting.memberId, askedOn: builders.today, dueOn: addDays(builders.today, 30), outcome: null, answer: null }]);
    expect(await rightsSeen(director, setting)).toEqual({
      ownViews: [],
      openRequests: [{ memberId: setting.memberId, requests: 1, dueOn: addDays(builders.today, 30) }],
      mayHandle: true,
    });
    expect(await rightsSeen(partner, setting)).toEqual({ ownViews: [], openRequests: [], mayHandle: false });
    await partner.get(`${setting.at}/rectifications`).expect(403);
  });

  it('that is not followed leaves the own view beside the record, for whoever sees what it is about', async () => {
    const setting = await builders.setting();
    const [director, partner] = [await test.as(setting.director.id), await test.as(setting.partner.id)];
    const [finances, justice] = [await asked(setting), await asked(setting, { ...wrong, domain: 'justice', ownView: 'Nooit gezeten.' })];
    await asked(setting, { ...wrong, subject: 'plan', domain: null });
    for (const id of [finances, justice]) await director.patch(`${setting.at}/rectifications/${id}`).set(...ifMatch(1)).send({ outcome: 'not_corrected', answer: 'De brieven liggen er.' }).expect(200);
    const view = { memberId: setting.memberId, subject: 'rating', on: builders.today };
    expect((await rightsSeen(director, setting)).ownViews).toEqual([
      { ...view, domain: 'finances', words: 'Ik heb alles betaald, echt.' },
      { ...view, domain: 'justice', words: 'Nooit gezeten.' },
    ]);
    // The partner is involved for finances and housing.
    expect((await rightsSeen(partner, setting)).ownViews).toEqual([{ ...view, domain: 'finances', words: 'Ik heb alles betaald, echt.' }]);
    const { body } = await director.get(`${setting.at}/rectifications`).expect(200);
    expect((body as RectificationView[]).map(({ outcome }) => outcome)).toEqual([null, 'not_corrected', 'not_corrected']);
  });

  it('that is followed says what was changed, and leaves no own view', async () => {
    const setting = await builders.setting();
    const director = await test.as(setting.director.id);
    const id = await asked(setting, { ...wrong, subject: 'personal_details', domain: null });
    const { body } = await director.patch(`${setting.at}/rectifications/${id}`).set(...ifMatch(1)).send({ outcome: 'corrected', answer: 'De naam is aangepast.' }).expect(200);
    expect(body).toMatchObject({ outcome: 'corrected', answer: 'De naam is aangepast.', answeredOn: builders.today, version: 2 });
    expect((await rightsSeen(director, setting)).ownViews).toEqual([]);
  });

  it('is refused where it cannot be', async () => {
    const setting = await builders.setting();
    const [director, partner] = [await test.as(setting.director.id), await test.as(setting.partner.id)];
    const path = `${setting.at}/members/${setting.memberId}/rectifications`;
    expect((await director.post(path).send({ ...wrong, domain: null }).expect(409)).body).toMatchObject({ code: 'rectification.domain' });
    expect((await director.post(path).send({ ...wrong, subject: 'plan' }).expect(409)).body).toMatchObject({ code: 'rectification.domain' });
    expect((await partner.post(path).send({ ...wrong, domain: 'justice' }).expect(409)).body).toMatchObject({ code: 'rating.domain-not-yours' });
    await director.post(path).send({ ...wrong, ownView: ' ' }).expect(400);
    await director.post(`${setting.at}/members/${newId()}/rectifications`).send(wrong).expect(404);
    const id = await asked(setting);
    const answer = { outcome: 'corrected', answer: 'Gedaan.' };
    await partner.patch(`${setting.at}/rectifications/${id}`).set(...ifMatch(1)).send(answer).expect(403);
    await director.patch(`${setting.at}/rectifications/${id}`).send(answer).expect(428);
    await director.patch(`${setting.at}/rectifications/${newId()}`).set(...ifMatch(1)).send(answer).expect(404);
    await director.patch(`${setting.at}/rectifications/${id}`).set(...ifMatch(1)).send(answer).expect(200);
    expect((await director.patch(`${setting.at}/rectifications/${id}`).set(...ifMatch(2)).send(answer).expect(409)).body).toMatchObject({ code: 'rectification.already-answered' });
  });

  it('is answered once, whoever answers at the same moment', async () => {
    const setting = await builders.setting();
    const director = await test.as(setting.director.id);
    const id = await asked(setting);
    const answers = await Promise.all(
      ['corrected', 'not_corrected', 'corrected', 'not_corrected'].map((outcome) => director.patch(`${setting.at}/rectifications/${id}`).set(...ifMatch(1)).send({ outcome, answer: 'x' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });

  it("keeps the member's own words from any change by the application, and from those of other parts of life", async () => {
    const setting = await builders.setting();
    await asked(setting);
    await asked(setting, { ...wrong, domain: 'justice' });
    const bare = new pg.Client({ connectionString: applicationUrlOf(test.databaseUrl), options: '-c app.actor=' });
    await bare.connect();
    try {
      const begin = beginning({ professionalId: setting.partner.id, householdId: setting.householdId, activity: 'household:see', traceId: newId(), today: builders.today });
      await bare.query(begin);
      expect((await bare.query(`select domain from rectification`)).rows).toEqual([{ domain: 'finances' }]);
      await expect(bare.query(`update rectification set own_view = 'anders'`)).rejects.toThrow(/permission denied/);
    } finally {
      await bare.end();
    }
  });
});
