import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who a session is of, with what they are to one household: asked before each request, so kept planned by the connection. */
export class Session1795369000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create function app_session(token bytea, about uuid, at timestamptz, idle_since timestamptz, today date)
      returns table ("tokenHash" bytea, "sessionId" uuid, "signedInWith" text, "steppedUpAt" timestamptz, "lastSeenAt" timestamptz, "endsAt" timestamptz,
        "professionalId" uuid, name text, function text, "organisationId" uuid, "organisationName" text, "teamId" uuid, roles text[], language text, household json)
      language plpgsql stable as $$
      #variable_conflict use_column
      begin
        return query select s.token_hash, s.id, s.signed_in_with, s.stepped_up_at, s.last_seen_at, s.ends_at,
          p.id, p.name, p.function, p.organisation_id, o.name, p.team_id, p.roles, p.language,
          (select row_to_json(f) from (select a.*,
              (select coalesce(json_agg(json_build_object('memberId', d.member_id, 'domain', d.domain, 'legalBasis', d.legal_basis, 'givenBy', d.given_by)), '[]')
                from app_disclosed(p.id, about, today) d) as disclosed
            from app_facts(p.id, about, today) a) f)
        from session s
        join professional p on p.id = s.professional_id
        join organisation o on o.id = p.organisation_id
        where s.token_hash = token and s.ends_at > at and s.last_seen_at > idle_since and (p.left_on is null or p.left_on > today);
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function app_session(bytea, uuid, timestamptz, timestamptz, date)');
  }
}
