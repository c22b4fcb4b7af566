import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { createApp } from '../server/app.js';
import { readConfig } from '../server/config.js';
import { UnitOfWork } from '../server/database/unit-of-work.js';
import { MOST_OF_A_SESSION, NewsStreams } from '../server/news/news-streams.service.js';
import { OutdatedHouseholds } from '../server/settings/outdated-households.js';
import { addDays } from '../server/shared/day.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders, type Setting } from './support/builders.js';
import { applicationUrlOf } from './support/database.js';
import { NewsReader } from './support/news-reader.js';

/** Two processes on one database: what is changed through one is heard by who follows at the other. */
describe('live news', () => {
  let test: TestApp;
  let builders: Builders;
  let other: NestFastifyApplication;
  let [here, there] = ['', ''];
  let readers: NewsReader[] = [];

  beforeAll(async () => {
    const settings = { SECRETS_KEY: Buffer.alloc(32, 5).toString('base64'), NEWS_STREAMS: String(MOST_OF_A_SESSION + 1) };
    test = await startApp(settings);
    builders = new Builders(test, test.clock.today());
    other = await anotherProcess();
    await Promise.all([test.app.listen(0, '127.0.0.1'), other.listen(0, '127.0.0.1')]);
    [here, there] = [await test.app.getUrl(), await other.getUrl()];
  });
  afterEach(async () => {
    for (const reader of readers) reader.close();
    readers = [];
    // The servers see that they are gone.
    const open = (): number => test.app.get(NewsStreams).open + other.get(NewsStreams).open;
    for (let tries = 0; open() > 0 && tries < 500; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(open()).toBe(0);
  });
  afterAll(async () => {
    await other.close();
    await test.close();
  });

  async function anotherProcess(): Promise<NestFastifyApplication> {
    const config = readConfig({ LOG_LEVEL: 'silent', DEMO: 'off', DATABASE_WAIT: '30000', SECRETS_KEY: Buffer.alloc(32, 5).toString('base64'), NEWS_STREAMS: String(MOST_OF_A_SESSION + 1) });
    return createApp(config, { owner: test.databaseUrl, application: applicationUrlOf(test.databaseUrl) });
  }

  async function follow(address: string, professionalId: string, householdId: string, { page, cookie, readAgo }: { page?: string; cookie?: string; readAgo?: number } = {}): Promise<NewsReader> {
    const reader = await NewsReader.open(address, householdId, cookie ?? (await test.cookieOf(professionalId)), page, readAgo);
    readers.push(reader);
    expect(await reader.until(() => reader.text.startsWith('retry: '))).toBe(true);
    return reader;
  }

  const query = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => test.work.run(null, () => test.work.manager.query<T[]>(sql, values));
  /** A change of what is no fact from which anything follows. */
  const addNeighbour = async ({ at, director }: Setting, page?: string): Promise<void> => {
    const request = (await test.as(director.id)).post(`${at}/network-contacts`).send({ name: 'Buurvrouw Bep', relation: 'buurvrouw', support: ['practical'] });
    await (page ? request.set('X-Page', page) : request).expect(201);
  };

  it('a change through one process is told by the other, to who follows that household and to nobody else', async () => {
    const [setting, elsewhere] = [await builders.setting(), await builders.setting()];
    const reader = await follow(there, setting.partner.id, setting.householdId);
    const colleague = await follow(there, elsewhere.partner.id, elsewhere.householdId);
    const at = addDays(builders.today, 3);
    const visit = { startsAt: `${at}T10:00:00Z`, endsAt: `${at}T11:00:00Z`, kind: 'regular', status: 'planned', memberIds: [setting.memberId], professionalIds: [setting.director.id], domains: ['finances'] };
    const director = await test.as(setting.director.id);
    await director.post(`${setting.at}/visits`).send(visit).expect(201);
    expect(await reader.next()).toBe(true);
    await addNeighbour(setting);
    expect(await reader.next()).toBe(true);
    // Readings, and what only looks, change nothing.
    await director.get(setting.at).expect(200);
    await director.post(`${setting.at}/plan/looks`).send({}).expect(201);
    await director.post(`${setting.at}/visits`).send({ ...visit, kind: 'none' }).expect(400);
    await addNeighbour(elsewhere);
    expect(await colleague.next()).toBe(true);
    expect([reader.told, colleague.told]).toEqual([2, 1]);
    // That it changed, and nothing of what or who.
    expect(reader.text.replace(/retry: \d{4}\n\n/, '').replaceAll('event: changed\ndata: changed\n\n', '')).toBe('');
  });

  it('comes with headings that let nothing hold it back', async () => {
    const { partner, householdId } = await builders.setting();
    const { headers } = (await follow(here, partner.id, householdId)).answer;
    expect(Object.fromEntries(['content-type', 'cache-control', 'x-accel-buffering', 'content-encoding', 'content-length'].map((name) => [name, headers.get(name)]))).toEqual({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'content-encoding': null,
      'content-length': null,
    });
  });

  it('a page is not told of its own change, and a change by the system is told as well', async () => {
    const setting = await builders.setting();
    const page = randomUUID();
    const own = await follow(there, setting.director.id, setting.householdId, { page });
    const reader = await follow(there, setting.partner.id, setting.householdId);
    await addNeighbour(setting, page);
    expect(await reader.next()).toBe(true);
    expect(own.told).toBe(0);
    // As the job does that derives anew what a team's other settings change, in a process of its own.
    const team = await builders.team();
    await query(`update household set team_id = $2 where id = $1`, [setting.householdId, team.id]);
    await query(`insert into team_setting (team_id, key, value) values ($1, 'sameDay', 0)`, [team.id]);
    expect(await test.asSystem((context) => new OutdatedHouseholds(context.get(UnitOfWork)).derive())).toBe(1);
    expect(await own.next()).toBe(true);
  });

  it('tells at once what changed between the reading of a page and its following', async () => {
    const [setting, elsewhere] = [await builders.setting(), await builders.setting()];
    await follow(there, setting.partner.id, setting.householdId);
    await addNeighbour(setting);
    // What was made for this is told by now.
    await pause(1_000);
    const [before, other] = [await follow(there, setting.partner.id, setting.householdId, { readAgo: 8_000 }), await follow(there, elsewhere.partner.id, elsewhere.householdId, { readAgo: 100 })];
    expect(await before.next()).toBe(true);
    expect(other.told).toBe(0);
  });

  it('ends with access, and with the session, without a word of what changed', async () => {
    const setting = await builders.setting();
    const { householdId, partner, director, involvementId } = setting;
    const [involved, signedOut] = [await follow(there, partner.id, householdId), await follow(there, director.id, householdId)];
    await query(`update involvement set ends_on = $2, end_reason = 'handed_over' where id = $1`, [involvementId, builders.today]);
    await query(`delete from session where professional_id = $1`, [director.id]);
    await addNeighbour(setting);
    expect(await involved.until(() => involved.ended)).toBe(true);
    expect(await signedOut.until(() => signedOut.ended)).toBe(true);
    expect([involved.told, signedOut.told]).toEqual([0, 0]);
    await expect(NewsReader.open(there, householdId, await test.cookieOf(partner.id))).rejects.toThrow('404');
  });

  it('gives a sign of life, and asks then whether the reader still may', async () => {
    const { householdId, partner, director } = await builders.setting();
    const [stays, goes] = [await follow(there, director.id, householdId), await follow(there, partner.id, householdId)];
    await query(`update session set ends_at = now() - interval '1 minute' where professional_id = $1`, [partner.id]);
    other.get(NewsStreams).beat();
    expect(await stays.until(() => stays.text.endsWith(': here\n\n'))).toBe(true);
    expect(await goes.until(() => goes.ended)).toBe(true);
    expect([stays.ended, stays.told]).toEqual([false, 0]);
  });

  it('keeps no session alive, and a page that reads by itself does not either', async () => {
    const { householdId, at, partner } = await builders.setting();
    const cookie = await test.cookieOf(partner.id);
    const seen = async (): Promise<boolean> => (await query<{ seen: boolean }>(`select last_seen_at > now() - interval '2 minutes' as seen from session where professional_id = $1`, [partner.id]))[0]!.seen;
    await query(`update session set last_seen_at = now() - interval '5 minutes' where professional_id = $1`, [partner.id]);
    await follow(there, partner.id, householdId, { cookie });
    other.get(NewsStreams).beat();
    const read = (headers: Record<string, string>) => fetch(`${here}/api/v1${at}`, { headers: { cookie, ...headers } });
    expect([(await read({ 'x-unattended': '1' })).status, await seen()]).toEqual([200, false]);
    expect([(await read({})).status, await seen()]).toEqual([200, true]);
  });

  it('is bounded by session and by process, told in a sentence', async () => {
    const { householdId, partner, director } = await builders.setting();
    const cookie = await test.cookieOf(partner.id);
    for (let number = 0; number < MOST_OF_A_SESSION; number++) await follow(there, partner.id, householdId, { cookie });
    const refused = await fetch(`${there}/api/v1/households/${householdId}/news`, { headers: { cookie } });
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'news.too-many' }]);
    // Another session still may, until the process has enough.
    await follow(there, director.id, householdId);
    await expect(NewsReader.open(there, householdId, await test.cookieOf(director.id))).rejects.toThrow('429');
    await follow(here, director.id, householdId);
    // The place of one that leaves is free.
    readers[0]!.close();
    const free = () => other.get(NewsStreams).open < MOST_OF_A_SESSION + 1;
    expect(await readers[1]!.until(free)).toBe(true);
    await follow(there, partner.id, householdId, { cookie });
  });

  it('holds no connection while it is open, and only what a HEAD asks for', async () => {
    const { householdId, partner } = await builders.setting();
    const cookie = await test.cookieOf(partner.id);
    const head = await fetch(`${there}/api/v1/households/${householdId}/news`, { method: 'HEAD', headers: { cookie } });
    expect([head.status, other.get(NewsStreams).open]).toEqual([200, 0]);
    await follow(there, partner.id, householdId, { cookie });
    const pool = (other.get<DataSource>(getDataSourceToken()).driver as PostgresDriver).master as Pool;
    expect(pool.idleCount).toBe(pool.totalCount);
  });

  it('forgets who leaves before it began', async () => {
    const { householdId, partner } = await builders.setting();
    const cookie = await test.cookieOf(partner.id);
    for (let moment = 0; moment < 20; moment++) {
      const cut = new AbortController();
      const asked = fetch(`${there}/api/v1/households/${householdId}/news`, { headers: { cookie }, signal: cut.signal }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, moment / 2));
      cut.abort();
      await asked;
    }
    const open = () => other.get(NewsStreams).open;
    for (let tries = 0; open() > 0 && tries < 500; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(open()).toBe(0);
  });

  it('all look anew when a process could not hear for a while', async () => {
    const setting = await builders.setting();
    const reader = await follow(there, setting.partner.id, setting.householdId);
    const cut = await other.get<DataSource>(getDataSourceToken()).query<object[]>(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'samenregie-news' and datname = current_database()`);
    expect(cut.length).toBeGreaterThan(0);
    expect(await reader.next()).toBe(true);
    await addNeighbour(setting);
    expect(await reader.next()).toBe(true);
  });

  it('a stop ends all at once, and lets no new one in', async () => {
    const { householdId, partner } = await builders.setting();
    const third = await anotherProcess();
    await third.listen(0, '127.0.0.1');
    const reader = await follow(await third.getUrl(), partner.id, householdId);
    const begin = performance.now();
    const stopped = third.close();
    expect(await reader.until(() => reader.ended)).toBe(true);
    await stopped;
    // No longer than connections that are kept open are given, and far below what a stream would last.
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});
