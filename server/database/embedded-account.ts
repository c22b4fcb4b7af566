import { execFile, spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresFailure } from './embedded-failure.js';

const execute = promisify(execFile);

/** The system user that PostgreSQL runs as; without numbers it is the user who runs this process. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Makes a system user on Debian, Fedora and their like; `nobody` serves where that is not allowed. */
const ownUser = 'samenregie';
const waysToMakeUser: readonly (readonly string[])[] = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ownUser],
  ['adduser', '-S', '-D', '-H', ownUser],
];

/** PostgreSQL refuses to run as root, so root runs it as another user: the owner of the data where it exists already. */
export async function accountFor(cluster: string): Promise<Account> {
  const me = process.getuid?.();
  const owner = await stat(cluster).catch(() => undefined);
  if (me !== 0) {
    if (owner && me !== undefined && owner.uid !== me) {
      throw new EmbeddedPostgresFailure(
        `The database in ${cluster} belongs to another user (number ${owner.uid}): start as that user or as root, or set DATABASE_URL to a database of your own.`,
      );
    }
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await find(ownUser)) ?? (await find('postgres')) ?? (await make()) ?? (await find('nobody')) ?? refuse();
}

/** Owner and group as `fs` wants them; -1 leaves them as they are. */
export const ownerOf = (account: Account): [number, number] => [account.uid ?? -1, account.gid ?? -1];

/** Whether PostgreSQL's user can get at a folder: each folder above it has to let that user through. */
export function canEnter(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

async function find(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map(async (what) => Number((await execute('id', [what, name])).stdout)));
    return uid ? { uid, gid: gid ?? uid } : undefined;
  } catch {
    return undefined;
  }
}

async function make(): Promise<Account | undefined> {
  const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  for (const [program, ...args] of waysToMakeUser) {
    await execute(program ?? '', args, { env: { ...process.env, PATH: path } }).catch(() => undefined);
    const account = await find(ownUser);
    if (account) return account;
  }
  return undefined;
}

function refuse(): never {
  throw new EmbeddedPostgresFailure(
    'PostgreSQL does not run as root and this system has no other user for it: start as an ordinary user, or set DATABASE_URL to a database of your own.',
  );
}
