import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** A statement that runs all day. */
export interface Prepared {
  /** Follows from the text, so that no two statements share one. */
  readonly name: string;
  readonly text: string;
}

export const prepared = (text: string): Prepared => ({ name: createHash('sha256').update(text).digest('hex').slice(0, 32), text });

/**
 * Runs it under its name: PostgreSQL then plans it a few times a connection instead of each time, and planning a page
 * takes longer than reading it. Outside a transaction where the manager is that of the data source itself.
 */
export async function runPrepared<Row extends object>(manager: EntityManager, { name, text }: Prepared, values: unknown[]): Promise<Row[]> {
  const { options, driver } = manager.dataSource;
  const executor = (await manager.queryRunner?.connect()) as PoolClient | undefined;
  const named = (options.extra as { namedStatements?: boolean } | undefined)?.namedStatements;
  const statement = named ? { name, text, values } : { text, values };
  const { rows } = await (executor ?? ((driver as PostgresDriver).master as Pool)).query<Row>(statement);
  return rows;
}
