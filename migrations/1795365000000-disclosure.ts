import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOBODY = `'00000000-0000-0000-0000-000000000000'`;
const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const SOMEBODY_ACTS = `(select current_setting('app.actor') is not null)`;
const DIRECTS = `(select current_setting('app.directs', true) = 'true')`;

type Run = (sql: string) => Promise<unknown>;

/**
 * What is disclosed to whom, on what legal basis; what that lets others read; and what is kept from other members: a goal,
 * and where somebody stays.
 */
export class Disclosure1795365000000 implements MigrationInterface {
  name = 'Disclosure1795365000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    // The same words in another order are the same set; for a constraint.
    await run(`create function text_set(texts text[]) returns text language sql immutable parallel safe as $$ select string_agg(t, ' ' order by t) from unnest(texts) t $$`);
    await this.tables(run);
    await this.walls(run);
    await run(DISCLOSED);
    await run(BEGIN);
    await this.ratings(run);
    // A goal that is kept from the other members: those who direct see it, and who does something for it.
    await run(goalPolicy(` and (not shielded or ${DIRECTS} or exists (
      select 1 from action a join action_owner w on w.household_id = a.household_id and w.action_id = a.id
      where a.household_id = goal.household_id and a.goal_id = goal.id and w.professional_id::text = (select current_setting('app.actor'))))`));
  }

  private async tables(run: Run): Promise<void> {
    await run(`CREATE TABLE "disclosure" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "member_id" uuid, "domains" text array NOT NULL, "to_organisation_id" uuid, "to_professional_id" uuid, "legal_basis" text NOT NULL, "given_on" date, "given_how" text, "words" text, "purpose" text NOT NULL, "starts_on" date NOT NULL, "ends_on" date, "recorded_by" uuid NOT NULL, "withdrawn_on" date, "withdrawn_by_member_id" uuid, "withdrawn_how" text, "withdrawal_recorded_by" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "disclosure_withdrawal_is_whole" CHECK (num_nonnulls(withdrawn_on, withdrawal_recorded_by) in (0, 2) and (legal_basis <> 'consent' or num_nonnulls(withdrawn_on, withdrawn_by_member_id, withdrawn_how) in (0, 3))), CONSTRAINT "disclosure_only_consent_is_given" CHECK (legal_basis = 'consent' or num_nonnulls(given_on, given_how, withdrawn_by_member_id, withdrawn_how) = 0), CONSTRAINT "disclosure_consent_is_whole" CHECK (legal_basis <> 'consent' or num_nonnulls(member_id, ends_on, given_on, given_how) = 4), CONSTRAINT "disclosure_ends_after_start" CHECK (ends_on > starts_on), CONSTRAINT "disclosure_one_recipient" CHECK (num_nonnulls(to_organisation_id, to_professional_id) = 1), CONSTRAINT "disclosure_withdrawn_how_known" CHECK (withdrawn_how in ('spoken', 'written', 'digital')), CONSTRAINT "disclosure_given_how_known" CHECK (given_how in ('spoken', 'written', 'digital')), CONSTRAINT "disclosure_legal_basis_known" CHECK (legal_basis in ('consent', 'legal_duty', 'conflict_of_duties', 'right_to_report', 'public_task')), CONSTRAINT "disclosure_domains_known" CHECK (cardinality(domains) > 0 and domains <@ array['finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting']), CONSTRAINT "disclosure_no_two_at_once" EXCLUDE using gist (household_id with =, (coalesce(member_id, household_id)) with =, (coalesce(to_organisation_id, to_professional_id)) with =, legal_basis with =, (text_set(domains)) with =, daterange(starts_on, ends_on) with &&) where (withdrawn_on is null), CONSTRAINT "PK_c9894f1a63a7f652beeefee5c4e" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "disclosure_running" ON "disclosure"  ("household_id") WHERE withdrawn_on is null`);
    await run(`CREATE TABLE "disclosure_giver" ("household_id" uuid NOT NULL, "disclosure_id" uuid NOT NULL, "member_id" uuid NOT NULL, CONSTRAINT "PK_091349291a61b65fe45cf8d8648" PRIMARY KEY ("household_id", "disclosure_id", "member_id"))`);
    await run(`ALTER TABLE "member" ADD "address" text`);
    await run(`ALTER TABLE "member" ADD "address_shielded" boolean NOT NULL DEFAULT false`);
    await run(`ALTER TABLE "goal" ADD "shielded" boolean NOT NULL DEFAULT false`);
    await run(`ALTER TABLE "disclosure" ADD CONSTRAINT "FK_5bb9accf840351ab08226b537b0" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "disclosure" ADD CONSTRAINT "FK_41b9de0378ce6f37753006c16be" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "disclosure" ADD CONSTRAINT "FK_33a2af1a3b10d570669b4539015" FOREIGN KEY ("to_organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "disclosure" ADD CONSTRAINT "FK_5fdc99ce652fc8db1fd852c753f" FOREIGN KEY ("to_professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "disclosure" ADD CONSTRAINT "FK_528b029eff82f85e770a732514b" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "disclosure" ADD CONSTRAINT "FK_d7b8b403537149b7e1783b5adb8" FOREIGN KEY ("household_id", "withdrawn_by_member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "disclosure" ADD CONSTRAINT "FK_1801c69f43dc688dad54f03428f" FOREIGN KEY ("withdrawal_recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "disclosure_giver" ADD CONSTRAINT "FK_b8cefe8456897b7411fedb2e586" FOREIGN KEY ("household_id", "disclosure_id") REFERENCES "disclosure"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "disclosure_giver" ADD CONSTRAINT "FK_f34c2d25e88460d52398f4d6c6d" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  /** Recorded and withdrawn by the application, and nothing else changed of it; no consent without a giver. */
  private async walls(run: Run): Promise<void> {
    for (const table of ['disclosure', 'disclosure_giver']) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app
        using (household_id = any((select app_granted_households())::uuid[])) with check (household_id = any((select app_granted_households())::uuid[]))`);
      await run(`create policy of_the_owner on ${table} to current_user using (${SOMEBODY_ACTS})`);
      const changeable = `household_id <> all((select app_granted_read_only())::uuid[])`;
      await run(`create policy no_emergency_insert on ${table} as restrictive for insert to samenregie_app with check (${changeable})`);
      await run(`create policy no_emergency_update on ${table} as restrictive for update to samenregie_app using (${changeable})`);
      await run(`create policy no_emergency_delete on ${table} as restrictive for delete to samenregie_app using (${changeable})`);
      await run(`grant select, insert on ${table} to samenregie_app`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
    }
    await run(`grant update (withdrawn_on, withdrawn_by_member_id, withdrawn_how, withdrawal_recorded_by, version) on disclosure to samenregie_app`);
    await run(`create function disclosure_is_given() returns trigger language plpgsql as $$
      begin
        if not exists (select 1 from disclosure_giver g where g.household_id = new.household_id and g.disclosure_id = new.id) then
          raise exception 'consent is given by somebody' using errcode = 'check_violation', constraint = 'disclosure_consent_is_given';
        end if;
        return null;
      end $$`);
    await run(`create constraint trigger is_given after insert on disclosure deferrable initially deferred
      for each row when (new.legal_basis = 'consent') execute function disclosure_is_given()`);
  }

  /** What was disclosed is read beside one's own parts of life, and is not one's own to write. */
  private async ratings(run: Run): Promise<void> {
    await run(`create function app_granted_disclosed() returns text[] language sql stable as $$
        select case when current_user = 'samenregie_app' then coalesce(nullif(current_setting('app.disclosed', true), ''), '{}')::text[] else '{}' end $$`);
    await run(ratingPolicy(`(domain = any((select app_granted_domains())::text[]) or member_id || ':' || domain = any((select app_granted_disclosed())::text[]))`));
    await run(`drop function app_known_to_others(uuid)`);
    await run(`drop function app_rated_beyond(uuid, text[])`);
    await run(`create function app_rated_beyond(household uuid, own text[], disclosed text[]) returns table (member_id uuid, domains text[])
      language sql stable ${BEHIND_THE_WALL} as $$
        select r.member_id, array_agg(distinct r.domain order by r.domain) from rating r
        where r.household_id = household and r.domain <> all(own) and r.member_id || ':' || r.domain <> all(disclosed) group by r.member_id
      $$`);
    await run(knownToOthers(`, app_granted_disclosed()`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(goalPolicy(''));
    await run(ratingPolicy(`domain = any((select app_granted_domains())::text[])`));
    await run(`drop function app_known_to_others(uuid)`);
    await run(`drop function app_rated_beyond(uuid, text[], text[])`);
    await run(`create function app_rated_beyond(household uuid, own text[]) returns table (member_id uuid, domains text[])
      language sql stable ${BEHIND_THE_WALL} as $$
        select r.member_id, array_agg(distinct r.domain order by r.domain) from rating r where r.household_id = household and r.domain <> all(own) group by r.member_id
      $$`);
    await run(knownToOthers(''));
    await run(FORMER_BEGIN);
    await run(`drop function app_granted_disclosed(), app_disclosed(uuid, uuid, date)`);
    await run(`alter table goal drop column shielded`);
    await run(`alter table member drop column address, drop column address_shielded`);
    await run(`drop table disclosure_giver, disclosure`);
    await run(`drop function disclosure_is_given(), text_set(text[])`);
  }
}

const OF_THE_ACTOR = `household_id = any((select app_granted_households())::uuid[])`;

const goalPolicy = (also: string): string => `drop policy of_the_actor on goal;
  create policy of_the_actor on goal to samenregie_app using (${OF_THE_ACTOR}${also}) with check (${OF_THE_ACTOR}${also})`;

const ratingPolicy = (seen: string): string => `drop policy of_the_actor on rating;
  create policy of_the_actor on rating to samenregie_app using (${OF_THE_ACTOR} and ${seen})
    with check (${OF_THE_ACTOR} and domain = any((select app_granted_domains())::text[]))`;

const knownToOthers = (disclosed: string): string => `create function app_known_to_others(household uuid) returns table (member_id uuid, domains text[])
      language sql stable as $$
        select k.member_id, k.domains from app_rated_beyond(household, current_setting('app.domains')::text[]${disclosed}) k
        where household = any(current_setting('app.households')::uuid[])
      $$`;

/**
 * Which part of whose life is disclosed to somebody, or to the organisation where they work now: each once, by consent where
 * there is consent. It gives no ground: \`scopeOf\` and \`app_begin\` let it widen what somebody involved reads.
 */
const DISCLOSED = `create function app_disclosed(actor uuid, household uuid, today date)
      returns table (member_id uuid, domain text, legal_basis text, given_by uuid[]) language sql stable ${BEHIND_THE_WALL} as $$
        select distinct on (m.id, part) m.id, part, d.legal_basis,
          array(select g.member_id from disclosure_giver g where g.household_id = d.household_id and g.disclosure_id = d.id order by g.member_id)
        from professional p
        join disclosure d on d.household_id = household and (d.to_professional_id = p.id or d.to_organisation_id = p.organisation_id)
        join member m on m.household_id = d.household_id and (m.id = d.member_id or d.member_id is null)
        cross join unnest(d.domains) part
        where p.id = actor and d.withdrawn_on is null and d.starts_on <= today and (d.ends_on is null or d.ends_on > today)
        order by m.id, part, d.legal_basis = 'consent' desc, d.id
      $$`;

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
          perform set_config('app.ground', '', true), set_config('app.domains', '{}', true), set_config('app.directs', 'false', true), set_config('app.disclosed', '{}', true),
            set_config('app.households', app_households(actor, today)::text, true),
            set_config('app.read_only', app_emergencies(actor, today)::text, true);
        else
          select a.ground, a.domains, a.directs into granted from app_access(actor, household, today) a;
          perform set_config('app.ground', coalesce(granted.ground, ''), true), set_config('app.domains', coalesce(granted.domains::text, '{}'), true),
            set_config('app.directs', coalesce(granted.directs, false)::text, true),
            set_config('app.disclosed', case when granted.ground = 'involvement' and not granted.directs
              then (select coalesce(array_agg(d.member_id || ':' || d.domain), '{}')::text from app_disclosed(actor, household, today) d) else '{}' end, true),
            set_config('app.households', case when granted.ground is null then '{}' else '{' || household::text || '}' end, true),
            set_config('app.read_only', case when granted.ground = 'emergency' then '{' || household::text || '}' else '{}' end, true);
        end if;
        -- Of whatever is read or changed because of one's ground; what was disclosed is on record with its own.
        perform set_config('app.legal_basis', case when current_setting('app.households') <> '{}' then 'public_task' else '' end, true);
      end $$`;

const FORMER_BEGIN = `create or replace function app_begin(actor uuid, household uuid, today date, activity text, trace uuid) returns void language plpgsql as $$
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
