import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['used_logout_token', 'sign_on_attempt', 'sign_on_role', 'sign_on_request', 'sign_on_identity', 'recovery_code', 'second_factor'];

/** Single sign-on, the second step of local accounts, stepping up, and sessions that their person can see. */
export class SignOn1795361000000 implements MigrationInterface {
  name = 'SignOn1795361000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "second_factor" ("professional_id" uuid NOT NULL, "secret" bytea NOT NULL, "begun_at" TIMESTAMP WITH TIME ZONE NOT NULL, "confirmed_at" TIMESTAMP WITH TIME ZONE, "last_step" bigint, CONSTRAINT "PK_ae110907110ce1fe285a3b38a67" PRIMARY KEY ("professional_id"))`);
    await queryRunner.query(`CREATE TABLE "recovery_code" ("code_hash" bytea NOT NULL, "professional_id" uuid NOT NULL, CONSTRAINT "PK_e028e80fe2ceb3a76bfb340ad63" PRIMARY KEY ("code_hash"))`);
    await queryRunner.query(`CREATE INDEX "IDX_0b6ad8a53f3a17e398b958b239" ON "recovery_code"  ("professional_id") `);
    await queryRunner.query(`CREATE TABLE "sign_on_identity" ("issuer" text NOT NULL, "subject" text NOT NULL, "professional_id" uuid NOT NULL, "linked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "linked_by" uuid NOT NULL, CONSTRAINT "PK_7d32a41f85f8a60373eb514c6f9" PRIMARY KEY ("issuer", "subject"))`);
    await queryRunner.query(`CREATE INDEX "IDX_6665e637b115e942e7074aad31" ON "sign_on_identity"  ("professional_id") `);
    await queryRunner.query(`CREATE TABLE "sign_on_request" ("id" uuid NOT NULL, "issuer" text NOT NULL, "subject" text NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "name" text, "email" text, "role_claims" text array NOT NULL, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_tried_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "sign_on_request_state_known" CHECK (state in ('waiting', 'refused')), CONSTRAINT "PK_03767c941e8105a59825c8103af" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "IDX_7b238296e1181c3f4b843ff50d" ON "sign_on_request"  ("organisation_id") `);
    await queryRunner.query(`CREATE UNIQUE INDEX "sign_on_request_once" ON "sign_on_request"  ("issuer", "subject") `);
    await queryRunner.query(`CREATE TABLE "sign_on_role" ("organisation_id" uuid NOT NULL, "claim" text NOT NULL, "role" text NOT NULL, "given_by" uuid, CONSTRAINT "sign_on_role_known" CHECK (role in ('case_director', 'partner', 'team_lead', 'administrator')), CONSTRAINT "PK_c0c4a0e78769466666c825d749e" PRIMARY KEY ("organisation_id", "claim", "role"))`);
    await queryRunner.query(`CREATE TABLE "sign_on_attempt" ("state_hash" bytea NOT NULL, "browser_hash" bytea NOT NULL, "purpose" text NOT NULL, "nonce" text NOT NULL, "code_verifier" text NOT NULL, "next" text NOT NULL, "session_id" uuid, "id_token" bytea, "begun_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, "waits_for_id" uuid, CONSTRAINT "sign_on_attempt_purpose_known" CHECK (purpose in ('sign_in', 'step_up', 'sign_out')), CONSTRAINT "PK_00c5e3cdbeaee0ecdd685f88214" PRIMARY KEY ("state_hash"))`);
    await queryRunner.query(`CREATE INDEX "IDX_66670b6b6364db0ef5a809079e" ON "sign_on_attempt"  ("browser_hash") `);
    await queryRunner.query(`CREATE INDEX "IDX_3f6346583604810a3697476cb3" ON "sign_on_attempt"  ("ends_at") `);
    await queryRunner.query(`CREATE TABLE "used_logout_token" ("issuer" text NOT NULL, "token_id" text NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_412a94511c99f36f9debe6ef330" PRIMARY KEY ("issuer", "token_id"))`);
    await queryRunner.query(`CREATE INDEX "IDX_1115cffe50ddb062de0b36c699" ON "used_logout_token"  ("ends_at") `);
    // Sessions of before get a name of their own too; new ones get it from the app.
    await queryRunner.query(`ALTER TABLE "session" ADD "id" uuid NOT NULL DEFAULT gen_random_uuid()`);
    await queryRunner.query(`ALTER TABLE "session" ALTER COLUMN "id" DROP DEFAULT`);
    await queryRunner.query(`ALTER TABLE "session" ADD "signed_in_with" text NOT NULL DEFAULT 'password'`);
    await queryRunner.query(`ALTER TABLE "session" ADD "stepped_up_at" TIMESTAMP WITH TIME ZONE`);
    await queryRunner.query(`ALTER TABLE "session" ADD "browser" text NOT NULL DEFAULT 'other'`);
    await queryRunner.query(`ALTER TABLE "session" ADD "system" text NOT NULL DEFAULT 'other'`);
    await queryRunner.query(`ALTER TABLE "session" ADD "issuer" text`);
    await queryRunner.query(`ALTER TABLE "session" ADD "subject" text`);
    await queryRunner.query(`ALTER TABLE "session" ADD "provider_session" text`);
    await queryRunner.query(`ALTER TABLE "session" ADD "id_token" bytea`);
    await queryRunner.query(`ALTER TABLE "organisation" ADD "sign_on_reference" text`);
    await queryRunner.query(`ALTER TABLE "organisation" ADD "sign_on_version" integer NOT NULL DEFAULT '1'`);
    await queryRunner.query(`CREATE INDEX "session_of_provider" ON "session"  ("issuer", "subject") `);
    await queryRunner.query(`CREATE UNIQUE INDEX "session_id" ON "session"  ("id") `);
    await queryRunner.query(`CREATE UNIQUE INDEX "organisation_sign_on_reference" ON "organisation"  ("sign_on_reference") `);
    await queryRunner.query(`ALTER TABLE "session" ADD CONSTRAINT "session_system_known" CHECK (system in ('windows', 'macos', 'linux', 'chromeos', 'android', 'ios', 'other'))`);
    await queryRunner.query(`ALTER TABLE "session" ADD CONSTRAINT "session_browser_known" CHECK (browser in ('chrome', 'edge', 'firefox', 'safari', 'opera', 'samsung', 'other'))`);
    await queryRunner.query(`ALTER TABLE "session" ADD CONSTRAINT "session_signed_in_with_known" CHECK (signed_in_with in ('password', 'sign_on'))`);
    await queryRunner.query(`ALTER TABLE "second_factor" ADD CONSTRAINT "FK_ae110907110ce1fe285a3b38a67" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "recovery_code" ADD CONSTRAINT "FK_0b6ad8a53f3a17e398b958b239f" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "sign_on_identity" ADD CONSTRAINT "FK_6665e637b115e942e7074aad312" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "sign_on_identity" ADD CONSTRAINT "FK_eb286cbcdb6e657dd5387000842" FOREIGN KEY ("linked_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "sign_on_request" ADD CONSTRAINT "FK_7b238296e1181c3f4b843ff50d5" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "sign_on_role" ADD CONSTRAINT "FK_d32bea3f820da867550a2bb7ccc" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "sign_on_role" ADD CONSTRAINT "FK_33d63488fafd8ab10c232eff081" FOREIGN KEY ("given_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "sign_on_attempt" ADD CONSTRAINT "FK_b82569943f6409941515a59c9b0" FOREIGN KEY ("waits_for_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await this.letTheApplicationIn(queryRunner);
    await this.log(queryRunner);
  }

  /** The application's role owns nothing: it may do with each table what it needs, and no more. */
  private async letTheApplicationIn(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`grant select, insert, update, delete on ${table} to samenregie_app`);
    await queryRunner.query(`revoke update, delete on sign_on_identity from samenregie_app`);
    await queryRunner.query(`revoke update on used_logout_token from samenregie_app`);
  }

  /** Who may come in, and as who, is on record; the secrets themselves are not. */
  private async log(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['sign_on_identity', 'sign_on_role']) {
      await queryRunner.query(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
    }
    await queryRunner.query(`create trigger audit after insert or update or delete on sign_on_request for each row execute function audit_change('name', 'email')`);
    // Not each use of a code: that is a session, or a step up, and stands in the log as such.
    await queryRunner.query(`create trigger audit after insert or delete or update of confirmed_at on second_factor for each row execute function audit_change('secret')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`drop table ${table}`);
    for (const column of ['sign_on_version', 'sign_on_reference']) await queryRunner.query(`alter table organisation drop column ${column}`);
    for (const column of ['id_token', 'provider_session', 'subject', 'issuer', 'system', 'browser', 'stepped_up_at', 'signed_in_with', 'id'])
      await queryRunner.query(`alter table session drop column ${column}`);
  }
}
