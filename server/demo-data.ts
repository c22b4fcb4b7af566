import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { hashPassword } from './access/password.js';
import { asSystem } from './as-system.js';
import { readConfig, WrongSetting, type Config } from './config.js';
import { Derivations } from './database/derivations.js';
import { EmbeddedPostgresFailure } from './database/embedded-failure.js';
import { useEmbeddedPostgres } from './database/embedded-postgres.js';
import { rebuildHouseholds } from './database/rebuild-households.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { DemoService } from './demo/demo.service.js';
import { fillDatabase, type Filled } from './demo/many/fill-database.js';
import { householdBefore } from './demo/many/made-up.sql.js';
import { MOST_VISITS, type Size } from './demo/many/many-households.sql.js';
import { householdsOfOthers } from './demo/many/may-be-filled.js';
import { DEMO_PASSWORD } from './demo/worked-case-people.js';
import { tellProgress } from './shared/progress.js';
import { CannotStart, isEmpty, migrated, reach } from './usable-database.js';

const USAGE = `npm run demo:data -- --households 10000 [--visits-per-household 100] [--without-derived]
  Adds fictional households to the database of DATABASE_URL, or else to the embedded one; into an empty one the demo comes first.
  --households            1 to 1,000,000
  --visits-per-household  1 to 1,000 (100 when left out)
  --without-derived       leaves overlaps and signals to "npm run rebuild"`;
const MOST_HOUSEHOLDS = 1_000_000;
/** lock_not_available: somebody works in these tables. */
const IN_USE = '55P03';

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

/** Throws CannotStart. */
function readSize(args: string[]): { size: Size; derived: boolean } {
  const number = { type: 'string' } as const;
  const parse = () => parseArgs({ args, options: { households: number, 'visits-per-household': number, 'without-derived': { type: 'boolean', default: false } } }).values;
  let values: ReturnType<typeof parse>;
  try {
    values = parse();
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}\n${USAGE}`);
  }
  if (values.households === undefined) throw new CannotStart(USAGE);
  const whole = (name: 'households' | 'visits-per-household', text: string, most: number): number => {
    if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > most) throw new CannotStart(`--${name} takes a whole number from 1 to ${most}, not "${text}".`);
    return Number(text);
  };
  return {
    size: { households: whole('households', values.households, MOST_HOUSEHOLDS), visitsPerHousehold: whole('visits-per-household', values['visits-per-household'] ?? '100', MOST_VISITS) },
    derived: !values['without-derived'],
  };
}

/** `npm run demo:data`: fictional households by the thousand, for whoever wants to see or measure the product with many. */
async function demoData(args: string[]): Promise<void> {
  const { size, derived } = readSize(args);
  const config = readConfig(process.env);
  if (config.databaseUrl !== null) await reach(config.databaseUrl, 'DATABASE_URL');
  const embedded = config.databaseUrl === null ? await useEmbeddedPostgres(config.dataFolder) : undefined;
  try {
    await fill(config, config.databaseUrl ?? embedded!.url, size, derived);
  } finally {
    await embedded?.stop();
  }
}

async function fill(config: Config, url: string, size: Size, derived: boolean): Promise<void> {
  await migrated(url, tell);
  const others = await householdsOfOthers(url);
  if (others > 0) throw new CannotStart(`This database holds ${others} households that are not fictional: made-up ones do not belong between them. Set DATABASE_URL to another.`);
  if (await isEmpty(url)) await asSystem(config, { owner: url, application: url }, (context) => context.get(DemoService).load());

  const filling = tellProgress('Filling', 'rows');
  const filled = await fillDatabase(url, size, await hashPassword(DEMO_PASSWORD), (rows, of) => filling.at(rows, of)).finally(() => filling.end());
  tell(`Added ${size.households} households with ${size.households * size.visitsPerHousehold} visits: ${filled.rows} rows in ${filled.seconds.toFixed(1)} s, ${Math.round(filled.rows / filled.seconds)} rows a second.`);
  if (derived) await derive(config, url, size, filled);
  else tell('Overlaps and signals are not there yet: "npm run rebuild" derives them.');
  const { before } = filled;
  tell(`Sign in as regisseur${before.professionals + 1}@demo.example (case director), teamleider${before.teams + 1}@demo.example (team lead) or hulpverlener${before.professionals + 1}@demo.example (partner), with ${DEMO_PASSWORD}.`);
}

async function derive(config: Config, url: string, { households }: Size, { before }: Filled): Promise<void> {
  const begin = performance.now();
  const deriving = tellProgress('Deriving', 'households');
  await asSystem(config, { owner: url, application: url }, (context) =>
    rebuildHouseholds(context.get(DataSource), context.get(UnitOfWork), context.get(Derivations), householdBefore(before.households), (done) => deriving.at(done, households)),
  ).finally(() => deriving.end());
  tell(`Derived their overlaps and signals in ${((performance.now() - begin) / 1_000).toFixed(1)} s.`);
}

await demoData(process.argv.slice(2)).catch((error: unknown) => {
  const inUse = (error as { code?: string }).code === IN_USE;
  const expected = error instanceof CannotStart || error instanceof WrongSetting || error instanceof EmbeddedPostgresFailure;
  process.stderr.write(`${inUse ? 'Somebody works in this database at the moment. Stop the product, and try again.' : expected ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
