import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freePort } from './support/free-port.js';
import { Ledger, signedInAt } from './support/ledger.js';
import { addressOf, ServerProcesses, type ServerProcess } from './support/server-process.js';

/** The commands as a person gives them, on the product with its own database. */
describe('a backup and a restore', () => {
  const servers = new ServerProcesses();
  let folder: string;
  let settings: Record<string, string>;
  let server: ServerProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samenregie-backup-'));
    await chmod(folder, 0o755); // run by root, PostgreSQL is another user and has to get in
    settings = { SAMENREGIE_DATA: folder, PORT: String(await freePort()), JOBS: 'off', LOG_LEVEL: 'silent', DATABASE_WAIT: '20000' };
    server = servers.start(settings);
    await addressOf(server);
  });
  afterAll(async () => {
    server.child.kill('SIGTERM');
    await server.exit;
    servers.killAll();
    await rm(folder, { recursive: true, force: true });
  });

  const command = (...words: string[]): Promise<{ stdout: string; stderr: string; code?: number }> => {
    const { PATH = '' } = process.env;
    return promisify(execFile)(process.execPath, [join(process.cwd(), 'build/api/server/backup.js'), ...words], { env: { PATH, ...settings } }).catch((error: { stdout: string; stderr: string; code: number }) => error);
  };
  async function stopped(): Promise<void> {
    server.child.kill('SIGTERM');
    await server.exit;
  }
  async function startedAgain(): Promise<void> {
    server = servers.start(settings);
    await addressOf(server);
  }
  async function ask<T>(sql: string): Promise<T> {
    const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim();
    const port = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
    const client = new pg.Client({ connectionString: `postgres://samenregie:${password}@127.0.0.1:${port}/samenregie`, options: '-c app.actor=system' });
    await client.connect();
    const { rows } = await client.query<{ value: T }>(sql);
    await client.end();
    return rows[0]!.value;
  }
  const visits = (): Promise<number> => ask<number>(`select count(*)::int as value from visit`);

  it('loses nothing up to the chosen moment, though people write during the backup, and goes back to that moment', async () => {
    const address = await addressOf(server);
    const { cookie, today, about } = await signedInAt(address);
    const ledger = new Ledger(() => address, cookie, today, about);
    ledger.begin(3);
    await ledger.nextAcknowledgement();
    const backup = await command('backup');
    expect(backup.stderr).toBe('');
    expect(backup.stdout).toMatch(/^Backed up to .*\nA restore can go to any moment from \S+ on\.\n$/);
    await ledger.nextAcknowledgement();
    await ledger.end();
    const wanted = await visits();
    await pause(20);
    const moment = await ask<string>(`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as value`);
    await pause(20);
    await ask(`with gone as (update visit set status = 'cancelled' returning 1) select count(*)::int as value from gone`);
    await stopped();

    const restored = await command('restore', '--to', moment);
    expect(restored.stderr).toBe('');
    expect(restored.stdout).toContain(`up to ${moment}`);
    await startedAgain();
    const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim();
    const port = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
    expect(await ledger.faults(`postgres://samenregie:${password}@127.0.0.1:${port}/samenregie`)).toEqual([]);
    expect(await visits()).toBe(wanted);
    expect(await ask<number>(`select count(*)::int as value from visit where status <> 'cancelled'`)).toBeGreaterThan(20);
    // And it works on: the session of before, a new visit.
    expect((await fetch(`${address}/api/v1/households`, { headers: { cookie } })).status).toBe(200);
    expect((await readdir(folder)).filter((name) => name.startsWith('postgres.before-'))).toHaveLength(1);
  }, 300_000);

  it('without a moment brings back all there is, also what was written after the last file was put aside', async () => {
    const wanted = await visits();
    await command('backup', '--keep', '1');
    await ask(`with said as (insert into team (id, name, organisation_id) select gen_random_uuid(), 'after the backup', id from organisation limit 1 returning 1) select count(*)::int as value from said`);
    await stopped();
    expect((await command('restore')).stderr).toBe('');
    await startedAgain();
    expect(await visits()).toBe(wanted);
    expect(await ask<number>(`select count(*)::int as value from team where name = 'after the backup'`)).toBe(1);
    expect(await readdir(join(folder, 'backups'))).toHaveLength(1);
  }, 300_000);

  it('says in one sentence what cannot be done', async () => {
    expect(await command('restore')).toMatchObject({ code: 1, stderr: `Samenregie already runs on the data in ${folder}: stop that one first, or set DATABASE_URL to give this one its own database.\n` });
    expect((await command('restore', '--to', 'yesterday')).stderr).toBe('--to takes an instant with its zone, such as 2026-09-18T14:30:00+02:00.\n');
    expect((await command('backup', '--keep', '0')).stderr).toBe('--keep takes a whole number from 1 to 1000.\n');
    await stopped();
    expect((await command('restore', '--to', '2020-01-01T00:00:00Z')).stderr).toMatch(/^The earliest moment that can be restored to is \S+\.\n$/);
    expect((await command('restore', '--to', '2099-01-01T00:00:00Z')).stderr).toBe('A restore cannot go to a moment that is still to come.\n');
    await startedAgain();
  }, 300_000);
});
