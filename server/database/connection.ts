import type { DataSourceOptions } from 'typeorm';
import { ZONE } from '../shared/day.js';
import { SnakeNaming } from './naming.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** What every connection to the database has in common. */
export function connection(url: string, limits: { poolSize: number; statementTimeout: number; namedStatements?: boolean }): PostgresOptions {
  return {
    type: 'postgres',
    url,
    namingStrategy: new SnakeNaming(),
    // uuid ids are made in the app; no extension is needed for them.
    installExtensions: false,
    applicationName: 'samenregie',
    poolSize: limits.poolSize,
    connectTimeoutMS: 5_000,
    logging: false,
    extra: {
      // Read by `runPrepared`.
      namedStatements: limits.namedStatements ?? true,
      // Instants in answers carry the offset of this zone; days are counted in it.
      options: `-c timezone=${ZONE} -c datestyle=ISO -c statement_timeout=${limits.statementTimeout} -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000`,
    },
  };
}
