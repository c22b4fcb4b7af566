import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOTICE_KIND = 'visit_taken_off';

type Run = (sql: string) => Promise<unknown>;

/** Who was to come to a visit and no longer is, is told so. */
export class TakenOff1795388000000 implements MigrationInterface {
  name = 'TakenOff1795388000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await noticeKinds((sql) => queryRunner.query(sql), (known) => [...known, NOTICE_KIND]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`delete from notice where kind = '${NOTICE_KIND}'`);
    await noticeKinds((sql) => queryRunner.query(sql), (known) => known.filter((kind) => kind !== NOTICE_KIND));
  }
}

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Changes the kinds of notices, whatever others are among them. */
async function noticeKinds(run: Run, change: (known: string[]) => string[]): Promise<void> {
  const rows = (await run(`select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as value from pg_constraint where conname = 'notice_kind_known'`)) as { value: string }[];
  await run(`alter table notice drop constraint notice_kind_known, add constraint notice_kind_known check (kind in (${quoted(change(rows.map(({ value }) => value)))}))`);
}
