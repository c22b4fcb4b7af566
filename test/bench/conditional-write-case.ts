import type { Case, World } from './case.js';
import { asSuperuser, type Server } from './filled-database.js';
import { changeOf, changesASecond, goalsOf, type ChangedGoal, type GoalChange } from './goal-changes.js';
import { median } from './load.js';
import type { Bench } from './prepared-size.js';
import { processorTime } from './processor-time.js';
import type { Program } from './programs.js';
import { mustBeTheSame } from './same-answers.js';

export interface ConditionalWriteFigures extends ChangeFigures {
  households: number;
  /** The same where nothing follows from what is changed, so nothing is derived. */
  nothingDerived: ChangeFigures;
}

interface ChangeFigures {
  /** Changes a second: medians over the rounds. */
  ours: number;
  bare: number;
  /** How many times the time of a bare conditional update: the median of the rounds, and the lowest and highest. */
  times: number;
  spread: [number, number];
  /** Milliseconds of processor time of a change, of program and database together; null where the system does not tell. */
  processorTime: { ours: number; bare: number } | null;
}

/** A goal changed at its version, with session, access, log and what follows from it, against one `update … where version = $n`. */
export const conditionalWriteCase: Case<ConditionalWriteFigures> = {
  name: 'conditionalWrite',
  measure,
  lines: ({ households, nothingDerived, ...derived }) => [
    `${households} households, a goal's state, from which signals are derived: ${linesOf(derived).join('; ')};`,
    `its words, from which nothing follows: ${linesOf(nothingDerived).join('; ')}`,
  ],
};

const linesOf = ({ ours, bare, times, spread, processorTime: processor }: ChangeFigures): string[] => [
  `${ours.toFixed(0)} changes a second, a bare update ${bare.toFixed(0)}`,
  `${times.toFixed(2)} times its time (${spread.map((value) => value.toFixed(2)).join('–')})`,
  ...(processor ? [`${processor.ours.toFixed(2)} ms of processor time for each, a bare update ${processor.bare.toFixed(2)}: ${(processor.ours / processor.bare).toFixed(2)} times`] : []),
];

async function measure({ server, options, size }: World): Promise<ConditionalWriteFigures> {
  const bench = await size(options.households, ['ours', 'L']);
  await compare(bench);
  const sideBySide = (change: GoalChange): Promise<ChangeFigures> => measureChange({ server, options }, bench, change);
  return { households: bench.size.households, ...(await sideBySide('state')), nothingDerived: await sideBySide('words') };
}

async function measureChange({ server, options }: Pick<World, 'server' | 'options'>, bench: Bench, change: GoalChange): Promise<ChangeFigures> {
  const { ours, L } = bench.programs;
  const rounds = { ours: [] as Round[], bare: [] as Round[] };
  for (let round = -1; round < options.rounds; round++) {
    const [mine, bare] = [await changes(server, bench, ours, change, options.seconds), await changes(server, bench, L, change, options.seconds)];
    if (round < 0) continue;
    rounds.ours.push(mine);
    rounds.bare.push(bare);
  }
  const times = rounds.bare.map(({ rate }, round) => rate / rounds.ours[round]!.rate);
  const rates = (of: readonly Round[]): number => median(of.map(({ rate }) => rate));
  const processor = (of: readonly Round[]): number | null => (of[0]!.processor === null ? null : median(of.map((round) => round.processor!)));
  const [ourTime, bareTime] = [processor(rounds.ours), processor(rounds.bare)];
  return {
    ours: rates(rounds.ours),
    bare: rates(rounds.bare),
    times: median(times),
    spread: [Math.min(...times), Math.max(...times)],
    processorTime: ourTime === null || bareTime === null ? null : { ours: ourTime, bare: bareTime },
  };
}

/** Changes a second, and milliseconds of processor time for each. */
interface Round {
  rate: number;
  processor: number | null;
}

async function changes(server: Server, bench: Bench, program: Program, change: GoalChange, seconds: number): Promise<Round> {
  const before = await processorTime(server, program);
  const rate = await changesASecond(program.address, bench, change, seconds);
  const after = await processorTime(server, program);
  return { rate, processor: before === null || after === null ? null : ((after - before) * 1_000) / (rate * seconds) };
}

/** Each changes the same goals at the same versions; what a bare update answers, ours answers too, and both refuse a version that is past. */
async function compare(bench: Bench): Promise<void> {
  const goals = (await goalsOf(bench)).slice(0, 20);
  const changed = async (address: string): Promise<Record<string, unknown>[]> => {
    const answers: Record<string, unknown>[] = [];
    for (const goal of goals) {
      answers.push(await answer(address, goal, 200));
      await answer(address, goal, 412);
    }
    await putBack(bench, goals);
    return answers;
  };
  const ours = await changed(bench.programs.ours.address);
  for (const [n, bare] of (await changed(bench.programs.L.address)).entries()) mustBeTheSame('A bare update', Object.fromEntries(Object.keys(bare).map((key) => [key, ours[n]![key]])), bare);
}

async function answer(address: string, goal: ChangedGoal, status: number): Promise<Record<string, unknown>> {
  const { path, ...request } = changeOf(goal, 'state');
  const response = await fetch(address + path, request);
  if (response.status !== status) throw new Error(`${address} answers ${response.status} where ${status} is due: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

/** The goals as they were, so that the next one finds them at the same versions. */
async function putBack({ url }: Bench, goals: readonly ChangedGoal[]): Promise<void> {
  await asSuperuser(url, new URL(url).pathname.slice(1), async (client) => {
    await client.query(`set session_replication_role = replica`);
    for (const { household, id, version } of goals) await client.query(`update goal set professional_wording = null, version = $3 where household_id = $1 and id = $2`, [household.householdId, id, version]);
  });
}
