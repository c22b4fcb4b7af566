import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each organisation administers its own people: invitations, versions of what is changed, and how somebody leaves. */
export class Administration1795362000000 implements MigrationInterface {
  name = 'Administration1795362000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."professional_email"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_c31cc46362fb327f4a873e37da"`);
    await queryRunner.query(`CREATE TABLE "departure" ("professional_id" uuid NOT NULL, "leaves_on" date NOT NULL, "decided_by" uuid NOT NULL, "carried_out_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_46418dd7e091f8408a92212b0a4" PRIMARY KEY ("professional_id"))`);
    await queryRunner.query(`CREATE INDEX "departure_due" ON "departure"  ("leaves_on") WHERE carried_out_at is null`);
    await queryRunner.query(`CREATE TABLE "departure_decision" ("household_id" uuid NOT NULL, "professional_id" uuid NOT NULL, "successor_id" uuid, "end_reason" text, CONSTRAINT "departure_decision_end_reason_known" CHECK (end_reason in ('changed_job', 'goal_reached', 'household_declined', 'not_needed', 'other')), CONSTRAINT "departure_decision_is_one" CHECK (num_nonnulls(successor_id, end_reason) = 1), CONSTRAINT "PK_b350c7c1ff23eb8e8aad385a141" PRIMARY KEY ("household_id", "professional_id"))`);
    await queryRunner.query(`CREATE INDEX "IDX_80dfef0d0806178eb03754182b" ON "departure_decision"  ("professional_id") `);
    await queryRunner.query(`CREATE TABLE "invitation" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "team_id" uuid, "name" text NOT NULL, "function" text NOT NULL, "email" text NOT NULL, "roles" text array NOT NULL, "invited_by" uuid NOT NULL, "token_hash" bytea NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "invitation_email_lowercase" CHECK (email = lower(email)), CONSTRAINT "invitation_roles_known" CHECK (roles <@ array['case_director', 'partner', 'team_lead', 'administrator', 'privacy_officer']), CONSTRAINT "PK_beb994737756c0f18a1c1f8669c" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE UNIQUE INDEX "invitation_token" ON "invitation"  ("token_hash") `);
    await queryRunner.query(`CREATE UNIQUE INDEX "invitation_email" ON "invitation"  ("organisation_id", "email") `);
    await queryRunner.query(`ALTER TABLE "organisation" ADD "version" integer NOT NULL DEFAULT '1'`);
    await queryRunner.query(`ALTER TABLE "team" ADD "version" integer NOT NULL DEFAULT '1'`);
    await queryRunner.query(`ALTER TABLE "professional" ADD "version" integer NOT NULL DEFAULT '1'`);
    await queryRunner.query(`CREATE UNIQUE INDEX "professional_email" ON "professional"  ("organisation_id", "email") `);
    await queryRunner.query(`CREATE INDEX "IDX_bd2d883e618593ec11bcd75d5e" ON "professional"  ("email") `);
    await queryRunner.query(`ALTER TABLE "team" ADD CONSTRAINT "team_name_once" UNIQUE ("organisation_id", "name")`);
    await queryRunner.query(`ALTER TABLE "departure" ADD CONSTRAINT "FK_46418dd7e091f8408a92212b0a4" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "departure" ADD CONSTRAINT "FK_de923376a3880195b62aee94734" FOREIGN KEY ("decided_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "departure_decision" ADD CONSTRAINT "FK_7289f5546ec593f85a9fb4d6990" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "departure_decision" ADD CONSTRAINT "FK_80dfef0d0806178eb03754182b8" FOREIGN KEY ("professional_id") REFERENCES "departure"("professional_id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "departure_decision" ADD CONSTRAINT "FK_82bb6678fda33eb27c7be6c35f9" FOREIGN KEY ("successor_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "invitation" ADD CONSTRAINT "FK_913833c1541e680e8112131222f" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "invitation" ADD CONSTRAINT "FK_e252ae8906b8e70c59c65e4dcbe" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "invitation" ADD CONSTRAINT "FK_e720a7c3cde7969988b5d33ca75" FOREIGN KEY ("invited_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);

    // Two administrators who take each other's role away at once wait for each other here, and the second one is refused.
    await queryRunner.query(`
      create function keep_administrator() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        perform 1 from organisation where id = old.organisation_id for no key update;
        if not exists (select 1 from professional p where p.organisation_id = old.organisation_id and 'administrator' = any(p.roles) and p.left_on is null) then
          raise exception 'An organisation keeps at least one administrator.' using errcode = 'check_violation', constraint = 'organisation_keeps_administrator';
        end if;
        return null;
      end $$`);
    await queryRunner.query(`
      create trigger keep_administrator after update of roles, left_on on professional for each row
      when ('administrator' = any(old.roles) and old.left_on is null and not ('administrator' = any(new.roles) and new.left_on is null))
      execute function keep_administrator()`);

    // Nobody begins something with who is leaving at this moment: the lock waits for the departure, and then sees it.
    await queryRunner.query(`
      create function refuse_who_left() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        perform 1 from professional p
          where p.id = new.professional_id
            and (p.left_on is null or (p.left_on > current_date and p.left_on > new.starts_on) or new.ends_on <= p.left_on)
          for key share;
        if not found then
          raise exception 'This professional no longer works here.' using errcode = 'check_violation', constraint = tg_table_name || '_of_who_works_here';
        end if;
        return new;
      end $$`);
    for (const table of ['involvement', 'lead'])
      await queryRunner.query(`create trigger refuse_who_left before insert on ${table} for each row execute function refuse_who_left()`);

    await this.behindTheWall(queryRunner);
  }

  /** What the application may do with the new tables, their place in the log, and the one narrow way of an administrator. */
  private async behindTheWall(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`grant select, insert, update, delete on invitation, departure, departure_decision to samenregie_app`);
    await queryRunner.query(`grant delete on team_lead to samenregie_app`);
    await queryRunner.query(`alter table departure_decision enable row level security`);
    await queryRunner.query(`alter table departure_decision force row level security`);
    const mine = `household_id = any((select app_granted_households())::uuid[])`;
    await queryRunner.query(`create policy of_the_actor on departure_decision to samenregie_app using (${mine}) with check (${mine})`);
    await queryRunner.query(`create policy of_the_owner on departure_decision to current_user using ((select current_setting('app.actor') is not null))`);
    await queryRunner.query(`create trigger audit after insert or update or delete on invitation for each row execute function audit_change('token_hash')`);
    for (const table of ['departure', 'departure_decision'])
      await queryRunner.query(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);

    // The households in which somebody has or had a part, for an administrator of the same organisation and for nobody else.
    await queryRunner.query(`
      create function app_households_left(actor uuid, leaver uuid, today date) returns uuid[]
      language sql stable security definer set search_path = pg_catalog, public as $$
        select coalesce(array_agg(distinct k.household_id), '{}')
        from professional a join professional p on p.organisation_id = a.organisation_id
        cross join lateral (
          select i.household_id from involvement i where i.professional_id = p.id
          union select l.household_id from lead l where l.professional_id = p.id) k
        where a.id = actor and 'administrator' = any(a.roles) and (a.left_on is null or a.left_on > today) and p.id = leaver
      $$`);
    // From here to the end of the transaction the wall lets through those households, and no other: to settle a departure.
    await queryRunner.query(`
      create function app_settle_departure(leaver uuid) returns void language plpgsql as $$
      begin
        perform set_config('app.ground', 'departure', true), set_config('app.domains', '{}', true),
          set_config('app.households', app_households_left(current_setting('app.actor')::uuid, leaver, current_setting('app.today')::date)::text, true);
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['involvement', 'lead']) await queryRunner.query(`drop trigger refuse_who_left on ${table}`);
    await queryRunner.query(`drop trigger keep_administrator on professional`);
    await queryRunner.query(`revoke delete on team_lead from samenregie_app`);
    await queryRunner.query(`drop function app_settle_departure(uuid)`);
    await queryRunner.query(`drop function app_households_left(uuid, uuid, date)`);
    await queryRunner.query(`drop function refuse_who_left()`);
    await queryRunner.query(`drop function keep_administrator()`);
    await queryRunner.query(`ALTER TABLE "invitation" DROP CONSTRAINT "FK_e720a7c3cde7969988b5d33ca75"`);
    await queryRunner.query(`ALTER TABLE "invitation" DROP CONSTRAINT "FK_e252ae8906b8e70c59c65e4dcbe"`);
    await queryRunner.query(`ALTER TABLE "invitation" DROP CONSTRAINT "FK_913833c1541e680e8112131222f"`);
    await queryRunner.query(`ALTER TABLE "departure_decision" DROP CONSTRAINT "FK_82bb6678fda33eb27c7be6c35f9"`);
    await queryRunner.query(`ALTER TABLE "departure_decision" DROP CONSTRAINT "FK_80dfef0d0806178eb03754182b8"`);
    await queryRunner.query(`ALTER TABLE "departure_decision" DROP CONSTRAINT "FK_7289f5546ec593f85a9fb4d6990"`);
    await queryRunner.query(`ALTER TABLE "departure" DROP CONSTRAINT "FK_de923376a3880195b62aee94734"`);
    await queryRunner.query(`ALTER TABLE "departure" DROP CONSTRAINT "FK_46418dd7e091f8408a92212b0a4"`);
    await queryRunner.query(`ALTER TABLE "team" DROP CONSTRAINT "team_name_once"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_bd2d883e618593ec11bcd75d5e"`);
    await queryRunner.query(`DROP INDEX "public"."professional_email"`);
    await queryRunner.query(`ALTER TABLE "professional" DROP COLUMN "version"`);
    await queryRunner.query(`ALTER TABLE "team" DROP COLUMN "version"`);
    await queryRunner.query(`ALTER TABLE "organisation" DROP COLUMN "version"`);
    await queryRunner.query(`DROP INDEX "public"."invitation_email"`);
    await queryRunner.query(`DROP INDEX "public"."invitation_token"`);
    await queryRunner.query(`DROP TABLE "invitation"`);
    await queryRunner.query(`DROP INDEX "public"."IDX_80dfef0d0806178eb03754182b"`);
    await queryRunner.query(`DROP TABLE "departure_decision"`);
    await queryRunner.query(`DROP INDEX "public"."departure_due"`);
    await queryRunner.query(`DROP TABLE "departure"`);
    await queryRunner.query(`CREATE INDEX "IDX_c31cc46362fb327f4a873e37da" ON "professional" USING btree ("organisation_id") `);
    await queryRunner.query(`CREATE UNIQUE INDEX "professional_email" ON "professional" USING btree ("email") `);
  }
}
