import { asSystem } from './as-system.js';
import { readConfig } from './config.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { Destroying } from './rights/destroying.js';
import { DestructionService } from './rights/destruction.service.js';

const USAGE = `npm run -s retention            what is past its term, by number of household
npm run -s retention -- carry-out   carries out what was proposed by one and approved by another, and is not done yet
The database is that of DATABASE_URL. Proposing and approving is for people, each with their own account.`;

/** `npm run retention`: looks at what is past its term, or goes on with approved destructions, as after a crash. */
async function retention(task: string | undefined): Promise<void> {
  const config = readConfig(process.env);
  const owner = config.databaseUrl;
  if (owner === null || (task !== undefined && task !== 'carry-out')) throw new Error(USAGE);
  await asSystem(config, { owner, application: owner }, async (context) => {
    const [work, destruction] = [context.get(UnitOfWork), context.get(DestructionService)];
    if (task === undefined) return tellPreview(work, destruction);
    for (const id of await context.get(Destroying).carryOutAll()) {
      const [run] = await work.run(null, () => destruction.runs(null, id));
      const counted = (outcome: string): number => run!.cases.filter((each) => each.outcome === outcome).length;
      tell(`Run ${run!.number}: ${counted('destroyed')} destroyed, ${counted('left_out')} left out, ${counted('waiting')} failed and waiting.`);
      if (counted('waiting') > 0) process.exitCode = 1;
    }
  });
}

async function tellPreview(work: UnitOfWork, destruction: DestructionService): Promise<void> {
  const { due, partial } = await work.run(null, () => destruction.preview());
  for (const { householdId, closedOn, dueOn, keptBecause, counts } of due) {
    const rows = counts.reduce((sum, { rows: of }) => sum + of, 0);
    tell(`${householdId}  closed ${closedOn}  due ${dueOn}  ${rows} rows${keptBecause.length > 0 ? `  kept: ${keptBecause.join(', ')}` : ''}`);
  }
  tell(`${due.length}${partial ? ' or more' : ''} households are past their term.`);
}

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

await retention(process.argv[2]).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
