import { NestFactory } from '@nestjs/core';
import { Leaving } from './administration/leaving.js';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';

/**
 * `npm run leavers`: carries out what was decided about everybody whose day of leaving has come, in DATABASE_URL. To be run
 * once a day, soon after midnight; their accounts no longer work from that day in any case.
 */
async function leavers(): Promise<void> {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new Error('Set DATABASE_URL to the database whose leavers are to be settled.');
  const app = await NestFactory.createApplicationContext(AppModule.with({ ...config, logLevel: 'silent' }, config.databaseUrl), { logger: ['error'] });
  const { left, unfinished } = await app.get(Leaving).carryOutDue();
  process.stdout.write(`${left} left; for ${unfinished} of them something is still to be decided.\n`);
  await app.close();
}

await leavers();
