import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../server/config.js';
import { upkeepConnection } from '../server/database/connection.js';
import { ChangedHouseholds } from '../server/database/changed-households.js';
import { Derivations } from '../server/database/derivations.js';
import { UnitOfWork } from '../server/database/unit-of-work.js';
import { MailServer } from '../server/digest/mail-server.js';
import { entities } from '../server/entities.js';
import { newId } from '../server/shared/identifier.js';
import type { Job } from '../server/upkeep/job.js';
import { JobRunner } from '../server/upkeep/job-runner.js';
import { jobsOf } from '../server/upkeep/jobs.js';
import { DigestRounds } from './support/digest-rounds.js';
import { MailBox } from './support/mail-box.js';

describe('a digest mail on its way', () => {
  let digests: DigestRounds;
  beforeAll(async () => {
    digests = await DigestRounds.begin();
  });
  afterAll(() => digests.end());

  it('waits for a mail server that is away, and for one that asks to try later; what is refused is not tried again', async () => {
    const [one, other, refused] = [await digests.asked(), await digests.asked(), await digests.asked()];
    const day = digests.newMonday();
    const stopped = digests.box.mails.length;
    await digests.box.close();
    await expect(digests.run(day)).rejects.toThrow();
    expect([await digests.stateOf(one, day), await digests.stateOf(other, day)]).toEqual(['waiting', 'waiting']);
    expect(digests.lines.at(-1)).toEqual([expect.objectContaining({ job: 'digest', error: 'ESOCKET' }), 'The mail server cannot be used; digests wait for it.']);
    await digests.box.open(digests.port);
    expect(digests.box.mails.length).toBe(stopped);
    digests.box.answers = (to) => (to === one.email ? 450 : to === refused.email ? 550 : undefined);
    await expect(digests.run(day, '07:32')).rejects.toThrow();
    expect([digests.box.for(one.email).length, digests.box.for(other.email).length, await digests.stateOf(one, day), await digests.stateOf(refused, day)]).toEqual([0, 1, 'waiting', 'refused']);
    digests.box.answers = () => undefined;
    expect(await digests.run(day, '09:00')).toEqual({ sent: 1, failed: 0 });
    expect(digests.gotBy([one, other, refused])).toEqual([1, 1, 0]);
    expect(JSON.stringify(digests.lines)).not.toMatch(/@|Collega|127\.0\.0\.1/);
  });

  it('is given up at noon; one that was cut off may have arrived, and does not come again', async () => {
    const [late, cut] = [await digests.asked(), await digests.asked()];
    const day = digests.newMonday();
    digests.box.answers = (to) => (to === late.email ? 451 : to === cut.email ? 'hangs up' : undefined);
    await expect(digests.run(day)).rejects.toThrow();
    await expect(digests.run(day, '11:59')).rejects.toThrow();
    expect([await digests.stateOf(late, day), await digests.stateOf(cut, day), digests.box.for(cut.email).length]).toEqual(['waiting', 'unknown', 1]);
    digests.box.answers = () => undefined;
    expect(await digests.run(day, '12:00')).toEqual({ sent: 0, failed: 1 });
    expect(digests.lines.at(-1)).toEqual([{ job: 'digest', count: 1 }, 'Digests were given up: they could not be sent in time.']);
    await digests.run(day, '13:00');
    expect([await digests.stateOf(late, day), digests.box.for(late.email).length, digests.box.for(cut.email).length]).toEqual(['given_up', 0, 1]);
  });

  it('comes to all others when something is wrong with one: an address that is none, or what the database cannot do for them', async () => {
    const people = [await digests.asked(), await digests.asked(), await digests.asked(), await digests.asked(), await digests.asked(), await digests.asked()] as const;
    const [first, odd, empty, two, slow, last] = people;
    for (const [who, email] of [[odd, 'geen-adres'], [empty, '<>'], [two, 'een@test.example, twee@test.example']] as const) await digests.query(`update professional set email = $2 where id = $1`, [who.id, email]);
    await digests.query(`create function digest_takes_too_long() returns trigger language plpgsql as $$ begin raise exception '%', new.professional_id using errcode = '57014'; end $$`);
    await digests.query(`create trigger digest_takes_too_long before update on digest for each row when (new.professional_id = '${slow.id}' and new.state = 'sending') execute function digest_takes_too_long()`);
    const day = digests.newMonday();
    await expect(digests.run(day)).rejects.toMatchObject({ name: 'DigestsLeft' });
    expect(await digests.statesOf(people, day)).toEqual(['sent', 'refused', 'refused', 'refused', 'waiting', 'sent']);
    expect(digests.lines.at(-1)).toEqual([{ job: 'digest', failed: { 'QueryFailedError 57014': 1 } }, 'Digests could not be made or noted; they are tried again.']);
    await digests.query(`drop function digest_takes_too_long() cascade`);
    expect(await digests.run(day, '08:00')).toEqual({ sent: 1, failed: 0 });
    expect([...(await digests.statesOf(people, day)), digests.box.for(first.email).length, digests.box.for(last.email).length]).toEqual(['sent', 'refused', 'refused', 'refused', 'sent', 'sent', 1, 1]);
    expect(digests.box.mails.filter(({ to }) => /geen-adres|een@|twee@/.test(to))).toEqual([]);
    expect(JSON.stringify(digests.lines)).not.toContain(slow.id);
    await digests.query(`update professional set left_on = $2 where id = any($1)`, [[odd.id, empty.id, two.id], digests.today]);
  });

  it('goes on over a new connection where the server closes one that had a mail; what the server does not take of us waits', async () => {
    const people = [await digests.asked(), await digests.asked(), await digests.asked()];
    const day = digests.newMonday();
    for (const [code, time] of [[421, '07:00'], [451, '07:30'], [550, '08:00']] as const) {
      digests.box.refuses = () => code;
      await expect(digests.run(day, time)).rejects.toMatchObject({ name: 'DigestsLeft' });
      expect(await digests.statesOf(people, day)).toEqual(['waiting', 'waiting', 'waiting']);
    }
    digests.box.refuses = (had) => (had > 0 ? 421 : undefined);
    await digests.run(day, '08:30');
    digests.box.refuses = () => undefined;
    expect([await digests.statesOf(people, day), digests.gotBy(people)]).toEqual([['sent', 'sent', 'sent'], [1, 1, 1]]);
  });

  it('looks at each anew when it is their turn, for that can be minutes later; who begins after the first round of a day gets none on it', async () => {
    const [first, never, gone, moved, other] = [await digests.asked(), await digests.asked(), await digests.asked(), await digests.asked(), await digests.asked()];
    const day = digests.newMonday();
    await digests.builders.professional({ roles: ['administrator'], organisationId: gone.organisationId });
    digests.box.meanwhile = async (to) => {
      if (to !== first.email) return;
      await (await digests.test.as(never.id)).put('/digest').send({ rhythm: 'never' }).expect(200);
      await digests.query(`update professional set left_on = $2 where id = $1`, [gone.id, day]);
      await digests.query(`update professional set email = 'nieuw.adres@test.example', language = 'en' where id = $1`, [moved.id]);
      await digests.query(`update professional set roles = '{administrator}' where id = $1`, [other.id]);
    };
    await digests.run(day);
    digests.box.meanwhile = () => Promise.resolve();
    const successor = await digests.asked();
    await digests.run(day, '08:00');
    expect(digests.gotBy([never, gone, moved, other, successor])).toEqual([0, 0, 0, 0, 0]);
    expect(await digests.statesOf([first, never, gone, moved, other, successor], day)).toEqual(['sent', 'nothing', 'nothing', 'sent', 'nothing', undefined]);
    expect(digests.box.for('nieuw.adres@test.example').map(({ text }) => /^Subject: (.+)$/m.exec(text)![1])).toEqual(['Samenregie: 1 question is waiting for you']);
    // Nor does the database tell who has left what they were asked.
    const work = digests.test.app.get(UnitOfWork);
    const tellsOf = ({ id }: { id: string }): Promise<object[]> =>
      work.run({ professionalId: id, householdId: null, ownHouseholds: true, activity: 'digest:send', traceId: newId(), today: day }, () => work.manager.query<object[]>(`select from app_asked()`));
    expect([(await tellsOf(gone)).length, (await tellsOf(moved)).length]).toEqual([0, 1]);
  });

  it('comes once when processes are at it together, also by the jobs themselves', async () => {
    const people = [await digests.asked(), await digests.asked(), await digests.asked()];
    const day = digests.newMonday();
    await Promise.all([digests.run(day), digests.run(day), digests.run(day)]);
    expect(digests.gotBy(people)).toEqual([1, 1, 1]);
    const next = digests.newMonday();
    const source = await new DataSource({ ...upkeepConnection(digests.test.databaseUrl, { poolSize: 2, statementTimeout: 60_000 }), entities }).initialize();
    const config = digests.test.app.get<Config>(CONFIG);
    const jobs = (mail: Config['mail']): Job[] => jobsOf(source, { ...config, mail }, digests.at(next, '07:00'), digests.test.app.get(Derivations), digests.test.app.get(ChangedHouseholds), digests.sending(digests.at(next, '07:00'))).filter(({ name }) => name === 'digest');
    // Two of them have no mail: they keep the times of the job as the others do, and leave it to them.
    const [before, one, other, after] = [null, config.mail, config.mail, null].map((mail) => new JobRunner(jobs(mail), { databaseUrl: digests.test.databaseUrl, log: digests.log, lookEvery: 0.5 }));
    const runners = [before!, one!, other!, after!];
    const scheduled = (): Promise<object[]> => digests.query(`select cron, timezone from jobs.schedule where name = 'digest'`);
    const everyHalfHour = [{ cron: '*/30 7-12 * * 1-5', timezone: 'Europe/Amsterdam' }];
    await before!.start();
    await pause(1_200);
    expect([await scheduled(), await digests.query(`select state from jobs.job where name = 'digest'`)]).toEqual([everyHalfHour, [{ state: 'created' }]]);
    for (const runner of [one!, other!, after!]) await runner.start();
    expect(await scheduled()).toEqual(everyHalfHour);
    const settled = async (): Promise<boolean> => (await digests.query(`select 1 from digest where day = $1 and state in ('waiting', 'sending') union all select 1 from jobs.job where name = 'digest' and state <> 'completed'`, [next])).length === 0;
    for (let waited = 0; !((await digests.stateOf(people[2]!, next)) === 'sent' && (await settled())) && waited < 30_000; waited += 100) await pause(100);
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(await digests.query(`select retry_limit, retry_delay, retry_backoff, retention_seconds from jobs.queue where name = 'digest'`)).toEqual([{ retry_limit: 3, retry_delay: 60, retry_backoff: true, retention_seconds: 3600 }]);
    await source.destroy();
    expect(digests.gotBy(people)).toEqual([2, 2, 2]);
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
});
