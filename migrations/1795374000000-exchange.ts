import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_THE_HOUSEHOLD = `household_id = any((select app_granted_households())::uuid[])`;
const ITS_OWN = `professional_id::text = (select current_setting('app.actor', true))`;

/** By what files know visits, and the calendar addresses of professionals. */
export class Exchange1795374000000 implements MigrationInterface {
  name = 'Exchange1795374000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`CREATE TABLE "visit_source" ("household_id" uuid NOT NULL, "key" bytea NOT NULL, "recurrence" text NOT NULL, "visit_id" uuid NOT NULL, "sequence" integer NOT NULL, CONSTRAINT "PK_6af6f0905635cff8b2c28156137" PRIMARY KEY ("household_id", "key", "recurrence"))`);
    await run(`CREATE INDEX "visit_source_of_visit" ON "visit_source"  ("household_id", "visit_id") `);
    await run(`CREATE TABLE "calendar_address" ("professional_id" uuid NOT NULL, "token_hash" bytea NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "fetched_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b16fb1d3433b4468de32a33da4b" PRIMARY KEY ("professional_id"))`);
    await run(`CREATE UNIQUE INDEX "calendar_address_token" ON "calendar_address"  ("token_hash") `);
    await run(`ALTER TABLE "visit_source" ADD CONSTRAINT "FK_de0b976990f1f4b5ba095975e35" FOREIGN KEY ("household_id", "visit_id") REFERENCES "visit"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "calendar_address" ADD CONSTRAINT "FK_b16fb1d3433b4468de32a33da4b" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);

    await run(`alter table visit_source enable row level security`);
    await run(`alter table visit_source force row level security`);
    await run(`create policy of_the_actor on visit_source to samenregie_app using (${OF_THE_HOUSEHOLD}) with check (${OF_THE_HOUSEHOLD})`);
    await run(`create policy of_the_owner on visit_source to current_user using ((select current_setting('app.actor') is not null))`);
    await run(`select app_keep_from_emergency('visit_source')`);
    await run(`create trigger audit after insert or update or delete on visit_source for each row execute function audit_change('key')`);
    await run(`grant select, insert, update (visit_id, sequence) on visit_source to samenregie_app`);

    await run(`alter table calendar_address enable row level security`);
    await run(`alter table calendar_address force row level security`);
    await run(`create policy of_its_own on calendar_address to samenregie_app using (${ITS_OWN}) with check (${ITS_OWN})`);
    await run(`create policy of_the_owner on calendar_address to current_user using ((select current_setting('app.actor', true) is not null))`);
    // That it was asked for is in the log as a reading, not as a change.
    await run(`create trigger audit after insert or delete or update of token_hash on calendar_address for each row execute function audit_change('token_hash')`);
    await run(`grant select, insert, update, delete on calendar_address to samenregie_app`);
    // Whose address it is, for whoever has it: the table itself shows everybody only their own.
    await run(`create function app_calendar(token bytea, today date) returns table ("professionalId" uuid, roles text[], language text) language sql stable security definer set search_path = pg_catalog, public as $$
        select p.id, p.roles, p.language from calendar_address c join professional p on p.id = c.professional_id
        where c.token_hash = token and (p.left_on is null or p.left_on > today)
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function app_calendar(bytea, date)`);
    await queryRunner.query(`drop table visit_source, calendar_address`);
  }
}
