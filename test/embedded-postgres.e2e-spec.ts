import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A process of its own, so that it can be killed: starts the database, says how that went, and stops when told. */
const starter = `
  let database;
  process.on('message', () => Promise.resolve(database?.stop()).then(() => process.exit(0)));
  const { startEmbeddedPostgres } = await import('./build/api/server/database/embedded-postgres.js');
  try {
    database = await startEmbeddedPostgres({ folder: process.argv[1], log: () => undefined });
    process.send({ url: database.url });
  } catch (error) {
    process.send({ refusal: error.name + ': ' + error.message }, () => process.exit(1));
  }
`;

interface Outcome {
  readonly url?: string;
  readonly refusal?: string;
}

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let started: ChildProcess[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samenregie-embedded-'));
    await chmod(folder, 0o755); // run by root, PostgreSQL is another user and has to get in
    started = [];
  });
  afterEach(async () => {
    for (const child of started) await stop(child);
    await rm(folder, { recursive: true });
  });

  async function start(where = folder): Promise<Outcome & { child: ChildProcess }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', starter, where], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    started.push(child);
    const [outcome] = (await once(child, 'message')) as [Outcome];
    return { ...outcome, child };
  }

  async function stop(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const end = once(child, 'exit');
    child.send('stop');
    await end;
  }

  async function ask(url: string | undefined, statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined); // a server that is stopped cuts its connections
    await client.connect();
    try {
      return (await client.query({ text: statement, rowMode: 'array' })).rows.flat();
    } finally {
      await client.end();
    }
  }

  it('signs in as an owner who is no superuser, in UTF-8 and in the zone of the field', async () => {
    const { url } = await start();
    const facts = `select rolsuper, current_setting('server_encoding'), current_setting('timezone'), current_setting('listen_addresses')
                   from pg_roles where rolname = current_user`;
    expect(await ask(url, facts)).toEqual([false, 'UTF8', 'Europe/Amsterdam', '127.0.0.1']);
    expect((await stat(join(folder, 'postgres-password'))).mode & 0o777).toBe(0o600);
  });

  it('keeps its data over a kill of its starter, and stops the one that was left behind', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 1 as one');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await start();
    expect(await ask(second.url, 'select one from kept')).toEqual([1]);
    await expect(ask(first.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('lets one process at a time have a folder', async () => {
    await start();
    const { refusal } = await start();
    expect(refusal).toBe(
      `EmbeddedPostgresFailure: Samenregie already runs on the data in ${folder}: stop that one first, or set DATABASE_URL to give this one its own database.`,
    );
  });

  it('starts over where making the cluster was cut off', async () => {
    await mkdir(join(folder, 'postgres.unfinished'));
    await writeFile(join(folder, 'postgres.unfinished/PG_VERSION'), '18\n');
    const { url } = await start();
    expect(await ask(url, 'select 1')).toEqual([1]);
    expect(await readdir(folder)).not.toContain('postgres.unfinished');
  });

  it('is not held up by a process number of before a crash that another program has now', async () => {
    await stop((await start()).child);
    const another = process.pid;
    await writeFile(join(folder, 'postgres/postmaster.pid'), `${another}\n${join(folder, 'postgres')}\n`);
    const { url } = await start();
    expect(await ask(url, 'select 1')).toEqual([1]);
  });

  it('says in one sentence that a folder cannot be made', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { refusal } = await start(join(file, 'data'));
    expect(refusal).toBe(
      `EmbeddedPostgresFailure: The folder ${join(file, 'data')} for the database cannot be made: the disk may be read-only, or a file may stand in its place.`,
    );
  });
});
