import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { upkeepConnection } from '../server/database/connection.js';
import { freePort } from './support/free-port.js';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';
import { addressOf, ServerProcesses, type ServerProcess } from './support/server-process.js';

/** Every name, address and word of a person that the database has. */
async function personalTexts(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: '-c app.actor=system' });
  await client.connect();
  const { rows } = await client.query<{ text: string }>(
    `select name as text from person union select name from household union select address from household union select name from professional
     union select email from professional union select name from network_contact union select words from rating union select words from goal
     union select what from action union select note from visit_professional union select reason from lead`,
  );
  await client.end();
  return rows.flatMap(({ text }) => (text && text.length > 4 ? [text] : []));
}

describe('the server process', () => {
  let database: ClonedDatabase;
  const servers = new ServerProcesses();
  let folder: string;
  beforeAll(async () => {
    database = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'samenregie-process-'));
  });
  afterEach(() => servers.killAll());
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const start = (settings: Record<string, string>): ServerProcess => servers.start({ DATABASE_URL: database.url, SAMENREGIE_DATA: folder, ...settings });

  const wrong = async (environment: Record<string, string>): Promise<{ code: number | null; errors: string }> => {
    const run = start(environment);
    return { code: await run.exit, errors: run.errors() };
  };

  it('answers, finishes what it is doing when it is told to stop, and ends with 0', async () => {
    const run = start({});
    const address = await addressOf(run);
    // A connection on which nothing was ever sent, as browsers make beforehand, holds nothing up.
    const unused = connect(Number(new URL(address).port), '127.0.0.1').on('error', () => undefined);
    await once(unused, 'connect');
    const answers = Array.from({ length: 20 }, () => fetch(`${address}/api/v1/sign-in-options`).then((answer) => answer.status));
    await new Promise((resolve) => setTimeout(resolve, 5));
    run.child.kill('SIGTERM');
    const asked = performance.now();
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await run.exit).toBe(0);
    expect(performance.now() - asked).toBeLessThan(30_000);
    expect(run.errors()).toBe('');
  });

  it('is stopped with Ctrl-C, also pressed twice', async () => {
    const run = start({});
    await addressOf(run);
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    expect(await run.exit).toBe(0);
  });

  it('says in one sentence which setting is wrong', async () => {
    expect(await wrong({ PORT: 'veel' })).toEqual({ code: 1, errors: 'PORT takes a whole number from 0 to 65535, not "veel".\n' });
  });

  it('says in one sentence that the port is in use', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, errors } = await wrong({ PORT: String(port) });
    other.close();
    expect({ code, errors }).toEqual({ code: 1, errors: `Port ${port} is in use. Stop the other program, or set PORT to another port.\n` });
  });

  it('says in one sentence that the database does not answer or refuses, without its password', async () => {
    const closed = await wrong({ DATABASE_URL: 'postgres://iemand:geheim@127.0.0.1:1/x' });
    expect(closed).toEqual({ code: 1, errors: 'The database at 127.0.0.1:1/x cannot be used: it does not answer. Check DATABASE_URL.\n' });
    const refused = new URL(database.url);
    refused.password = 'geheim';
    const { code, errors } = await wrong({ DATABASE_URL: refused.href });
    expect(code).toBe(1);
    expect(errors).toMatch(/^The database at \S+ cannot be used: it refuses the user or password\. Check DATABASE_URL\.\n$/);
    expect(errors).not.toContain('geheim');
  });

  it('lets the first account in, made by a command that prints its password', async () => {
    const made = await cloneDatabase();
    const file = join(process.cwd(), 'build/api/server/organisations/account-command.js');
    const words = ['--email', 'An.Bos@test.example', '--name', 'An Bos', '--function', 'teamleider', '--organisation', 'Gemeente Test', '--roles', 'team_lead', '--team', 'Zuid', '--leads-team'];
    const command = (given = words): Promise<{ stdout: string; stderr: string }> =>
      promisify(execFile)(process.execPath, [file, ...given], { env: { DATABASE_URL: made.url } }).catch((error: { stdout: string; stderr: string }) => error);
    const { stdout } = await command();
    const run = start({ DATABASE_URL: made.url });
    const session = await fetch(`${await addressOf(run)}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'an.bos@test.example', password: stdout.trim() }),
    });
    expect(await session.json()).toMatchObject({ name: 'An Bos', roles: ['team_lead'], organisation: { name: 'Gemeente Test' } });
    expect((await command()).stderr).toBe('That e-mail address has an account already.\n');
    for (const none of ['an.bos', 'an@test.example, bo@test.example'])
      expect((await command(words.with(1, none))).stderr).toBe('What stands behind --email is no e-mail address. It takes one such as name@organisation.example.\n');
    run.child.kill('SIGTERM');
    await run.exit;
    await made.drop();
  });

  it('lets the first administrator in by single sign-on alone, made by the same command', async () => {
    const made = await cloneDatabase();
    const file = join(process.cwd(), 'build/api/server/organisations/account-command.js');
    const words = ['--email', 'bo@test.example', '--name', 'Bo', '--function', 'beheerder', '--organisation', 'Stichting Test', '--roles', 'administrator', '--sign-on-reference', 'stichting', '--sign-on', 'bo-1'];
    const provider = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'samenregie', PUBLIC_URL: 'https://samenregie.example' };
    const { stdout } = await promisify(execFile)(process.execPath, [file, ...words], { env: { DATABASE_URL: made.url, ...provider } });
    const source = await new DataSource(upkeepConnection(made.url, { poolSize: 1, statementTimeout: 10_000 })).initialize();
    const rows = await source.query<object[]>(`select i.issuer, i.subject, p.roles, o.sign_on_reference as reference, (select count(*)::int from local_account) as passwords
      from sign_on_identity i join professional p on p.id = i.professional_id join organisation o on o.id = p.organisation_id`);
    await source.destroy();
    await made.drop();
    expect({ stdout, rows }).toEqual({ stdout: '', rows: [{ issuer: 'https://login.example', subject: 'bo-1', roles: ['administrator'], reference: 'stichting', passwords: 0 }] });
  });

  it('loads the demo into an empty database when asked, and logs nothing about people', async () => {
    const run = start({ DEMO: 'load', LOG_LEVEL: 'debug' });
    const address = await addressOf(run);
    const headers = { 'content-type': 'application/json' };
    const credentials = JSON.stringify({ email: 'noor.benali@demo.example', password: 'casusregie-demo' });
    const session = await fetch(`${address}/api/v1/session`, { method: 'POST', headers, body: credentials });
    expect(session.status).toBe(201);
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
    const list = (await (await fetch(`${address}/api/v1/households`, { headers: { cookie } })).json()) as { households: { id: string; name: string }[] };
    const household = list.households.find(({ name }) => name === 'De Graaf-Pinas')!;
    expect((await fetch(`${address}/api/v1/households/${household.id}?name=Ron`, { headers: { cookie } })).status).toBe(200);
    await fetch(`${address}/api/v1/session`, { method: 'POST', headers, body: credentials.replace('casusregie-demo', 'fout wachtwoord') });
    run.child.kill('SIGTERM');
    await run.exit;
    const lines = run.output().split('\n').filter((line) => line.startsWith('{'));
    expect(lines.filter((line) => line.includes('/api/v1/households/:id')).length).toBe(1);
    const personal = [...(await personalTexts(database.url)), 'noor', 'benali', 'graaf', 'ron', 'demo.example', 'wachtwoord', household.id, cookie.split('=')[1]!];
    expect(lines.filter((line) => personal.some((word) => line.toLowerCase().includes(word.toLowerCase())))).toEqual([]);
  });

  it('serves figures for Prometheus on a port of their own, with routes by their shape', async () => {
    const metricsPort = await freePort();
    const run = start({ METRICS_PORT: String(metricsPort) });
    const address = await addressOf(run);
    await fetch(`${address}/api/v1/households/0199f000-0000-7000-8000-000000000000?name=Ron`);
    const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(figures).toMatch(/samenregie_request_seconds_count\{method="GET",route="\/api\/v1\/households\/:householdId",status="401"\} 1/);
    expect(figures).toMatch(/^samenregie_database_connections \d+$/m);
    expect(figures).toMatch(/^samenregie_units_of_work_retried 0$/m);
    expect(figures).toMatch(/^samenregie_digests_sent 0$/m);
    expect(figures).toMatch(/^samenregie_digests_failed 0$/m);
    expect(figures).toMatch(/^samenregie_news_streams 0$/m);
    expect(figures).toMatch(/^samenregie_news_(events|tellings) \d+$/m);
    expect(figures).not.toMatch(/0199f000|Ron/);
    expect((await fetch(`${address}/metrics`)).headers.get('content-type')).not.toMatch(/openmetrics|version=0/);
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
  });
});
