import type { MigrationInterface, QueryRunner } from 'typeorm';

type Run = (sql: string) => Promise<unknown>;

/** New tables under a household, with what the application does to each beside reading and adding; what is agreed is never changed. */
const HOUSEHOLD_TABLES: Record<string, string> = {
  plan_statement: 'delete',
  action_done: 'delete',
  plan_version: '',
  plan_version_goal: '',
  agreement: '',
  evaluation: '',
  evaluation_goal: '',
};

/** Who sees a goal sees what is kept about it: the goal's own policy decides. */
const OF_A_GOAL = ['plan_version_goal', 'evaluation_goal'];

/**
 * The plan to its full depth: literal statements, rhythms with the times done, what waits for what, agreement with kept
 * versions, and evaluations.
 */
export class Plan1795371000000 implements MigrationInterface {
  name = 'Plan1795371000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await this.tables(run);
    await this.walls(run);
  }

  private async tables(run: Run): Promise<void> {
    await run(`CREATE TABLE "plan_statement" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "kind" text NOT NULL, "words" text NOT NULL, "said_by_member_id" uuid NOT NULL, "said_on" date NOT NULL, "language" text NOT NULL DEFAULT 'nl', "recorded_by" uuid NOT NULL, CONSTRAINT "plan_statement_language_known" CHECK (language in ('nl', 'en')), CONSTRAINT "plan_statement_kind_known" CHECK (kind in ('where_to', 'in_the_way')), CONSTRAINT "PK_db9a48b47d957f8a4971ce236e3" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "plan_statement_of" ON "plan_statement"  ("household_id", "said_on") `);
    await run(`CREATE TABLE "action_done" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "action_id" uuid NOT NULL, "done_on" date NOT NULL, "recorded_by" uuid NOT NULL, "on_behalf" boolean NOT NULL, CONSTRAINT "action_done_once_a_day" UNIQUE ("household_id", "action_id", "done_on"), CONSTRAINT "PK_66dd954a03c46968c49e79a350e" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "plan_version" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "number" integer NOT NULL, "made_on" date NOT NULL, "made_by" uuid NOT NULL, "content" jsonb NOT NULL, CONSTRAINT "plan_version_number" UNIQUE ("household_id", "number"), CONSTRAINT "PK_1d5527fb4038f33c6bf39d54a27" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "plan_version_goal" ("household_id" uuid NOT NULL, "version_id" uuid NOT NULL, "goal_id" uuid NOT NULL, "content" jsonb NOT NULL, CONSTRAINT "PK_7d3c5d0c21fafab1c12c7474e22" PRIMARY KEY ("household_id", "version_id", "goal_id"))`);
    await run(`CREATE INDEX "plan_version_goal_of" ON "plan_version_goal"  ("household_id", "goal_id") `);
    await run(`CREATE TABLE "agreement" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "version_id" uuid NOT NULL, "member_id" uuid NOT NULL, "kind" text NOT NULL, "words" text, "given_on" date NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "agreement_kind_known" CHECK (kind in ('agrees', 'in_part', 'not')), CONSTRAINT "PK_a1b66625945790743ad129857dd" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "agreement_of_version" ON "agreement"  ("household_id", "version_id") `);
    await run(`CREATE TABLE "evaluation" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "held_on" date NOT NULL, "next_on" date, "note" text, "recorded_by" uuid NOT NULL, CONSTRAINT "evaluation_once_a_day" UNIQUE ("household_id", "held_on"), CONSTRAINT "evaluation_next_is_later" CHECK (next_on > held_on), CONSTRAINT "PK_1aefe5cb51532c5988d7f67c1ce" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "evaluation_goal" ("household_id" uuid NOT NULL, "evaluation_id" uuid NOT NULL, "goal_id" uuid NOT NULL, "change" integer NOT NULL, "what_changed" text, CONSTRAINT "evaluation_goal_change" CHECK (change between -2 and 2), CONSTRAINT "PK_9efa77c58d6e0b62658e3f8c6fa" PRIMARY KEY ("household_id", "evaluation_id", "goal_id"))`);
    await run(`ALTER TABLE "plan" ADD "origin" text NOT NULL DEFAULT 'together'`);
    await run(`ALTER TABLE "plan" ADD "family_plan" text`);
    await run(`ALTER TABLE "plan" ADD "family_plan_on" date`);
    await run(`ALTER TABLE "plan" ADD "evaluation_weeks" integer`);
    await run(`ALTER TABLE "plan" ADD "next_evaluation_on" date`);
    await run(`ALTER TABLE "action" ADD "ends_on" date`);
    await run(`ALTER TABLE "action" ADD "review_on" date`);
    await run(`ALTER TABLE "action" ADD "waits_for_id" uuid`);
    await run(`CREATE INDEX "action_owner_of_professional" ON "action_owner"  ("professional_id") WHERE professional_id is not null`);
    await run(`ALTER TABLE "plan" ADD CONSTRAINT "plan_evaluation_weeks" CHECK (evaluation_weeks between 1 and 26)`);
    await run(`ALTER TABLE "plan" ADD CONSTRAINT "plan_family_plan_has_words" CHECK (origin <> 'family' or num_nonnulls(family_plan, family_plan_on) = 2)`);
    await run(`ALTER TABLE "plan" ADD CONSTRAINT "plan_origin_known" CHECK (origin in ('together', 'family'))`);
    // A rhythm without an end is looked at again in six weeks: our default.
    await run(`update action set starts_on = due_on where due_on < starts_on`);
    await run(`update action set review_on = greatest(current_date, starts_on) + 42 where rhythm <> 'once'`);
    await run(`ALTER TABLE "action" ADD CONSTRAINT "action_waits_for_another" CHECK (waits_for_id <> id)`);
    await run(`ALTER TABLE "action" ADD CONSTRAINT "action_rhythm_is_bounded" CHECK (rhythm = 'once' or num_nonnulls(ends_on, review_on) > 0)`);
    await run(`ALTER TABLE "action" ADD CONSTRAINT "action_not_due_before_start" CHECK (due_on >= starts_on and ends_on >= starts_on and review_on >= starts_on)`);
    await run(`ALTER TABLE "plan_statement" ADD CONSTRAINT "FK_2f63707ce6dcd4c0528aca2595b" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "plan_statement" ADD CONSTRAINT "FK_9375a48daeb80c847a2a11f892f" FOREIGN KEY ("household_id", "said_by_member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "plan_statement" ADD CONSTRAINT "FK_83669f4609a94b44df7dce68a0d" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "action" ADD CONSTRAINT "FK_cae54a2027ff307d3acbaf3f6b6" FOREIGN KEY ("household_id", "waits_for_id") REFERENCES "action"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "action_done" ADD CONSTRAINT "FK_471a3498a88c0582f2bb301a4db" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "action_done" ADD CONSTRAINT "FK_2abcd05a995cbd485b8a6439bf3" FOREIGN KEY ("household_id", "action_id") REFERENCES "action"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "action_done" ADD CONSTRAINT "FK_02e68ac12f00ba0b5c84790cce0" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "plan_version" ADD CONSTRAINT "FK_a1f91eb1129ecf4d770cb0b32ec" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "plan_version" ADD CONSTRAINT "FK_6e254813c3c930c978b1cd41a6d" FOREIGN KEY ("made_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "plan_version_goal" ADD CONSTRAINT "FK_1f61584f2bf5ce543ca13de7f10" FOREIGN KEY ("household_id", "version_id") REFERENCES "plan_version"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "plan_version_goal" ADD CONSTRAINT "FK_0a6c5c43a371379505c00085987" FOREIGN KEY ("household_id", "goal_id") REFERENCES "goal"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "agreement" ADD CONSTRAINT "FK_ded57795c7da27ffb7c93b755be" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "agreement" ADD CONSTRAINT "FK_00ff996320625dc72e55b8a8f6a" FOREIGN KEY ("household_id", "version_id") REFERENCES "plan_version"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "agreement" ADD CONSTRAINT "FK_b90000de6d617bbdfc678f1c593" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "agreement" ADD CONSTRAINT "FK_be46009b8982523164c5a7b5dde" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "evaluation" ADD CONSTRAINT "FK_e2d0355d69592dcfa9d41c613f6" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "evaluation" ADD CONSTRAINT "FK_c21b765cf0055174dff961629b4" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "evaluation_goal" ADD CONSTRAINT "FK_3dba064bbb2fedd8499849fa05e" FOREIGN KEY ("household_id", "evaluation_id") REFERENCES "evaluation"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "evaluation_goal" ADD CONSTRAINT "FK_ddbcb0607afa9ab18ba0f5abdfd" FOREIGN KEY ("household_id", "goal_id") REFERENCES "goal"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  private async walls(run: Run): Promise<void> {
    for (const [table, also] of Object.entries(HOUSEHOLD_TABLES)) {
      const goal = OF_A_GOAL.includes(table) ? ` and exists (select 1 from goal g where g.household_id = ${table}.household_id and g.id = ${table}.goal_id)` : '';
      const mine = `household_id = any((select app_granted_households())::uuid[])${goal}`;
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${mine}) with check (${mine})`);
      await run(`create policy of_the_owner on ${table} to current_user using ((select current_setting('app.actor') is not null))`);
      await run(`select app_keep_from_emergency('${table}')`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
      await run(`grant select, insert${also ? `, ${also}` : ''} on ${table} to samenregie_app`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table ${Object.keys(HOUSEHOLD_TABLES).reverse().join(', ')}`);
    await queryRunner.query(`drop index action_owner_of_professional`);
    await queryRunner.query(`alter table action drop column ends_on, drop column review_on, drop column waits_for_id`);
    await queryRunner.query(`alter table action drop constraint if exists action_not_due_before_start, drop constraint if exists action_rhythm_is_bounded`);
    await queryRunner.query(`alter table plan drop column origin, drop column family_plan, drop column family_plan_on, drop column evaluation_weeks, drop column next_evaluation_on`);
  }
}
