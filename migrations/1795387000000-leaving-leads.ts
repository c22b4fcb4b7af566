import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENDS = `'until', l.ends_on, 'returns'`;
const ENDS_OR_LEAVES = `'until', (select least(l.ends_on, case when p.left_on > l.starts_on then p.left_on end) from professional p where p.id = l.professional_id), 'returns'`;

/** Notes the households that somebody leads or is to lead, as `app_touch` does for one. */
const TOUCH_LED = `create function app_touch_led() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        noted text[] := string_to_array(nullif(current_setting('app.touched', true), ''), ',');
      begin
        if coalesce(current_setting('app.actor', true), '') <> '' then
          noted := noted || array(select distinct l.household_id::text from lead l where l.professional_id = new.id and (l.ends_on is null or l.ends_on > least(old.left_on, new.left_on)) and l.household_id::text <> all(coalesce(noted, '{}')));
          perform set_config('app.touched', coalesce(array_to_string(noted, ','), ''), true);
        end if;
        return null;
      end $$`;

/**
 * Who leaves their organisation leads until that day: that nobody leads then follows from the decision, and is not first seen on
 * the day itself.
 */
export class LeavingLeads1795387000000 implements MigrationInterface {
  name = 'LeavingLeads1795387000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.facts(queryRunner, ENDS, ENDS_OR_LEAVES);
    await queryRunner.query(TOUCH_LED);
    await queryRunner.query(`create trigger touches_led after update of left_on on professional for each row when (old.left_on is distinct from new.left_on) execute function app_touch_led()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger touches_led on professional`);
    await queryRunner.query(`drop function app_touch_led()`);
    await this.facts(queryRunner, ENDS_OR_LEAVES, ENDS);
  }

  /** The function is as long as all that signals follow from; one line of it changes. */
  private async facts(queryRunner: QueryRunner, before: string, after: string): Promise<void> {
    const [{ definition }] = (await queryRunner.query(`select pg_get_functiondef('app_signal_facts(uuid, date)'::regprocedure) as definition`)) as [{ definition: string }];
    if (definition.split(before).length !== 2) throw new Error('The facts of signals do not tell when a lead ends.');
    await queryRunner.query(definition.replace(before, after));
  }
}
