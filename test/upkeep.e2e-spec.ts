import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SealRefusal } from '../server/audit/seal-refusal.js';
import type { Job } from '../server/upkeep/job.js';
import { JobRunner } from '../server/upkeep/job-runner.js';
import { AuditLog } from './support/audit-log.js';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';

describe('work in the background', () => {
  let database: ClonedDatabase;
  let log: AuditLog;
  let runners: JobRunner[] = [];
  const lines: unknown[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    log = await AuditLog.open(database.url);
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    runners = [];
  });
  afterAll(async () => {
    await log.close();
    await database.drop();
    await rm(log.folder, { recursive: true });
  });

  const runner = (...jobs: Job[]): JobRunner => {
    const note = (...line: unknown[]): void => void lines.push(line);
    const made = new JobRunner(jobs, { databaseUrl: database.url, log: { error: note, warn: note } as never, lookEvery: 0.5 });
    runners.push(made);
    return made;
  };
  const until = async (holds: () => boolean): Promise<void> => {
    for (let waited = 0; !holds() && waited < 30_000; waited += 50) await pause(50);
    expect(holds()).toBe(true);
  };
  /** Never due within the test: it runs because it is asked to. */
  const schedule = '0 0 29 2 *';

  it('is done once, whatever the number of processes', async () => {
    let [done, atOnce, most] = [0, 0, 0];
    const job = (): Job => ({
      name: 'count',
      schedule,
      run: async () => {
        most = Math.max(most, ++atOnce);
        await pause(700);
        atOnce--;
        done++;
      },
    });
    const [one, other] = [runner(job()), runner(job())];
    await Promise.all([one.start(), other.start()]);
    for (let round = 0; round < 4; round++) {
      await Promise.all([one.now('count'), other.now('count'), one.now('count'), other.now('count')]);
      await pause(400);
    }
    const left = async (): Promise<number> => (await log.rows(`select 1 from jobs.job where name = 'count' and state <> 'completed'`)).length;
    for (let waited = 0; (await left()) > 0 && waited < 30_000; waited += 100) await pause(100);
    const jobs = await log.rows<{ tries: number }>(`select retry_count as tries from jobs.job where name = 'count'`);
    expect(jobs.every(({ tries }) => tries === 0)).toBe(true);
    expect([done, most]).toEqual([jobs.length, 1]);
  });

  it('is tried again when it failed, and its error is told without its words', async () => {
    let tries = 0;
    const words = 'Ron de Graaf, ron@demo.example';
    await runner({
      name: 'fails-first',
      schedule,
      run: async () => {
        if (++tries === 1) throw Object.assign(new Error(words), { code: '23505' });
      },
    }).start();
    await until(() => tries === 2);
    expect(lines).toContainEqual([{ job: 'fails-first', error: 'Error 23505', reason: undefined }, 'A job failed; it is tried again.']);
    const kept = await log.rows<{ output: unknown }>(`select output from jobs.job where name = 'fails-first'`);
    expect(JSON.stringify([lines, kept])).not.toContain('Graaf');
  });

  it('says why sealing stopped: that is in words of our own', async () => {
    let tries = 0;
    await runner({
      name: 'refuses',
      schedule,
      run: async () => {
        tries++;
        throw new SealRefusal('The key of the seals is not at key.pem.');
      },
    }).start();
    await until(() => tries >= 1);
    const told = (): boolean => JSON.stringify(lines).includes('The key of the seals is not at key.pem.');
    await until(told);
    expect(told()).toBe(true);
  });

  it('comes to its end before a stop, and is asked to hurry', async () => {
    let [asked, ended] = [false, false];
    const made = runner({
      name: 'long',
      schedule,
      run: async (signal) => {
        while (!signal.aborted) await pause(20);
        asked = true;
        await pause(300);
        ended = true;
      },
    });
    await made.start();
    await pause(1200);
    await made.stop();
    expect([asked, ended]).toEqual([true, true]);
  });

  it('forgets the schedule of a job that is no longer there', async () => {
    await runner({ name: 'stays', schedule, run: async () => undefined }).start();
    expect(await log.rows(`select name from jobs.schedule`)).toEqual([{ name: 'stays' }]);
  });

  it('takes over what was said anew of a job, and the times of one that it leaves to others', async () => {
    const delays = (): Promise<object[]> => log.rows(`select q.retry_delay, s.cron from jobs.queue q join jobs.schedule s using (name) where name = 'outside'`);
    let done = 0;
    const job: Job = { name: 'outside', schedule, run: () => Promise.resolve(done++) };
    await runner({ ...job, elsewhere: true }).start();
    expect(await delays()).toEqual([{ retry_delay: 5, cron: schedule }]);
    await runner({ ...job, patient: true, elsewhere: true, schedule: '0 1 29 2 *' }).start();
    expect(await delays()).toEqual([{ retry_delay: 60, cron: '0 1 29 2 *' }]);
    expect(await log.rows(`select state from jobs.job where name = 'outside'`)).toEqual([{ state: 'created' }]);
    await runner(job).start();
    await until(() => done === 1);
  });

  const command = (...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const env = { DATABASE_URL: database.url, AUDIT_KEY_FILE: log.files.key };
      execFile(process.execPath, [join(process.cwd(), 'build/api/server/audit/audit-command.js'), ...words], { env }, (error, stdout, stderr) =>
        resolve({ code: (error?.code as number | undefined) ?? 0, stdout, stderr }),
      );
    });

  /** Sealed is what no writer is at work behind: other tests write on the same server. */
  const sealedOnceNobodyWrites = async (): ReturnType<typeof command> => {
    for (let tries = 1; ; tries++) {
      const sealed = await command('seal');
      if (tries === 40 || !sealed.stdout.startsWith('Sealed 0 events')) return sealed;
      await pause(250);
    }
  };

  it('has a command that seals and verifies, in sentences and as JSON, and tells by its exit code', async () => {
    expect(await command('verify')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('nothing can be verified') });
    await log.write(12);
    expect(await sealedOnceNobodyWrites()).toEqual({ code: 0, stdout: 'Sealed 12 events in 1 seal.\n', stderr: '' });
    const well = await command('verify');
    expect(well).toMatchObject({ code: 0, stderr: '' });
    expect(well.stdout).toMatch(/^All is well\.\n1 seal holds 12 events as they were written, from .* until .*\.\nContents of changes: 12 as they were written, 0 erased \(which is allowed\)\.\nNothing waits to be sealed\.\n$/);
    await log.asSuperuser(`update audit_event set outcome = 'denied' where id = (select min(id) from audit_event)`);
    const found = await command('verify', '--json');
    expect([found.code, JSON.parse(found.stdout)]).toMatchObject([1, { well: false, found: 1, findings: [{ kind: 'event-changed', seal: 1 }] }]);
    expect((await command('verify')).stdout).toMatch(/^Not well: 1 finding\.\n[^]*\n- Event \d+ of .* was changed: /);
    expect(await command('begin')).toMatchObject({ code: 2, stderr: expect.stringContaining('begin --because REASON') });
    expect(await command('burn')).toMatchObject({ code: 2 });
  });
});
