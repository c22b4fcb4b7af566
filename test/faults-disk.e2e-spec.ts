import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { rounds } from './support/effort.js';
import { keepFigures, spread } from './support/figures.js';
import { freePort } from './support/free-port.js';
import { Ledger, signedInAt } from './support/ledger.js';
import { addressOf, ServerProcesses, type ServerProcess } from './support/server-process.js';
import { SmallDisk } from './support/small-disk.js';

/** The targets are 1 s and 5 s; the short form also runs where the machine is busy with other tests. In milliseconds. */
const WITHIN = rounds(20_000, 1_000);
const SOON = rounds(60_000, 5_000);

/** A refusal of the one kind that a full disk gives, with its reason where it is known. */
const AWAY_OR_FULL = /^503 service\.unavailable( database_(full|away|busy))?$/;

const impossible = await SmallDisk.impossible();
if (impossible) {
  keepFigures('disk full', { 'not tried': impossible });
  it(`is not tried with a full disk: ${impossible}`, () => expect(impossible).toMatch(/mount/));
} else describe('a full disk', aFullDisk);

/** The product with its own PostgreSQL, on a disk that fills up while people write. */
function aFullDisk(): void {
  const servers = new ServerProcesses();
  let disk: SmallDisk;
  let server: ServerProcess;
  let address: string;
  let signedIn: Awaited<ReturnType<typeof signedInAt>>;
  let ledger: Ledger;

  beforeAll(async () => {
    disk = await SmallDisk.of(400);
    server = servers.start({ SAMENREGIE_DATA: disk.folder, PORT: String(await freePort()), LOG_LEVEL: 'silent', DATABASE_WAIT: '900' });
    address = await addressOf(server);
    signedIn = await signedInAt(address);
    ledger = new Ledger(() => address, signedIn.cookie, signedIn.today, signedIn.about);
    ledger.begin(4);
    await ledger.nextAcknowledgement();
  });
  afterAll(async () => {
    await ledger.end();
    server.child.kill('SIGTERM');
    await server.exit;
    servers.killAll();
    await disk.remove();
  });

  const noteOfPostgres = async (): Promise<string[]> => (await readFile(join(disk.folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  async function urlFor(role: 'postgres' | 'samenregie'): Promise<string> {
    const password = (await readFile(join(disk.folder, 'postgres-password'), 'utf8')).trim();
    return `postgres://${role}:${password}@127.0.0.1:${(await noteOfPostgres())[3]}/samenregie`;
  }

  interface Answer {
    /** Status, and for a refusal its code and reason. */
    said: string;
    took: number;
  }
  async function asked(path: string): Promise<Answer> {
    const begin = performance.now();
    const answer = await fetch(`${address}/api/v1${path}`, { headers: { cookie: signedIn.cookie } });
    const { code, facts } = (await answer.json()) as { code?: string; facts?: { because?: string } };
    return { said: [answer.status, code, facts?.because].filter(Boolean).join(' '), took: performance.now() - begin };
  }

  /** What was answered for a while, and how soon. */
  async function whileFull(milliseconds: number): Promise<{ ready: Set<string>; pages: Set<string>; took: number[] }> {
    const seen = { ready: new Set<string>(), pages: new Set<string>(), took: [] as number[] };
    for (const end = performance.now() + milliseconds; performance.now() < end; await pause(50)) {
      const [live, ready, ...pages] = await Promise.all(['/health/live', '/health/ready', '/households', `/households/${signedIn.about.householdId}`].map(asked));
      expect(live!.said).toBe('200');
      seen.ready.add(ready!.said);
      for (const { said } of pages) seen.pages.add(said);
      seen.took.push(ready!.took, ...pages.map(({ took }) => took));
    }
    return seen;
  }

  async function refusedOnce(): Promise<void> {
    const before = ledger.outcomes.unavailable;
    for (let waited = 0; ledger.outcomes.unavailable === before; waited += 20) {
      if (waited > 60_000) throw new Error(`Nothing was refused: ${JSON.stringify(ledger.outcomes)}`);
      await pause(20);
    }
  }

  async function backAgain(): Promise<number> {
    const begin = performance.now();
    await disk.makeRoom();
    await ledger.nextAcknowledgement();
    return performance.now() - begin;
  }

  it('while there is no room each request is told so within a second and loses nothing; with room all goes on', async () => {
    const [took, back]: number[][] = [[], []];
    for (let round = 0; round < rounds(1, 10); round++) {
      await disk.fill();
      await refusedOnce();
      const seen = await whileFull(rounds(1_500, 3_000));
      // A page whose line in the log still fits on a half-filled block is served; and it may be PostgreSQL's own log that finds no room.
      expect([...seen.pages].filter((said) => said !== '200' && !AWAY_OR_FULL.test(said))).toEqual([]);
      // PostgreSQL tidies up as well: then there is some room for a moment.
      expect([...seen.ready].filter((said) => said !== '200' && !AWAY_OR_FULL.test(said))).toEqual([]);
      expect([...seen.ready]).toContain('503 service.unavailable database_full');
      took!.push(...seen.took);
      back!.push(await backAgain());
      expect((await asked('/health/ready')).said).toBe('200');
    }
    const faults = await ledger.faults(await urlFor('samenregie'));
    const { median, most } = spread(took!);
    keepFigures('disk full', { times: back!.length, acknowledged: ledger.outcomes.acknowledged, lost: faults.length, 'answer in ms (median)': median, 'answer in ms (most)': most, 'back in ms (most)': spread(back!).most });
    expect(faults).toEqual([]);
    expect(most).toBeLessThan(WITHIN);
    expect(spread(back!).most).toBeLessThan(SOON);
  }, 300_000);

  /** PostgreSQL stops at once where it cannot write what makes a change last, and cannot begin again before there is room. */
  it('where PostgreSQL itself stops over it, it is launched anew once there is room', async () => {
    const [took, back]: number[][] = [[], []];
    for (let round = 0; round < rounds(1, 5); round++) {
      await disk.fill();
      const gone = Number((await noteOfPostgres())[0]);
      await stopOverItsLog();
      const seen = await whileFull(rounds(1_000, 8_000));
      expect([...seen.pages].filter((said) => !said.startsWith('503 service.unavailable'))).toEqual([]);
      // Until the last of its processes is gone it may still say itself that there is no room.
      expect([...seen.ready].filter((said) => !AWAY_OR_FULL.test(said))).toEqual([]);
      expect([...seen.ready]).toContain('503 service.unavailable database_away');
      took!.push(...seen.took);
      await toldOfTheDisk(round + 1);
      back!.push(await backAgain());
      expect(Number((await noteOfPostgres())[0])).not.toBe(gone);
    }
    const faults = await ledger.faults(await urlFor('samenregie'));
    const { median, most } = spread(took!);
    keepFigures('disk full, PostgreSQL stopped', { times: back!.length, acknowledged: ledger.outcomes.acknowledged, lost: faults.length, 'answer in ms (median)': median, 'answer in ms (most)': most, 'back in ms (most)': spread(back!).most });
    expect(faults).toEqual([]);
    expect(most).toBeLessThan(WITHIN);
    expect(spread(back!).most).toBeLessThan(SOON);
  }, 300_000);

  /** A launch on the full disk was tried in vain, and the person at the server was told why. */
  async function toldOfTheDisk(times: number): Promise<void> {
    for (let waited = 0; server.output().split('The disk is full: the database in').length <= times; waited += 50) {
      if (waited > 60_000) throw new Error(`It was not told that the disk is full: ${server.output()}`);
      await pause(50);
    }
  }

  /** Asks for file after file of its log, as much work would. */
  async function stopOverItsLog(): Promise<void> {
    const client = new pg.Client({ connectionString: await urlFor('postgres') });
    client.on('error', () => undefined); // it is cut off: that is what is waited for
    await client.connect();
    for (let tries = 0; tries < 200; tries++) {
      try {
        await client.query(`select pg_logical_emit_message(true, 'fill', 'x'), pg_switch_wal()`);
      } catch (error) {
        if ((error as { code?: string }).code !== '53100') break;
      }
    }
    await client.end().catch(() => undefined);
  }
}
