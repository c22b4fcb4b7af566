import { chmod, mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import pg from 'pg';
import { upkeepConnection } from '../../server/database/connection.js';
import { Derivations } from '../../server/database/derivations.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../server/database/embedded-postgres.js';
import { migrate } from '../../server/database/migrate.js';
import { fillDatabase } from '../../server/demo/many/fill-database.js';
import type { Size } from '../../server/demo/many/many-households.sql.js';
import { Clock } from '../../server/shared/clock.js';
import { tellProgress } from '../../server/shared/progress.js';
import { OverlapDerivation } from '../../server/visits/overlap-derivation.js';

/** A real PostgreSQL, flushing each commit to disk as it does in use. */
export interface Server extends EmbeddedPostgres {
  /** Where it writes its log. */
  logFile: string;
}

/** Memory and checkpoints of a small production server, for all variants alike; what is safe against a crash stays as it is. */
const SETTINGS = [`shared_buffers = '1GB'`, `max_wal_size = '4GB'`, `checkpoint_timeout = '30min'`];

export async function startServer(folder: string): Promise<Server> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755); // run by root, PostgreSQL is another user and has to get in
  const start = () => startEmbeddedPostgres({ folder, log: () => undefined });
  const first = await start();
  await asSuperuser(first.url, 'postgres', async (client) => {
    for (const setting of SETTINGS) await client.query(`alter system set ${setting}`);
  });
  await first.stop();
  const server = await start();
  return { ...server, logFile: `${folder}/postgres.log` };
}

/** The superuser of the embedded server has the same password as the application's role. */
export async function asSuperuser<T>(url: string, database: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const address = new URL(url);
  address.username = 'postgres';
  address.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: address.href, options: '-c timezone=Europe/Amsterdam' });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

/** Looks in a row, this many milliseconds apart, that must find nobody at work. */
const LOOKS = 5;
const APART = 100;

/** Waits until what was asked of the programs is done: a load ends before its last requests are answered. */
export async function whenNobodyWorks(url: string): Promise<void> {
  await asSuperuser(url, new URL(url).pathname.slice(1), async (client) => {
    for (let quiet = 0; quiet < LOOKS; ) {
      await pause(APART);
      const { rowCount } = await client.query(`select 1 from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and state <> 'idle'`);
      quiet = rowCount ? 0 : quiet + 1;
    }
  });
}

/** The peers sign in as superuser: row-level security does not hold for them, their changes are not in the log, and nothing is noted of what follows from them. */
const PEERS_ARE_PLAIN = [
  `alter role postgres in database DATABASE set app.actor = 'system'`,
  `alter role postgres in database DATABASE set app.households = '{}'`,
  `alter role postgres in database DATABASE set app.domains = '{}'`,
  `do $$ declare t record; begin
    for t in select tgname, tgrelid::regclass as relation, pg_get_triggerdef(oid) as definition from pg_trigger where tgname in ('audit', 'touches') loop
      execute format('drop trigger %s on %s', t.tgname, t.relation);
      execute replace(t.definition, 'FOR EACH ROW', 'FOR EACH ROW WHEN (current_user <> ''postgres'')');
    end loop;
  end $$`,
];

/** The same database for the peers. */
export function peersUrl(url: string): string {
  const address = new URL(url);
  address.username = 'postgres';
  return address.href;
}

/** A database with so many households, made now or kept from an earlier run of today. */
export async function filledDatabase(server: Server, size: Size, tell: (sentence: string) => void): Promise<string> {
  // Days are counted from today, so yesterday's database is another one.
  const name = `bench_${size.households}_${size.visitsPerHousehold}_${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`;
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const exists = await asSuperuser(server.url, 'postgres', async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = $1`, [name]);
    if (rowCount) return true;
    await client.query(`drop database if exists ${name}_unfinished with (force)`);
    await client.query(`create database ${name}_unfinished owner samenregie`);
    return false;
  });
  if (exists) {
    await migrate(url.href);
    return url.href;
  }

  const begin = performance.now();
  const unfinished = url.href.replace(name, `${name}_unfinished`);
  await migrate(unfinished);
  // Nobody signs in with a password here.
  const filling = tellProgress('Filling', 'rows');
  const { rows, seconds } = await fillDatabase(unfinished, size, '', (done, of) => filling.at(done, of)).finally(() => filling.end());
  await asSuperuser(server.url, `${name}_unfinished`, async (client) => {
    for (const statement of PEERS_ARE_PLAIN) await client.query(statement.replaceAll('DATABASE', `${name}_unfinished`));
    await client.query(`checkpoint`);
  });
  await asSuperuser(server.url, 'postgres', (client) => client.query(`alter database ${name}_unfinished rename to ${name}`));
  tell(`Filled a database with ${size.households} households and ${size.households * size.visitsPerHousehold} visits in ${((performance.now() - begin) / 1000).toFixed(0)} s, at ${Math.round(rows / seconds)} rows a second.`);
  return url.href;
}

/** The overlaps of these households, found by the product's own derivation. */
export async function deriveOverlaps(url: string, householdIds: readonly string[]): Promise<void> {
  const source = new DataSource(upkeepConnection(url, { poolSize: 2, statementTimeout: 60_000 }));
  await source.initialize();
  try {
    const derivation = new OverlapDerivation(new Derivations(), new Clock());
    await source.transaction(async (manager) => {
      for (const householdId of householdIds) await derivation.derive(manager, householdId, 'all');
    });
  } finally {
    await source.destroy();
  }
}
