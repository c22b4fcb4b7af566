import { DataSource, type QueryRunner } from 'typeorm';
import { upkeepConnection } from '../../database/connection.js';
import { drawNames } from '../generated/names.js';
import { isMadeUp } from './made-up.sql.js';
import { fillSteps, type Before, type Size } from './many-households.sql.js';

/** Enough that a first name with a surname seldom comes back. */
const NAMES = { surnames: 2_000, children: 3_000 };

export interface Filled {
  rows: number;
  /** Rows and their foreign keys, up to the commit. */
  seconds: number;
  before: Before;
}

/**
 * Adds fictional households to a database that has the product's tables, as its owner: all of them or none. One by one, the
 * checks of foreign keys and the lines in the log would take most of the time: the keys are taken off and put back, which
 * checks each of them in one go, and what is made up is not in the log. Nobody else gets at these tables meanwhile.
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
    const putBack = await takeOff(runner, tables);
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

/** Takes the foreign keys of these tables off and stills their triggers; answers what brings both back. */
async function takeOff(runner: QueryRunner, tables: readonly string[]): Promise<string[]> {
  const keys = (await runner.query(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1)`,
    [tables],
  )) as { table: string; name: string; definition: string }[];
  for (const table of tables) await runner.query(`alter table ${table} disable trigger user`);
  for (const { table, name } of keys) await runner.query(`alter table ${table} drop constraint ${name}`);
  return [
    ...keys.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
    ...tables.map((table) => `alter table ${table} enable trigger user`),
  ];
}
