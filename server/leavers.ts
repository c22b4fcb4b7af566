import { Leaving } from './administration/leaving.js';
import { asSystem } from './as-system.js';
import { readConfig } from './config.js';

/**
 * `npm run leavers`: carries out what was decided about everybody whose day of leaving has come, in DATABASE_URL: the job of
 * that name, for where no process does the jobs (`JOBS=off`). Their accounts no longer work from that day in any case.
 */
async function leavers(): Promise<void> {
  const config = readConfig(process.env);
  const owner = config.databaseUrl;
  if (owner === null) throw new Error('Set DATABASE_URL to the database whose leavers are to be settled.');
  const { left, unfinished } = await asSystem(config, { owner, application: owner }, (context) => context.get(Leaving).carryOutDue());
  process.stdout.write(`${left} left; for ${unfinished} of them something is still to be decided.\n`);
}

await leavers();
