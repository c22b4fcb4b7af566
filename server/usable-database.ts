import { DataSource } from 'typeorm';
import { upkeepConnection } from './database/connection.js';
import { migrate, tablesInUse } from './database/migrate.js';

/** What stops a start or a command, in one sentence for whoever started it. */
export class CannotStart extends Error {}

/** Fails with one sentence when the database given by a setting does not answer; never with its password. */
export async function reach(url: string, setting: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const source = new DataSource(upkeepConnection(url, { poolSize: 1, statementTimeout: 5_000 }));
  try {
    await source.initialize();
    await source.destroy();
  } catch (error) {
    const code = (error as { code?: string }).code;
    const reason = code === '28P01' || code === '28000' ? 'it refuses the user or password' : code === '3D000' ? 'that database does not exist' : 'it does not answer';
    throw new CannotStart(`The database at ${hostname}:${port || 5432}${pathname} cannot be used: ${reason}. Check ${setting}.`);
  }
}

/** Brings the tables to their newest form; answers the names of the migrations that ran. `tell` takes a sentence where that has to wait. */
export async function migrated(owner: string, tell: (sentence: string) => void): Promise<string[]> {
  return migrate(owner, { tell }).catch((error: unknown) => {
    if ((error as { code?: string }).code === '42501')
      throw new CannotStart('The account of DATABASE_URL may not make the role samenregie_app. Let an administrator of the database run: create role samenregie_app nologin; grant samenregie_app to that account.');
    if (tablesInUse(error)) throw new CannotStart('The tables could not be brought up to date: for ten minutes others did not let go of them. Stop what holds them and start again.');
    throw error;
  });
}

/** Whether nobody works in it yet: the demo goes into such a database only. */
export async function isEmpty(url: string): Promise<boolean> {
  const source = await new DataSource(upkeepConnection(url, { poolSize: 1, statementTimeout: 5_000 })).initialize();
  const rows = await source.query<unknown[]>(`select 1 from organisation limit 1`);
  await source.destroy();
  return rows.length === 0;
}
