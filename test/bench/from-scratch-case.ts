import type pg from 'pg';
import { DEFAULT_OVERLAP_THRESHOLDS } from '../../server/contract/overlap-thresholds.js';
import { findOverlaps } from '../../server/visits/overlap-rules.js';
import type { OverlapVisit } from '../../server/visits/overlap-visits-rules.js';
import type { Case, World } from './case.js';
import { asSuperuser } from './filled-database.js';
import { median } from './load.js';
import type { Options } from './options.js';
import { FEW_HOUSEHOLDS, tenthOf, type Bench } from './prepared-size.js';

/** All overlaps of so many visits from scratch, in the time that it takes, against only reading the same rows in order. Seconds: medians over the rounds. */
export interface FromScratchSize {
  visits: number;
  overlaps: number;
  read: number;
  found: number;
  /** How many times a read in order. */
  ratio: number;
  /** Most of the heap that was in use between two batches of rows, in megabytes. */
  memory: number;
}

export interface FromScratchFigures {
  sizes: FromScratchSize[];
  /** The time a visit among the most visits, as a multiple of that among the fewest: 1 is linear. */
  growth: number;
}

/** Whole households after each other, as the rules need them. */
const IN_ORDER = `
  select v.household_id as "householdId", v.id, v.starts_at as "startsAt", v.ends_at as "endsAt", v.kind, v.status, v.domains,
    coalesce(m.ids, '{}') as "memberIds", coalesce(p.ids, '{}') as "professionalIds", coalesce(p.organisations, '{}') as "organisationIds"
  from visit v
  left join (select household_id, visit_id, array_agg(member_id::text) as ids from visit_member group by household_id, visit_id) m
    on m.household_id = v.household_id and m.visit_id = v.id
  left join (select household_id, visit_id, array_agg(professional_id::text) as ids, array_agg(organisation_id::text) as organisations from visit_professional group by household_id, visit_id) p
    on p.household_id = v.household_id and p.visit_id = v.id
  where v.status <> 'cancelled' order by v.household_id, v.starts_at`;
const BATCH = 5_000;

type Row = Omit<OverlapVisit, 'startsAt' | 'endsAt'> & { householdId: string; startsAt: Date; endsAt: Date };

export const fromScratchCase: Case<FromScratchFigures> = {
  name: 'fromScratch',
  measure,
  lines: ({ sizes, growth }) => [
    ...sizes.map(
      ({ visits, overlaps, found, ratio, memory }) =>
        `${overlaps} overlaps among ${visits} visits in ${found.toFixed(1)} s, ${ratio.toFixed(2)} times a sorted read; heap ${memory.toFixed(0)} MB`,
    ),
    `a visit takes ${growth.toFixed(2)} times as long among the most as among the fewest`,
  ],
};

/** Of so many visits once is enough: it takes minutes. */
const MANY_VISITS = 2_000_000;

async function measure({ options, size }: World): Promise<FromScratchFigures> {
  const sizes: FromScratchSize[] = [];
  const households = new Set([FEW_HOUSEHOLDS, tenthOf(options.households), options.households]);
  for (const count of [...households].sort((one, other) => one - other)) sizes.push(await figuresOf(await size(count), options));
  const [few, many] = [sizes[0]!, sizes.at(-1)!];
  return { sizes, growth: many.found / many.visits / (few.found / few.visits) };
}

async function figuresOf(bench: Bench, options: Options): Promise<FromScratchSize> {
  const rounds = bench.size.households * bench.size.visitsPerHousehold > MANY_VISITS ? 1 : options.rounds;
  const sampled = new Set(bench.sample.map(({ householdId }) => householdId));
  return asSuperuser(bench.url, new URL(bench.url).pathname.slice(1), async (client) => {
    // No workers beside it and the plan of a whole read; the first run brings the pages into memory.
    await client.query(`set max_parallel_workers_per_gather = 0; set work_mem = '256MB'; set cursor_tuple_fraction = 1`);
    const figures = { read: [] as number[], found: [] as number[] };
    let last = { visits: 0, overlaps: 0, ofSampled: 0, memory: 0 };
    await inOrder(client, () => undefined);
    for (let round = 0; round < rounds; round++) {
      figures.read.push(await timed(() => inOrder(client, () => undefined)));
      figures.found.push(await timed(async () => void (last = await find(client, sampled))));
    }
    const { rows } = await client.query<{ stored: number }>(`select count(*)::int as stored from overlap where household_id = any($1)`, [[...sampled]]);
    if (rows[0]!.stored !== last.ofSampled) throw new Error(`From scratch ${last.ofSampled} overlaps are found where ${rows[0]!.stored} are stored.`);
    const [read, found] = [median(figures.read), median(figures.found)];
    return { visits: last.visits, overlaps: last.overlaps, read, found, ratio: median(figures.found.map((time, round) => time / figures.read[round]!)), memory: last.memory };
  });
}

/** Finds the overlaps of each household, of which only one at a time is in memory. */
async function find(client: pg.Client, sampled: ReadonlySet<string>): Promise<{ visits: number; overlaps: number; ofSampled: number; memory: number }> {
  const total = { visits: 0, overlaps: 0, ofSampled: 0, memory: 0 };
  let householdId = '';
  let visits: OverlapVisit[] = [];
  const finish = (): void => {
    const { length } = findOverlaps(visits, DEFAULT_OVERLAP_THRESHOLDS);
    total.visits += visits.length;
    total.overlaps += length;
    if (sampled.has(householdId)) total.ofSampled += length;
    visits = [];
  };
  await inOrder(client, (rows) => {
    for (const row of rows) {
      if (row.householdId !== householdId) finish();
      householdId = row.householdId;
      visits.push({ ...row, startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() });
    }
    total.memory = Math.max(total.memory, process.memoryUsage().heapUsed / 1_048_576);
  });
  finish();
  return total;
}

async function inOrder(client: pg.Client, take: (rows: readonly Row[]) => void): Promise<void> {
  await client.query('begin');
  await client.query(`declare in_order no scroll cursor for ${IN_ORDER}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${BATCH} from in_order`);
    if (rows.length === 0) break;
    take(rows);
  }
  await client.query('rollback');
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await task();
  return (performance.now() - begin) / 1000;
}
