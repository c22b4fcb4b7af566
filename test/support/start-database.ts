import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

declare global {
  /** Jest loads setup and teardown apart from each other: only the global object goes from one to the other. */
  var stopTestDatabase: (() => Promise<void>) | undefined;
}

const template = 'samenregie_template';
const demoTemplate = 'samenregie_demo';

/**
 * Jest runs this once before all API and browser tests: one throwaway PostgreSQL, and in it a template database with
 * all migrations, which `cloneDatabase` copies for each test file.
 */
export default async function startDatabase(): Promise<void> {
  const { giveApplicationLogin } = await builtServer<typeof import('../../server/database/application-login.js')>('database/application-login.js');
  const { migrate } = await builtServer<typeof import('../../server/database/migrate.js')>('database/migrate.js');

  const folder = await mkdtemp(join(tmpdir(), 'samenregie-test-'));
  await chmod(folder, 0o755); // run by root, PostgreSQL is another user and has to get in
  const database = await serverOfTests(folder);
  globalThis.stopTestDatabase = async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };

  try {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`create database ${template}`);
    await client.end();
    const url = new URL(database.url);
    url.pathname = `/${template}`;
    await migrate(url.href);
    process.env['TEST_APPLICATION_URL'] = await giveApplicationLogin(database.url);
    await makeDemoTemplate(database.url);
  } catch (error) {
    await globalThis.stopTestDatabase();
    throw error;
  }
  process.env['TEST_DATABASE_URL'] = database.url;
}

/** A throwaway embedded one, or the one whose owner's address is `TEST_SERVER`: another version of PostgreSQL. */
async function serverOfTests(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['TEST_SERVER'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const { startEmbeddedPostgres } = await builtServer<typeof import('../../server/database/embedded-postgres.js')>('database/embedded-postgres.js');
  return startEmbeddedPostgres({ folder, log: () => undefined, throwaway: true });
}

/** A second template, which has the demo: loading it once is cheaper than in each test file. */
async function makeDemoTemplate(server: string): Promise<void> {
  const { asSystem } = await builtServer<typeof import('../../server/as-system.js')>('as-system.js');
  const { readConfig } = await builtServer<typeof import('../../server/config.js')>('config.js');
  const { DemoService } = await builtServer<typeof import('../../server/demo/demo.service.js')>('demo/demo.service.js');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${demoTemplate} template ${template}`);
  await client.end();
  const [owner, application] = [server, process.env['TEST_APPLICATION_URL']!].map((address) => Object.assign(new URL(address), { pathname: `/${demoTemplate}` }).href) as [string, string];
  await asSystem(readConfig({ DEMO: 'off', LOG_LEVEL: 'silent', SECRETS_KEY: randomBytes(32).toString('base64') }), { owner, application }, (context) => context.get(DemoService).load());
}

/** What runs before the tests is not compiled by Jest in the way the tests are (decorators), so it takes the built server. */
async function builtServer<T>(path: string): Promise<T> {
  const file = join(process.cwd(), 'build/api/server', path);
  if (!existsSync(file)) throw new Error(`The tests need the built server and ${file} is not there: run "npm run build" first.`);
  return (await import(file)) as T;
}
