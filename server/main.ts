import { createApp } from './app.js';
import { asSystem } from './as-system.js';
import { readConfig, WrongSetting, type Config } from './config.js';
import { giveApplicationLogin } from './database/application-login.js';
import type { Databases } from './database/databases.js';
import { EmbeddedPostgresFailure } from './database/embedded-failure.js';
import { startEmbeddedPostgres } from './database/embedded-postgres.js';
import { Metrics } from './metrics.js';
import { DemoService } from './demo/demo.service.js';
import { announceDemo } from './demo/announcement.js';
import { whenParentIsGone } from './shared/parent-process.js';
import { Upkeep } from './upkeep/upkeep.service.js';
import { CannotStart, isEmpty, migrated, reach } from './usable-database.js';

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
  const owner = config.databaseUrl ?? (await step('Started the database', () => embedded(config, undo)));
  if (!own) await step('Reached the database', () => reach(owner, 'DATABASE_URL'));
  const migrations = await step('Checked the tables', () => migrated(owner, tell));
  if (migrations.length > 0) tell(`Made the tables: ${migrations.join(', ')}.`);
  const databases = { owner, application: own ? await giveApplicationLogin(owner) : await applicationUrl(config, owner) };
  const wanted = config.demo === 'load' || (config.demo === 'auto' && own);
  if (wanted) await loadDemo(config, databases);
  const app = await createApp(config, databases);
  undo.push(() => app.close());
  const demo = app.get(DemoService);
  if (wanted) await demo.offerAccounts();
  if (config.jobs) await app.get(Upkeep).start();
  await app.listen(config.port, config.host).catch(explainPort('PORT', config.port, config.host));
  const { metricsPort } = config;
  if (metricsPort !== null) undo.push(await app.get(Metrics).serve(metricsPort, config.host).catch(explainPort('METRICS_PORT', metricsPort, config.host)));
  tell(`\nSamenregie is at ${await addressOf(app.getUrl(), config)}`);
  announceDemo(demo.accounts(), tell);
}

const explainPort =
  (setting: 'PORT' | 'METRICS_PORT', port: number, host: string) =>
  (error: NodeJS.ErrnoException): never => {
    if (error.code === 'EADDRINUSE') throw new CannotStart(`Port ${port} is in use. Stop the other program, or set ${setting} to another port.`);
    if (error.code === 'EACCES') throw new CannotStart(`Port ${port} is not for this user. Set ${setting} to a port above 1023.`);
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') throw new CannotStart(`HOST ${host} is no address of this machine.`);
    throw error;
  };

async function embedded(config: Config, undo: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ folder: config.dataFolder, log: tell });
  undo.push(() => postgres.stop());
  return postgres.url;
}

/** The role of the application must be able to sign in, or the owner takes it on: then a flaw in a statement could go back to the owner. */
async function applicationUrl(config: Config, owner: string): Promise<string> {
  if (!config.databaseAppUrl) {
    tell('Requests use the role samenregie_app through the account of DATABASE_URL. Set DATABASE_APP_URL to let them sign in apart (README, "For real").');
    return owner;
  }
  await reach(config.databaseAppUrl, 'DATABASE_APP_URL');
  return config.databaseAppUrl;
}

/** Into an empty database only. */
async function loadDemo(config: Config, databases: Databases): Promise<void> {
  if (!(await isEmpty(databases.owner))) return;
  await step('Loaded the demo', () => asSystem(config, databases, (context) => context.get(DemoService).load()));
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
