import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/browser/esm/sync';
import type { VisitView } from '../server/contract/visits.js';
import { csvParser } from '../server/exchange/reading/csv-parser.js';
import { readVisitFile } from '../server/exchange/reading/read-file.js';
import { addDays } from '../server/shared/day.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { instantOf } from './support/visited-household.js';

describe('a calendar address', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;

  beforeAll(async () => {
    test = await startApp({ PUBLIC_URL: 'http://samenregie.example' });
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(() => test.close());

  const visit = (setting: Setting, professionalIds: string[], day: string): object => ({ startsAt: instantOf(day, '10:00'), endsAt: instantOf(day, '11:00'), kind: 'intake', status: 'planned', memberIds: [setting.memberId], professionalIds, domains: ['substance_use'] });
  const make = async (professionalId: string): Promise<string> => {
    const { url } = (await (await test.as(professionalId)).post('/calendar-address').expect(201)).body as { url: string };
    expect(url).toMatch(/^http:\/\/samenregie\.example\/api\/v1\/calendars\/[\w-]{43}\.ics$/);
    return new URL(url).pathname.replace('/api/v1', '');
  };

  it("tells a calendar program one's own visits from thirty days back, without a session and without a name", async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.director.id);
    for (const day of [-31, -30, 5]) await client.post(`${setting.at}/visits`).send(visit(setting, [setting.partner.id], addDays(today, day))).expect(201);
    await client.post(`${setting.at}/visits`).send(visit(setting, [setting.director.id], addDays(today, 6))).expect(201);
    const joint = (await client.post(`${setting.at}/visits`).send(visit(setting, [setting.partner.id, setting.director.id], addDays(today, 7))).expect(201)).body as { visit: VisitView };
    await client.patch(`${setting.at}/visits/${joint.visit.id}`).set('If-Match', '"1"').send({ status: 'cancelled' }).expect(200);

    const address = await make(setting.partner.id);
    const answer = await (await test.as()).get(address).expect(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' });
    const text = answer.text.replaceAll(/\r\n[ \t]/g, '');
    const lines = (name: string): string[] => [...text.matchAll(new RegExp(`^${name}:(.*)\\r$`, 'gm'))].map(([, value]) => value!);
    expect(lines('SUMMARY').filter((summary) => summary !== 'Samenregie')).toEqual(['Intake', 'Intake', 'Intake\\, samen met 1 ander']);
    expect(lines('STATUS')).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(lines('SEQUENCE')).toEqual(['0', '0', '1']);
    const [household] = await test.work.run(null, () => test.work.manager.query<{ name: string }[]>('select name from household where id = $1', [setting.householdId]));
    for (const secret of [household!.name, 'Sam de Bruin', setting.director.name, 'middelengebruik', 'substance']) expect(text).not.toContain(secret);
    // Our own reader takes what we tell.
    const reading = await readVisitFile(new Blob([answer.text]), today, csvParser(parse), () => undefined);
    expect([reading.visits.length, reading.faults]).toEqual([3, []]);
  });

  it('is on record each time that it is asked for, and its owner sees when it last was', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    await client.post(`${setting.at}/visits`).send(visit(setting, [setting.partner.id], today)).expect(201);
    const address = await make(setting.partner.id);
    expect((await client.get('/calendar-address').expect(200)).body).toMatchObject({ on: true, fetchedAt: null });
    const anybody = await test.as();
    for (const _ of [1, 2]) await anybody.get(address).expect(200);
    const events = await test.work.run(null, () =>
      test.work.manager.query<{ object_type: string; listed: string[] }[]>(`select object_type, listed from audit_event where actor_id = $1 and activity = 'calendar:fetch'`, [setting.partner.id]));
    expect(events).toEqual([1, 2].map(() => ({ object_type: 'calendar', listed: [setting.householdId] })));
    expect((await client.get('/calendar-address').expect(200)).body).toMatchObject({ on: true, fetchedAt: expect.any(String) as unknown });
  });

  it('ends when it is renewed, revoked, or its owner leaves; and tells nothing of a household any more when they do', async () => {
    const setting = await builders.setting();
    const client = await test.as(setting.partner.id);
    const anybody = await test.as();
    await client.post(`${setting.at}/visits`).send(visit(setting, [setting.partner.id], addDays(today, 2))).expect(201);
    const first = await make(setting.partner.id);
    const second = await make(setting.partner.id);
    expect((await anybody.get(first).expect(404)).body).toMatchObject({ code: 'not-found' });
    expect((await anybody.get(second).expect(200)).text).toContain('BEGIN:VEVENT');
    const run = (sql: string, values: unknown[]): Promise<unknown> => test.work.run(null, () => test.work.manager.query(sql, values));
    await run(`update involvement set ends_on = $2, end_reason = 'handed_over' where household_id = $1`, [setting.householdId, today]);
    expect((await anybody.get(second).expect(200)).text).not.toContain('BEGIN:VEVENT');
    await client.delete('/calendar-address').expect(204);
    await anybody.get(second).expect(404);
    const third = await make(setting.partner.id);
    await run(`update professional set left_on = $2 where id = $1`, [setting.partner.id, today]);
    await anybody.get(third).expect(404);
    const rows = await test.work.run(null, () => test.work.manager.query<{ length: number }[]>('select length(token_hash) as length from calendar_address where professional_id = $1', [setting.partner.id]));
    expect(rows).toEqual([{ length: 32 }]);
  });

  it('is asked for no more than so often, and guessed at not often either', async () => {
    const { partner } = await builders.setting();
    const address = await make(partner.id);
    const anybody = await test.as();
    for (let time = 0; time < 60; time += 1) await anybody.get(address).expect(200);
    const refused = await anybody.get(address).expect(429);
    expect([(refused.body as { code: string }).code, refused.headers['retry-after']]).toEqual(['calendar.too-often', '900']);
    const guesses = await Promise.all(Array.from({ length: 120 }, (_, place) => anybody.get(`/calendars/${String(place).padStart(43, 'x')}.ics`)));
    expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
    expect(guesses.every(({ status }) => status === 404 || status === 429)).toBe(true);
  });
});
