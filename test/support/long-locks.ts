import type { DataSource, MigrationInterface } from 'typeorm';

/** What migrations could make anew on a table that is there already. */
interface Catalog {
  /** File of each table, by name: another file means that all its rows were written anew. */
  files: Map<string, number>;
  /** Indexes, and constraints that hold for every row, by the table that they are on. */
  whole: Map<string, string>;
}

/** Grows with the households, or with what is done in them. */
const BIG = `(c.relname in ('household', 'person') or c.relname like 'audit\\_%' or exists (select 1 from pg_attribute h where h.attrelid = c.oid and h.attname = 'household_id'))`;

export async function catalogOf(source: DataSource): Promise<Catalog> {
  const files = await source.query<{ table: string; file: number }[]>(
    `select c.relname as table, pg_relation_filenode(c.oid)::int as file from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and ${BIG}`,
  );
  const whole = await source.query<{ name: string; table: string }[]>(
    `select 'the index ' || i.indexrelid::regclass || '#' || i.indexrelid as name, c.relname as table from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     union all
     select 'the constraint ' || k.conname || '#' || k.oid, c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'f', 'x') and k.convalidated`,
  );
  return { files: new Map(files.map(({ table, file }) => [table, file])), whole: new Map(whole.map(({ name, table }) => [name, table])) };
}

/**
 * What a migration did to tables that were there before, in the time of which nobody else could write in them: it is as long as
 * they are large. Without a transaction of its own it may build an index beside the work, and must say so.
 */
export function longLocks(before: Catalog, after: Catalog, migration: MigrationInterface, statements: readonly string[]): string[] {
  const rewritten = [...after.files].filter(([table, file]) => before.files.has(table) && before.files.get(table) !== file).map(([table]) => `writes all of ${table} anew`);
  const apart = migration.transaction === false && statements.every((statement) => !/create\s+(unique\s+)?index/i.test(statement) || /concurrently/i.test(statement));
  const made = [...after.whole]
    .filter(([name, table]) => before.files.has(table) && !before.whole.has(name) && !(apart && name.startsWith('the index')))
    .map(([name, table]) => `reads all of ${table} for ${name.split('#')[0]}`);
  return [...rewritten, ...made];
}
