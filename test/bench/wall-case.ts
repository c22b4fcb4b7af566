import pg from 'pg';
import type { HouseholdScope } from '../../server/access/access-rules.js';
import { LIFE_DOMAINS } from '../../server/contract/life-domains.js';
import { readingOf, type Reading } from '../../server/households/reading.js';
import { PICTURE } from '../../server/picture/picture.sql.js';
import { MY_HOUSEHOLDS } from '../../server/picture/my-households.sql.js';
import { addDays, dayOf, ZONE } from '../../server/shared/day.js';
import { applicationPool, asApplication, beginFor } from './application.js';
import { peersUrl } from './filled-database.js';
import { median } from './load.js';
import type { Options } from './options.js';
import type { Bench } from './prepared-size.js';
import type { Sampled } from './sample.js';

export interface WallFigures {
  /** Time in the database under row-level security, as a part of that without: medians over households, one after the other. */
  picture: number;
  list: number;
  /** Readings a second with their line in the log, as a part of those without, on eight connections; each in a transaction that opens the wall. */
  audit: number;
}

const CONNECTIONS = 8;

/** What the second wall and the log cost, each against the same without it, in turns. */
export async function wallCase({ url, sample }: Bench, options: Options): Promise<WallFigures> {
  const walled = await asApplication(url);
  const open = new pg.Client({ connectionString: peersUrl(url), options: `-c timezone=${ZONE} -c plan_cache_mode=force_generic_plan` });
  await open.connect();
  const today = dayOf(Date.now());
  const pool = applicationPool(url, CONNECTIONS);
  try {
    const households = sample.slice(0, 200);
    const ratio = async (readingOf: (household: Sampled) => { text: string; values: unknown[] }, about: (household: Sampled) => string | null): Promise<number> => {
      const timed = async (client: pg.Client, household: Sampled): Promise<number> => {
        await client.query(beginFor(household, today, about(household)));
        const { text, values } = readingOf(household);
        const { rows } = await client.query<Record<'QUERY PLAN', string>>({ text: `explain (analyze, timing off) ${text}`, values });
        await client.query('rollback');
        return Number(/Execution Time: ([\d.]+)/.exec(rows.map((row) => row['QUERY PLAN']).join('\n'))![1]);
      };
      for (const household of households) for (const client of [walled, open]) await timed(client, household);
      const ratios: number[] = [];
      for (const household of households) {
        const [inside, outside] = [await timed(walled, household), await timed(open, household)];
        ratios.push(inside / outside);
      }
      return median(ratios);
    };
    const list = ({ readerId }: Sampled) => ({ text: MY_HOUSEHOLDS, values: [readerId, false, today, true, addDays(today, -28), null, null, null, 101] });
    return {
      picture: await ratio((household) => { const { statement, values } = pictureFor(household, false); return { text: statement.text, values }; }, ({ householdId }) => householdId),
      list: await ratio(list, () => null),
      audit: await auditRatio(pool, sample, options),
    };
  } finally {
    await pool.end();
    await walled.end();
    await open.end();
  }
}

function pictureFor({ householdId, readerId }: Sampled, reads: boolean): Reading {
  const today = dayOf(Date.now());
  const actor = { professionalId: readerId, organisationId: readerId, teamId: null, roles: ['case_director'] as const };
  const scope = { householdId, actor, mayDirect: true, domains: LIFE_DOMAINS, disclosed: [], reads } as unknown as HouseholdScope;
  return readingOf(scope, today, PICTURE, { days: { from: addDays(today, -28), until: addDays(today, 29) } });
}

async function auditRatio(pool: pg.Pool, sample: readonly Sampled[], options: Options): Promise<number> {
  const today = dayOf(Date.now());
  const readings = async (reads: boolean): Promise<number> => {
    const until = performance.now() + options.seconds * 1_000;
    let done = 0;
    const worker = async (from: number): Promise<void> => {
      const client = await pool.connect();
      for (let n = from; performance.now() < until; n++) {
        const household = sample[n % sample.length]!;
        await client.query(beginFor(household, today));
        const { statement, values } = pictureFor(household, reads);
        await client.query({ ...statement, values });
        await client.query('commit');
        done++;
      }
      client.release();
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => worker(n * 100)));
    return done;
  };
  await readings(true);
  const ratios: number[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const without = await readings(false);
    ratios.push((await readings(true)) / without);
  }
  return median(ratios);
}
