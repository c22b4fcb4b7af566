import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rounds } from './support/effort.js';
import { keepFigures, spread } from './support/figures.js';
import { freePort } from './support/free-port.js';
import { Ledger, signedInAt } from './support/ledger.js';
import { addressOf, ServerProcesses, type ServerProcess } from './support/server-process.js';

const WRITERS = 4;
/** How soon all works again, in milliseconds: the target is 5 s; the short form also runs where the machine is busy with other tests. */
const SOON = rounds(60_000, 5_000);

/** The product with its own PostgreSQL, killed without warning while people write. */
describe('killed while people write', () => {
  const servers = new ServerProcesses();
  let folder: string;
  let settings: Record<string, string>;
  let server: ServerProcess;
  let ledger: Ledger;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samenregie-killed-'));
    await chmod(folder, 0o755); // run by root, PostgreSQL is another user and has to get in
    settings = { SAMENREGIE_DATA: folder, PORT: String(await freePort()), JOBS: 'off', LOG_LEVEL: 'silent', DATABASE_WAIT: '20000' };
    server = servers.start(settings);
    const address = await addressOf(server);
    const { cookie, today, about } = await signedInAt(address);
    ledger = new Ledger(() => address, cookie, today, about);
    ledger.begin(WRITERS);
    await ledger.nextAcknowledgement();
  });
  afterAll(async () => {
    await ledger.end();
    server.child.kill('SIGTERM');
    await server.exit;
    servers.killAll();
    await rm(folder, { recursive: true, force: true });
  });

  /** Of the PostgreSQL that runs now. */
  const processOfPostgres = async (): Promise<number> => Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

  const databaseUrl = async (): Promise<string> => {
    const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim();
    const port = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
    return `postgres://samenregie:${password}@127.0.0.1:${port}/samenregie`;
  };

  async function killed(what: string, times: number, kill: () => Promise<void>): Promise<{ faults: string[]; most: number }> {
    const took: number[] = [];
    for (let round = 0; round < times; round++) {
      await pause(50 + Math.random() * 400);
      const begin = performance.now();
      await kill();
      await ledger.nextAcknowledgement();
      took.push(performance.now() - begin);
    }
    const faults = await ledger.faults(await databaseUrl());
    const { median, most } = spread(took);
    keepFigures(what, { times, acknowledged: ledger.outcomes.acknowledged, lost: faults.length, 'back in ms (median)': median, 'back in ms (most)': most });
    return { faults, most };
  }

  it('the API: everything acknowledged is there with its lines in the log, and it is soon back', async () => {
    const { faults, most } = await killed('kill -9 of the API', rounds(2, 20), async () => {
      server.child.kill('SIGKILL');
      await server.exit;
      server = servers.start(settings);
      await addressOf(server);
    });
    expect(faults).toEqual([]);
    expect(most).toBeLessThan(SOON);
  }, 900_000);

  it('PostgreSQL: the same, and it is launched anew by itself', async () => {
    const { faults, most } = await killed('kill -9 of PostgreSQL', rounds(2, 20), async () => {
      const before = await processOfPostgres();
      process.kill(before, 'SIGKILL');
      for (let tries = 0; tries < 1_000 && (await processOfPostgres().catch(() => before)) === before; tries++) await pause(20);
    });
    expect(faults).toEqual([]);
    expect(most).toBeLessThan(SOON);
  }, 900_000);
});
