import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENDS = `'until', l.ends_on, 'returns'`;
const ENDS_OR_LEAVES = `'until', (select least(l.ends_on, case when p.left_on > l.starts_on then p.left_on end) from professional p where p.id = l.professional_id), 'returns'`;

/**
 * Who leaves their organisation leads until that day: that nobody leads then follows from the decision, and is not first seen on
 * the day itself. What is decided about the households of who leaves touches them.
 */
export class LeavingLeads1795387000000 implements MigrationInterface {
  name = 'LeavingLeads1795387000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.facts(queryRunner, ENDS, ENDS_OR_LEAVES);
    await queryRunner.query(`select app_touches('departure_decision')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger touches on departure_decision`);
    await this.facts(queryRunner, ENDS_OR_LEAVES, ENDS);
  }

  /** The function is as long as all that signals follow from; one line of it changes. */
  private async facts(queryRunner: QueryRunner, before: string, after: string): Promise<void> {
    const [{ definition }] = (await queryRunner.query(`select pg_get_functiondef('app_signal_facts(uuid, date)'::regprocedure) as definition`)) as [{ definition: string }];
    if (definition.split(before).length !== 2) throw new Error('The facts of signals do not tell when a lead ends.');
    await queryRunner.query(definition.replace(before, after));
  }
}
