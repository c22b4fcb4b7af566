import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { applicationRole, closeToOthers, ensureCluster, stopLeftover } from './embedded-cluster.js';
import { explained } from './embedded-failure.js';
import { isFree, launchOnFreePort, type LaunchOptions } from './embedded-launch.js';
import { claimFolder } from './embedded-lock.js';
import { findPlace, type Place } from './embedded-place.js';

export interface EmbeddedPostgresOptions extends LaunchOptions {
  /** Where the data is kept; made where it is not there yet. */
  readonly folder: string;
}

export interface EmbeddedPostgres {
  /** Signs in as the owner of the database, who is no superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL of our own. Throws `EmbeddedPostgresFailure` with one sentence where that cannot be. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return explained(options.folder, async () => {
    const place = await findPlace(options.folder, options.log);
    const release = await claimFolder(place.folder);
    try {
      await stopLeftover(place, options.log);
      const password = await ensureCluster(place, options.throwaway ?? false);
      await closeToOthers(place);
      const { child, port } = await launchOnFreePort(place, options);
      const kept = new Kept(place, { ...options, port }, child, release);
      return { url: urlOf(password, port), stop: () => kept.stop() };
    } catch (error) {
      await release();
      throw error;
    }
  });
}

/** For a command: the server of this folder that runs already, which goes on when the command is done, or one that is started for it. */
export async function useEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const place = await explained(folder, () => findPlace(folder, () => undefined));
  const [lines, password] = await Promise.all([
    readFile(join(place.cluster, 'postmaster.pid'), 'utf8').then((text) => text.split('\n'), () => []),
    readFile(join(place.folder, 'postgres-password'), 'utf8').catch(() => ''),
  ]);
  if (lines[7]?.trim() === 'ready' && !(await isFree(Number(lines[3])))) return { url: urlOf(password.trim(), Number(lines[3])), stop: () => Promise.resolve() };
  return startEmbeddedPostgres({ folder, log: () => undefined });
}

const urlOf = (password: string, port: number): string => `postgres://${applicationRole}:${password}@127.0.0.1:${port}/${applicationRole}`;

/** The same server for its superuser, who has the same password: for backups. */
export function superuserUrl(url: string): string {
  const superuser = new URL(url);
  superuser.username = 'postgres';
  superuser.pathname = '/postgres';
  return superuser.href;
}

/** How long a launch that failed is waited with, in milliseconds: longer each time, up to the most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 2_000;

/** A PostgreSQL that is kept running: where it stops by itself it is launched anew, on the same port and the same data. */
class Kept {
  private stopped: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private relaunching: Promise<void> = Promise.resolve();
  private end: Promise<void> = Promise.resolve();
  private readonly shutDown = (): void => void this.child.kill('SIGINT');

  constructor(
    private readonly place: Place,
    private readonly options: LaunchOptions,
    private child: ChildProcess,
    private readonly release: () => Promise<void>,
  ) {
    process.once('exit', this.shutDown);
    this.watch(child);
  }

  stop(): Promise<void> {
    return (this.stopped ??= this.stopOnce());
  }

  private watch(child: ChildProcess): void {
    this.child = child;
    this.end = new Promise((resolve) =>
      child.once('exit', () => {
        resolve();
        if (!this.stopping.signal.aborted) this.relaunching = this.relaunch();
      }),
    );
  }

  private async relaunch(): Promise<void> {
    this.options.log('PostgreSQL has stopped by itself and is launched anew: see its log beside the data.');
    let told = '';
    for (let wait = FIRST_PAUSE; !this.stopping.signal.aborted; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
      try {
        const { child } = await launchOnFreePort(this.place, this.options);
        this.watch(child);
        return;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (why !== told) this.options.log(`${why} It is tried again until it runs.`);
        told = why;
        await pause(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }

  private async stopOnce(): Promise<void> {
    this.stopping.abort();
    await this.relaunching;
    process.off('exit', this.shutDown);
    this.shutDown();
    const late = setTimeout(() => this.child.kill('SIGQUIT'), 10_000);
    await this.end;
    clearTimeout(late);
    await this.release();
  }
}
