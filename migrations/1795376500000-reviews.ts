import type { MigrationInterface, QueryRunner } from 'typeorm';

type Run = (sql: string) => Promise<unknown>;

const OF_THE_TEAM = `team_id = any((select app_led_teams())::uuid[])`;
const SOMEBODY_ACTS = `((select current_setting('app.actor') is not null))`;

/** Review meetings of a team, and the households that each goes through. Both are for those who lead the team. */
export class Reviews1795376500000 implements MigrationInterface {
  name = 'Reviews1795376500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`CREATE TABLE "review_meeting" ("id" uuid NOT NULL, "team_id" uuid NOT NULL, "led_by" uuid NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "households" smallint NOT NULL, CONSTRAINT "review_meeting_ends_after_start" CHECK (closed_at >= started_at), CONSTRAINT "PK_c2ae8db402643ac9362ac61fc97" PRIMARY KEY ("id"))`);
    await run(`CREATE INDEX "review_meeting_of_team" ON "review_meeting"  ("team_id", "started_at") `);
    await run(`CREATE UNIQUE INDEX "review_meeting_one_open" ON "review_meeting"  ("team_id") WHERE closed_at is null`);
    await run(`CREATE TABLE "review_case" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "meeting_id" uuid NOT NULL, "place" smallint NOT NULL, "note" text, "discussed_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_99180ffe7a2cae8e7636aadfde8" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE UNIQUE INDEX "review_case_once" ON "review_case"  ("household_id", "meeting_id") `);
    await run(`CREATE UNIQUE INDEX "review_case_in_order" ON "review_case"  ("meeting_id", "place") `);
    await run(`ALTER TABLE "review_meeting" ADD CONSTRAINT "FK_c883f30123e99947ba537bfcc51" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "review_meeting" ADD CONSTRAINT "FK_b675deab94ca825cc9ff77efbf5" FOREIGN KEY ("led_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "review_case" ADD CONSTRAINT "FK_db596af00f38cdaa981aecb4442" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "review_case" ADD CONSTRAINT "FK_29bd61168a6b1fe0451f689c725" FOREIGN KEY ("meeting_id") REFERENCES "review_meeting"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    const walls = {
      review_meeting: { rule: OF_THE_TEAM, rights: 'select, insert, update (closed_at)' },
      review_case: {
        rule: `household_id = any((select app_granted_households())::uuid[]) and exists (select 1 from review_meeting m where m.id = review_case.meeting_id)`,
        rights: 'select, insert, update (note, discussed_at, version)',
      },
    };
    for (const [table, { rule, rights }] of Object.entries(walls)) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${rule}) with check (${rule})`);
      await run(`create policy of_the_owner on ${table} to current_user using ${SOMEBODY_ACTS}`);
      await run(`grant ${rights} on ${table} to samenregie_app`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
    }
    await run(`select app_keep_from_emergency('review_case')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table review_case, review_meeting`);
  }
}
