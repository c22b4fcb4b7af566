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
import { filledDatabase, startServer } from './filled-database.js';
import { fromScratchCase } from './from-scratch-case.js';
import { readOptions, USAGE, WrongOption, type Options } from './options.js';
import { pictureCase } from './picture-case.js';
import { planVisitCase } from './plan-visit-case.js';
import type { Bench } from './prepared-size.js';
import { startProgram, VARIANTS, type Program, type Variant } from './programs.js';
import { takeSample } from './sample.js';
import { tableOf, type Results } from './table.js';
import { wallCase } from './wall-case.js';
import { worklistCase } from './worklist-case.js';

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

async function main(options: Options, undo: (() => Promise<unknown>)[]): Promise<Results> {
  const folder = options.keep ? join(projectFolder, '.data/bench') : await mkdtemp(join(tmpdir(), 'samenregie-bench-'));
  if (!options.keep) undo.push(() => rm(folder, { recursive: true, force: true }));
  const server = await startServer(folder);
  undo.push(() => server.stop());

  const prepareSize = async (households: number, variants: readonly Variant[]): Promise<Bench> => {
    const size = { households, visitsPerHousehold: options.visitsPerHousehold };
    const url = await filledDatabase(server, size, tell);
    const sample = await takeSample(url);
    const programs = {} as Record<Variant, Program>;
    for (const variant of variants) {
      programs[variant] = await startProgram(variant, url);
      undo.push(() => programs[variant].stop());
    }
    return { size, url, sample, programs };
  };
  const tenth = await prepareSize(options.households / 10, ['ours']);
  const large = await prepareSize(options.households, VARIANTS);
  const thousand = options.households === 10_000 ? tenth : await prepareSize(1_000, []);

  tell('Comparing and measuring the picture of a household.');
  const picture = await pictureCase(server, tenth, large, options);
  tell('Comparing and measuring the planning of a visit.');
  const planVisit = await planVisitCase(thousand, large, options);
  tell('Finding all overlaps from scratch.');
  const fromScratch = await fromScratchCase([...new Set([thousand, tenth, large])].sort((one, other) => one.size.households - other.size.households), options);
  tell('Measuring row-level security and the log.');
  const wall = await wallCase(large, options);
  tell('Comparing and measuring the worklist of a team lead.');
  return { picture, planVisit, fromScratch, wall, worklist: await worklistCase(large, tell) };
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
    const options = readOptions(process.argv.slice(2));
    const results = await main(options, undo);
    process.stdout.write(options.json ? `${JSON.stringify(results, null, 2)}\n` : tableOf(results));
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(error instanceof WrongOption ? `${error.message}\n${USAGE}\n` : `${(error as Error).stack}\n`);
  } finally {
    await stop();
  }
}

await run();
