import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOTICE_KINDS = ['visit_planned', 'visit_cancelled'];

type Run = (sql: string) => Promise<unknown>;

/** Who comes to a visit is told that it is planned or cancelled; and what told somebody of a question is read once they need not answer it any more. */
export class VisitTold1795386000000 implements MigrationInterface {
  name = 'VisitTold1795386000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await noticeKinds((sql) => queryRunner.query(sql), (known) => [...known, ...NOTICE_KINDS]);
    // A notice is its reader's: who answers a question may read none of the others', nor whether one was read.
    await queryRunner.query(`create function app_question_needs_no_more(household uuid, asked uuid, moment timestamptz) returns void language sql security definer set search_path = pg_catalog, public as $$
      update notice n set read_at = moment
      from visit_question q join visit_question_recipient r on r.household_id = q.household_id and r.question_id = q.id
      where q.household_id = household and q.id = asked and (q.state <> 'open' or r.answered_at is not null)
        and household = any(coalesce(nullif(current_setting('app.households', true), ''), '{}')::uuid[])
        and n.recipient_id = r.professional_id and n.read_at is null and n.about_id = asked and n.kind in ('visit_question_asked', 'question_passed')
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function app_question_needs_no_more(uuid, uuid, timestamptz)`);
    await queryRunner.query(`delete from notice where kind in (${quoted(NOTICE_KINDS)})`);
    await noticeKinds((sql) => queryRunner.query(sql), (known) => known.filter((kind) => !NOTICE_KINDS.includes(kind)));
  }
}

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Changes the kinds of notices, whatever others are among them. */
async function noticeKinds(run: Run, change: (known: string[]) => string[]): Promise<void> {
  const rows = (await run(`select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as value from pg_constraint where conname = 'notice_kind_known'`)) as { value: string }[];
  await run(`alter table notice drop constraint notice_kind_known, add constraint notice_kind_known check (kind in (${quoted(change(rows.map(({ value }) => value)))}))`);
}
