import { DataSource, type QueryRunner } from 'typeorm';
import { upkeepConnection } from '../../database/connection.js';
import { drawNames } from '../generated/names.js';
import { isMadeUp } from './made-up.sql.js';
import { fillSteps, type Before, type FillStep, type Size } from './many-households.sql.js';

/** Enough that a first name with a surname seldom comes back. */
const NAMES = { surnames: 2_000, children: 3_000 };

export interface Filled {
  rows: number;
  /** Rows, indexes and foreign keys, up to the commit. */
  seconds: number;
  before: Before;
}

/** Most rows come here: their indexes outgrow the memory, and a row in the midst of each would have to be fetched from the disk. */
const LARGE = ['rating', 'visit', 'visit_member', 'visit_professional'];

/**
 * Adds fictional households to a database that has the product's tables, as its owner: all of them or none. One by one, the
 * checks of foreign keys, the places in the indexes and the lines in the log would take most of the time: keys, and indexes of
 * the largest tables, are taken off and put back, which does each of them in one go, and what is made up is not in the log.
 * Nobody else gets at these tables meanwhile.
 * Nothing is derived yet; see `rebuildHouseholds`.
 * @param told rows so far, and about how many it will be
 */
export async function fillDatabase(url: string, size: Size, passwordHash: string, told: (rows: number, of: number) => void = () => undefined): Promise<Filled> {
  const source = await new DataSource(upkeepConnection(url, { poolSize: 1, statementTimeout: 0 })).initialize();
  const runner = source.createQueryRunner();
  try {
    const before = await madeUpBefore(runner);
    const steps = fillSteps(size, before, await drawNames(NAMES), passwordHash);
    const tables = [...new Set(steps.map(({ table }) => table))];
    const expected = steps.reduce((sum, { rows }) => sum + rows, 0);
    const begin = performance.now();
    let rows = 0;
    await runner.startTransaction();
    const putBack = await takeOff(runner, tables, await outgrown(runner, steps));
    for (const { statement } of steps) {
      rows += (await runner.query(statement, [], true)).affected ?? 0;
      told(rows, Math.max(rows, Math.round(expected)));
    }
    for (const statement of putBack) await runner.query(statement);
    await runner.commitTransaction();
    const seconds = (performance.now() - begin) / 1_000;
    // Readings from an index alone need it, and so do good plans.
    await runner.query(`vacuum (analyze, freeze) ${tables.join(', ')}`);
    return { rows, seconds, before };
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await source.destroy();
  }
}

async function madeUpBefore(runner: QueryRunner): Promise<Before> {
  const count = (table: 'household' | 'professional' | 'team'): string => `(select count(*)::int from ${table} where ${isMadeUp(table, 'id')}) as "${table}s"`;
  return ((await runner.query(`select ${count('household')}, ${count('professional')}, ${count('team')}`)) as Before[])[0]!;
}

/** The large tables that get more rows than they have: there it is less work to make the indexes anew. */
async function outgrown(runner: QueryRunner, steps: readonly FillStep[]): Promise<string[]> {
  const present = (await runner.query(`select relname as "table", reltuples::float as rows from pg_class where oid = any($1::regclass[])`, [LARGE])) as { table: string; rows: number }[];
  const coming = (name: string): number => steps.reduce((sum, { table, rows }) => sum + (table === name ? rows : 0), 0);
  return present.filter(({ table, rows }) => coming(table) > rows).map(({ table }) => table);
}

interface TakenOff {
  table: string;
  name: string;
  /** What makes it again. */
  definition: string;
}

/** Takes keys and indexes off and stills triggers; answers what brings all of it back. `anew`: tables whose indexes go too, and so every key that leans on them. */
async function takeOff(runner: QueryRunner, tables: readonly string[], anew: readonly string[]): Promise<string[]> {
  const constraints = `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint`;
  const keys = (await runner.query(`${constraints} where contype = 'f' and (conrelid = any($1::regclass[]) or confrelid = any($2::regclass[]))`, [tables, anew])) as TakenOff[];
  const unique = (await runner.query(`${constraints} where contype in ('p', 'u', 'x') and conrelid = any($1::regclass[])`, [anew])) as TakenOff[];
  const indexes = (await runner.query(
    `select indrelid::regclass::text as "table", indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))`,
    [anew],
  )) as TakenOff[];
  for (const table of tables) await runner.query(`alter table ${table} disable trigger user`);
  for (const { table, name } of [...keys, ...unique]) await runner.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await runner.query(`drop index ${name}`);
  const again = ({ table, name, definition }: TakenOff): string => `alter table ${table} add constraint ${name} ${definition}`;
  return [
    `set local maintenance_work_mem = '256MB'`,
    ...unique.map(again),
    ...indexes.map(({ definition }) => definition),
    ...keys.map(again),
    ...tables.map((table) => `alter table ${table} enable trigger user`),
  ];
}
