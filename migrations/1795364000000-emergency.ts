import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows an emergency lets somebody read and not change. */
const UNDER_A_HOUSEHOLD = ['member', 'network_contact', 'involvement', 'rating', 'lead', 'plan', 'goal', 'action', 'action_owner', 'visit', 'visit_member', 'visit_professional', 'overlap', 'departure_decision'];

const ALL_DOMAINS = `(select array_agg(distinct d) from (select unnest(array['finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting']) as d) x)`;
const NOBODY = `'00000000-0000-0000-0000-000000000000'`;
/** Functions that look behind the wall to say who may pass; they run as the owner. */
const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const SOMEBODY_ACTS = `(select current_setting('app.actor') is not null)`;
const ACTOR = `(select current_setting('app.actor'))`;
const WATCHES = `(select current_setting('app.watches', true) = 'true')`;
/** By the clock of the database: the wall and the access rules then agree on the very instant. */
const RUNNING = `e.starts_at <= now() and now() < coalesce(e.ended_at, e.ends_at)`;

type Run = (sql: string) => Promise<unknown>;

/**
 * Emergency access: a ground of its own, for a few hours, that reads and changes nothing; who is told of it; and who may
 * read the log (those who direct a household its events, the privacy officer those of all).
 */
export class Emergency1795364000000 implements MigrationInterface {
  name = 'Emergency1795364000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await this.tables(run);
    await run(`drop function app_facts(uuid, uuid, date)`);
    await run(FACTS);
    await run(`drop function app_access(uuid, uuid, date)`);
    await run(ACCESS);
    await run(HOUSEHOLDS);
    // Households that an emergency alone opens: the wall lets them be read, not changed.
    await run(`create function app_emergencies(actor uuid, today date) returns uuid[] language sql stable ${BEHIND_THE_WALL} as $$
        select coalesce(array_agg(e.household_id), '{}') from emergency_access e cross join lateral app_access(actor, e.household_id, today) a
        where e.professional_id = actor and ${RUNNING} and a.ground = 'emergency'
      $$`);
    await run(BEGIN);
    await run(WIDEN);
    await run(`create function app_plain(words text) returns text language sql immutable as $$
        select lower(regexp_replace(regexp_replace(normalize(trim(words), NFD), '[\\u0300-\\u036f]', '', 'g'), '\\s+', ' ', 'g')) $$`);
    await run(OPEN);
    await this.readOnly(run);
    await this.log(run);
  }

  private async tables(run: Run): Promise<void> {
    await run(`create extension if not exists btree_gist`);
    await run(`create table emergency_access (
      household_id uuid not null, id uuid not null, professional_id uuid not null, organisation_id uuid not null, person_id uuid not null,
      reason text not null, starts_at timestamptz not null, ends_at timestamptz not null, ended_at timestamptz,
      reviewed_by uuid, reviewed_at timestamptz, outcome text, review_words text,
      constraint "PK_emergency_access" primary key (household_id, id),
      constraint emergency_reason_told check (char_length(reason) >= 20),
      constraint emergency_at_most_a_day check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
      constraint emergency_ends_after_start check (ended_at between starts_at and ends_at),
      constraint emergency_outcome_known check (outcome in ('justified', 'not_justified')),
      constraint emergency_reviewed_in_full check (num_nulls(reviewed_by, reviewed_at, outcome, review_words) in (0, 4)),
      constraint emergency_reviewed_by_another check (reviewed_by <> professional_id),
      constraint emergency_once_at_a_time exclude using gist (household_id with =, professional_id with =, tstzrange(starts_at, coalesce(ended_at, ends_at)) with &&))`);
    await run(`create index emergency_of_professional on emergency_access (professional_id, household_id)`);
    await run(`create index emergency_to_review on emergency_access (starts_at) where reviewed_at is null`);
    await run(`create table notice (
      id uuid not null, recipient_id uuid not null, kind text not null, about_professional_id uuid, about_household_id uuid, about_id uuid,
      facts jsonb not null default '{}', made_at timestamptz not null, read_at timestamptz,
      constraint "PK_notice" primary key (id),
      constraint notice_kind_known check (kind in ('emergency_opened', 'emergency_reviewed')))`);
    await run(`create index notice_of_recipient on notice (recipient_id, made_at, id)`);
    await run(`create index notice_unread on notice (recipient_id) where read_at is null`);
    await run(`create index person_of_birth_date on person (birth_date)`);
    const refers = (table: string, name: string, column: string, to: string): Promise<unknown> =>
      run(`alter table ${table} add constraint "FK_${name}" foreign key (${column}) references ${to} (id)`);
    await refers('emergency_access', '4642f3d49f3897df964fd3d395b', 'household_id', 'household');
    await refers('emergency_access', '8d7afc4e20027f058ef1e847aa8', 'professional_id', 'professional');
    await refers('emergency_access', '14c1fb7ecb868acb1b9ade5168b', 'organisation_id', 'organisation');
    await refers('emergency_access', '6d66c1778deb56df08b54ad44f6', 'person_id', 'person');
    await refers('emergency_access', '8d2568ed14e174288d18d86d59f', 'reviewed_by', 'professional');
    await refers('notice', 'b15ee5aadf4a3ab6c761d909e72', 'recipient_id', 'professional');
    await refers('notice', '489ff88e9c9b0d99699adf6321a', 'about_professional_id', 'professional');
  }

  /** What the application may do with these tables, and what nobody may with a household that an emergency opened. */
  private async readOnly(run: Run): Promise<void> {
    for (const table of ['emergency_access', 'notice']) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_owner on ${table} to current_user using (${SOMEBODY_ACTS})`);
    }
    // No insert: app_open_emergency is the only door.
    await run(`grant select, update (ended_at, reviewed_by, reviewed_at, outcome, review_words) on emergency_access to samenregie_app`);
    await run(`create policy of_the_actor on emergency_access to samenregie_app
      using (household_id = any((select app_granted_households())::uuid[]) or professional_id::text = ${ACTOR} or ${WATCHES})`);
    await run(`create trigger audit after insert or update or delete on emergency_access for each row execute function audit_change()`);
    await run(`grant select, insert, update (read_at) on notice to samenregie_app`);
    await run(`create policy of_the_recipient on notice to samenregie_app using (recipient_id::text = ${ACTOR}) with check (true)`);

    await run(`create function app_granted_read_only() returns uuid[] language sql stable as $$ select coalesce(nullif(current_setting('app.read_only', true), ''), '{}')::uuid[] $$`);
    // For each table under a household, also for those that are still to come.
    await run(`create function app_keep_from_emergency(relation text) returns void language plpgsql as $$
      declare
        rule text := format('(%I <> all((select app_granted_read_only())::uuid[]))', case relation when 'household' then 'id' else 'household_id' end);
      begin
        execute format('create policy no_emergency_insert on %I as restrictive for insert to samenregie_app with check %s', relation, rule);
        execute format('create policy no_emergency_update on %I as restrictive for update to samenregie_app using %s', relation, rule);
        execute format('create policy no_emergency_delete on %I as restrictive for delete to samenregie_app using %s', relation, rule);
      end $$`);
    for (const table of ['household', ...UNDER_A_HOUSEHOLD]) await run(`select app_keep_from_emergency('${table}')`);
    await run(`create policy no_emergency_update on person as restrictive for update to samenregie_app
      using (exists (select 1 from member m where m.person_id = person.id and m.household_id <> all((select app_granted_read_only())::uuid[])))`);
  }

  private async log(run: Run): Promise<void> {
    await run(`grant select on audit_event to samenregie_app`);
    await run(`create policy of_who_directs on audit_event for select to samenregie_app using (
      (select current_setting('app.directs', true) = 'true') and (household_id = any((select app_granted_households())::uuid[])
        or (object_type = 'person' and person_id in (select m.person_id from member m))))`);
    await run(`create policy of_the_privacy_officer on audit_event for select to samenregie_app using (${WATCHES})`);
    await run(`create index audit_event_of_person on audit_event (person_id, occurred_at) where object_type = 'person'`);
    await run(`create index audit_event_of_actor on audit_event (actor_id, occurred_at, id)`);
    await run(`create index audit_event_of_note on audit_event (kind, occurred_at, id) where kind in ('refusal', 'emergency')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`drop index audit_event_of_note, audit_event_of_actor, audit_event_of_person, person_of_birth_date`);
    await run(`drop policy of_the_privacy_officer on audit_event`);
    await run(`drop policy of_who_directs on audit_event`);
    await run(`revoke select on audit_event from samenregie_app`);
    await run(`drop policy no_emergency_update on person`);
    for (const table of ['household', ...UNDER_A_HOUSEHOLD])
      for (const change of ['insert', 'update', 'delete']) await run(`drop policy no_emergency_${change} on ${table}`);
    await run(`drop function app_keep_from_emergency(text), app_granted_read_only(), app_open_emergency(text, date, text, int, uuid[]), app_plain(text), app_emergencies(uuid, date)`);
    for (const former of [FORMER_BEGIN, FORMER_WIDEN, FORMER_HOUSEHOLDS]) await run(former);
    await run(`drop function app_access(uuid, uuid, date)`);
    await run(FORMER_ACCESS);
    await run(`drop function app_facts(uuid, uuid, date)`);
    await run(FORMER_FACTS);
    await run(`drop table notice, emergency_access`);
  }
}

/** The three kinds of tie that a household has without an emergency, as columns. */
const TIES = `h.id, h.closed_on is not null,
          exists (select 1 from lead l where l.household_id = h.id and l.professional_id = actor and (l.ends_on is null or l.ends_on > today)),
          exists (select 1 from team_lead t where t.professional_id = actor and t.team_id = h.team_id),
          (select i.domains from involvement i where i.household_id = h.id and i.professional_id = actor
            and i.starts_on <= today and (i.ends_on is null or i.ends_on > today)),
          exists (select 1 from lead l where l.household_id = h.id and (l.ends_on is null or l.ends_on > today))`;

const factsFunction = (column: string, value: string): string => `create function app_facts(actor uuid, household uuid, today date)
      returns table (id uuid, closed boolean, leads boolean, "leadsTheTeam" boolean, "involvedFor" text[], "hasLead" boolean${column})
      language sql stable ${BEHIND_THE_WALL} as $$ select ${TIES}${value} from household h where h.id = household $$`;

const FACTS = factsFunction(
  ', emergency json',
  `, (select json_build_object('id', e.id, 'until', e.ends_at, 'reason', e.reason) from emergency_access e
            where e.household_id = h.id and e.professional_id = actor and ${RUNNING})`,
);
const FORMER_FACTS = factsFunction('', '');

const accessFunction = (columns: string, emergency: string, directs: string): string => `create function app_access(actor uuid, household uuid, today date) returns table (ground text, domains text[]${columns})
      language sql stable ${BEHIND_THE_WALL} as $$
        with known as (
          select f.*, p.roles, case
            when not p.roles && array['case_director', 'partner', 'team_lead'] or p.left_on <= today then null
            when f.leads then 'lead'
            when f."leadsTheTeam" and 'team_lead' = any(p.roles) then 'team_lead'
            when f."involvedFor" is not null then 'involvement'${emergency} end as ground
          from app_facts(actor, household, today) f join professional p on p.id = actor)
        select ground, case
            when ground <> 'involvement' or ('case_director' = any(roles) and not "hasLead") then ${ALL_DOMAINS}
            else "involvedFor" end${directs}
        from known where ground is not null
      $$`;

/** With whether they direct: see `scopeOf`. */
const ACCESS = accessFunction(
  ', directs boolean',
  ` when f.emergency is not null then 'emergency'`,
  `, ground in ('lead', 'team_lead') or (ground = 'involvement' and 'case_director' = any(roles) and not "hasLead")`,
);
const FORMER_ACCESS = accessFunction('', '', '');

const householdsFunction = (emergencies: string): string => `create or replace function app_households(actor uuid, today date) returns uuid[]
      language sql stable ${BEHIND_THE_WALL} as $$
        select coalesce(array_agg(distinct mine.household_id), '{}') from professional p cross join lateral (
          select l.household_id from lead l where l.professional_id = p.id and (l.ends_on is null or l.ends_on > today)
          union all select h.id from team_lead t join household h on h.team_id = t.team_id where t.professional_id = p.id and 'team_lead' = any(p.roles)
          union all select i.household_id from involvement i where i.professional_id = p.id and i.starts_on <= today and (i.ends_on is null or i.ends_on > today)${emergencies}) mine
        where p.id = actor and p.roles && array['case_director', 'partner', 'team_lead'] and (p.left_on is null or p.left_on > today)
      $$`;

const HOUSEHOLDS = householdsFunction(`
          union all select e.household_id from emergency_access e where e.professional_id = p.id and ${RUNNING}`);
const FORMER_HOUSEHOLDS = householdsFunction('');

/** Opens a transaction for somebody: the wall lets through the household that is named, or, where none is, all of theirs. */
const BEGIN = `create or replace function app_begin(actor uuid, household uuid, today date, activity text, trace uuid) returns void language plpgsql as $$
      declare
        granted record;
        organisation text;
        watches boolean;
      begin
        select p.organisation_id::text, 'privacy_officer' = any(p.roles) into organisation, watches from professional p where p.id = actor;
        perform set_config('app.actor', actor::text, true), set_config('app.today', today::text, true),
          set_config('app.activity', activity, true), set_config('app.trace', trace::text, true),
          set_config('app.organisation', coalesce(organisation, ${NOBODY}), true), set_config('app.watches', coalesce(watches, false)::text, true);
        if household is null then
          perform set_config('app.ground', '', true), set_config('app.domains', '{}', true), set_config('app.directs', 'false', true),
            set_config('app.households', app_households(actor, today)::text, true),
            set_config('app.read_only', app_emergencies(actor, today)::text, true);
        else
          select a.ground, a.domains, a.directs into granted from app_access(actor, household, today) a;
          perform set_config('app.ground', coalesce(granted.ground, ''), true), set_config('app.domains', coalesce(granted.domains::text, '{}'), true),
            set_config('app.directs', coalesce(granted.directs, false)::text, true),
            set_config('app.households', case when granted.ground is null then '{}' else '{' || household::text || '}' end, true),
            set_config('app.read_only', case when granted.ground = 'emergency' then '{' || household::text || '}' else '{}' end, true);
        end if;
      end $$`;

/** Within a request about one household: the wall moves to all of the actor's. What was known of that one holds for it alone. */
const WIDEN = `create or replace function app_widen() returns void language plpgsql as $$
      declare
        actor uuid := current_setting('app.actor')::uuid;
        today date := current_setting('app.today')::date;
      begin
        perform set_config('app.directs', 'false', true), set_config('app.households', app_households(actor, today)::text, true),
          set_config('app.read_only', app_emergencies(actor, today)::text, true);
      end $$`;

/**
 * The only way to emergency access: whoever gives the name and birth date of a member of an open household gets in, and it is
 * written down in the same breath. A row for each household of that person; without an id where the actor has a ground already.
 */
const OPEN = `create function app_open_emergency(name text, born date, why text, hours int, ids uuid[])
      returns table (household_id uuid, id uuid, until timestamptz) language plpgsql ${BEHIND_THE_WALL} as $$
      declare
        actor uuid := current_setting('app.actor')::uuid;
        today date := current_setting('app.today')::date;
        found record;
        place int := 0;
      begin
        if not exists (select 1 from professional p where p.id = actor and p.roles && array['case_director', 'partner', 'team_lead']) then return; end if;
        for found in
          select distinct on (h.id) h.id as household, m.person_id as person, exists (select 1 from app_access(actor, h.id, today)) as known
          from person p
          join member m on m.person_id = p.id and m.starts_on <= today and (m.ends_on is null or m.ends_on > today)
          join household h on h.id = m.household_id and h.closed_on is null
          where p.birth_date = born and app_plain(p.name) = app_plain(app_open_emergency.name)
          order by h.id limit cardinality(ids)
        loop
          place := place + 1;
          household_id := found.household;
          id := case when not found.known then ids[place] end;
          until := case when not found.known then now() + make_interval(hours => hours) end;
          if id is not null then
            insert into emergency_access (household_id, id, professional_id, organisation_id, person_id, reason, starts_at, ends_at)
            select found.household, app_open_emergency.id, p.id, p.organisation_id, found.person, why, now(), app_open_emergency.until
            from professional p where p.id = actor;
          end if;
          return next;
        end loop;
      end $$`;

const FORMER_BEGIN = `create or replace function app_begin(actor uuid, household uuid, today date, activity text, trace uuid) returns void language plpgsql as $$
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
      end $$`;

const FORMER_WIDEN = `create or replace function app_widen() returns void language plpgsql as $$
      begin
        perform set_config('app.households',
          app_households(current_setting('app.actor')::uuid, current_setting('app.today')::date)::text, true);
      end $$`;
