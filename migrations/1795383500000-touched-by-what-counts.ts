import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of what is written most, the columns from which a signal can follow: another wording of a goal or an action changes none,
 * and reading all that they follow from takes longer than the change itself. A test holds these lists to what is read.
 */
const COUNTS: Record<string, readonly string[]> = {
  plan: ['started_on', 'next_evaluation_on'],
  goal: ['state', 'said_on', 'not_now_because'],
  action: ['goal_id', 'status', 'rhythm', 'due_on', 'starts_on', 'ends_on', 'domain', 'waits_for_id', 'closed_on'],
};

export class TouchedByWhatCounts1795383500000 implements MigrationInterface {
  name = 'TouchedByWhatCounts1795383500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(COUNTS)) {
      await queryRunner.query(`drop trigger touches on ${table}`);
      await queryRunner.query(`create trigger touches after insert or update of ${columns.join(', ')} or delete on ${table} for each row execute function app_touch()`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(COUNTS)) {
      await queryRunner.query(`drop trigger touches on ${table}`);
      await queryRunner.query(`select app_touches('${table}')`);
    }
  }
}
