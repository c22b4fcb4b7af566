import type { MigrationInterface, QueryRunner } from 'typeorm';

const SETTLES = (legalBasis: string): string => `create or replace function app_settle_departure(leaver uuid) returns void language plpgsql as $$
      begin
        perform set_config('app.ground', 'departure', true), set_config('app.domains', '{}', true),${legalBasis}
          set_config('app.households', app_households_left(current_setting('app.actor')::uuid, leaver, current_setting('app.today')::date)::text, true);
      end $$`;

/** What waits for somebody who leaves counts with what they still have; and the log says on what basis a departure opens households. */
export class LeftWaiting1795385000000 implements MigrationInterface {
  name = 'LeftWaiting1795385000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(SETTLES(`\n          set_config('app.legal_basis', 'public_task', true),`));
    // A number and nothing else: whoever settles a departure may not read what was asked. Opened by the same grant as the rest of it.
    await queryRunner.query(`create function app_waits_for(professional uuid, household uuid) returns int language sql stable security definer set search_path = pg_catalog, public as $$
      select (count(*) filter (where household = any(coalesce(nullif(current_setting('app.households', true), ''), '{}')::uuid[])))::int from (
        select 1 from pause_request q where q.household_id = household and q.asked_id = professional and q.answered_on is null and q.called_off_on is null
        union all
        select 1 from visit_question q join visit_question_recipient r on r.household_id = q.household_id and r.question_id = q.id
        where q.household_id = household and q.state = 'open' and r.professional_id = professional and r.answered_at is null) waiting
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function app_waits_for(uuid, uuid)`);
    await queryRunner.query(SETTLES(''));
  }
}
