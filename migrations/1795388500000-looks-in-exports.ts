import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN_BY = `create or replace function app_seen_by(household uuid, person uuid) returns table (organisation_id uuid, times int, first_on date, last_on date)
      language sql stable security definer set search_path = pg_catalog, public as $$`;
const OF_THE_HOUSEHOLD = `e.household_id = household and household = any(current_setting('app.households')::uuid[])
          and e.kind = 'read'`;
const SINCE = `e.occurred_at >= (select min(m.starts_on)::timestamp at time zone 'Europe/Amsterdam' from member m where m.household_id = household and m.person_id = person)`;

const READINGS = `${SEEN_BY}
        select e.organisation_id, count(*)::int, min(e.occurred_at at time zone 'Europe/Amsterdam')::date, max(e.occurred_at at time zone 'Europe/Amsterdam')::date
        from audit_event e
        where ${OF_THE_HOUSEHOLD} and e.organisation_id is not null and (e.person_id is null or e.person_id = person)
          and ${SINCE}
        group by e.organisation_id
      $$`;

const LOOKS = `${SEEN_BY}
        with readings as (
          select e.organisation_id, e.person_id, e.actor_id, e.id, e.occurred_at, e.occurred_at at time zone 'Europe/Amsterdam' as here,
            lag(e.occurred_at) over by_reader as before
          from audit_event e
          where ${OF_THE_HOUSEHOLD} and ${SINCE}
          window by_reader as (partition by e.actor_id order by e.occurred_at, e.id)),
        looks as (
          select r.*, count(*) filter (where r.before is null or r.before <= r.occurred_at - interval '15 minutes' or (r.before at time zone 'Europe/Amsterdam')::date <> r.here::date)
            over (partition by r.actor_id order by r.occurred_at, r.id) as look
          from readings r)
        select l.organisation_id, count(distinct (l.actor_id, l.look))::int, min(l.here)::date, max(l.here)::date
        from looks l
        where l.organisation_id is not null and (l.person_id is null or l.person_id = person)
        group by l.organisation_id
      $$`;

/** How often an organisation looked is told to the household in one way: in looks, as on the page and the paper of who looked along. */
export class LooksInExports1795388500000 implements MigrationInterface {
  name = 'LooksInExports1795388500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(LOOKS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(READINGS);
  }
}
