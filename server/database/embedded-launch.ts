import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ownerOf } from './embedded-account.js';
import { environmentForPostgres } from './embedded-cluster.js';
import { EmbeddedPostgresFailure, explainFailure } from './embedded-failure.js';
import type { Place } from './embedded-place.js';

/** How PostgreSQL is launched. */
export interface LaunchOptions {
  /** On 127.0.0.1; without it a free port is chosen. */
  readonly port?: number;
  /** Takes a sentence for the person who starts the server; rarely called. */
  readonly log: (sentence: string) => void;
  /** For tests: faster, and not safe against a crash. */
  readonly throwaway?: boolean;
}

const alwaysOn = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'Europe/Amsterdam',
  log_timezone: 'Europe/Amsterdam',
  logging_collector: 'off',
  // What was written is kept for a restore to any moment from the first backup on: until then there is no such folder.
  archive_mode: 'on',
  archive_command: 'test ! -d ../archive || test -f "../archive/%f" || (cp "%p" "../archive/%f.part" && mv "../archive/%f.part" "../archive/%f")',
  archive_timeout: '300',
};
const throwawaySettings = { archive_mode: 'off', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' };

/** Higher ports are given to outgoing connections by the system and may be taken between choosing and listening. */
const ports = { from: 20_000, until: 32_768 };
const largestLogInBytes = 5_000_000;

/** Launches it and waits until it takes connections. Throws `EmbeddedPostgresFailure`. */
export async function launchOnFreePort(place: Place, options: LaunchOptions): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const outcome = await launch(place, port, options);
    if (typeof outcome !== 'string') return { child: outcome, port };
    // The workers of a PostgreSQL that was killed leave within moments; a port may have been taken just now.
    const passing = /pre-existing shared memory block|could not bind/.test(outcome) && attempt < 20;
    if (!passing || (options.port && /could not bind/.test(outcome))) throw explainFailure(outcome, place.folder);
    await pause(250);
  }
}

/** The running PostgreSQL, ready for connections, or what it said before it gave up. */
async function launch(place: Place, port: number, options: LaunchOptions): Promise<ChildProcess | string> {
  const log = join(place.folder, 'postgres.log');
  const logHandle = await openLog(log);
  await logHandle.chown(...ownerOf(place.account));
  const begin = (await logHandle.stat()).size;
  const settings = { ...alwaysOn, ...(options.throwaway ? throwawaySettings : {}), port: String(port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(place.programs.postgres, ['-D', place.cluster, ...args], {
    ...place.account,
    cwd: place.folder,
    env: environmentForPostgres(),
    stdio: ['ignore', logHandle.fd, logHandle.fd],
    detached: true, // Ctrl-C goes to every process of the terminal: the server stops first, and then its database
  });
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  await logHandle.close();
  for (let waited = 0; child.exitCode === null && child.signalCode === null && !failure; waited += 10) {
    if (await isReady(place, child)) return child;
    if (waited === 5_000) options.log('PostgreSQL takes its time: it is making good what a crash left behind.');
    await pause(10);
  }
  return failure?.message ?? (await readFile(log)).subarray(begin).toString('utf8');
}

async function openLog(path: string): Promise<FileHandle> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  return open(path, size > largestLogInBytes ? 'w' : 'a', 0o600);
}

/** PostgreSQL notes its state on the eighth line of this file. */
async function isReady(place: Place, child: ChildProcess): Promise<boolean> {
  const lines = (await readFile(join(place.cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready';
}

async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(ports.from, ports.until);
    if (await isFree(port)) return port;
  }
  throw new EmbeddedPostgresFailure(`No free port found between ${ports.from} and ${ports.until} for the database.`);
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
