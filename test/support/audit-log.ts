import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { SealFiles } from '../../server/audit/seal-files.js';
import { Sealing } from '../../server/audit/sealing.js';
import type { Verdict } from '../../server/audit/verdict.js';
import { verify } from '../../server/audit/verification.js';
import { upkeepConnection } from '../../server/database/connection.js';
import { Clock } from '../../server/shared/clock.js';

/** Longest that sealing waits for what other tests have under way, in milliseconds. */
const PATIENCE = 8_000;

/**
 * What is sealed lies before every transaction that is still under way in the whole server, those of other tests' databases
 * too. So this one waits a while for them to end; one that the test itself holds open, it does not outwait.
 */
class PatientSealing extends Sealing {
  constructor(
    source: DataSource,
    settings: ConstructorParameters<typeof Sealing>[1],
    clock: Clock,
    private readonly server: DataSource,
  ) {
    super(source, settings, clock);
  }

  override async seal(): Promise<{ seals: number; events: number }> {
    const last = `select max(transaction)::text as last from audit_event`;
    const [{ last: newest }] = (await this.server.query<{ last: string | null }[]>(last)) as [{ last: string | null }];
    const until = performance.now() + PATIENCE;
    while (newest && performance.now() < until) {
      const [row] = await this.server.query<{ past: boolean }[]>(`select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as past`, [newest]);
      if (row!.past) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return super.seal();
  }
}

/** Writes so many events of changes, with their contents, as the triggers write them. $1: how many; $2: when. */
const WRITE = `with fact as (
    select nextval('audit_event_number') as id, gen_random_uuid() as household, gen_random_uuid() as salt, jsonb_build_object('words', 'fact ' || n) as after
    from generate_series(1, $1::integer) n),
  written as (
    insert into audit_event (id, occurred_at, kind, action, object_type, household_id, fields, content_hash)
    select id, coalesce($2::timestamptz, now()), 'change', 'C', 'goal', household, array['words'], sha256(convert_to(salt::text || after::text, 'UTF8')) from fact)
  insert into audit_content (event_id, household_id, salt, after) select id, household, salt, after from fact`;

/** The log of one database, with its own key and head. */
export class AuditLog {
  private constructor(
    readonly url: string,
    readonly folder: string,
    readonly source: DataSource,
  ) {}

  static async open(url: string, folder?: string): Promise<AuditLog> {
    const source = await new DataSource(upkeepConnection(url, { poolSize: 12, statementTimeout: 60_000 })).initialize();
    return new AuditLog(url, folder ?? (await mkdtemp(join(tmpdir(), 'samenregie-audit-'))), source);
  }

  get files(): SealFiles {
    return { key: join(this.folder, 'key.pem'), head: join(this.folder, 'head.json') };
  }

  sealing(eventsPerSeal = 10): Sealing {
    return new PatientSealing(this.source, { files: this.files, eventsPerSeal }, new Clock(), this.source);
  }

  verify(): Promise<Verdict> {
    return verify(this.source, this.files, new Clock());
  }

  async write(count: number, when?: string): Promise<void> {
    await this.source.query(WRITE, [count, when ?? null]);
  }

  /** In a transaction of the caller's. */
  static async writeWith(client: { query(text: string, values: unknown[]): Promise<unknown> }, count: number): Promise<void> {
    await client.query(WRITE, [count, null]);
  }

  rows<T>(statement: string, values: unknown[] = []): Promise<T[]> {
    return this.source.query<T[]>(statement, values);
  }

  /** What a superuser can do: past the triggers, past row-level security, past the grants. */
  async asSuperuser(...statements: string[]): Promise<void> {
    await asSuperuser(this.url, async (client) => {
      await client.query(`set session_replication_role = replica`);
      for (const statement of statements) await client.query(statement);
    });
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }

}

/** The superuser of the tests' server has the same password as its owner. */
export async function asSuperuser<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const address = new URL(url);
  address.username = 'postgres';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}
