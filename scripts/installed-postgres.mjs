import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { node24, pathWithNode24, projectFolder, run, step, StepFailed } from './steps.mjs';

/** Where packages of Debian and of PostgreSQL itself put the programs of the oldest version that the product runs on. */
const PLACES = ['/usr/lib/postgresql/15/bin', '/usr/pgsql-15/bin', '/opt/homebrew/opt/postgresql@15/bin'];

/** Folder of the programs of PostgreSQL 15; undefined where it is not installed. */
export const installedPostgres = () => PLACES.find((folder) => existsSync(join(folder, 'postgres')));

export const HOW_TO_HAVE_IT = 'PostgreSQL 15 is not installed here (Debian: apt-get install postgresql-15)';

/** For tests: nothing of it outlives them. */
const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'Europe/Amsterdam', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Runs the API tests whose path matches, on a server of that version. After the build. */
export const onPostgres15 = (bin, specs) =>
  step('On PostgreSQL 15', () =>
    withInstalledPostgres(bin, async (url) => {
      const jest = [join(projectFolder, 'node_modules/jest/bin/jest.js'), '--ci', '--maxWorkers=2', '--selectProjects', 'api', '--testPathPatterns', specs];
      const output = await run(node24, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...jest], {
        sentence: 'Something does not hold on PostgreSQL 15.',
        env: { ...process.env, TEST_SERVER: url, PATH: pathWithNode24() },
      });
      return /Tests: .* (\d+ passed)/.exec(output)?.[1];
    }),
  );

/**
 * Does the work with a throwaway server of an installed PostgreSQL, which has the roles of the embedded one; `work` gets the
 * address of the owner. After the build.
 */
async function withInstalledPostgres(bin, work) {
  const { accountFor } = await import(join(projectFolder, 'build/api/server/database/embedded-account.js'));
  const folder = await mkdtemp(join(tmpdir(), 'samenregie-installed-'));
  await chmod(folder, 0o755); // run by root, PostgreSQL is another user and has to get in
  const [cluster, passwordFile] = [join(folder, 'postgres'), join(folder, 'password')];
  const { uid, gid } = await accountFor(cluster);
  const as = { ...(uid === undefined ? {} : { uid, gid }), cwd: folder };
  const password = randomBytes(24).toString('base64url');
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  for (const path of [cluster, passwordFile]) await chown(path, uid ?? -1, gid ?? -1);
  let server;
  try {
    await run(join(bin, 'initdb'), ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], { ...as, sentence: `The PostgreSQL in ${bin} cannot make a cluster.` });
    const port = await freePort();
    server = spawn(join(bin, 'postgres'), ['-D', cluster, ...Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...as, stdio: 'ignore' });
    while ((await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[7]?.trim() !== 'ready') {
      if (server.exitCode !== null) throw new StepFailed(`The PostgreSQL in ${bin} does not start.`);
      await pause(20);
    }
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` });
    await client.connect();
    await client.query(`create role samenregie login createdb createrole password '${password}'`);
    await client.query('create database samenregie owner samenregie');
    await client.end();
    return await work(`postgres://samenregie:${password}@127.0.0.1:${port}/samenregie`);
  } finally {
    if (server?.exitCode === null) {
      server.kill('SIGINT');
      await once(server, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  }
}

/** Below the ports that the system gives to outgoing connections. */
async function freePort() {
  for (let port = 20_000 + Math.floor(Math.random() * 10_000); port < 32_000; port++) {
    const server = createServer();
    const free = await new Promise((resolve) => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true))));
    if (free) return port;
  }
  throw new StepFailed('No free port found.');
}
