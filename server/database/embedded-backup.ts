import { chown, cp, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { Clock } from '../shared/clock.js';
import { ownerOf, type Account } from './embedded-account.js';
import { EmbeddedPostgresFailure, explained } from './embedded-failure.js';
import { findPlace, makeOwnFolder, type Place } from './embedded-place.js';
import { superuserUrl, useEmbeddedPostgres } from './embedded-postgres.js';

/** What a running server makes anew, and what a copy must not hold. */
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_wal\/.+|pg_replslot\/.+|pg_dynshmem\/.+|pg_notify\/.+|pg_serial\/.+|pg_snapshots\/.+|pg_stat_tmp\/.+|pg_subtrans\/.+|(.*\/)?pgsql_tmp.*|.*\.unfinished.*)$/;

/** A copy of the whole cluster, from which, with what was written since, any later moment can be had. */
export interface Backup {
  /** Its folder. */
  readonly folder: string;
  /** From this instant on it can be restored to. */
  readonly completedAt: Date;
  /** The first file of what was written that it needs. */
  readonly firstLogFile: string;
}

const backupsIn = (place: Place): string => join(place.folder, 'backups');
export const archiveIn = (place: Place): string => join(place.folder, 'archive');

/** All backups of a place, oldest first. One that was cut off has no name and is not among them. */
export async function backupsOf(place: Place): Promise<Backup[]> {
  const names = await readdir(backupsIn(place)).catch(() => []);
  const found = await Promise.all(
    names.filter((name) => !name.endsWith('.unfinished')).sort().map(async (name) => {
      const folder = join(backupsIn(place), name);
      const { completedAt, firstLogFile } = JSON.parse(await readFile(join(folder, 'backup.json'), 'utf8')) as { completedAt: string; firstLogFile: string };
      return { folder, completedAt: new Date(completedAt), firstLogFile };
    }),
  );
  return found;
}

/**
 * Copies the embedded database while it is in use, keeps the newest `keep` copies and drops what only older ones needed.
 * From the first one on all that is written is kept as well, so that a restore can go to any moment since.
 */
export async function backUp(dataFolder: string, keep: number): Promise<Backup> {
  const database = await useEmbeddedPostgres(dataFolder);
  try {
    return await explained(dataFolder, async () => {
      const place = await findPlace(dataFolder, () => undefined);
      for (const folder of [backupsIn(place), archiveIn(place)]) await mkdir(folder).then(() => chown(folder, ...ownerOf(place.account)), () => undefined);
      const backup = await copied(place, database.url);
      await dropOlder(place, keep);
      return backup;
    });
  } finally {
    await database.stop();
  }
}

async function copied(place: Place, url: string): Promise<Backup> {
  const client = new pg.Client({ connectionString: superuserUrl(url) });
  await client.connect();
  try {
    const { rows: modes } = await client.query<{ archive_mode: string }>(`show archive_mode`);
    if (modes[0]!.archive_mode !== 'on') throw new EmbeddedPostgresFailure('The database was started by an earlier version, which keeps nothing for a backup: start it anew first.');
    const folder = join(backupsIn(place), new Clock().now().toISOString().replaceAll(/[-:]|\.\d+/g, ''));
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await makeOwnFolder(unfinished, place.account);
    // The copy is made by this very connection: when it breaks, PostgreSQL knows that there is no copy.
    await client.query(`select pg_backup_start('samenregie', true)`);
    await copyCluster(place.cluster, join(unfinished, 'postgres'), place.account);
    const { rows } = await client.query<{ labelfile: string; at: Date }>(`select labelfile, clock_timestamp() as at from pg_backup_stop(true)`);
    const { labelfile, at } = rows[0]!;
    await writeFile(join(unfinished, 'postgres/backup_label'), labelfile, { mode: 0o600 });
    await chown(join(unfinished, 'postgres/backup_label'), ...ownerOf(place.account));
    const firstLogFile = /file ([0-9A-F]{24})/.exec(labelfile)![1]!;
    await writeFile(join(unfinished, 'backup.json'), JSON.stringify({ completedAt: at.toISOString(), firstLogFile }));
    await rename(unfinished, folder);
    return { folder, completedAt: at, firstLogFile };
  } finally {
    await client.end();
  }
}

/** Copies a cluster without what belongs to the running server; a file that goes away meanwhile is made good from what was written. */
export async function copyCluster(from: string, to: string, account: Account, path = ''): Promise<void> {
  await makeOwnFolder(join(to, path), account);
  for (const name of await readdir(join(from, path))) {
    const inner = path ? `${path}/${name}` : name;
    if (LEFT_OUT.test(inner)) continue;
    const kind = await lstat(join(from, inner)).catch(() => undefined);
    if (kind?.isDirectory()) await copyCluster(from, to, account, inner);
    else if (kind?.isFile()) {
      const there = await cp(join(from, inner), join(to, inner)).then(() => true, gone);
      if (there) await chown(join(to, inner), ...ownerOf(account));
    }
  }
}

function gone(error: unknown): false {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
  throw error;
}

async function dropOlder(place: Place, keep: number): Promise<void> {
  const backups = await backupsOf(place);
  const kept = backups.slice(-keep);
  for (const { folder } of backups.slice(0, -keep)) await rm(folder, { recursive: true });
  const first = kept[0]!.firstLogFile;
  for (const name of await readdir(archiveIn(place))) if (/^[0-9A-F]{24}/.test(basename(name)) && name.slice(0, 24) < first) await rm(join(archiveIn(place), name));
}
