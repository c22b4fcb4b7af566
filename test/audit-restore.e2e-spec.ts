import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asSuperuser, AuditLog } from './support/audit-log.js';
import { cloneDatabase, type ClonedDatabase } from './support/database.js';

/** A cluster of its own with the product's tables, in a process of its own. */
const starter = `
  const { startEmbeddedPostgres } = await import('./build/api/server/database/embedded-postgres.js');
  const { migrate } = await import('./build/api/server/database/migrate.js');
  const database = await startEmbeddedPostgres({ folder: process.argv[1], log: () => undefined, throwaway: true });
  await migrate(database.url);
  process.on('message', () => database.stop().then(() => process.exit(0)));
  process.send(database.url);
`;

describe('the log restored into another cluster', () => {
  let source: ClonedDatabase;
  let folder: string;
  let cluster: ChildProcess;
  let target: string;

  beforeAll(async () => {
    source = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'samenregie-cluster-'));
    await chmod(folder, 0o755); // run by root, PostgreSQL is another user and has to get in
    cluster = spawn(process.execPath, ['--input-type=module', '-e', starter, folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    [target] = (await once(cluster, 'message')) as [string];
    // The cluster that is restored from is older: it has counted further.
    await asSuperuser(source.url, (client) => client.query(`do $$ begin for n in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$`));
  });
  afterAll(async () => {
    const end = once(cluster, 'exit');
    cluster.send('stop');
    await end;
    await source.drop();
    await rm(folder, { recursive: true });
  });

  /** As a dump and a restore do: rows as they are, and the counter of ids. */
  async function restore(): Promise<void> {
    const tables = ['audit_event', 'audit_content', 'audit_seal'];
    const rows = await asSuperuser(source.url, async (from) => {
      const found: unknown[] = [];
      for (const table of tables) found.push((await from.query<{ all: string }>(`select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as all from ${table} t`)).rows[0]!.all);
      return [...found, (await from.query<{ last: string }>(`select last_value as last from audit_event_number`)).rows[0]!.last];
    });
    await asSuperuser(target, async (to) => {
      await to.query(`set session_replication_role = replica`);
      await to.query(`truncate audit_event, audit_content, audit_seal`);
      for (const [index, table] of tables.entries()) await to.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [rows[index]]);
      await to.query(`select setval('audit_event_number', $1)`, [rows[3]]);
    });
  }

  it('is refused clearly, goes on in a new epoch when somebody says why, and all of it stays verified', async () => {
    const old = await AuditLog.open(source.url);
    await old.write(40);
    await old.sealing().seal();
    await old.write(25); // not sealed yet when the copy is made
    await old.close();
    await restore();

    const restored = await AuditLog.open(target, old.folder);
    await restored.write(12); // before anybody noticed
    await expect(restored.sealing().seal()).rejects.toThrow('it was restored into another cluster. Run "npm run audit -- verify"; after a restore on purpose, run "npm run audit -- begin --because …".');
    await expect(restored.sealing().rotate()).rejects.toThrow('restored into another cluster');
    expect((await restored.verify()).well).toBe(false);

    // Three seals close what the old cluster wrote, and one begins the new epoch.
    expect(await restored.sealing().begin('nieuwe server')).toMatchObject({ number: 8, kind: 'begin', epoch: 2 });
    await restored.write(10);
    expect(await restored.sealing().seal()).toEqual({ seals: 3, events: 22 });
    const verdict = await restored.verify();
    expect(verdict).toMatchObject({ well: true, events: 87, unsealed: { count: 0 }, unvouched: 0 });
    expect(verdict.notes).toEqual([expect.stringContaining('nieuwe server [counter-lower; head: seal 4, ')]);

    // Also across the epochs nothing goes unseen.
    const [first, last] = (await restored.rows<{ id: string }>(`select min(id)::text as id from audit_event union all select max(id)::text from audit_event`)) as [{ id: string }, { id: string }];
    await restored.asSuperuser(`update audit_event set outcome = 'denied' where id in (${first.id}, ${last.id})`);
    await restored.asSuperuser(`insert into audit_event (id, transaction, kind, action, object_type) select n, transaction, 'read', 'R', 'goal' from audit_event, unnest(array[-3, 7000]) n where id = ${first.id}`);
    expect((await restored.verify()).findings.map(({ kind, events }) => [kind, events])).toEqual([
      ['event-changed', first.id],
      ['event-changed', last.id],
      ['event-slipped-in', '-3'],
      ['beyond-this-cluster', '7000'],
    ]);
    await restored.close();
    await rm(old.folder, { recursive: true });
  });
});
