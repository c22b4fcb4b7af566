import { appendFile, chown, copyFile, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { Clock } from '../shared/clock.js';
import { ownerOf } from './embedded-account.js';
import { archiveIn, backupsOf, copyCluster, type Backup } from './embedded-backup.js';
import { stopLeftover } from './embedded-cluster.js';
import { EmbeddedPostgresFailure, explained } from './embedded-failure.js';
import { launchOnFreePort } from './embedded-launch.js';
import { claimFolder } from './embedded-lock.js';
import { findPlace, type Place } from './embedded-place.js';

export interface Restored {
  readonly backup: Backup;
  /** Where the database of before is kept. */
  readonly before: string;
}

/** A whole file of what was written; shorter ones are still being copied. */
const LOG_FILE = /^[0-9A-F]{24}$/;
const LOG_FILE_BYTES = 16 * 1024 * 1024;

/**
 * Puts the embedded database back as it was at an instant (all that is there where null): the newest backup before it, and
 * what was written since, up to that instant. The database of before is kept aside. The server must be stopped.
 */
export async function restore(dataFolder: string, to: Date | null): Promise<Restored> {
  return explained(dataFolder, async () => {
    const place = await findPlace(dataFolder, () => undefined);
    const release = await claimFolder(place.folder);
    try {
      await stopLeftover(place, () => undefined);
      const backup = await backupBefore(place, to);
      await keepWhatWasWrittenLast(place);
      const made = `${place.cluster}.restored`;
      await recovered(place, backup, made, to);
      const before = `${place.cluster}.before-${new Clock().now().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
      await rename(place.cluster, before);
      await rename(made, place.cluster);
      return { backup, before };
    } finally {
      await release();
    }
  });
}

async function backupBefore(place: Place, to: Date | null): Promise<Backup> {
  const backups = await backupsOf(place);
  if (backups.length === 0) throw new EmbeddedPostgresFailure(`There is no backup in ${place.folder}: "npm run backup" makes one.`);
  if (to && to > new Clock().now()) throw new EmbeddedPostgresFailure('A restore cannot go to a moment that is still to come.');
  const found = backups.findLast(({ completedAt }) => to === null || completedAt <= to);
  if (!found) throw new EmbeddedPostgresFailure(`The earliest moment that can be restored to is ${backups[0]!.completedAt.toISOString()}.`);
  return found;
}

/** The newest files had not been put aside yet when the server stopped. */
async function keepWhatWasWrittenLast(place: Place): Promise<void> {
  const written = join(place.cluster, 'pg_wal');
  for (const name of await readdir(written)) {
    const kept = join(archiveIn(place), name);
    const { size } = await stat(join(written, name));
    if (!(LOG_FILE.test(name) ? size === LOG_FILE_BYTES : name.endsWith('.history')) || (await stat(kept).catch(() => undefined))) continue;
    await copyFile(join(written, name), kept);
    await chown(kept, ...ownerOf(place.account));
  }
}

async function recovered(place: Place, backup: Backup, made: string, to: Date | null): Promise<void> {
  await rm(made, { recursive: true, force: true });
  await copyCluster(join(backup.folder, 'postgres'), made, place.account);
  const settings = join(made, 'postgresql.auto.conf');
  const ordinary = await readFile(settings, 'utf8');
  const lines = [
    `restore_command = 'cp "../archive/%f" "%p"'`,
    `recovery_target_timeline = 'latest'`,
    `recovery_target_action = 'promote'`,
    // It calls itself ready only when all is put back.
    `hot_standby = 'off'`,
    // The letter Z is no zone to it as early as this.
    ...(to ? [`recovery_target_time = '${to.toISOString().replace('Z', '+00')}'`] : []),
  ];
  await appendFile(settings, `${lines.join('\n')}\n`);
  await writeFile(join(made, 'recovery.signal'), '');
  await chown(join(made, 'recovery.signal'), ...ownerOf(place.account));
  try {
    const { child } = await launchOnFreePort({ ...place, cluster: made }, { log: () => undefined });
    child.kill('SIGINT');
    await once(child, 'exit');
  } catch (error) {
    // All that was written lies before that moment: then it is all of it that is wanted.
    if (to && /ended before configured recovery target/.test(String(error))) return recovered(place, backup, made, null);
    throw error;
  }
  await writeFile(settings, ordinary, { mode: 0o600 });
}
