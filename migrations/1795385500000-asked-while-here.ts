import type { MigrationInterface, QueryRunner } from 'typeorm';

const TODAY = `coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Amsterdam')::date)`;

const asked = (isHere: string): string => `create or replace function app_asked() returns table (household_id uuid, household_name text, id uuid, asked_by_id uuid, organisation_id uuid, level text, question text, asked_on date, answer_by date)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select h.id, h.name, e.id, e.asked_by_id, e.organisation_id, e.level, e.question, e.asked_on, e.answer_by
        from escalation e join household h on h.id = e.household_id and h.closed_on is null
        where e.asked_id = app_actor() and e.answered_on is null and e.called_off_on is null${isHere}
      $$`;

/** Who has left is told nothing any more of what they were asked, whatever acts for them. */
export class AskedWhileHere1795385500000 implements MigrationInterface {
  name = 'AskedWhileHere1795385500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(asked(`
          and exists (select 1 from professional p where p.id = e.asked_id and (p.left_on is null or p.left_on > ${TODAY}))`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(asked(''));
  }
}
