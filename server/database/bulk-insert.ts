import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** PostgreSQL takes 65,535 parameters in a statement; the widest table has under 25 columns. */
const ROWS_A_STATEMENT = 1000;

/** Inserts many complete rows in few statements. The given objects are not filled in: what the database adds is not read back. */
export async function insertAll<Row extends ObjectLiteral>(manager: EntityManager, target: EntityTarget<Row>, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const chunk = rows.slice(start, start + ROWS_A_STATEMENT);
    await manager.createQueryBuilder().insert().into(target).values(chunk).updateEntity(false).execute();
  }
}
