import type { MigrationInterface, QueryRunner } from 'typeorm';

const ITS_OWN = `professional_id::text = (select current_setting('app.actor', true))`;

/** When somebody wants the digest mail, and what became of each: nothing of a household. */
export class Digest1795380000000 implements MigrationInterface {
  name = 'Digest1795380000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`CREATE TABLE "digest_choice" ("professional_id" uuid NOT NULL, "rhythm" text NOT NULL, CONSTRAINT "digest_choice_rhythm_known" CHECK (rhythm in ('mondays', 'working_days', 'never')), CONSTRAINT "PK_856b390c77f5d63d4d10234aea3" PRIMARY KEY ("professional_id"))`);
    await run(`CREATE TABLE "digest" ("professional_id" uuid NOT NULL, "day" date NOT NULL, "state" text NOT NULL, CONSTRAINT "digest_state_known" CHECK (state in ('waiting', 'sending', 'sent', 'nothing', 'refused', 'unknown', 'given_up')), CONSTRAINT "PK_d26b2d47246481e65efc8c7be40" PRIMARY KEY ("professional_id", "day"))`);
    await run(`ALTER TABLE "digest_choice" ADD CONSTRAINT "FK_856b390c77f5d63d4d10234aea3" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "digest" ADD CONSTRAINT "FK_7678af533c1384b73033ad8acb0" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    for (const table of ['digest_choice', 'digest']) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_its_own on ${table} to samenregie_app using (${ITS_OWN}) with check (${ITS_OWN})`);
      await run(`create policy of_the_owner on ${table} to current_user using ((select current_setting('app.actor', true) is not null))`);
    }
    await run(`create trigger audit after insert or update or delete on digest_choice for each row execute function audit_change()`);
    await run(`grant select, insert, update on digest_choice to samenregie_app`);
    // That it was read for is in the log as a reading, not as a change.
    await run(`grant select, update (state) on digest to samenregie_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table digest, digest_choice`);
  }
}
