import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOTICE_KINDS = ['visit_question_asked', 'visit_question_answered'];
/** What the application changes of a row. */
const CHANGEABLE = { visit_question: 'state, closed_at', visit_question_recipient: 'accepted, answer, answered_at' };

type Run = (sql: string) => Promise<unknown>;

/** What is asked instead of going alone, and why somebody goes anyway. */
export class VisitQuestions1795373100000 implements MigrationInterface {
  name = 'VisitQuestions1795373100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`ALTER TABLE "visit" ADD "anyway_because" text`);
    // The visits of some weeks are read from this index alone, this among the rest.
    await run(`drop index visit_in_time`);
    await run(`create index visit_in_time on visit (household_id, starts_at) include (id, ends_at, kind, status, domains, anyway_because, version)`);
    await this.tables(run);
    await this.walls(run);
    await noticeKinds(run, (known) => [...known, ...NOTICE_KINDS]);
  }

  private async tables(run: Run): Promise<void> {
    await run(`CREATE TABLE "visit_question" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "kind" text NOT NULL, "visit_id" uuid, "question" text, "domains" text array NOT NULL, "planned_for" TIMESTAMP WITH TIME ZONE, "asked_by" uuid NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "visit_question_closed_with_moment" CHECK ((closed_at is null) = (state = 'open')), CONSTRAINT "visit_question_domains_known" CHECK (domains <@ array['finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting']), CONSTRAINT "visit_question_has_words" CHECK (kind = 'join' or question is not null), CONSTRAINT "visit_question_about_visit" CHECK ((visit_id is null) = (kind = 'consult')), CONSTRAINT "visit_question_state_of_kind" CHECK (case when kind = 'join' then state <> 'answered' else state not in ('accepted', 'declined') end), CONSTRAINT "visit_question_state_known" CHECK (state in ('open', 'accepted', 'declined', 'answered', 'withdrawn')), CONSTRAINT "visit_question_kind_known" CHECK (kind in ('join', 'pass_on', 'consult')), CONSTRAINT "PK_6af99409b6663d34d035aad5029" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "visit_question_open" ON "visit_question"  ("household_id") WHERE state = 'open'`);
    await run(`CREATE UNIQUE INDEX "visit_question_join_once" ON "visit_question"  ("household_id", "visit_id", "asked_by") WHERE kind = 'join' and state = 'open'`);
    await run(`CREATE TABLE "visit_question_recipient" ("household_id" uuid NOT NULL, "question_id" uuid NOT NULL, "professional_id" uuid NOT NULL, "accepted" boolean, "answer" text, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "visit_question_recipient_answered_whole" CHECK (answered_at is not null or (accepted is null and answer is null)), CONSTRAINT "PK_9e9e4063b384b84495a744ae7b1" PRIMARY KEY ("household_id", "question_id", "professional_id"))`);
    await run(`CREATE INDEX "visit_question_of_recipient" ON "visit_question_recipient"  ("professional_id") WHERE answered_at is null`);
    await run(`ALTER TABLE "visit_question" ADD CONSTRAINT "FK_fa3b0a4075036bc2436d8020ab2" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "visit_question" ADD CONSTRAINT "FK_938e7734a88697265f1fea132a3" FOREIGN KEY ("household_id", "visit_id") REFERENCES "visit"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "visit_question" ADD CONSTRAINT "FK_ed92caf88f60a740b42304a7b86" FOREIGN KEY ("asked_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "visit_question_recipient" ADD CONSTRAINT "FK_596fa9d9e0ecedd9b18ca5efe78" FOREIGN KEY ("household_id", "question_id") REFERENCES "visit_question"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "visit_question_recipient" ADD CONSTRAINT "FK_5097328f22e05b5ddc796a81d0d" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  private async walls(run: Run): Promise<void> {
    for (const [table, changeable] of Object.entries(CHANGEABLE)) {
      const mine = `household_id = any((select app_granted_households())::uuid[])`;
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${mine}) with check (${mine})`);
      await run(`create policy of_the_owner on ${table} to current_user using ((select current_setting('app.actor') is not null))`);
      await run(`select app_keep_from_emergency('${table}')`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
      await run(`grant select, insert, update (${changeable}) on ${table} to samenregie_app`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`drop table visit_question_recipient, visit_question`);
    await run(`drop index visit_in_time`);
    await run(`create index visit_in_time on visit (household_id, starts_at) include (id, ends_at, kind, status, domains, version)`);
    await run(`alter table visit drop column anyway_because`);
    await noticeKinds(run, (known) => known.filter((kind) => !NOTICE_KINDS.includes(kind)));
  }
}

/** Changes the list of kinds, whatever others are in it. */
async function noticeKinds(run: Run, change: (known: string[]) => string[]): Promise<void> {
  const rows = (await run(`select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as value from pg_constraint where conname = 'notice_kind_known'`)) as { value: string }[];
  const kinds = change(rows.map(({ value }) => value)).map((kind) => `'${kind}'`);
  await run(`alter table notice drop constraint notice_kind_known, add constraint notice_kind_known check (kind in (${kinds.join(', ')}))`);
}
