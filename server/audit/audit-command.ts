import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { readConfig, WrongSetting } from '../config.js';
import { upkeepConnection } from '../database/connection.js';
import { EmbeddedPostgresFailure } from '../database/embedded-failure.js';
import { useEmbeddedPostgres } from '../database/embedded-postgres.js';
import { Clock } from '../shared/clock.js';
import { SealRefusal } from './seal-refusal.js';
import { Sealing } from './sealing.js';
import { sealingOptions } from './sealing-setup.js';
import { plural, sentencesOf } from './verdict.js';
import { verify } from './verification.js';

const USAGE = `npm run -s audit -- COMMAND
  verify [--json]          compares the log with its seals, and says what was changed, removed or slipped in
  seal                     seals now what can be sealed
  rotate                   goes over to the key that is at AUDIT_KEY_FILE; makes one where there is none
  begin --because REASON   goes on after a restore; the reason is signed and kept
The database is that of DATABASE_URL, or the product's own.
Ends with 0 when all is well, with 1 when verifying found something, and with 2 when the command could not be done.`;

class WrongUse extends Error {}

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

async function perform(source: DataSource): Promise<number> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' }, because: { type: 'string' } }, allowPositionals: true });
  const config = readConfig(process.env);
  const [options, clock] = [sealingOptions(config), new Clock()];
  const sealing = new Sealing(source, options, clock);
  const [command = ''] = positionals;
  switch (command) {
    case 'verify': {
      const verdict = await verify(source, options.files, clock);
      if (values.json) tell(JSON.stringify(verdict));
      else tell(sentencesOf(verdict).join('\n'));
      return verdict.well ? 0 : 1;
    }
    case 'seal': {
      const { seals, events } = await sealing.seal();
      tell(`Sealed ${plural(events, 'event')} in ${plural(seals, 'seal')}.`);
      return 0;
    }
    case 'rotate':
      tell(`Seal ${(await sealing.rotate()).number} is the first with the new key.`);
      return 0;
    case 'begin': {
      if (!values.because?.trim()) throw new WrongUse(USAGE);
      tell(`Seal ${(await sealing.begin(values.because.trim())).number} begins anew.`);
      return 0;
    }
    default:
      throw new WrongUse(USAGE);
  }
}

async function main(): Promise<number> {
  const config = readConfig(process.env);
  const database = config.databaseUrl === null ? await useEmbeddedPostgres(config.dataFolder) : { url: config.databaseUrl, stop: () => Promise.resolve() };
  const source = new DataSource(upkeepConnection(database.url, { poolSize: 2, statementTimeout: 600_000 }));
  try {
    await source.initialize();
    return await perform(source);
  } finally {
    if (source.isInitialized) await source.destroy();
    await database.stop();
  }
}

process.exitCode = await main().catch((error: Error) => {
  const expected = [SealRefusal, WrongSetting, WrongUse, EmbeddedPostgresFailure].some((kind) => error instanceof kind) || error.message.startsWith('Unknown option');
  process.stderr.write(`${expected ? error.message : `The log cannot be read: ${error.message}`}\n`);
  return 2;
});
