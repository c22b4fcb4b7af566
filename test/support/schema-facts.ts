import type { DataSource } from 'typeorm';

type Rows = { readonly what: string }[];

/** All that migrations make, a line each: columns, constraints, indexes, functions, triggers, walls and rights. */
const SCHEMA = [
  `select format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as what
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  `select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as what from pg_constraint where connamespace = 'public'::regnamespace`,
  `select indexdef as what from pg_indexes where schemaname = 'public'`,
  `select pg_get_functiondef(p.oid) as what from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
    and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  `select pg_get_triggerdef(oid) as what from pg_trigger where not tgisinternal`,
  `select format('wall %s %s %s %s %s', tablename, policyname, cmd, qual, with_check) as what from pg_policies where schemaname = 'public'`,
  `select format('wall of %s: %s %s', relname, relrowsecurity, relforcerowsecurity) as what from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  `select format('right of %s on %s: %s', r.grantee::regrole, c.relname, r.privilege_type) as what
    from pg_class c cross join aclexplode(c.relacl) r where c.relnamespace = 'public'::regnamespace`,
  `select format('right of %s on %s.%s: %s', r.grantee::regrole, c.relname, a.attname, r.privilege_type) as what
    from pg_attribute a join pg_class c on c.oid = a.attrelid cross join aclexplode(a.attacl) r where c.relnamespace = 'public'::regnamespace`,
  `select format('right on %s: %s', p.oid::regprocedure, r.grantee) as what
    from pg_proc p cross join aclexplode(p.proacl) r where p.pronamespace = 'public'::regnamespace`,
];

export async function schemaOf(source: DataSource): Promise<string[]> {
  const found: string[] = [];
  for (const sql of SCHEMA) found.push(...(await source.query<Rows>(sql)).map(({ what }) => what));
  return found.sort();
}

/** What stands in each column of each table, as a hash over its rows in the order of their key; by `table.column`. */
export async function factsOf(source: DataSource): Promise<Map<string, string>> {
  const columns = await source.query<{ table: string; column: string; key: string }[]>(`
    select c.relname as table, a.attname as column,
      (select string_agg(quote_ident(k.attname), ', ' order by k.attnum) from pg_constraint p join pg_attribute k on k.attrelid = c.oid and k.attnum = any(p.conkey)
        where p.conrelid = c.oid and p.contype = 'p') as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migrations' and a.attnum > 0 and not a.attisdropped`);
  const found = new Map<string, string>();
  for (const { table, column, key } of columns) {
    const [row] = await source.query<{ rows: number; hash: string }[]>(
      `select count(*)::int as rows, md5(coalesce(string_agg(coalesce("${column}"::text, '-'), '|' order by ${key ?? `"${table}"::text`}), '')) as hash from "${table}"`,
    );
    found.set(`${table}.${column}`, `${row!.rows} rows, ${row!.hash}`);
  }
  return found;
}
