import { type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownerOf } from './embedded-account.js';
import { EmbeddedPostgresFailure, explainFailure } from './embedded-failure.js';
import { type Place, makeOwnFolder } from './embedded-place.js';

/** The role that the application signs in with: owner of its database, and no superuser, so that row-level security holds. */
export const applicationRole = 'samenregie';

/**
 * The password of both roles of the cluster, which is made first where there is none. The cluster gets its name last:
 * an attempt that was cut off leaves no cluster and starts over.
 */
export async function ensureCluster(place: Place, throwaway: boolean): Promise<string> {
  const passwordFile = join(place.folder, 'postgres-password');
  if (await stat(place.cluster).catch(() => undefined)) {
    const password = await readFile(passwordFile, 'utf8').catch(() => '');
    if (password.trim()) return password.trim();
    throw new EmbeddedPostgresFailure(`The password of the database is missing: put ${passwordFile} back, or move ${place.cluster} away to start afresh.`);
  }
  const password = randomBytes(24).toString('base64url');
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  await chown(passwordFile, ...ownerOf(place.account));

  const unfinished = `${place.cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await makeOwnFolder(unfinished, place.account);
  await runProgram(place, place.programs.initdb, [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8 sorts alike on every machine, whatever locales the system has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(throwaway ? ['--no-sync'] : []),
  ]);
  await makeDatabase(place, unfinished, password, throwaway);
  await rename(unfinished, place.cluster);
  return password;
}

/** Done in PostgreSQL's single-user mode, so that a cluster with a name always has its role and database. */
async function makeDatabase(place: Place, cluster: string, password: string, throwaway: boolean): Promise<void> {
  const statements = [
    `create role ${applicationRole} login createdb createrole password '${password}'`,
    `create database ${applicationRole} owner ${applicationRole}`,
  ];
  const args = ['--single', '-D', cluster, ...(throwaway ? ['-F'] : []), 'postgres'];
  const output = await runProgram(place, place.programs.postgres, args, `${statements.join(';\n')};\n`);
  if (/\b(ERROR|FATAL|PANIC):/.test(output)) throw explainFailure(output, place.folder);
}

/**
 * Stops the PostgreSQL of this cluster that outlived its starter (after `kill -9`), and clears a note of its process
 * number that now belongs to another program (after a crash of the machine).
 */
export async function stopLeftover(place: Place, log: (sentence: string) => void): Promise<void> {
  const note = join(place.cluster, 'postmaster.pid');
  const pid = Number((await readFile(note, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || !isAlive(pid)) return;
  if (!(await isPostgresOf(pid, place.cluster))) {
    await rm(note, { force: true });
    return;
  }
  log(`Stopping the PostgreSQL that an earlier start left behind (process ${pid}).`);
  const stop = (mode: string) => runProgram(place, place.programs.pg_ctl, ['stop', '-D', place.cluster, '-m', mode, '-t', '10', '-w', '-s']);
  try {
    await stop('fast');
  } catch {
    await stop('immediate');
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL works from within its cluster's folder; where that cannot be seen its command line tells. */
async function isPostgresOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster;
  const command = await execute('ps', ['-o', 'command=', '-p', String(pid)], {}).catch(() => '');
  return command.includes('postgres') && command.includes(cluster);
}

/** The environment without the `PG…` settings that a person may have for another server. */
export function environmentForPostgres(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

async function runProgram(place: Place, program: string, args: readonly string[], input?: string): Promise<string> {
  try {
    return await execute(program, args, { ...place.account, cwd: place.folder, env: environmentForPostgres() }, input);
  } catch (error) {
    throw explainFailure((error as Error).message, place.folder);
  }
}

/** The output of a program; where it fails, its output is the message of the error. */
function execute(program: string, args: readonly string[], options: SpawnOptions, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: 'pipe' });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.stdin.on('error', () => undefined); // a program that stops early closes its input; its exit code tells
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output || `${program} ended with ${code}`))));
  });
}

/** Readable for its owner only, also where a copy or a backup tool changed that: PostgreSQL refuses a cluster that others can read. */
export async function closeToOthers(place: Place): Promise<void> {
  await chmod(place.cluster, 0o700);
  await chmod(join(place.folder, 'postgres-password'), 0o600);
}
