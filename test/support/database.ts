import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** insufficient_privilege: somebody is connected whom the owner may not cut off. */
const NOT_OURS_TO_STOP = '42501';

export interface ClonedDatabase {
  /** The owner's. */
  readonly url: string;
  /** Of the application's role. */
  readonly applicationUrl: string;
  /** Drops the database; connections that are still open are cut off. */
  drop(): Promise<void>;
}

/** A database of its own for a test file: migrated and empty, or a copy of another that nobody is connected to. Takes about a tenth of a second. */
export async function cloneDatabase(template = 'samenregie_template'): Promise<ClonedDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run these tests through Jest, whose global setup starts the database.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, applicationUrl: applicationUrlOf(url.href), drop: () => dropped(server, name) };
}

/** The same database for the role of the application. */
export function applicationUrlOf(ownerUrl: string): string {
  const url = new URL(process.env['TEST_APPLICATION_URL']!);
  url.pathname = new URL(ownerUrl).pathname;
  return url.href;
}

/** The server's own cleaning may just be at work in it; only a superuser could stop that, and it is soon done. */
async function dropped(server: string, name: string, tries = 50): Promise<void> {
  try {
    await query(server, `drop database ${name} with (force)`);
  } catch (error) {
    if ((error as { code?: string }).code !== NOT_OURS_TO_STOP || tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await dropped(server, name, tries - 1);
  }
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
