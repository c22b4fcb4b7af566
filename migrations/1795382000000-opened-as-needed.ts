import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const TODAY = `coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Amsterdam')::date)`;
/** Compared as text it finds no index, and looks at everybody there is. */
const BY_TEXT = (column: string): string => `${column}::text = current_setting('app.actor')`;
const BY_KEY = (column: string): string => `${column} = app_actor()`;

/**
 * The wall opens as far as a request needs it: one that is about no household comes in with none, and what looks for what is
 * the actor's own finds it by their key. For whoever leads the team of a hundred thousand households either took seconds.
 */
export class OpenedAsNeeded1795382000000 implements MigrationInterface {
  name = 'OpenedAsNeeded1795382000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [COME_IN, WIDEN, OPEN_HOUSEHOLD, ...foundBy(BY_KEY)]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...foundBy(BY_TEXT), FORMER_OPEN_HOUSEHOLD, FORMER_WIDEN, `drop function app_come_in(uuid, date, text, uuid)`]) await queryRunner.query(statement);
  }
}

/** Opens a transaction for somebody; the wall lets through no household yet. */
const COME_IN = `create function app_come_in(actor uuid, today date, activity text, trace uuid) returns void language plpgsql as $$
      declare
        organisation text;
        watches boolean;
      begin
        select p.organisation_id::text, 'privacy_officer' = any(p.roles) into organisation, watches from professional p where p.id = actor;
        perform app_open(actor, organisation, watches, null, today, activity, trace, null, null, null, null);
      end $$`;

const widen = (basis: string): string => `create or replace function app_widen() returns void language plpgsql as $$
      declare
        actor uuid := current_setting('app.actor')::uuid;
        today date := current_setting('app.today')::date;
      begin
        perform set_config('app.directs', 'false', true), set_config('app.households', app_households(actor, today)::text, true),
          set_config('app.read_only', app_emergencies(actor, today)::text, true);${basis}
      end $$`;

/** The wall moves to all of the actor's. What was known of the household that a request is about holds for it alone. */
const WIDEN = widen(`
        if coalesce(current_setting('app.legal_basis', true), '') = '' and current_setting('app.households') <> '{}' then
          perform set_config('app.legal_basis', 'public_task', true);
        end if;`);
const FORMER_WIDEN = widen('');

const openHousehold = (basis: string): string => `create or replace function app_open_household(household uuid) returns void language plpgsql as $$
      begin
        if app_exists(household) then raise exception 'the household exists already' using errcode = 'insufficient_privilege'; end if;
        perform set_config('app.households', array_append(current_setting('app.households')::uuid[], household)::text, true);${basis}
      end $$`;

/** A household that is about to be made: its maker passes until the end of the transaction, and the log says why, also of their first. */
const OPEN_HOUSEHOLD = openHousehold(`
        perform set_config('app.legal_basis', 'public_task', true);`);
const FORMER_OPEN_HOUSEHOLD = openHousehold('');

/** Which teams somebody leads, what they are asked, and at which tables they sit. */
const foundBy = (isTheirs: (column: string) => string): string[] => [
  `create or replace function app_led_teams() returns uuid[] language sql stable ${BEHIND_THE_WALL} as $$
      select coalesce(array_agg(t.team_id), '{}') from team_lead t join professional p on p.id = t.professional_id
      where ${isTheirs('p.id')} and 'team_lead' = any(p.roles) and (p.left_on is null or p.left_on > ${TODAY}) $$`,
  `create or replace function app_asked() returns table (household_id uuid, household_name text, id uuid, asked_by_id uuid, organisation_id uuid, level text, question text, asked_on date, answer_by date)
      language sql stable ${BEHIND_THE_WALL} as $$
        select h.id, h.name, e.id, e.asked_by_id, e.organisation_id, e.level, e.question, e.asked_on, e.answer_by
        from escalation e join household h on h.id = e.household_id and h.closed_on is null
        where ${isTheirs('e.asked_id')} and e.answered_on is null and e.called_off_on is null
      $$`,
  `create or replace function app_my_tables() returns uuid[] language sql stable ${BEHIND_THE_WALL} as $$
      select array(select i.breakthrough_id from breakthrough_invitee i where ${isTheirs('i.professional_id')}
        union select b.id from breakthrough b where ${isTheirs('b.chair_id')}) $$`,
];
