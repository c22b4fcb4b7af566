import type pg from 'pg';
import { dayOf } from '../../server/shared/day.js';
import { applicationPool, beginFor } from './application.js';
import type { Case, World } from './case.js';
import { asSuperuser } from './filled-database.js';
import { changesASecond } from './goal-changes.js';
import { median } from './load.js';
import { pictureReading } from './picture-reading.js';
import type { Bench } from './prepared-size.js';
import { mustBeTheSame } from './same-answers.js';

/** Throughput with the log as a part of that without it, round by round. */
export interface AuditRatio {
  ratio: number;
  /** Lowest and highest round. */
  spread: [number, number];
}

export interface AuditFigures {
  /** Pages read on eight connections, each in a transaction that opens the wall: the database alone, where the log weighs most. */
  reading: AuditRatio;
  /** Requests that change a goal, answered by the product, with the log's trigger on the goals and without. */
  writing: AuditRatio;
}

const CONNECTIONS = 8;
/** More rounds than others have: what is looked for is small. */
const ROUNDS = 2;

/** What the log costs. */
export const auditCase: Case<AuditFigures> = {
  name: 'audit',
  measure,
  lines: ({ reading, writing }) => [`with the log ${told(reading)} of the readings a second without it, and ${told(writing)} of the changes of a goal`],
};

const told = ({ ratio, spread }: AuditRatio): string => `${(ratio * 100).toFixed(0)} % (${spread.map((value) => (value * 100).toFixed(0)).join('–')})`;

async function measure({ options, size }: World): Promise<AuditFigures> {
  const bench = await size(options.households, ['ours']);
  const rounds = options.rounds * ROUNDS;
  return { reading: await reading(bench, options.seconds, rounds), writing: await writing(bench, options.seconds, rounds) };
}

async function reading({ url, sample }: Bench, seconds: number, rounds: number): Promise<AuditRatio> {
  const today = dayOf(Date.now());
  const pool = applicationPool(url, CONNECTIONS);
  const read = async (client: pg.PoolClient, n: number, reads: boolean): Promise<string> => {
    const household = sample[n % sample.length]!;
    await client.query(beginFor(household, today));
    const { statement, values } = pictureReading(household, reads);
    const { rows } = await client.query<{ body: string }>({ ...statement, values });
    await client.query('commit');
    return rows[0]!.body;
  };
  const readings = async (reads: boolean): Promise<number> => {
    const until = performance.now() + seconds * 1_000;
    let done = 0;
    const worker = async (from: number): Promise<void> => {
      const client = await pool.connect();
      try {
        for (let n = from; performance.now() < until; n++, done++) await read(client, n, reads);
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => worker(n * 100)));
    return done;
  };
  try {
    const client = await pool.connect();
    const before = await events(url, `kind = 'read'`);
    for (let n = 0; n < 20; n++) mustBeTheSame('With the log', await read(client, n, false), await read(client, n, true));
    client.release();
    mustHaveWritten(20, (await events(url, `kind = 'read'`)) - before);
    return await inTurns(rounds, readings);
  } finally {
    await pool.end();
  }
}

async function writing(bench: Bench, seconds: number, rounds: number): Promise<AuditRatio> {
  const log = (what: 'enable' | 'disable') => onOwner(bench.url, (client) => client.query(`alter table goal ${what} trigger audit`));
  const changed = `kind = 'change' and object_type = 'goal'`;
  try {
    return await inTurns(rounds, async (logged) => {
      await log(logged ? 'enable' : 'disable');
      const before = await events(bench.url, changed);
      const rate = await changesASecond(bench.programs.ours.address, bench, 'words', seconds);
      const written = (await events(bench.url, changed)) - before;
      if (logged ? written < rate * seconds * 0.9 : written > 0) throw new Error(`The log ${logged ? 'missed changes' : 'was not off'}: ${written} of ${Math.round(rate * seconds)}.`);
      return rate;
    });
  } finally {
    await log('enable');
  }
}

/** One without, one with, over and over; the first pair does not count. */
async function inTurns(rounds: number, run: (logged: boolean) => Promise<number>): Promise<AuditRatio> {
  const ratios: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const without = await run(false);
    const ratio = (await run(true)) / without;
    if (round >= 0) ratios.push(ratio);
  }
  return { ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)] };
}

function mustHaveWritten(expected: number, written: number): void {
  if (written !== expected) throw new Error(`${written} lines in the log of ${expected} readings.`);
}

const onOwner = <T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> => asSuperuser(url, new URL(url).pathname.slice(1), task);

const events = (url: string, which: string): Promise<number> =>
  onOwner(url, async (client) => (await client.query<{ count: number }>(`select count(*)::int as count from audit_event where ${which}`)).rows[0]!.count);
