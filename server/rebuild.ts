import { DataSource } from 'typeorm';
import { asSystem } from './as-system.js';
import { readConfig } from './config.js';
import { Derivations } from './database/derivations.js';
import { UnitOfWork } from './database/unit-of-work.js';

const BATCH = 500;

/**
 * `npm run rebuild`: derives everything that follows from the facts anew, for all households of DATABASE_URL, each in a
 * unit of work of its own. The same code as after a change; for when rules or thresholds changed.
 */
async function rebuild(): Promise<void> {
  const config = readConfig(process.env);
  const owner = config.databaseUrl;
  if (owner === null) throw new Error('Set DATABASE_URL to the database whose households are to be rebuilt.');
  await asSystem(config, { owner, application: owner }, async (context) => {
    const [source, work, derivations] = [context.get(DataSource), context.get(UnitOfWork), context.get(Derivations)];
    let last = '00000000-0000-0000-0000-000000000000';
    let done = 0;
    for (;;) {
      const households = await source.query<{ id: string }[]>(`select id from household where id > $1 order by id limit ${BATCH}`, [last]);
      for (const { id } of households) await work.run(null, () => derivations.rebuild(work.manager, id));
      done += households.length;
      last = households.at(-1)?.id ?? last;
      if (households.length < BATCH) break;
      process.stdout.write(`${done} households\n`);
    }
    process.stdout.write(`${done} households rebuilt.\n`);
  });
}

await rebuild();
