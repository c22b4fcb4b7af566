import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which households a transaction changed, for who looks at them elsewhere. What the log has a change of has changed: no table can
 * be forgotten. Only in the transaction: the unit of work asks before it commits, and tells after it.
 */
export class HouseholdNews1795381000000 implements MigrationInterface {
  name = 'HouseholdNews1795381000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create function app_note_changed() returns trigger language plpgsql as $$
      declare noted text := coalesce(current_setting('app.changed', true), '');
      begin
        if position(new.household_id::text in noted) = 0 then
          perform set_config('app.changed', concat_ws(',', nullif(noted, ''), new.household_id::text), true);
        end if;
        return null;
      end $$`);
    await queryRunner.query(`create trigger note_changed after insert on audit_event for each row
      when (new.kind = 'change' and new.household_id is not null) execute function app_note_changed()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger note_changed on audit_event`);
    await queryRunner.query(`drop function app_note_changed()`);
  }
}
