import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Prepared } from '../../server/database/prepared.js';
import { dayOf } from '../../server/shared/day.js';
import { asApplication, beginFor } from './application.js';
import { asSuperuser, type Server } from './filled-database.js';
import { median } from './load.js';
import type { Sampled } from './sample.js';

/** One run of a statement: in whose household, with which values. */
export interface Run {
  household: Sampled;
  values: readonly unknown[];
}

/**
 * Milliseconds that PostgreSQL itself takes to execute a statement that it has planned before, under row-level security: the
 * median over many households of what `explain analyze` reports, each read once before, so that its pages are in memory.
 */
export async function databaseTime(url: string, { text }: Prepared, runs: readonly Run[]): Promise<number> {
  const client = await asApplication(url);
  try {
    const today = dayOf(Date.now());
    await client.query(`prepare measured as ${text}`);
    const run = async ({ household, values }: Run): Promise<number> => {
      await client.query(beginFor(household, today));
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) execute measured (${values.map(literal).join(', ')})`);
      await client.query('rollback');
      return Number(/[\d.]+/.exec(rows.at(-1)!['QUERY PLAN'])![0]);
    };
    for (const one of runs) await run(one);
    const times: number[] = [];
    for (const one of runs) times.push(await run(one));
    return median(times);
  } finally {
    await client.end();
  }
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value) && value.length === 0) return `'{}'`;
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`;
  if (value instanceof Date) return literal(value.toISOString());
  return typeof value === 'string' ? pg.escapeLiteral(value) : JSON.stringify(value);
}

/** How many statements ours sends while it does this, by PostgreSQL's own log. */
export async function statementsOf(server: Server, task: () => Promise<unknown>): Promise<number> {
  const set = (...settings: string[]) =>
    asSuperuser(server.url, 'postgres', async (client) => {
      for (const setting of [...settings, `select pg_reload_conf()`]) await client.query(setting);
      await pause(300);
    });
  await set(`alter system set log_line_prefix = '%a '`, `alter system set log_statement = 'all'`);
  try {
    const { size } = await stat(server.logFile);
    await task();
    await pause(300);
    const written = (await readFile(server.logFile)).subarray(size).toString('utf8');
    return written.split('\n').filter((line) => /^samenregie LOG: {2}(statement:|execute )/.test(line)).length;
  } finally {
    await set(`alter system reset log_statement`, `alter system reset log_line_prefix`);
  }
}
