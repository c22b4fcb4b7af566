import { DataSource } from 'typeorm';
import { createApp } from './app.js';
import { readConfig, WrongSetting, type Config } from './config.js';
import { connection } from './database/connection.js';
import { EmbeddedPostgresFailure } from './database/embedded-failure.js';
import { startEmbeddedPostgres } from './database/embedded-postgres.js';
import { migrate } from './database/migrate.js';
import { DemoService } from './demo/demo.service.js';
import { announceDemo } from './demo/announcement.js';
import { whenParentIsGone } from './shared/parent-process.js';

/** What stops the start, in one sentence for whoever started it. */
class CannotStart extends Error {}

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

/** Says what a step does and how long it took. */
async function step<T>(what: string, task: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  const result = await task();
  tell(`${what} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
  return result;
}

interface Running {
  stop(): Promise<void>;
}

async function start(config: Config, undo: (() => Promise<void>)[]): Promise<void> {
  const own = config.databaseUrl === null;
  const databaseUrl = config.databaseUrl ?? (await step('Started the database', () => embedded(config, undo)));
  if (!own) await step('Reached the database', () => reach(databaseUrl));
  const migrations = await step('Checked the tables', () => migrate(databaseUrl));
  if (migrations.length > 0) tell(`Made the tables: ${migrations.join(', ')}.`);
  const app = await createApp(config, databaseUrl);
  undo.push(() => app.close());
  const demo = app.get(DemoService);
  const wanted = config.demo === 'load' || (config.demo === 'auto' && own);
  if (wanted && (await demo.isEmpty())) await step('Loaded the demo', () => demo.load());
  if (wanted) await demo.offerAccounts();
  await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new CannotStart(`Port ${config.port} is in use. Stop the other program, or set PORT to another port.`);
    if (error.code === 'EACCES') throw new CannotStart(`Port ${config.port} is not for this user. Set PORT to a port above 1023.`);
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') throw new CannotStart(`HOST ${config.host} is no address of this machine.`);
    throw error;
  });
  tell(`\nSamenregie is at ${await addressOf(app.getUrl(), config)}`);
  announceDemo(demo.accounts(), tell);
}

async function embedded(config: Config, undo: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ folder: config.dataFolder, log: tell });
  undo.push(() => postgres.stop());
  return postgres.url;
}

/** Fails with one sentence when the database given by DATABASE_URL does not answer; never with its password. */
async function reach(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const source = new DataSource(connection(url, { poolSize: 1, statementTimeout: 5_000 }));
  try {
    await source.initialize();
    await source.destroy();
  } catch (error) {
    const code = (error as { code?: string }).code;
    const reason = code === '28P01' || code === '28000' ? 'it refuses the user or password' : code === '3D000' ? 'that database does not exist' : 'it does not answer';
    throw new CannotStart(`The database at ${hostname}:${port || 5432}${pathname} cannot be used: ${reason}. Check DATABASE_URL.`);
  }
}

const addressOf = async (url: Promise<string>, config: Config): Promise<string> => config.publicUrl?.href ?? (await url).replace('[::1]', 'localhost');

/** Undoes what was started, last first. A second signal is ignored: it is already stopping. */
function stopper(undo: (() => Promise<void>)[]): Running {
  let stopping: Promise<void> | undefined;
  return {
    stop: () => (stopping ??= (async () => { for (const step of undo.reverse()) await step(); })()),
  };
}

async function main(): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const running = stopper(undo);
  let asked = false;
  const stop = (): void => {
    asked = true;
    void running.stop().then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  whenParentIsGone(stop);
  try {
    await start(readConfig(process.env), undo);
  } catch (error) {
    if (asked) return; // a start that is called off fails on what is already gone
    const expected = error instanceof CannotStart || error instanceof WrongSetting || error instanceof EmbeddedPostgresFailure;
    process.stderr.write(`${expected ? error.message : `Samenregie could not start: ${(error as Error).stack}`}\n`);
    await running.stop().catch(() => undefined);
    process.exit(1);
  }
}

await main();
