import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A household's visits lie scattered between those of all others, each on a page of its own. The index by time now holds all
 * that the picture and the overlaps read of a visit, so that the visits of some weeks are one run of neighbours.
 */
export class VisitsFromIndex1795363500000 implements MigrationInterface {
  name = 'VisitsFromIndex1795363500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop index visit_in_time`);
    await queryRunner.query(`create index visit_in_time on visit (household_id, starts_at) include (id, ends_at, kind, status, domains, version)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop index visit_in_time`);
    await queryRunner.query(`create index visit_in_time on visit (household_id, starts_at) include (ends_at, id)`);
  }
}
