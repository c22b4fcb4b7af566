import type { Case, World } from './case.js';
import { databaseTime, statementsOf } from './database-time.js';
import { figuresOf, headersOf, median, requestsASecond, type Figures } from './load.js';
import { pictureReading } from './picture-reading.js';
import { tenthOf, type Bench } from './prepared-size.js';
import { VARIANTS, type Variant } from './programs.js';
import type { Sampled } from './sample.js';
import { mustBeTheSame } from './same-answers.js';

export interface PictureFigures extends Figures {
  households: number;
  /** Of one request of ours. */
  statements: number;
  /** In the database, in milliseconds. */
  databaseTime: number;
  /** Ten times the households cost so many times the time of a request, and of its time in the database. */
  growth: number;
  databaseGrowth: number;
}

const requestsFor = (sample: readonly Sampled[]) => sample.map((household) => ({ method: 'GET' as const, path: pathOf(household), headers: headersOf(household) }));
const pathOf = ({ householdId }: Sampled): string => `/api/v1/households/${householdId}`;

async function answer(address: string, household: Sampled): Promise<unknown> {
  const response = await fetch(address + pathOf(household), { headers: headersOf(household) });
  if (!response.ok) throw new Error(`${address} answers ${response.status}: ${await response.text()}`);
  return response.json();
}

/** The household's page in one request. */
export const pictureCase: Case<PictureFigures> = {
  name: 'picture',
  measure,
  rates: (figures) => figures,
  lines: ({ households, statements, databaseTime: time, growth, databaseGrowth }) => [
    `${households} households, ${statements} statements, ${time.toFixed(2)} ms in the database;`,
    `ten times the households: ${growth.toFixed(2)} times the time of a request, ${databaseGrowth.toFixed(2)} in the database`,
  ],
};

async function measure({ server, options, size }: World): Promise<PictureFigures> {
  const small = await size(tenthOf(options.households), ['ours']);
  const large = await size(options.households, VARIANTS);
  for (const household of large.sample.slice(0, 20)) {
    const ours = await answer(large.programs.ours.address, household);
    for (const peer of VARIANTS.slice(1)) mustBeTheSame(peer, ours, await answer(large.programs[peer].address, household));
  }
  const statements = await statementsOf(server, () => answer(large.programs.ours.address, large.sample[0]!));

  const requests = { small: requestsFor(small.sample), large: requestsFor(large.sample) };
  const rounds: Record<Variant, number[]> = { ours: [], L: [], P1: [], P2: [] };
  const growth: number[] = [];
  // All pages that will be asked for are in memory, and each program has been compiled, before anything counts.
  for (const { programs, sample } of [small, large]) for (const household of sample) await answer(programs.ours.address, household);
  for (const variant of VARIANTS) await requestsASecond(large.programs[variant].address, requests.large, 2);
  for (let round = 0; round < options.rounds; round++) {
    const few = await requestsASecond(small.programs.ours.address, requests.small, options.seconds);
    for (const variant of VARIANTS) rounds[variant].push(await requestsASecond(large.programs[variant].address, requests.large, options.seconds));
    growth.push(few / rounds.ours.at(-1)!);
  }
  const times = { small: await timeOf(small), large: await timeOf(large) };
  return {
    households: large.size.households,
    ...figuresOf(rounds),
    statements,
    databaseTime: times.large,
    growth: median(growth),
    databaseGrowth: times.large / times.small,
  };
}

function timeOf({ url, sample }: Bench): Promise<number> {
  const readings = sample.slice(0, 200).map((household) => ({ household, ...pictureReading(household, false) }));
  return databaseTime(url, readings[0]!.statement, readings);
}
