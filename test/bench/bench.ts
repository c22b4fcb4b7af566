/**
 * `npm run bench`: the product beside three others on the same data, in one run on one machine.
 *
 * - ours: the product as it is built, with session, access checks, unit of work and derivations.
 * - L: bare `node:http` and `pg` with the very statements of ours; what the machine can do.
 * - P1: a plain NestJS service on Express with TypeORM that names the relations it wants loaded.
 * - P2: the same with one repository call a table.
 *
 * Everything is real: PostgreSQL flushes each commit to disk, each server is a process of its own, the load comes from this
 * process over the loopback. Answers are compared first: a variant that answers something else ends the run. Then the
 * variants take turns, so that a busy moment of the machine strikes all of them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../server/config.js';
import type { Result } from './case.js';
import { CASES } from './cases.js';
import { startServer } from './filled-database.js';
import { readOptions, usageOf, WrongOption, type Options } from './options.js';
import { jsonOf, tableOf } from './table.js';
import { worldOf } from './world.js';

const NAMES = CASES.map(({ name }) => name);

async function main(options: Options, undo: (() => Promise<unknown>)[]): Promise<Result[]> {
  const folder = options.keep ? join(projectFolder, '.data/bench') : await mkdtemp(join(tmpdir(), 'samenregie-bench-'));
  if (!options.keep) undo.push(() => rm(folder, { recursive: true, force: true }));
  const server = await startServer(folder);
  undo.push(() => server.stop());

  const world = worldOf(server, options, undo);
  const results: Result[] = [];
  for (const one of CASES) {
    if (!options.only.includes(one.name)) continue;
    world.tell(`Measuring ${one.name}.`);
    const measured = await one.measure(world);
    results.push({ of: one, measured });
    // A long run that ends badly has told what it had.
    for (const line of one.lines(measured)) world.tell(`  ${line}`);
  }
  return results;
}

async function run(): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      for (const step of undo.reverse()) await step();
    })());
  // A terminal sends it to every process, and the starter passes it on: the second one changes nothing.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(1)));
  try {
    const options = readOptions(process.argv.slice(2), NAMES);
    const results = await main(options, undo);
    process.stdout.write(options.json ? jsonOf(results) : tableOf(results));
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(error instanceof WrongOption ? `${error.message}\n${usageOf(NAMES)}\n` : `${(error as Error).stack}\n`);
  } finally {
    await stop();
  }
}

await run();
