import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOTICE_KINDS = ['visit_combined', 'visit_moved', 'visit_handed_over'];

type Run = (sql: string) => Promise<unknown>;

/** What is done about visits that double up, and since when an overlap has waited for it. Those of before wait from now on. */
export class OverlapAnswers1795373000000 implements MigrationInterface {
  name = 'OverlapAnswers1795373000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`ALTER TABLE "overlap" ADD "open_since" TIMESTAMP WITH TIME ZONE`);
    await run(`update overlap set open_since = now()`);
    await run(`CREATE TABLE "overlap_answer" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "code" text NOT NULL, "member_id" uuid, "domain" text, "visit_ids" uuid array NOT NULL, "kind" text NOT NULL, "reason" text, "visit_id" uuid, "other_visit_id" uuid, "answered_by" uuid NOT NULL, "answered_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "overlap_answer_names_visits" CHECK ((visit_id is null) = (kind = 'kept') and (other_visit_id is null) = (kind in ('kept', 'moved'))), CONSTRAINT "overlap_answer_kept_has_reason" CHECK (kind <> 'kept' or reason is not null), CONSTRAINT "overlap_answer_kind_known" CHECK (kind in ('combined', 'moved', 'handed_over', 'kept')), CONSTRAINT "overlap_answer_domain_known" CHECK (domain in ('finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting')), CONSTRAINT "overlap_answer_code_known" CHECK (code in ('clash', 'same_day', 'same_topic', 'repeated_intake', 'member_crowding', 'household_crowding')), CONSTRAINT "PK_477eb4162df04f14443080c6aa5" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "overlap_answer_of" ON "overlap_answer"  ("household_id", "answered_at") `);
    const refers = (name: string, columns: string, to: string): Promise<unknown> => run(`alter table overlap_answer add constraint "FK_${name}" foreign key (${columns}) references ${to}`);
    await refers('995ac93ae4fba97f54511be74b5', 'household_id', 'household (id)');
    await refers('9a4a0639ea02007dfaced1a2874', 'household_id, member_id', 'member (household_id, id)');
    await refers('cb98f6f9273bf0a9071a810cdd1', 'household_id, visit_id', 'visit (household_id, id)');
    await refers('0de7c6105d62887b66d9314c098', 'household_id, other_visit_id', 'visit (household_id, id)');
    await refers('abe71f4d31d15b4394ed3f96c30', 'answered_by', 'professional (id)');
    await this.walls(run);
    await noticeKinds(run, (known) => [...known, ...NOTICE_KINDS]);
  }

  /** A log: added to and read, each by whoever answers, and never changed. */
  private async walls(run: Run): Promise<void> {
    const mine = `household_id = any((select app_granted_households())::uuid[])`;
    await run(`alter table overlap_answer enable row level security`);
    await run(`alter table overlap_answer force row level security`);
    await run(`create policy of_the_actor on overlap_answer to samenregie_app using (${mine}) with check (${mine} and answered_by::text = (select current_setting('app.actor')))`);
    await run(`create policy of_the_owner on overlap_answer to current_user using ((select current_setting('app.actor') is not null))`);
    await run(`select app_keep_from_emergency('overlap_answer')`);
    await run(`create trigger audit after insert or update or delete on overlap_answer for each row execute function audit_change()`);
    await run(`grant select, insert on overlap_answer to samenregie_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`drop table overlap_answer`);
    await run(`alter table overlap drop column open_since`);
    await noticeKinds(run, (known) => known.filter((kind) => !NOTICE_KINDS.includes(kind)));
  }
}

/** Changes the list of kinds, whatever others are in it. */
async function noticeKinds(run: Run, change: (known: string[]) => string[]): Promise<void> {
  const rows = (await run(`select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as value from pg_constraint where conname = 'notice_kind_known'`)) as { value: string }[];
  const kinds = change(rows.map(({ value }) => value)).map((kind) => `'${kind}'`);
  await run(`alter table notice drop constraint notice_kind_known, add constraint notice_kind_known check (kind in (${kinds.join(', ')}))`);
}
