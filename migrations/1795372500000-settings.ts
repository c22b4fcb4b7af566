import type { MigrationInterface, QueryRunner } from 'typeorm';

type Run = (sql: string) => Promise<unknown>;

const SOMEBODY_ACTS = `((select current_setting('app.actor') is not null))`;

/**
 * What a team sets for its own households, who changed it, and with which settings each household was derived last. Everybody
 * who works in a household reads its team's settings, for the overlaps follow from them; only who leads the team writes them.
 */
export class Settings1795372500000 implements MigrationInterface {
  name = 'Settings1795372500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`CREATE TABLE "team_setting" ("team_id" uuid NOT NULL, "key" text NOT NULL, "value" integer NOT NULL, CONSTRAINT "setting_known" CHECK (case key when 'clash' then value between 0 and 1 when 'sameDay' then value between 0 and 1 when 'sameTopicDays' then value between 0 and 60 when 'repeatedIntakeDays' then value between 0 and 180 when 'memberShortDays' then value between 1 and 31 when 'memberShortOrganisations' then value between 2 and 20 when 'memberLongDays' then value between 2 and 92 when 'memberLongOrganisations' then value between 2 and 30 when 'householdDays' then value between 1 and 31 when 'householdVisits' then value between 2 and 50 when 'householdOrganisations' then value between 2 and 20 else false end), CONSTRAINT "PK_8d0a19bcc86952277d03ea4a631" PRIMARY KEY ("team_id", "key"))`);
    await run(`CREATE TABLE "team_setting_change" ("id" uuid NOT NULL, "team_id" uuid NOT NULL, "key" text NOT NULL, "from_value" integer NOT NULL, "to_value" integer NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_by" uuid NOT NULL, CONSTRAINT "PK_9eaa34cfcba9027f9dc9d2e0a8a" PRIMARY KEY ("id"))`);
    await run(`CREATE INDEX "team_setting_change_of_team" ON "team_setting_change"  ("team_id", "changed_at") `);
    await run(`CREATE TABLE "derived_with" ("household_id" uuid NOT NULL, "setting_group" text NOT NULL, "settings" text NOT NULL, CONSTRAINT "derived_with_group_known" CHECK (setting_group in ('visits')), CONSTRAINT "PK_537442a21eac5a13c6cd5b63745" PRIMARY KEY ("household_id", "setting_group"))`);
    await run(`ALTER TABLE "team_setting" ADD CONSTRAINT "FK_13d34212913056f240f23587bc8" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "team_setting_change" ADD CONSTRAINT "FK_9f3aba0f53a134ecc3d55267810" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "team_setting_change" ADD CONSTRAINT "FK_10ae8491b3717ab9e24b46d2321" FOREIGN KEY ("changed_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "derived_with" ADD CONSTRAINT "FK_ecd16a8c3a1ce96e04aa532e4d1" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await this.ofTeams(run);
    await this.ofHouseholds(run);
  }

  private async ofTeams(run: Run): Promise<void> {
    for (const [table, rights] of Object.entries({ team_setting: 'select, insert, update (value), delete', team_setting_change: 'select, insert' })) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_everybody on ${table} for select to samenregie_app using (true)`);
      const leadsIt = `exists (select 1 from team_lead t where t.team_id = ${table}.team_id and t.professional_id::text = (select current_setting('app.actor')))`;
      await run(`create policy of_who_leads_the_team on ${table} to samenregie_app using (${leadsIt}) with check (${leadsIt})`);
      await run(`create policy of_the_owner on ${table} to current_user using ${SOMEBODY_ACTS}`);
      await run(`grant ${rights} on ${table} to samenregie_app`);
    }
    await run(`create trigger audit after insert or update or delete on team_setting for each row execute function audit_change()`);
  }

  /** As overlaps are: it follows from what is in the log already, and so is no event of its own. */
  private async ofHouseholds(run: Run): Promise<void> {
    const mine = `household_id = any((select app_granted_households())::uuid[])`;
    await run(`alter table derived_with enable row level security`);
    await run(`alter table derived_with force row level security`);
    await run(`create policy of_the_actor on derived_with to samenregie_app using (${mine}) with check (${mine})`);
    await run(`create policy of_the_owner on derived_with to current_user using ${SOMEBODY_ACTS}`);
    await run(`select app_keep_from_emergency('derived_with')`);
    await run(`grant select, insert, update (settings) on derived_with to samenregie_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop table derived_with, team_setting_change, team_setting`);
  }
}
