import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables under a household, with the column that names it. */
const HOUSEHOLD_TABLES = ['member', 'network_contact', 'involvement', 'rating', 'lead', 'plan', 'goal', 'action', 'action_owner', 'visit', 'visit_member', 'visit_professional', 'overlap'];
/** Follows from visits, and so is no event of its own. */
const DERIVED = ['overlap'];
const OTHER_TABLES = ['organisation', 'team', 'team_lead', 'professional', 'local_account'];
/** What the application takes away; all else is ended, never removed. */
const MAY_DELETE = ['session', 'failed_attempt', 'action_owner', 'visit_member', 'visit_professional', 'overlap'];
/** Columns whose content stays out of the log: that they changed is in it. */
const SECRET: Record<string, string[]> = { visit_professional: ['note'], local_account: ['password_hash'] };

const NOBODY = `'00000000-0000-0000-0000-000000000000'`;
/** Functions that look behind the wall to say who may pass; they run as the owner. */
const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
/** Whoever owns the tables sees all, but never without saying who acts: then the setting is missing, and the query fails. */
const SOMEBODY_ACTS = `(select current_setting('app.actor') is not null)`;

/**
 * The second wall: the application's role owns nothing and sees, under row-level security, the households that the actor
 * of its transaction has a ground for. And the log: every change by triggers, every read by the request, append-only.
 */
export class Trust1795360000000 implements MigrationInterface {
  name = 'Trust1795360000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    // Roles belong to the whole server: another database of it may have made this one.
    await run(`do $$ begin
      if not exists (select 1 from pg_roles where rolname = 'samenregie_app') then create role samenregie_app nologin; end if;
      begin
        execute format('grant samenregie_app to %I', current_user);
      exception when insufficient_privilege then
        -- Somebody else made the role: then they must have given it to this owner.
        if not pg_has_role(current_user, 'samenregie_app', 'member') then raise; end if;
      end;
    end $$`);
    await run(`grant usage on schema public to samenregie_app`);
    await run(`grant select, insert, update on all tables in schema public to samenregie_app`);
    await run(`revoke all on migrations from samenregie_app`);
    for (const table of MAY_DELETE) await run(`grant delete on ${table} to samenregie_app`);

    await this.access(run);
    await this.policies(run);
    await this.log(run);
  }

  /** Who may pass: the same rules as in access-rules.ts, which give the message; a test compares the two. */
  private async access(run: (sql: string) => Promise<unknown>): Promise<void> {
    await run(`create function app_facts(actor uuid, household uuid, today date)
      returns table (id uuid, closed boolean, leads boolean, "leadsTheTeam" boolean, "involvedFor" text[], "hasLead" boolean)
      language sql stable ${BEHIND_THE_WALL} as $$
        select h.id, h.closed_on is not null,
          exists (select 1 from lead l where l.household_id = h.id and l.professional_id = actor and (l.ends_on is null or l.ends_on > today)),
          exists (select 1 from team_lead t where t.professional_id = actor and t.team_id = h.team_id),
          (select i.domains from involvement i where i.household_id = h.id and i.professional_id = actor
            and i.starts_on <= today and (i.ends_on is null or i.ends_on > today)),
          exists (select 1 from lead l where l.household_id = h.id and (l.ends_on is null or l.ends_on > today))
        from household h where h.id = household
      $$`);
    await run(`create function app_access(actor uuid, household uuid, today date) returns table (ground text, domains text[])
      language sql stable ${BEHIND_THE_WALL} as $$
        with known as (
          select f.*, p.roles, case
            when not p.roles && array['case_director', 'partner', 'team_lead'] or p.left_on <= today then null
            when f.leads then 'lead'
            when f."leadsTheTeam" and 'team_lead' = any(p.roles) then 'team_lead'
            when f."involvedFor" is not null then 'involvement' end as ground
          from app_facts(actor, household, today) f join professional p on p.id = actor)
        select ground, case
            when ground <> 'involvement' or ('case_director' = any(roles) and not "hasLead")
            then (select array_agg(distinct d) from (select unnest(array['finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting']) as d) x)
            else "involvedFor" end
        from known where ground is not null
      $$`);
    await run(`create function app_households(actor uuid, today date) returns uuid[]
      language sql stable ${BEHIND_THE_WALL} as $$
        select coalesce(array_agg(distinct mine.household_id), '{}') from professional p cross join lateral (
          select l.household_id from lead l where l.professional_id = p.id and (l.ends_on is null or l.ends_on > today)
          union all select h.id from team_lead t join household h on h.team_id = t.team_id where t.professional_id = p.id and 'team_lead' = any(p.roles)
          union all select i.household_id from involvement i where i.professional_id = p.id and i.starts_on <= today and (i.ends_on is null or i.ends_on > today)) mine
        where p.id = actor and p.roles && array['case_director', 'partner', 'team_lead'] and (p.left_on is null or p.left_on > today)
      $$`);
    // Opens a transaction for somebody: the wall lets through the household that is named, or, where none is, all of theirs.
    await run(`create function app_begin(actor uuid, household uuid, today date, activity text, trace uuid) returns void language plpgsql as $$
      declare granted record;
      begin
        perform set_config('app.actor', actor::text, true), set_config('app.today', today::text, true),
          set_config('app.activity', activity, true), set_config('app.trace', trace::text, true),
          set_config('app.organisation', coalesce((select p.organisation_id::text from professional p where p.id = actor), ${NOBODY}), true);
        if household is null then
          perform set_config('app.ground', '', true), set_config('app.domains', '{}', true),
            set_config('app.households', app_households(actor, today)::text, true);
        else
          select a.ground, a.domains into granted from app_access(actor, household, today) a;
          perform set_config('app.ground', coalesce(granted.ground, ''), true), set_config('app.domains', coalesce(granted.domains::text, '{}'), true),
            set_config('app.households', case when granted.ground is null then '{}' else '{' || household::text || '}' end, true);
        end if;
      end $$`);
    // Within a request about one household: the wall moves to all of the actor's, as for a person who is a member of two.
    await run(`create function app_widen() returns void language plpgsql as $$
      begin
        perform set_config('app.households',
          app_households(current_setting('app.actor')::uuid, current_setting('app.today')::date)::text, true);
      end $$`);
    await run(`create function app_exists(household uuid) returns boolean language sql stable ${BEHIND_THE_WALL} as $$ select exists (select 1 from household h where h.id = household) $$`);
    // Whether somebody is a member of a household that the wall does not let the actor see.
    await run(`create function app_member_beyond(person uuid, households uuid[], today date) returns boolean
      language sql stable ${BEHIND_THE_WALL} as $$
        select exists (select 1 from member m where m.person_id = person and m.household_id <> all(households) and (m.ends_on is null or m.ends_on > today))
      $$`);
    await run(`create function app_lives_elsewhere(person uuid) returns boolean language sql stable as $$
      select app_member_beyond(person, current_setting('app.households')::uuid[], current_setting('app.today')::date) $$`);
    // A household that is about to be made: nobody has a ground for it yet, so its maker passes until the end of the transaction.
    await run(`create function app_open_household(household uuid) returns void language plpgsql as $$
      begin
        if app_exists(household) then raise exception 'the household exists already' using errcode = 'insufficient_privilege'; end if;
        perform set_config('app.households', array_append(current_setting('app.households')::uuid[], household)::text, true);
      end $$`);
    // That there are ratings in parts of life that are not the actor's; not what they say.
    await run(`create function app_rated_beyond(household uuid, own text[]) returns table (member_id uuid, domains text[])
      language sql stable ${BEHIND_THE_WALL} as $$
        select r.member_id, array_agg(distinct r.domain order by r.domain) from rating r where r.household_id = household and r.domain <> all(own) group by r.member_id
      $$`);
    await run(`create function app_known_to_others(household uuid) returns table (member_id uuid, domains text[])
      language sql stable as $$
        select k.member_id, k.domains from app_rated_beyond(household, current_setting('app.domains')::text[]) k
        where household = any(current_setting('app.households')::uuid[])
      $$`);
  }

  private async policies(run: (sql: string) => Promise<unknown>): Promise<void> {
    // The settings of the transaction, for the application's role. Without an actor they are missing or empty, and the query fails.
    const granted = (name: string, type: string): Promise<unknown> =>
      run(`create function app_granted_${name}() returns ${type}[] language sql stable as $$
        select case when current_user = 'samenregie_app' then current_setting('app.${name}')::${type}[] else '{}' end $$`);
    await granted('households', 'uuid');
    await granted('domains', 'text');
    const protect = async (table: string, column: string, also = ''): Promise<void> => {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      const mine = `${column} = any((select app_granted_households())::uuid[])${also}`;
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${mine}) with check (${mine})`);
      await run(`create policy of_the_owner on ${table} to current_user using (${SOMEBODY_ACTS})`);
    };
    await protect('household', 'id');
    for (const table of HOUSEHOLD_TABLES) {
      await protect(table, 'household_id', table === 'rating' ? ` and domain = any((select app_granted_domains())::text[])` : '');
    }
    // A person is seen where they are a member; before that, only by number.
    await run(`alter table person enable row level security`);
    await run(`alter table person force row level security`);
    await run(`create policy of_the_actor on person to samenregie_app using (exists (select 1 from member m where m.person_id = person.id)) with check (true)`);
    await run(`create policy of_the_owner on person to current_user using (${SOMEBODY_ACTS})`);
  }

  /** Field names follow NEN 7513 and the Logboek Dataverwerkingen; SECURITY.md has the table. */
  private async log(run: (sql: string) => Promise<unknown>): Promise<void> {
    const set = (name: string): string => `nullif(nullif(current_setting('app.${name}', true), ''), ${NOBODY})`;
    await run(`create sequence audit_event_number`);
    await run(`create function app_actor() returns uuid language sql stable as $$ select nullif(${set('actor')}, 'system')::uuid $$`);
    await run(`create table audit_event (
      id bigint not null default nextval('audit_event_number'),
      occurred_at timestamptz not null default now(),
      transaction xid8 not null default pg_current_xact_id(),
      kind text not null constraint audit_event_kind_known check (kind in ('read', 'change', 'refusal', 'session', 'emergency', 'command')),
      action text not null constraint audit_event_action_known check (action in ('C', 'R', 'U', 'D', 'E')),
      activity text not null default coalesce(${set('activity')}, 'system'),
      trace_id uuid default (${set('trace')})::uuid,
      household_id uuid,
      person_id uuid,
      object_type text not null,
      object_id uuid,
      listed uuid[],
      actor_id uuid default app_actor(),
      organisation_id uuid default (${set('organisation')})::uuid,
      ground text default ${set('ground')},
      legal_basis text default ${set('legal_basis')},
      outcome text not null default 'done',
      fields text[],
      content_hash bytea,
      primary key (occurred_at, id)
    ) partition by range (occurred_at)`);
    await run(`create table audit_content (
      event_id bigint primary key,
      household_id uuid,
      occurred_at timestamptz not null default now(),
      salt uuid not null,
      before jsonb,
      after jsonb)`);
    await run(`create index audit_event_of_household on audit_event (household_id, occurred_at)`);
    await run(`create index audit_content_of_household on audit_content (household_id)`);
    await run(`create function audit_guard(relation text) returns void language plpgsql as $$
      begin
        execute format('alter table %I enable row level security', relation);
        execute format('alter table %I force row level security', relation);
        execute format('create policy append on %I for insert with check (true)', relation);
        execute format('create policy of_the_owner on %I to current_user using ((select current_setting(''app.actor'') is not null))', relation);
        -- What is written is never changed, also not by the owner; only the contents can be erased (retention).
        if relation <> 'audit_content' then
          execute format('create trigger append_only before update or delete on %I for each row execute function audit_append_only()', relation);
        end if;
      end $$`);
    await run(`create function audit_append_only() returns trigger language plpgsql as $$
      begin raise exception 'the log is append-only' using errcode = 'insufficient_privilege'; end $$`);
    await run(`create function audit_partition(month date) returns text language plpgsql as $$
      declare
        first date := date_trunc('month', month)::date;
        name text := 'audit_event_' || to_char(first, 'YYYY_MM');
      begin
        if to_regclass(name) is null then
          execute format('create table %I partition of audit_event for values from (%L) to (%L)', name,
            first::timestamp at time zone 'Europe/Amsterdam', (first + interval '1 month') at time zone 'Europe/Amsterdam');
          perform audit_guard_partition(name);
        end if;
        return name;
      end $$`);
    await run(`create function audit_guard_partition(relation text) returns void language plpgsql as $$
      begin
        execute format('alter table %I enable row level security', relation);
        execute format('alter table %I force row level security', relation);
        execute format('create policy of_the_owner on %I to current_user using ((select current_setting(''app.actor'') is not null))', relation);
      end $$`);
    await run(`select audit_guard('audit_event')`);
    await run(`select audit_guard('audit_content')`);
    await run(`create table audit_event_rest partition of audit_event default`);
    await run(`select audit_guard_partition('audit_event_rest')`);
    await run(`select audit_partition((current_date + make_interval(months => n))::date) from generate_series(0, 3) n`);
    await run(`grant insert on audit_event, audit_content to samenregie_app`);
    await run(`grant usage on sequence audit_event_number to samenregie_app`);

    await run(`create function audit_change() returns trigger language plpgsql as $$
      declare
        old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
        new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
        present jsonb := coalesce(new_row, old_row);
        secret text[] := coalesce(tg_argv, '{}');
        changed text[];
        event bigint;
        mixed uuid := gen_random_uuid();
        household uuid := coalesce(present ->> 'household_id', case when tg_table_name = 'household' then present ->> 'id' end)::uuid;
        subject uuid;
      begin
        if tg_op = 'UPDATE' then
          select array_agg(key order by key) into changed from jsonb_each(new_row) n where n.value is distinct from old_row -> n.key and n.key <> 'version';
          if changed is null then return null; end if;
          -- Only what became different, on both sides.
          select jsonb_object_agg(key, value) into old_row from jsonb_each(old_row) where key = any(changed) and key <> all(secret);
          select jsonb_object_agg(key, value) into new_row from jsonb_each(new_row) where key = any(changed) and key <> all(secret);
        else
          select array_agg(key order by key) into changed from jsonb_each(present) p where p.value <> 'null';
          old_row := old_row - secret;
          new_row := new_row - secret;
        end if;
        subject := case when tg_table_name = 'person' then present ->> 'id' else present ->> 'person_id' end::uuid;
        if subject is null and coalesce(present ->> 'member_id', present ->> 'said_by_member_id') is not null then
          select m.person_id into subject from member m
          where m.household_id = household and m.id = coalesce(present ->> 'member_id', present ->> 'said_by_member_id')::uuid;
        end if;
        event := nextval('audit_event_number');
        insert into audit_event (id, kind, action, household_id, person_id, object_type, object_id, fields, content_hash)
        values (event, 'change', case tg_op when 'INSERT' then 'C' when 'UPDATE' then 'U' else 'D' end, household, subject, tg_table_name,
          coalesce(present ->> 'id', present ->> 'visit_id', present ->> 'professional_id')::uuid, changed,
          sha256(convert_to(mixed::text || coalesce(old_row::text, '') || coalesce(new_row::text, ''), 'UTF8')));
        insert into audit_content (event_id, household_id, salt, before, after) values (event, household, mixed, old_row, new_row);
        return null;
      end $$`);
    for (const table of ['household', 'person', ...HOUSEHOLD_TABLES.filter((name) => !DERIVED.includes(name)), ...OTHER_TABLES]) {
      const secrets = (SECRET[table] ?? []).map((column) => `'${column}'`).join(', ');
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change(${secrets})`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['household', 'person', ...HOUSEHOLD_TABLES, ...OTHER_TABLES]) {
      await queryRunner.query(`drop trigger if exists audit on ${table}`);
      await queryRunner.query(`drop policy if exists of_the_actor on ${table}`);
      await queryRunner.query(`drop policy if exists of_the_owner on ${table}`);
      await queryRunner.query(`alter table ${table} no force row level security`);
      await queryRunner.query(`alter table ${table} disable row level security`);
    }
    await queryRunner.query(`drop table audit_event, audit_content`);
    await queryRunner.query(`drop function audit_change, audit_partition, audit_guard, audit_guard_partition, audit_append_only, app_actor, app_known_to_others,
      app_rated_beyond, app_lives_elsewhere, app_member_beyond, app_open_household, app_exists, app_widen, app_begin, app_households, app_access, app_facts, app_granted_households, app_granted_domains`);
    await queryRunner.query(`drop sequence audit_event_number`);
    // The role itself stays: it belongs to the server, and another database may use it.
    await queryRunner.query(`revoke all on all tables in schema public from samenregie_app`);
    await queryRunner.query(`revoke usage on schema public from samenregie_app`);
  }
}
