import { DataSource } from 'typeorm';
import { asSystem } from './as-system.js';
import { readConfig } from './config.js';
import { Derivations } from './database/derivations.js';
import { useEmbeddedPostgres } from './database/embedded-postgres.js';
import { BEFORE_ALL, rebuildHouseholds } from './database/rebuild-households.js';
import { UnitOfWork } from './database/unit-of-work.js';

/**
 * `npm run rebuild`: derives everything that follows from the facts anew, for all households of DATABASE_URL or else of the
 * embedded database. For when rules or thresholds changed.
 */
async function rebuild(): Promise<void> {
  const config = readConfig(process.env);
  const embedded = config.databaseUrl === null ? await useEmbeddedPostgres(config.dataFolder) : undefined;
  const owner = config.databaseUrl ?? embedded!.url;
  try {
    await asSystem(config, { owner, application: owner }, async (context) => {
      const told = (households: number): void => void process.stdout.write(`${households} households\n`);
      const done = await rebuildHouseholds(context.get(DataSource), context.get(UnitOfWork), context.get(Derivations), BEFORE_ALL, told);
      process.stdout.write(`${done} households rebuilt.\n`);
    });
  } finally {
    await embedded?.stop();
  }
}

await rebuild();
