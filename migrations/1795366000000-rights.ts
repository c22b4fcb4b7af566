import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables under a household; what the application does to each beside reading and adding. */
const HOUSEHOLD_TABLES = {
  export_request: '',
  // The member's own view is never changed, also not by a mistake in the application.
  rectification: 'update (outcome, answer, answered_on, answered_by, version)',
  household_law: 'delete',
  household_closing: 'update',
  retention_hold: 'update (lifted_on, lifted_by)',
};
const RUNS = ['destruction_run', 'destruction_case', 'destruction_certificate'];

/** They run as the owner of the tables, and only whoever is named may call them. */
const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const TODAY = `(now() at time zone 'Europe/Amsterdam')::date`;
const INTERNAL = ['app_household_tables()', 'app_row_counts(uuid[])', 'app_retention(uuid)', 'app_destruction_person(uuid)'];
const FOR_THE_APPLICATION = [
  'app_seen_by(uuid, uuid)',
  'app_privacy_officer()',
  'app_retention_preview(int)',
  'app_destruction_propose(uuid, uuid[])',
  'app_destruction_approve(uuid)',
  'app_destruction_withdraw(uuid)',
  'app_destroy_household(uuid, uuid)',
  'app_destruction_failed(uuid, uuid, text)',
  'app_destruction_finish(uuid)',
];

/**
 * Rights of the household: exports and corrections that were asked for, closing, terms, and the destruction of what is past
 * its term. Destroying goes by functions only, which themselves see to it that two people wanted it.
 */
export class Rights1795366000000 implements MigrationInterface {
  name = 'Rights1795366000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`CREATE TABLE "export_request" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "member_id" uuid NOT NULL, "recorded_by" uuid NOT NULL, "requested_by" text NOT NULL, "identity_check" text NOT NULL, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "export_request_identity_known" CHECK (identity_check in ('identity_document', 'known_in_person', 'digital_sign_on')), CONSTRAINT "export_request_by_known" CHECK (requested_by in ('self', 'authority', 'both')), CONSTRAINT "PK_3383b96fa23bf88225d896ed59f" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "rectification" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "member_id" uuid NOT NULL, "recorded_by" uuid NOT NULL, "subject" text NOT NULL, "domain" text, "what_is_wrong" text NOT NULL, "own_view" text NOT NULL, "asked_on" date NOT NULL, "due_on" date NOT NULL, "outcome" text, "answer" text, "answered_on" date, "answered_by" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "rectification_answered_whole" CHECK (num_nonnulls(outcome, answer, answered_on, answered_by) in (0, 4)), CONSTRAINT "rectification_outcome_known" CHECK (outcome in ('corrected', 'not_corrected')), CONSTRAINT "rectification_domain_of_rating" CHECK ((subject = 'rating') = (domain is not null)), CONSTRAINT "rectification_domain_known" CHECK (domain in ('finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting')), CONSTRAINT "rectification_subject_known" CHECK (subject in ('rating', 'personal_details', 'plan', 'visit', 'other')), CONSTRAINT "PK_dc89c653077656de46537a5af45" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "rectification_open" ON "rectification"  ("household_id", "due_on") WHERE outcome is null`);
    await run(`CREATE TABLE "retention_term" ("law" text NOT NULL, "name" text NOT NULL, "years" integer NOT NULL, "source" text NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "retention_term_years" CHECK (years between 1 and 100), CONSTRAINT "PK_1d628f7f391b9d981a1c96a8798" PRIMARY KEY ("law"))`);
    await run(`CREATE TABLE "household_law" ("household_id" uuid NOT NULL, "law" text NOT NULL, CONSTRAINT "PK_ef085388b85bb642ca2317300be" PRIMARY KEY ("household_id", "law"))`);
    await run(`CREATE TABLE "household_closing" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "closed_on" date NOT NULL, "reason" text NOT NULL, "closed_by" uuid NOT NULL, "reopened_on" date, "reopen_reason" text, "reopened_by" uuid, CONSTRAINT "household_closing_reopened_whole" CHECK (num_nonnulls(reopened_on, reopened_by, reopen_reason) in (0, 3)), CONSTRAINT "PK_f1db36bd14415de9bfd4ac6ca08" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE UNIQUE INDEX "household_closing_one" ON "household_closing"  ("household_id") WHERE reopened_on is null`);
    await run(`CREATE TABLE "retention_hold" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "kind" text NOT NULL, "reason" text NOT NULL, "placed_on" date NOT NULL, "placed_by" uuid NOT NULL, "lifted_on" date, "lifted_by" uuid, CONSTRAINT "retention_hold_lifted_whole" CHECK ((lifted_on is null) = (lifted_by is null)), CONSTRAINT "retention_hold_kind_known" CHECK (kind in ('legal_claim', 'complaint', 'other')), CONSTRAINT "PK_b255de346f92f23564703718bdd" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "destruction_run" ("id" uuid NOT NULL, "number" SERIAL NOT NULL, "terms" jsonb NOT NULL, "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "proposed_by" uuid NOT NULL, "approved_at" TIMESTAMP WITH TIME ZONE, "approved_by" uuid, "withdrawn_at" TIMESTAMP WITH TIME ZONE, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "destruction_run_finished_approved" CHECK (finished_at is null or approved_at is not null), CONSTRAINT "destruction_run_one_answer" CHECK (approved_at is null or withdrawn_at is null), CONSTRAINT "destruction_run_approved_whole" CHECK ((approved_at is null) = (approved_by is null)), CONSTRAINT "destruction_run_four_eyes" CHECK (approved_by <> proposed_by), CONSTRAINT "PK_6c8480f698f1b714293e3c98f20" PRIMARY KEY ("id"))`);
    await run(`CREATE UNIQUE INDEX "destruction_run_number" ON "destruction_run"  ("number")`);
    await run(`CREATE TABLE "destruction_case" ("run_id" uuid NOT NULL, "subject_id" uuid NOT NULL, "closed_on" date NOT NULL, "laws" text array NOT NULL, "due_on" date NOT NULL, "counts" jsonb NOT NULL, "outcome" text NOT NULL DEFAULT 'waiting', "left_out_because" text, "done_at" TIMESTAMP WITH TIME ZONE, "failed_with" text, CONSTRAINT "destruction_case_left_out_why" CHECK ((outcome = 'left_out') = (left_out_because is not null)), CONSTRAINT "destruction_case_left_out_known" CHECK (left_out_because in ('hold', 'rectification', 'not_due', 'gone')), CONSTRAINT "destruction_case_outcome_known" CHECK (outcome in ('waiting', 'destroyed', 'left_out')), CONSTRAINT "PK_2f69eb0747770270528f6d94a58" PRIMARY KEY ("run_id", "subject_id"))`);
    await run(`CREATE TABLE "destruction_certificate" ("run_id" uuid NOT NULL, "body" text NOT NULL, "hash" bytea NOT NULL, CONSTRAINT "PK_03677e09622ae40f29533ce10eb" PRIMARY KEY ("run_id"))`);
    await run(`ALTER TABLE "export_request" ADD CONSTRAINT "FK_58702cc1dd220cbdaa205abd31b" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "export_request" ADD CONSTRAINT "FK_8a725642a3e04b0a71842927e49" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "export_request" ADD CONSTRAINT "FK_6b1dd67e2f33d2ba2d5ff7b815f" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "rectification" ADD CONSTRAINT "FK_4ac9061bf7461a38769a315ff25" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "rectification" ADD CONSTRAINT "FK_c469657c5c6c2ff4dbfcc497477" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "rectification" ADD CONSTRAINT "FK_21216b7657d7e4d7fedd96565d1" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "rectification" ADD CONSTRAINT "FK_63f5fe1032348e6af5ca70c7205" FOREIGN KEY ("answered_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "household_law" ADD CONSTRAINT "FK_6725857cb637d98abde344def51" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "household_law" ADD CONSTRAINT "FK_04474c50352f64ed010e39b531f" FOREIGN KEY ("law") REFERENCES "retention_term"("law") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "household_closing" ADD CONSTRAINT "FK_af9463642d22dfaa5e3d7474015" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "household_closing" ADD CONSTRAINT "FK_ae79c950ed96f2b19cd481e4af7" FOREIGN KEY ("closed_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "household_closing" ADD CONSTRAINT "FK_84be8142308d7c5fae05fd69e89" FOREIGN KEY ("reopened_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "retention_hold" ADD CONSTRAINT "FK_e816b440700e375275c5a95e52c" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "retention_hold" ADD CONSTRAINT "FK_ec8464c44db4647b7f6b0bf313b" FOREIGN KEY ("placed_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "retention_hold" ADD CONSTRAINT "FK_313fa2c2bdbd1337fc5d6cfb2c3" FOREIGN KEY ("lifted_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "destruction_run" ADD CONSTRAINT "FK_e090cd39618978d62e1ae319012" FOREIGN KEY ("proposed_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "destruction_run" ADD CONSTRAINT "FK_ae02150a72f51b3be77df16a60b" FOREIGN KEY ("approved_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "destruction_case" ADD CONSTRAINT "FK_3802a8a32c17d49b8bd7d131614" FOREIGN KEY ("run_id") REFERENCES "destruction_run"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "destruction_certificate" ADD CONSTRAINT "FK_03677e09622ae40f29533ce10eb" FOREIGN KEY ("run_id") REFERENCES "destruction_run"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`CREATE INDEX "household_closed" ON "household"  ("closed_on") WHERE closed_on is not null`);
    // The two terms that the law itself gives; others are added by the privacy officer.
    await run(`insert into retention_term (law, name, years, source) values
      ('youth_act', 'Jeugdwet', 20, 'Jeugdwet, artikel 7.3.8, derde lid'),
      ('social_support_act', 'Wmo 2015', 15, 'Wet maatschappelijke ondersteuning 2015, artikel 5.3.4, eerste lid')`);
    await this.protect(run);
    await this.seen(run);
    await this.due(run);
    await this.fourEyes(run);
    await this.destroying(run);
    for (const name of [...INTERNAL, ...FOR_THE_APPLICATION]) await run(`revoke all on function ${name} from public`);
    for (const name of FOR_THE_APPLICATION) await run(`grant execute on function ${name} to samenregie_app`);
  }

  private async protect(run: (sql: string) => Promise<unknown>): Promise<void> {
    for (const [table, also] of Object.entries(HOUSEHOLD_TABLES)) {
      const domain = table === 'rectification' ? ` and (domain is null or domain = any((select app_granted_domains())::text[]))` : '';
      const mine = `household_id = any((select app_granted_households())::uuid[])${domain}`;
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${mine}) with check (${mine})`);
      await run(`create policy of_the_owner on ${table} to current_user using ((select current_setting('app.actor') is not null))`);
      await run(`select app_keep_from_emergency('${table}')`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
      await run(`grant select, insert${also ? `, ${also}` : ''} on ${table} to samenregie_app`);
    }
    await run(`create trigger audit after insert or update or delete on retention_term for each row execute function audit_change()`);
    await run(`create trigger audit after insert or update or delete on destruction_run for each row execute function audit_change()`);
    await run(`grant select, insert, update on retention_term to samenregie_app`);
    await run(`grant select on ${RUNS.join(', ')} to samenregie_app`);
    await run(`create function destruction_certificate_stays() returns trigger language plpgsql as $$
      begin raise exception 'a certificate is never changed' using errcode = 'insufficient_privilege'; end $$`);
    await run(`create trigger stays before update or delete on destruction_certificate for each row execute function destruction_certificate_stays()`);
  }

  /** Which organisations looked at a household while somebody was known there; not who, and not when exactly. */
  private async seen(run: (sql: string) => Promise<unknown>): Promise<void> {
    await run(`create function app_seen_by(household uuid, person uuid) returns table (organisation_id uuid, times int, first_on date, last_on date)
      language sql stable ${BEHIND_THE_WALL} as $$
        select e.organisation_id, count(*)::int, min(e.occurred_at at time zone 'Europe/Amsterdam')::date, max(e.occurred_at at time zone 'Europe/Amsterdam')::date
        from audit_event e
        where e.household_id = household and household = any(current_setting('app.households')::uuid[])
          and e.kind = 'read' and e.organisation_id is not null and (e.person_id is null or e.person_id = person)
          and e.occurred_at >= (select min(m.starts_on)::timestamp at time zone 'Europe/Amsterdam' from member m where m.household_id = household and m.person_id = person)
        group by e.organisation_id
      $$`);
  }

  private async due(run: (sql: string) => Promise<unknown>): Promise<void> {
    await run(`create function app_household_tables() returns setof text language sql stable as $$
      select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'audit_event'
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'household_id' and not a.attisdropped)
      order by c.relname $$`);
    await run(`create function app_row_counts(subjects uuid[]) returns table (subject uuid, counts jsonb) language plpgsql stable ${BEHIND_THE_WALL} as $$
      begin
        return query execute (
          select 'select x.h, jsonb_object_agg(x.t, x.n) from (' || string_agg(
            format('select household_id as h, %L as t, count(*) as n from %I where household_id = any($1) group by household_id', name, name), ' union all ')
            || ') x group by x.h'
          from app_household_tables() name) using subjects;
      end $$`);
    // Closed households, or one, with the day from which each may go and what keeps it; the twin of retention-rules.ts.
    await run(`create function app_retention(only_one uuid) returns table (subject uuid, closed_on date, laws text[], due_on date, held text[])
      language sql stable ${BEHIND_THE_WALL} as $$
        select h.id, h.closed_on, said.laws, (h.closed_on + make_interval(years => longest.years))::date, kept.held
        from household h
        cross join lateral (select coalesce(array_agg(l.law order by l.law), '{}') as laws from household_law l where l.household_id = h.id) said
        cross join lateral (select max(t.years) as years from retention_term t where cardinality(said.laws) = 0 or t.law = any(said.laws)) longest
        cross join lateral (select array_remove(array[
          case when exists (select 1 from retention_hold r where r.household_id = h.id and r.lifted_on is null) then 'hold' end,
          case when exists (select 1 from rectification r where r.household_id = h.id and r.outcome is null) then 'rectification' end], null) as held) kept
        where h.closed_on is not null and (only_one is null or h.id = only_one)
      $$`);
    await run(`create function app_privacy_officer() returns boolean language sql stable ${BEHIND_THE_WALL} as $$
      select exists (select 1 from professional p where p.id = app_actor() and 'privacy_officer' = any(p.roles) and (p.left_on is null or p.left_on > ${TODAY})) $$`);
    await run(`create function app_retention_preview(most int) returns table (subject uuid, closed_on date, laws text[], due_on date, held text[], counts jsonb)
      language plpgsql stable ${BEHIND_THE_WALL} as $$
      begin
        if app_actor() is not null and not app_privacy_officer() then raise exception 'for privacy officers' using errcode = 'insufficient_privilege'; end if;
        return query
          with due as materialized (select r.* from app_retention(null) r where r.due_on <= ${TODAY} order by r.due_on, r.subject limit most)
          select d.subject, d.closed_on, d.laws, d.due_on, d.held, coalesce(c.counts, '{}') from due d
          left join app_row_counts(array(select x.subject from due x)) c on c.subject = d.subject order by d.due_on, d.subject;
      end $$`);
  }

  /** Who proposes and who approves is who acts in the transaction; nobody can name another. */
  private async fourEyes(run: (sql: string) => Promise<unknown>): Promise<void> {
    const officer = `if not app_privacy_officer() then raise exception 'for privacy officers' using errcode = 'insufficient_privilege'; end if;`;
    await run(`create function app_destruction_propose(run uuid, subjects uuid[]) returns text language plpgsql ${BEHIND_THE_WALL} as $$
      begin
        ${officer}
        if exists (select unnest(subjects) except select r.subject from app_retention(null) r where r.due_on <= ${TODAY} and r.held = '{}') then return 'not-due'; end if;
        insert into destruction_run (id, terms, proposed_at, proposed_by) values (run,
          (select jsonb_agg(jsonb_build_object('law', t.law, 'name', t.name, 'years', t.years, 'source', t.source) order by t.law) from retention_term t), now(), app_actor());
        -- What is due and kept all the same is named with it.
        insert into destruction_case (run_id, subject_id, closed_on, laws, due_on, counts, outcome, left_out_because)
          select run, r.subject, r.closed_on, r.laws, r.due_on, coalesce(c.counts, '{}'), case when r.held = '{}' then 'waiting' else 'left_out' end, r.held[1]
          from app_retention(null) r left join app_row_counts(subjects) c on c.subject = r.subject
          where r.subject = any(subjects) or (r.due_on <= ${TODAY} and r.held <> '{}');
        return 'done';
      end $$`);
    const decide = (name: string, refusal: string, change: string): Promise<unknown> =>
      run(`create function ${name}(run uuid) returns text language plpgsql ${BEHIND_THE_WALL} as $$
        declare it destruction_run;
        begin
          ${officer}
          select * into it from destruction_run r where r.id = run for update;
          if it.id is null then return 'gone'; end if;
          if it.approved_at is not null or it.withdrawn_at is not null then return 'already-decided'; end if;
          ${refusal}
          update destruction_run r set ${change} where r.id = run;
          return 'done';
        end $$`);
    await decide('app_destruction_approve', `if it.proposed_by = app_actor() then return 'same-person'; end if;`, `approved_at = now(), approved_by = app_actor()`);
    await decide('app_destruction_withdraw', '', `withdrawn_at = now()`);
  }

  private async destroying(run: (sql: string) => Promise<unknown>): Promise<void> {
    // One household, all or nothing. The log's events stay, with numbers only; their contents go.
    await run(`create function app_destroy_household(run uuid, chosen uuid) returns text language plpgsql ${BEHIND_THE_WALL} as $$
      declare
        line destruction_case;
        present record;
        because text;
        people uuid[];
        remaining text[];
        postponed text[];
        relation text;
        gone bigint;
        deleted jsonb := '{}';
      begin
        perform 1 from destruction_run r where r.id = run and r.approved_by <> r.proposed_by and r.withdrawn_at is null and r.finished_at is null;
        if not found then raise exception 'not approved by another person' using errcode = 'insufficient_privilege'; end if;
        select * into line from destruction_case c where c.run_id = run and c.subject_id = chosen for update;
        if line.run_id is null then raise exception 'not in this run' using errcode = 'insufficient_privilege'; end if;
        if line.outcome <> 'waiting' then return line.outcome; end if;

        -- Nobody adds to it from here on; and what became of it since the proposal counts.
        perform 1 from household h where h.id = chosen for update;
        because := case when not found then 'gone' end;
        select r.* into present from app_retention(chosen) r;
        because := coalesce(because, case when present.due_on is null or present.due_on > ${TODAY} then 'not_due' else present.held[1] end);
        if because is not null then
          update destruction_case c set outcome = 'left_out', left_out_because = because, done_at = now(), failed_with = null where c.run_id = run and c.subject_id = chosen;
          return 'left_out';
        end if;

        people := array(select distinct m.person_id from member m where m.household_id = chosen);
        remaining := array(select t from app_household_tables() t where t <> 'audit_content');
        while cardinality(remaining) > 0 loop
          postponed := '{}';
          foreach relation in array remaining loop
            begin
              execute format('delete from %I where household_id = $1', relation) using chosen;
              get diagnostics gone = row_count;
              if gone > 0 then deleted := deleted || jsonb_build_object(relation, gone); end if;
            exception when foreign_key_violation then
              -- Another table points at it: that one first.
              postponed := array_append(postponed, relation);
            end;
          end loop;
          if cardinality(postponed) = cardinality(remaining) then raise exception 'rows point at each other' using errcode = 'foreign_key_violation'; end if;
          remaining := postponed;
        end loop;
        delete from notice n where n.about_household_id = chosen;
        get diagnostics gone = row_count;
        if gone > 0 then deleted := deleted || jsonb_build_object('notice', gone); end if;
        delete from household h where h.id = chosen;
        deleted := deleted || jsonb_build_object('household', 1);
        people := array(select p from unnest(people) p where not exists (select 1 from member m where m.person_id = p));
        delete from person p where p.id = any(people);
        get diagnostics gone = row_count;
        if gone > 0 then deleted := deleted || jsonb_build_object('person', gone); end if;
        delete from audit_content a where a.household_id = chosen
          or a.event_id in (select e.id from audit_event e where e.object_type = 'person' and e.person_id = any(people));
        get diagnostics gone = row_count;
        if gone > 0 then deleted := deleted || jsonb_build_object('audit_content', gone); end if;
        update destruction_case c set outcome = 'destroyed', counts = deleted, done_at = now(), failed_with = null where c.run_id = run and c.subject_id = chosen;
        return 'destroyed';
      end $$`);
    await run(`create function app_destruction_failed(run uuid, chosen uuid, code text) returns void language sql ${BEHIND_THE_WALL} as $$
      update destruction_case c set failed_with = left(code, 10) where c.run_id = run and c.subject_id = chosen and c.outcome = 'waiting' $$`);
    await run(`create function app_destruction_finish(run uuid) returns boolean language plpgsql ${BEHIND_THE_WALL} as $$
      declare
        it destruction_run;
        proof text;
      begin
        select * into it from destruction_run r where r.id = run for update;
        if it.approved_at is null or exists (select 1 from destruction_case c where c.run_id = run and c.outcome = 'waiting') then return false; end if;
        if it.finished_at is not null then return true; end if;
        update destruction_run r set finished_at = now() where r.id = run;
        select json_build_object(
          'certificate', 'destruction', 'number', it.number,
          'proposed', json_build_object('at', it.proposed_at, 'by', app_destruction_person(it.proposed_by)),
          'approved', json_build_object('at', it.approved_at, 'by', app_destruction_person(it.approved_by)),
          'finishedAt', now(), 'terms', it.terms,
          'households', (select json_agg(json_build_object('household', c.subject_id, 'closedOn', c.closed_on, 'laws', c.laws, 'dueOn', c.due_on, 'outcome', c.outcome,
            'leftOutBecause', c.left_out_because, 'doneAt', c.done_at, 'rows', case when c.outcome = 'destroyed' then c.counts end) order by c.due_on, c.subject_id)
            from destruction_case c where c.run_id = run),
          'rows', (select json_object_agg(t.key, t.rows order by t.key) from (
            select d.key, sum(d.value::bigint) as rows from destruction_case c cross join jsonb_each_text(c.counts) d where c.run_id = run and c.outcome = 'destroyed' group by d.key) t)
          )::text into proof;
        insert into destruction_certificate (run_id, body, hash) values (run, proof, sha256(convert_to(proof, 'UTF8')));
        return true;
      end $$`);
    await run(`create function app_destruction_person(who uuid) returns json language sql stable ${BEHIND_THE_WALL} as $$
      select json_build_object('name', p.name, 'function', p.function, 'organisation', o.name) from professional p join organisation o on o.id = p.organisation_id where p.id = who $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function ${[...FOR_THE_APPLICATION, ...INTERNAL].join(', ')}`);
    await queryRunner.query(`drop index household_closed`);
    await queryRunner.query(`drop table ${[...RUNS].reverse().join(', ')}, ${Object.keys(HOUSEHOLD_TABLES).join(', ')}, retention_term`);
    await queryRunner.query(`drop function destruction_certificate_stays`);
  }
}
