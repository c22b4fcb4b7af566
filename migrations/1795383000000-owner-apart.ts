import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The owner may take on the application's role, and no more is said of it than that. As a member with all that the role
 * has, its policies held for the owner as well: each function that looks behind the wall then carried hundreds of conditions
 * that could never decide anything, and half of what they took went into setting those up.
 */
export class OwnerApart1795383000000 implements MigrationInterface {
  name = 'OwnerApart1795383000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(membership('false'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(membership('true'));
  }
}

/** PostgreSQL 15 knows no such membership, and where somebody else gave it, it is theirs: then all works, only slower. */
const membership = (inherits: 'true' | 'false'): string => `do $$ begin
      if current_setting('server_version_num')::int >= 160000 then
        execute format('grant samenregie_app to %I with inherit ${inherits}, set true', current_user);
      end if;
    exception when insufficient_privilege then null;
    end $$`;
