import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the application may say of an event; when and in which transaction it was written, the database says. */
const SAID_BY_THE_APPLICATION = [
  'id', 'kind', 'action', 'activity', 'trace_id', 'household_id', 'person_id', 'object_type', 'object_id', 'listed',
  'actor_id', 'organisation_id', 'ground', 'legal_basis', 'outcome', 'fields', 'content_hash',
];

/** Seals over the log, so that what is changed, removed or slipped in later is found. */
export class AuditSeal1795363000000 implements MigrationInterface {
  name = 'AuditSeal1795363000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create table audit_seal (
      number integer not null,
      kind text not null,
      epoch integer not null,
      form smallint not null,
      from_transaction bigint not null,
      from_id bigint not null,
      until_transaction bigint not null,
      until_id bigint not null,
      after_id bigint not null,
      highest_id bigint not null,
      count integer not null,
      first_at timestamptz(3),
      last_at timestamptz(3),
      sealed_at timestamptz(3) not null,
      events bytea not null,
      note text,
      previous_hash bytea not null,
      previous_key bytea,
      public_key bytea not null,
      hash bytea not null,
      signature bytea not null,
      constraint audit_seal_pkey primary key (number),
      constraint audit_seal_once unique (previous_hash),
      constraint audit_seal_kind_known check (kind in ('events', 'key', 'begin')),
      constraint audit_seal_number_counts check (number > 0))`);
    // Append-only, also for the owner of the table: it gave up the right itself, and would have to take it back visibly.
    await queryRunner.query(`do $$ begin execute format('revoke update, delete, truncate on audit_seal from %I', current_user); end $$`);
    // An event with a transaction of long ago would be slipped into what is sealed.
    await queryRunner.query(`revoke insert on audit_event from samenregie_app`);
    await queryRunner.query(`grant insert (${SAID_BY_THE_APPLICATION.join(', ')}) on audit_event to samenregie_app`);
    // The order in which events are sealed and verified.
    await queryRunner.query(`create index audit_event_order on audit_event (transaction, id)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop index audit_event_order`);
    await queryRunner.query(`revoke insert (${SAID_BY_THE_APPLICATION.join(', ')}) on audit_event from samenregie_app`);
    await queryRunner.query(`grant insert on audit_event to samenregie_app`);
    await queryRunner.query(`drop table audit_seal`);
  }
}
