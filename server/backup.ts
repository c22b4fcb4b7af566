import { parseArgs } from 'node:util';
import { readConfig, WrongSetting } from './config.js';
import { backUp } from './database/embedded-backup.js';
import { EmbeddedPostgresFailure } from './database/embedded-failure.js';
import { restore } from './database/embedded-restore.js';

const USAGE = `npm run backup [-- --keep 7]
npm run restore [-- --to 2026-09-18T14:30:00+02:00]`;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

/** What a person asked for that cannot be done, in one sentence. */
class Refused extends Error {}

/** `npm run backup` and `npm run restore`: the embedded database only; see docs/backup.md for one of your own. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string', default: '7' }, to: { type: 'string' } } });
  const config = readConfig(process.env);
  if (config.databaseUrl !== null) throw new Refused('DATABASE_URL names a database of your own: back it up with PostgreSQL’s own tools (docs/backup.md).');
  if (positionals[0] === 'backup') {
    const keep = Number(values.keep);
    if (!Number.isInteger(keep) || keep < 1 || keep > 1000) throw new Refused('--keep takes a whole number from 1 to 1000.');
    const { folder, completedAt } = await backUp(config.dataFolder, keep);
    process.stdout.write(`Backed up to ${folder}.\nA restore can go to any moment from ${completedAt.toISOString()} on.\n`);
  } else if (positionals[0] === 'restore') {
    if (values.to !== undefined && (!INSTANT.test(values.to) || Number.isNaN(Date.parse(values.to)))) throw new Refused('--to takes an instant with its zone, such as 2026-09-18T14:30:00+02:00.');
    const { backup, before } = await restore(config.dataFolder, values.to === undefined ? null : new Date(values.to));
    process.stdout.write(`Restored from ${backup.folder}${values.to ? ` up to ${values.to}` : ', with all that was written since'}.\nThe database of before is kept in ${before}.\nThe log's seals may be ahead of it now: run "npm run -s audit -- verify", then "begin" (README, "The log and its seals").\n`);
  } else throw new Refused(USAGE);
}

await main().catch((error: unknown) => {
  const expected = error instanceof Refused || error instanceof WrongSetting || error instanceof EmbeddedPostgresFailure;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
