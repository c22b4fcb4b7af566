import { DataSource } from 'typeorm';
import { upkeepConnection } from './database/connection.js';
import { migrations } from './database/migrate.js';
import { entities } from './entities.js';

/** For TypeORM's own commands: generating a migration and the drift check. */
export const dataSource = new DataSource({
  ...upkeepConnection(process.env['DATABASE_URL'] ?? 'postgres://127.0.0.1/samenregie', { poolSize: 2, statementTimeout: 60_000 }),
  entities,
  migrations,
});
