import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['problem', 'influence', 'responsibility'];
/** What the application changes of a row. */
const CHANGEABLE = {
  problem: 'label, domain, member_id, words, said_by_member_id, said_on, ends_on, version',
  influence: 'words, said_by_member_id, said_on, ends_on, version',
  responsibility: 'kinds, version',
};
/** See MOST_PROBLEMS in influence-words.ts. */
const MOST_PROBLEMS = 30;

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const OF_THE_HOUSEHOLD = `household_id = any((select app_granted_households())::uuid[])`;
const DIRECTS = `(select current_setting('app.directs', true) = 'true')`;
const isOwn = (row: string): string => `${row}.domain = any((select app_granted_domains())::text[])`;

type Run = (sql: string) => Promise<unknown>;

/**
 * Problems that push on problems, and who has which part in what. Problems are read as ratings are: in one's own parts of
 * life or disclosed, and written only in one's own; a row of responsibilities is read in one's own parts of life.
 */
export class Influences1795370000000 implements MigrationInterface {
  name = 'Influences1795370000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await this.tables(run);
    await this.walls(run);
    await this.atMost(run);
    // That there are problems in parts of life that are not the actor's; not which.
    await run(`create function app_problems_known_to_others(household uuid) returns table (member_id uuid, domains text[])
      language sql stable ${BEHIND_THE_WALL} as $$
        select p.member_id, array_agg(distinct p.domain order by p.domain) from problem p
        where p.household_id = household and household = any(current_setting('app.households')::uuid[]) and p.ends_on is null
          and p.domain <> all(current_setting('app.domains')::text[])
          and (p.member_id is null or p.member_id || ':' || p.domain <> all(coalesce(nullif(current_setting('app.disclosed', true), ''), '{}')::text[]))
        group by p.member_id
      $$`);
  }

  private async tables(run: Run): Promise<void> {
    await run(`CREATE TABLE "problem" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "label" text NOT NULL, "domain" text NOT NULL, "member_id" uuid, "words" text, "said_by_member_id" uuid, "said_on" date NOT NULL, "recorded_by" uuid NOT NULL, "starts_on" date NOT NULL, "ends_on" date, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "problem_ends_after_start" CHECK (ends_on >= starts_on), CONSTRAINT "problem_domain_known" CHECK (domain in ('finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting')), CONSTRAINT "PK_6cc0ffdda5651b6144e4a9c40f4" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "problem_open" ON "problem"  ("household_id") WHERE ends_on is null`);
    await run(`CREATE TABLE "influence" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "from_problem_id" uuid NOT NULL, "to_problem_id" uuid NOT NULL, "words" text NOT NULL, "said_by_member_id" uuid, "said_on" date NOT NULL, "recorded_by" uuid NOT NULL, "starts_on" date NOT NULL, "ends_on" date, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "influence_ends_after_start" CHECK (ends_on >= starts_on), CONSTRAINT "influence_not_of_itself" CHECK (from_problem_id <> to_problem_id), CONSTRAINT "PK_5d06ff1f10e2ad6909ffb15955d" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE UNIQUE INDEX "influence_once" ON "influence"  ("household_id", "from_problem_id", "to_problem_id") WHERE ends_on is null`);
    await run(`CREATE TABLE "responsibility" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "domain" text NOT NULL, "kinds" text array NOT NULL, "professional_id" uuid, "member_id" uuid, "network_contact_id" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "responsibility_is_of_one" CHECK (num_nonnulls(professional_id, member_id, network_contact_id) = 1), CONSTRAINT "responsibility_parts_go_together" CHECK (cardinality(kinds) <= 1 or not kinds && array['consulted', 'informed']), CONSTRAINT "responsibility_kinds_known" CHECK (kinds <@ array['does', 'answerable', 'decides', 'consulted', 'informed']), CONSTRAINT "responsibility_domain_known" CHECK (domain in ('finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting')), CONSTRAINT "PK_3524c5f680b8079779124957c4c" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE UNIQUE INDEX "responsibility_network_contact_once" ON "responsibility"  ("household_id", "domain", "network_contact_id")`);
    await run(`CREATE UNIQUE INDEX "responsibility_member_once" ON "responsibility"  ("household_id", "domain", "member_id")`);
    await run(`CREATE UNIQUE INDEX "responsibility_professional_once" ON "responsibility"  ("household_id", "domain", "professional_id")`);
    await run(`CREATE UNIQUE INDEX "responsibility_one_answerable" ON "responsibility"  ("household_id", "domain") WHERE 'answerable' = any(kinds)`);
    await run(`ALTER TABLE "problem" ADD CONSTRAINT "FK_ab1f50eb6443a99259de2f4bb0d" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "problem" ADD CONSTRAINT "FK_640b81ad4bcdd56c793de31f9ee" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "problem" ADD CONSTRAINT "FK_96847875e440ec3df695e02bafd" FOREIGN KEY ("household_id", "said_by_member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "problem" ADD CONSTRAINT "FK_13cd65282e68f13f1b56637b0bf" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "influence" ADD CONSTRAINT "FK_a2dfc6391c1d08e787dfd499930" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "influence" ADD CONSTRAINT "FK_fa9162599ba6b9b83c60f2e238d" FOREIGN KEY ("household_id", "from_problem_id") REFERENCES "problem"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "influence" ADD CONSTRAINT "FK_6864fb0c88f52262ee842a032f1" FOREIGN KEY ("household_id", "to_problem_id") REFERENCES "problem"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "influence" ADD CONSTRAINT "FK_8c276371253d694c83cfcb29f40" FOREIGN KEY ("household_id", "said_by_member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "influence" ADD CONSTRAINT "FK_2b5b78457074435efb53aa661e9" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "responsibility" ADD CONSTRAINT "FK_2b59c0a96efc0803fcf8213bb89" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "responsibility" ADD CONSTRAINT "FK_c0abda97dffd09edf79b349b8cc" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "responsibility" ADD CONSTRAINT "FK_72e9b2e075ff01538e4e6533f70" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "responsibility" ADD CONSTRAINT "FK_008fe47911ee49dc36ce1f8630f" FOREIGN KEY ("household_id", "network_contact_id") REFERENCES "network_contact"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  private async walls(run: Run): Promise<void> {
    const policies = {
      problem: { using: `(${isOwn('problem')} or problem.member_id || ':' || problem.domain = any((select app_granted_disclosed())::text[]))`, check: isOwn('problem') },
      // The problems themselves are behind the wall: whoever does not see one sees nothing that it pushes on.
      influence: { using: endsOf((a, b) => `${a} and ${b}`, 'true'), check: `${endsOf((a, b) => `${a} and ${b}`, 'true')} and ${endsOf((a, b) => `(${a} or ${b})`, isOwn('p'))}` },
      responsibility: { using: isOwn('responsibility'), check: `${isOwn('responsibility')} and (${DIRECTS} or professional_id::text = (select current_setting('app.actor')))` },
    };
    for (const [table, { using, check }] of Object.entries(policies)) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${OF_THE_HOUSEHOLD} and ${using}) with check (${OF_THE_HOUSEHOLD} and ${check})`);
      await run(`create policy of_the_owner on ${table} to current_user using ((select current_setting('app.actor') is not null))`);
      await run(`select app_keep_from_emergency('${table}')`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
      await run(`grant select, insert, update (${CHANGEABLE[table as keyof typeof CHANGEABLE]}) on ${table} to samenregie_app`);
    }
  }

  /** Counts also what the actor does not see; one after the other, so that two at once cannot both be the last. */
  private async atMost(run: Run): Promise<void> {
    await run(`create function problem_not_too_many() returns trigger language plpgsql ${BEHIND_THE_WALL} as $$
      begin
        perform 1 from household h where h.id = new.household_id for no key update;
        if (select count(*) from problem p where p.household_id = new.household_id and p.ends_on is null) > ${MOST_PROBLEMS} then
          raise exception 'too many open problems' using errcode = 'check_violation', constraint = 'problem_not_too_many';
        end if;
        return null;
      end $$`);
    await run(`create trigger not_too_many after insert or update of ends_on on problem for each row when (new.ends_on is null) execute function problem_not_too_many()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function app_problems_known_to_others(uuid)`);
    await queryRunner.query(`drop table ${[...TABLES].reverse().join(', ')}`);
    await queryRunner.query(`drop function problem_not_too_many()`);
  }
}

/** Of the two problems of an influence: whether each is there for the actor, and `holds` for it. */
const endsOf = (join: (from: string, to: string) => string, holds: string): string =>
  join(...(['from_problem_id', 'to_problem_id'].map((end) => `exists (select 1 from problem p where p.household_id = influence.household_id and p.id = influence.${end} and ${holds})`) as [string, string]));
