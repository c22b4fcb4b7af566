import type { DataSourceOptions } from 'typeorm';
import { ZONE } from '../shared/day.js';
import { SnakeNaming } from './naming.js';
import { PreparingClient } from './preparing-client.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

interface Limits {
  poolSize: number;
  statementTimeout: number;
  /** Longest wait for a connection, in milliseconds. */
  connectionWait?: number;
  /** Longest wait for a lock, in milliseconds. */
  lockWait?: number;
  namedStatements?: boolean;
}

/** The role of the application: it owns nothing, and row-level security holds for it. */
export const APPLICATION_ROLE = 'samenregie_app';

/**
 * For requests. Where the address names the owner of the tables, the application's role is taken on at once; an address
 * that signs in as that role itself (`DATABASE_APP_URL`) cannot go back to the owner. Nobody acts until
 * a unit of work says who does. A named statement is planned once a connection: all go by household, so that no value makes a
 * better plan than another, and PostgreSQL is kept from planning anew because it thinks one might.
 */
export const applicationConnection = (url: string, limits: Limits): PostgresOptions => connection(url, limits, { role: APPLICATION_ROLE, 'app.actor': '', plan_cache_mode: 'force_generic_plan' });

/** For what is not anybody's request: migrations, the demo, jobs and commands. The owner acts as the system, and sees all. */
export const upkeepConnection = (url: string, limits: Limits): PostgresOptions =>
  connection(url, { ...limits, connectionWait: 5_000 }, { 'app.actor': SYSTEM, 'app.households': '{}', 'app.domains': '{}' });

/** Who acts where nobody does. */
export const SYSTEM = 'system';

/** What every connection to the database has in common. */
function connection(url: string, limits: Limits, settings: Record<string, string>): PostgresOptions {
  const namedStatements = limits.namedStatements ?? true;
  return {
    type: 'postgres',
    url,
    namingStrategy: new SnakeNaming(),
    // uuid ids are made in the app; no extension is needed for them.
    installExtensions: false,
    applicationName: 'samenregie',
    poolSize: limits.poolSize,
    connectTimeoutMS: limits.connectionWait ?? 5_000,
    logging: false,
    extra: {
      // Read by `runPrepared`.
      namedStatements,
      ...(namedStatements && { Client: PreparingClient }),
      // Instants in answers carry the offset of this zone; days are counted in it. Compiling a statement (`jit`, which not
      // every server is built with) pays for one of seconds; here an estimate that is too high would make a short one long.
      options: `-c timezone=${ZONE} -c datestyle=ISO -c statement_timeout=${limits.statementTimeout} -c jit=off -c lock_timeout=${limits.lockWait ?? 5_000} -c idle_in_transaction_session_timeout=30000${Object.entries(settings)
        .map(([name, value]) => ` -c ${name}=${value}`)
        .join('')}`,
    },
  };
}
