import { execFile } from 'node:child_process';
import { Agent, createServer, request, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';
import { rounds } from './support/effort.js';
import { FollowingPage } from './support/following-page.js';
import { keepFigures, spread } from './support/figures.js';
import { Ledger, signedInAt } from './support/ledger.js';
import { addressOf, ServerProcesses, type ServerProcess } from './support/server-process.js';

/** A proxy as it stands before several servers: each request goes to the next one that takes connections. */
async function startProxy(ports: () => readonly number[]): Promise<{ server: Server; address: string }> {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const passOn = (triesLeft: number): void => {
      const running = ports();
      const port = running[turn++ % running.length]!;
      const forward = request({ port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers: incoming.headers, agent }, (answer: IncomingMessage) => {
        outgoing.writeHead(answer.statusCode!, { ...answer.headers, 'x-served-by': String(port) });
        // One that is cut off is cut off for who asked, too; and an answer without an end has one when they leave.
        pipeline(answer, outgoing, () => forward.destroy());
      });
      forward.on('error', (error: NodeJS.ErrnoException) => {
        // Only what never arrived may be sent to another.
        if (error.code === 'ECONNREFUSED' && triesLeft > 0) setTimeout(passOn, 20, triesLeft - 1);
        else outgoing.destroy();
      });
      forward.end(body);
    };
    const chunks: Buffer[] = [];
    let body = Buffer.alloc(0);
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      body = Buffer.concat(chunks);
      passOn(200);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, address: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
}

/** Any number of processes may stand on one database; none of them has anything that another would miss. */
describe('three processes behind a proxy', () => {
  const servers = new ServerProcesses();
  let folder: string;
  let database: ClonedDatabase;
  let running: { server: ServerProcess; port: number }[];
  let proxy: { server: Server; address: string };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samenregie-three-'));
    database = await cloneDatabase();
    running = [await begun('load')];
    running.push(...(await Promise.all([begun('off'), begun('off')])));
    proxy = await startProxy(() => running.map(({ port }) => port));
  });
  afterAll(async () => {
    for (const { server } of running) server.child.kill('SIGTERM');
    await Promise.all(running.map(({ server }) => server.exit));
    servers.killAll();
    proxy.server.closeAllConnections();
    proxy.server.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function begun(demo: string, logLevel = 'silent'): Promise<{ server: ServerProcess; port: number }> {
    const key = Buffer.alloc(32, 7).toString('base64');
    const server = servers.start({ DATABASE_URL: database.url, SAMENREGIE_DATA: folder, DEMO: demo, JOBS: 'on', LOG_LEVEL: logLevel, SECRETS_KEY: key, DATABASE_POOL: '4', DATABASE_WAIT: '20000' });
    return { server, port: Number(new URL(await addressOf(server)).port) };
  }

  it('one is killed again and again: sessions hold, nothing acknowledged is lost, and the log is sealed without a gap', async () => {
    const { cookie, today, about } = await signedInAt(proxy.address);
    const ledger = new Ledger(() => proxy.address, cookie, today, about);
    const page = new FollowingPage(() => proxy.address, about.householdId, cookie);
    ledger.begin(4);
    const kills = rounds(2, 12);
    const heardAgain: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      await ledger.nextAcknowledgement();
      await page.hears();
      await pause(rounds(300, 10_000));
      // That one goes from which somebody hears what changes.
      const [gone] = running.splice(running.findIndex(({ port }) => port === page.servedBy), 1);
      gone!.server.child.kill('SIGKILL');
      const begin = performance.now();
      await gone!.server.exit;
      await ledger.nextAcknowledgement();
      await page.hears();
      heardAgain.push(performance.now() - begin);
      running.push(await begun('off'));
    }
    await ledger.end();
    expect(page.looks).toBeGreaterThan(kills);
    page.leave();
    // The session of the beginning is known to each of them.
    for (const { port } of running) expect((await fetch(`http://127.0.0.1:${port}/api/v1/session`, { headers: { cookie } })).status).toBe(200);
    const faults = await ledger.faults(database.url);
    const { median, most } = spread(heardAgain);
    keepFigures('three processes', { kills, acknowledged: ledger.outcomes.acknowledged, 'cut off': ledger.outcomes.cutOff, lost: faults.length, 'news again after (ms)': `${median}, at most ${most}` });
    expect(faults).toEqual([]);
    await expect(audit('seal')).resolves.toMatch(/^Sealed /);
    await expect(audit('verify')).resolves.toContain('well');
  }, 600_000);

  it('count failed sign-ins together', async () => {
    const credentials = JSON.stringify({ email: 'tom.driessen@demo.example', password: 'not this one' });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const { port } = running[attempt % running.length]!;
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: credentials });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
  });

  /** With the files of the three; its word is that all is well only where it ends with 0. */
  const audit = async (word: string): Promise<string> =>
    (await promisify(execFile)(process.execPath, [join(process.cwd(), 'build/api/server/audit/audit-command.js'), word], { env: { DATABASE_URL: database.url, SAMENREGIE_DATA: folder } })).stdout;

  it('SIGTERM under load: no request that was taken in fails', async () => {
    const { cookie, about } = await signedInAt(proxy.address);
    const stopped = await begun('off', 'info');
    const outcomes = new Map<string, number>();
    let going = true;
    const agent = new Agent({ keepAlive: true });
    const reader = async (): Promise<void> => {
      while (going) {
        const outcome = await new Promise<string>((resolve) => {
          const sent = request({ port: stopped.port, host: '127.0.0.1', path: `/api/v1/households/${about.householdId}`, headers: { cookie }, agent }, (answer) => {
            answer.resume();
            answer.once('end', () => resolve(String(answer.statusCode)));
            answer.once('error', () => resolve('cut off'));
          });
          // A new connection that the system had not handed over yet when the server stopped listening is reset: nobody took it in.
          sent.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED' || (code === 'ECONNRESET' && !sent.reusedSocket) ? 'not taken in' : `failed: ${code}`));
          sent.end();
        });
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (outcome === 'not taken in') return;
      }
    };
    const readers = Array.from({ length: 8 }, reader);
    while ((outcomes.get('200') ?? 0) < rounds(20, 200)) await pause(20);
    stopped.server.child.kill('SIGTERM');
    expect(await stopped.server.exit).toBe(0);
    going = false;
    await Promise.all(readers);
    agent.destroy();
    keepFigures('SIGTERM under load', Object.fromEntries(outcomes));
    expect([...outcomes.keys()].filter((outcome) => outcome !== '200' && outcome !== 'not taken in')).toEqual([]);
    // The server itself tells the same: what it took in it has answered.
    const told = stopped.server.output().split('\n').filter((line) => line.includes('"path":"/api/v1/households/:id"'));
    expect(told.filter((line) => line.includes('"status":200') && line.includes('request completed')).length).toBe(outcomes.get('200'));
    expect(told.filter((line) => !line.includes('request completed'))).toEqual([]);
  }, 180_000);
});
