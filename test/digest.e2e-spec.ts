import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CONFIG, readConfig, type Config } from '../server/config.js';
import type { HouseholdList } from '../server/contract/households.js';
import type { AskedList } from '../server/contract/levels.js';
import type { WorklistCounts } from '../server/contract/signals.js';
import { upkeepConnection } from '../server/database/connection.js';
import { ChangedHouseholds } from '../server/database/changed-households.js';
import { Derivations } from '../server/database/derivations.js';
import { UnitOfWork } from '../server/database/unit-of-work.js';
import { DigestChoicesService } from '../server/digest/digest-choices.service.js';
import { DigestReading } from '../server/digest/digest-reading.js';
import { DigestSending } from '../server/digest/digest-sending.js';
import { MailServer } from '../server/digest/mail-server.js';
import { entities } from '../server/entities.js';
import { Clock } from '../server/shared/clock.js';
import { addDays, instantAt, mondayOf } from '../server/shared/day.js';
import { newId } from '../server/shared/identifier.js';
import { WORKLIST_WORDS } from '../server/signals/worklist-words.js';
import { JobRunner } from '../server/upkeep/job-runner.js';
import { jobsOf } from '../server/upkeep/jobs.js';
import { startApp, type TestApp } from './support/app.js';
import { Builders } from './support/builders.js';
import { freePort } from './support/free-port.js';
import { MailBox } from './support/mail-box.js';

class FixedClock extends Clock {
  constructor(private readonly moment: number) {
    super();
  }

  override now(): Date {
    return new Date(this.moment);
  }
}

describe('the digest mail', () => {
  let test: TestApp;
  let builders: Builders;
  let today: string;
  let port: number;
  let weeks = 0;
  const box = new MailBox();
  const lines: unknown[][] = [];
  const log = { warn: (...line: unknown[]) => lines.push(line), error: (...line: unknown[]) => lines.push(line) };

  beforeAll(async () => {
    port = await freePort();
    test = await startApp({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Samenregie <samenregie@stad.example>', PUBLIC_URL: 'http://samenregie.example' });
    await box.open(port);
    today = test.clock.today();
    builders = new Builders(test, today);
  });
  afterAll(async () => {
    await box.close();
    await test.close();
  });

  /** A Monday of its own for each test; who was there before gets a mail on it too. */
  const newMonday = (): string => addDays(mondayOf(today), 7 * ++weeks);
  const at = (day: string, time: string): Clock => new FixedClock(instantAt(day, time));
  /** As another process would have it, at that moment. */
  const sending = (clock: Clock): DigestSending => new DigestSending(test.app.get(UnitOfWork), test.app.get(DigestReading), clock, test.app.get<Config>(CONFIG), log as never);
  const run = async (day: string, time = '07:30'): Promise<DigestSending['figures']> => {
    const process = sending(at(day, time));
    await process.run(test.work, new AbortController().signal);
    return process.figures;
  };
  const query = <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> => test.work.run(null, () => test.work.manager.query<Row[]>(sql, values));
  const stateOf = async ({ id }: { id: string }, day: string): Promise<string | undefined> => (await query<{ state: string }>(`select state from digest where professional_id = $1 and day = $2`, [id, day]))[0]?.state;
  const unled = (teamId: string | undefined, days: number): Promise<string> => builders.household({ ...(teamId && { teamId }), openedOn: addDays(today, 1 - days) });
  const unsafe = (householdId: string, by: { id: string; organisationId: string }): Promise<object[]> =>
    query(`insert into safety_check (household_id, id, answer, words, checked_at, recorded_by, organisation_id) values ($1, $2, 'no', 'Er werd geslagen.', now(), $3, $4)`, [householdId, newId(), by.id, by.organisationId]);
  /** Somebody for whom there is something to tell: a question for a decision. */
  const asked = async (): Promise<{ id: string; email: string; name: string }> => {
    const [somebody, by] = [await builders.professional(), await builders.professional()];
    await builders.escalation(await builders.household(), by, somebody);
    return somebody;
  };

  it('tells a team lead the very numbers of their worklist, and nobody’s name', async () => {
    const team = await builders.team();
    const by = await builders.professional();
    const households = [await unled(team.id, 10), await unled(team.id, 90), await unled(team.id, 3), await unled(team.id, 9)];
    await builders.member(households[0]!, 'Tamar de Wit-Kramer');
    await unsafe(households[0]!, by);
    await builders.escalation(households[1]!, by, { id: team.leadId });
    const counts = (await (await test.as(team.leadId)).get('/worklist/counts').expect(200)).body as WorklistCounts;
    expect([counts.now, counts.soon]).toEqual([3, 1]);
    const [lead] = await query<{ email: string; name: string }>(`select email, name from professional where id = $1`, [team.leadId]);
    const day = newMonday();
    await run(day);
    const [mail, ...more] = box.for(lead!.email);
    expect(more).toEqual([]);
    expect(mail!.text).toContain('Subject: Samenregie: in 3 huishoudens zit iets vast, 1 vraag wacht op jou\n');
    expect(mail!.text).toContain('List-Unsubscribe: <http://samenregie.example/account>\n');
    expect(mail!.text).toContain(`IN JOUW TEAMS\nIn ${counts.now} huishoudens zit nu iets vast.\n   1  Thuis niet veilig\n`);
    expect(mail!.text).toContain(`\nIn ${counts.soon} huishouden dreigt binnen 14 dagen iets vast te lopen.\nNaar de werklijst: http://samenregie.example/worklist\n`);
    const told = [...mail!.text.matchAll(/^ +(\d+) {2}(.+)$/gm)].map(([, count, words]) => [Number(count), words]);
    expect(told).toEqual([...counts.signals.filter(({ now }) => now > 0).map(({ code, now }) => [now, WORKLIST_WORDS.nl.codes[code]]), [1, 'vraag om een besluit']]);
    expect(mail!.text).toContain('href="http://samenregie.example/worklist"');
    const names = await query<{ text: string }>(`select name as text from household union select name from person union select name from professional union select id::text from household union select id::text from team`, []);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter(({ text }) => mail!.raw.includes(text) || mail!.text.includes(text))).toEqual([]);
    // On record as a reading of theirs, of which no household is shown.
    expect(await query(`select kind, action, object_type, listed, organisation_id from audit_event where actor_id = $1 and activity = 'digest:send'`, [team.leadId])).toEqual([
      { kind: 'read', action: 'R', object_type: 'digest', listed: [], organisation_id: team.organisationId },
    ]);
    expect(await stateOf({ id: team.leadId }, day)).toBe('sent');
  });

  it('tells a case director of their own households, in their language; a team lead of theirs outside the teams apart', async () => {
    const team = await builders.team();
    const director = await builders.professional({ roles: ['case_director'] });
    for (const days of [30, 40]) await builders.involve(await unled(team.id, days), director);
    const led = await builders.household();
    await builders.lead(led, director);
    await unsafe(led, director);
    await builders.withdrawal(led, await builders.professional());
    // Involved beside somebody who leads: those are not theirs to direct.
    const others = await builders.household();
    await builders.lead(others, await builders.professional());
    await builders.involve(others, director);
    await unsafe(others, director);
    await (await test.as(director.id)).patch('/session').send({ language: 'en' }).expect(200);
    const { households } = (await (await test.as(director.id)).get('/households').expect(200)).body as HouseholdList;
    const stuck = households.filter(({ signalsInAll }) => signalsInAll > 0);
    expect(stuck).toHaveLength(3);
    const [lead] = await query<{ id: string; email: string; organisationId: string }>(`select id, email, organisation_id as "organisationId" from professional where id = $1`, [team.leadId]);
    const own = await builders.household();
    await builders.lead(own, lead!);
    await unsafe(own, lead!);
    await run(newMonday());
    expect(box.for(director.email)[0]!.text).toContain('Subject: Samenregie: something is stuck in 3 households, 1 question waits for you\n');
    expect(box.for(director.email)[0]!.text).toContain('IN YOUR HOUSEHOLDS\nSomething is stuck in 3 households now.\n   1  Not safe at home\n   2  Nobody leads\n');
    expect(box.for(lead!.email)[0]!.text).toMatch(/IN JOUW TEAMS\nIn 2 huishoudens zit nu iets vast\.\n[^]*IN JOUW HUISHOUDENS BUITEN JE TEAMS\nIn 1 huishouden zit nu iets vast\.\n {3}1 {2}Thuis niet veilig\n/);
  });

  it('tells whoever is asked something how much waits: what their list and their page of questions show', async () => {
    const { householdId, partner, director } = await builders.setting();
    await builders.leadProposal(householdId, partner);
    await builders.escalation(await builders.household(), director, partner);
    await builders.escalation(householdId, director, partner);
    const client = await test.as(partner.id);
    const { households } = (await client.get('/households').expect(200)).body as HouseholdList;
    const { asked: decisions } = (await client.get('/asked').expect(200)).body as AskedList;
    expect([households.map(({ questionsForMe, leadWaitsAs }) => [questionsForMe, leadWaitsAs]), decisions.length]).toEqual([[[1, 'candidate']], 2]);
    await run(newMonday());
    expect(box.for(partner.email)[0]!.text).toContain('WACHT OP JOUW ANTWOORD\n   2  vragen om een besluit\n   1  voorstel over de regie\n');
    expect(box.for(partner.email)[0]!.text).not.toContain('zit nu iets vast');
  });

  it('comes on the days that somebody chose, never to who wants none, is away or gone, and not when there is nothing to tell', async () => {
    const [usual, daily, never, gone, away, nothing] = [await asked(), await asked(), await asked(), await asked(), await asked(), await builders.professional()];
    const administrator = await builders.professional({ roles: ['administrator'] });
    for (const [who, rhythm] of [[daily, 'working_days'], [never, 'never']] as const) await (await test.as(who.id)).put('/digest').send({ rhythm }).expect(200);
    const day = newMonday();
    await builders.professional({ roles: ['administrator'], organisationId: (await query<{ o: string }>(`select organisation_id as o from professional where id = $1`, [gone.id]))[0]!.o });
    await query(`update professional set left_on = $2 where id = $1`, [gone.id, day]);
    const organisationId = (await query<{ o: string }>(`select organisation_id as o from professional where id = $1`, [away.id]))[0]!.o;
    const household = await builders.household();
    const leadId = await builders.lead(household, { id: away.id, organisationId });
    await builders.deputy(household, leadId, await builders.professional(), addDays(day, -3), addDays(day, 3));
    const people = [usual, daily, never, gone, away, nothing, administrator];
    const got = (): number[] => people.map(({ email }) => box.for(email).length);
    await run(day, '06:59');
    expect(got()).toEqual([0, 0, 0, 0, 0, 0, 0]);
    await run(day, '07:00');
    expect(got()).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect(await stateOf(nothing, day)).toBe('nothing');
    await run(day, '08:00');
    for (const later of [1, 4, 5]) await run(addDays(day, later));
    expect(got()).toEqual([1, 3, 0, 0, 0, 0, 0]);
    expect(box.for(daily.email)[1]!.text).toContain('Je krijgt deze mail op werkdagen');
  });

  it('waits for a mail server that is away, and for one that asks to try later; what is refused is not tried again', async () => {
    const [one, other, refused] = [await asked(), await asked(), await asked()];
    const day = newMonday();
    const stopped = box.mails.length;
    await box.close();
    await expect(run(day)).rejects.toThrow();
    expect([await stateOf(one, day), await stateOf(other, day)]).toEqual(['waiting', 'waiting']);
    expect(lines.at(-1)).toEqual([expect.objectContaining({ job: 'digest', error: 'ESOCKET' }), 'The mail server cannot be used; digests wait for it.']);
    await box.open(port);
    expect(box.mails.length).toBe(stopped);
    box.answers = (to) => (to === one.email ? 450 : to === refused.email ? 550 : undefined);
    await expect(run(day, '07:32')).rejects.toThrow();
    expect([box.for(one.email).length, box.for(other.email).length, await stateOf(one, day), await stateOf(refused, day)]).toEqual([0, 1, 'waiting', 'refused']);
    box.answers = () => undefined;
    expect(await run(day, '09:00')).toEqual({ sent: 1, failed: 0 });
    expect([one, other, refused].map(({ email }) => box.for(email).length)).toEqual([1, 1, 0]);
    expect(JSON.stringify(lines)).not.toMatch(/@|Collega|127\.0\.0\.1/);
  });

  it('is given up at noon; one that was cut off may have arrived, and does not come again', async () => {
    const [late, cut] = [await asked(), await asked()];
    const day = newMonday();
    box.answers = (to) => (to === late.email ? 451 : to === cut.email ? 'hangs up' : undefined);
    await expect(run(day)).rejects.toThrow();
    await expect(run(day, '11:59')).rejects.toThrow();
    expect([await stateOf(late, day), await stateOf(cut, day), box.for(cut.email).length]).toEqual(['waiting', 'unknown', 1]);
    box.answers = () => undefined;
    expect(await run(day, '12:00')).toEqual({ sent: 0, failed: 1 });
    expect(lines.at(-1)).toEqual([{ job: 'digest', count: 1 }, 'Digests were given up: the mail server did not take them in time.']);
    await run(day, '13:00');
    expect([await stateOf(late, day), box.for(late.email).length, box.for(cut.email).length]).toEqual(['given_up', 0, 1]);
  });

  it('comes once when processes are at it together, also by the jobs themselves', async () => {
    const people = [await asked(), await asked(), await asked()];
    const day = newMonday();
    await Promise.all([run(day), run(day), run(day)]);
    expect(people.map(({ email }) => box.for(email).length)).toEqual([1, 1, 1]);
    const next = newMonday();
    const source = await new DataSource({ ...upkeepConnection(test.databaseUrl, { poolSize: 2, statementTimeout: 60_000 }), entities }).initialize();
    const config = test.app.get<Config>(CONFIG);
    const jobs = (mail: Config['mail']) => jobsOf(source, { ...config, mail }, at(next, '07:00'), test.app.get(Derivations), test.app.get(ChangedHouseholds), sending(at(next, '07:00'))).filter(({ name }) => name === 'digest');
    expect(jobs(null)).toEqual([]);
    expect(jobs(config.mail)).toMatchObject([{ schedule: '0 7,12 * * 1-5', patient: true }]);
    const runners = [1, 2].map(() => new JobRunner(jobs(config.mail), { databaseUrl: test.databaseUrl, log: log as never, lookEvery: 0.5 }));
    for (const runner of runners) await runner.start();
    const settled = async (): Promise<boolean> => (await query(`select 1 from digest where day = $1 and state in ('waiting', 'sending') union all select 1 from jobs.job where name = 'digest' and state <> 'completed'`, [next])).length === 0;
    for (let waited = 0; !((await stateOf(people[2]!, next)) === 'sent' && (await settled())) && waited < 30_000; waited += 100) await pause(100);
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(await query(`select retry_limit, retry_delay, retry_backoff, retention_seconds from jobs.queue where name = 'digest'`, [])).toEqual([{ retry_limit: 7, retry_delay: 60, retry_backoff: true, retention_seconds: 8 * 3600 }]);
    await source.destroy();
    expect(people.map(({ email }) => box.for(email).length)).toEqual([2, 2, 2]);
  });

  it('is said to no mail server that others can hear, unless that was allowed', async () => {
    const open = new MailBox();
    const settings = { host: '127.0.0.1', port: await open.open(), login: null, from: 'samenregie@stad.example' };
    const mail = { to: 'collega@test.example', subject: 'x', text: 'x', html: 'x', choosing: 'http://samenregie.example/account', date: new Date() };
    const send = async (security: 'tls' | 'starttls' | 'none'): Promise<string> => {
      const server = new MailServer({ ...settings, security }, new URL('http://samenregie.example'));
      return server.send(mail).finally(() => server.close()).catch((error: Error) => error.name);
    };
    expect([await send('starttls'), await send('tls'), open.mails.length]).toEqual(['MailServerAway', 'MailServerAway', 0]);
    expect([await send('none'), open.mails.length]).toEqual(['sent', 1]);
    await open.close();
    // One with a certificate that nobody vouches for; it says so itself.
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    settings.port = await open.open(0, {});
    said.mockRestore();
    expect([await send('starttls'), open.mails.length]).toEqual(['MailServerAway', 1]);
    await open.close();
  });

  it('is chosen by each for themselves; where there is no mail server that is said', async () => {
    const [one, other] = [await builders.professional(), await builders.professional()];
    const client = await test.as(one.id);
    expect((await client.get('/digest').expect(200)).body).toEqual({ possible: true, rhythm: 'mondays', address: one.email });
    expect((await client.put('/digest').send({ rhythm: 'never' }).expect(200)).body).toMatchObject({ rhythm: 'never' });
    expect((await client.put('/digest').send({ rhythm: 'working_days' }).expect(200)).body).toMatchObject({ rhythm: 'working_days' });
    expect((await client.put('/digest').send({ rhythm: 'hourly' }).expect(400)).body).toMatchObject({ code: 'input.invalid' });
    expect((await (await test.as(other.id)).get('/digest').expect(200)).body).toMatchObject({ rhythm: 'mondays' });
    const without = new DigestChoicesService(test.work, readConfig({}));
    expect(await test.work.run(null, () => without.read(one.id))).toMatchObject({ possible: false, rhythm: 'working_days' });
  });
});
