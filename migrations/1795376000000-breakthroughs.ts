import type { MigrationInterface, QueryRunner } from 'typeorm';

const DIRECTS = `(select current_setting('app.directs', true) = 'true')`;
const ACTOR = `(select current_setting('app.actor'))`;
const OF_THE_HOUSEHOLD = `household_id = any((select app_granted_households())::uuid[])`;
const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;

const atTheTable = (id: string): string => `(${DIRECTS} or ${id} = any((select app_my_tables())::uuid[]))`;

interface Wall {
  /** Who reads. */
  using: string;
  /** Who writes; as who reads where that is left out. */
  check?: string;
  grants: string;
}

/** Written by whoever directs; read by them and by who is asked to that table. What things cost is read by whoever directs alone. */
const WALLS: Record<string, Wall> = {
  breakthrough: {
    using: atTheTable('id'),
    check: DIRECTS,
    grants: `select, insert, update (state, knot, legitimacy, commitment, returns, proposal, table_on, table_at, place, chair_id, agenda, outcome, decision, conditions, decided_on, review_on, effect, reviewed_on, ended_because, version)`,
  },
  breakthrough_knot: { using: atTheTable('breakthrough_id'), check: DIRECTS, grants: 'select, insert, delete' },
  breakthrough_voice: { using: atTheTable('breakthrough_id'), check: DIRECTS, grants: 'select, insert, delete' },
  breakthrough_invitee: { using: atTheTable('breakthrough_id'), check: DIRECTS, grants: 'select, insert, update (decides, present), delete' },
  breakthrough_cost: { using: DIRECTS, grants: 'select, insert, delete' },
  breakthrough_action: { using: atTheTable('breakthrough_id'), check: DIRECTS, grants: 'select, insert' },
  pause_request: {
    using: `(${DIRECTS} or domain = any((select app_granted_domains())::text[]) or asked_id::text = ${ACTOR} or asked_by_id::text = ${ACTOR})`,
    grants: 'select, insert, update (answer, answered_until, because, answered_on, answered_by, called_off_on)',
  },
};

const NOTICE_KINDS = ['breakthrough_invited', 'pause_asked', 'pause_answered'];

type Run = (sql: string) => Promise<unknown>;

/** A knot and the table that unties it, requests to hold something, and arguments that were accepted before. */
export class Breakthroughs1795376000000 implements MigrationInterface {
  name = 'Breakthroughs1795376000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`create extension if not exists pg_trgm`);
    await this.tables(run);
    await run(`create function app_my_tables() returns uuid[] language sql stable ${BEHIND_THE_WALL} as $$
      select array(select i.breakthrough_id from breakthrough_invitee i where i.professional_id::text = current_setting('app.actor')
        union select b.id from breakthrough b where b.chair_id::text = current_setting('app.actor')) $$`);
    await this.walls(run);
    await this.library(run);
    await relist(run, (known) => [...known, ...NOTICE_KINDS]);
  }

  private async tables(run: Run): Promise<void> {
    await run(`CREATE TABLE "accepted_argument" ("id" uuid NOT NULL, "value" text NOT NULL, "words" text NOT NULL, "year" integer NOT NULL, "cleared_by" uuid NOT NULL, CONSTRAINT "accepted_argument_value_known" CHECK (value in ('legitimacy', 'commitment', 'returns')), CONSTRAINT "PK_6c143e6d5729adc67fe3b84793f" PRIMARY KEY ("id"))`);
    await run(`CREATE TABLE "breakthrough" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'preparing', "knot" text NOT NULL, "legitimacy" text, "commitment" text, "returns" text, "proposal" text, "table_on" date, "table_at" text, "place" text, "chair_id" uuid, "agenda" text array NOT NULL DEFAULT '{}', "outcome" text, "decision" text, "conditions" text, "decided_on" date, "review_on" date, "effect" text, "reviewed_on" date, "ended_because" text, "started_on" date NOT NULL, "recorded_by" uuid NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "breakthrough_called_off_because" CHECK (state <> 'called_off' or ended_because is not null), CONSTRAINT "breakthrough_reviewed_whole" CHECK (num_nonnulls(effect, reviewed_on) in (0, 2) and (state <> 'reviewed' and (state <> 'closed' or outcome = 'refused') or reviewed_on is not null)), CONSTRAINT "breakthrough_conditions_are_told" CHECK (outcome is distinct from 'with_conditions' or conditions is not null), CONSTRAINT "breakthrough_agreed_is_reviewed" CHECK (outcome is null or outcome = 'refused' or review_on >= decided_on), CONSTRAINT "breakthrough_decides_a_proposal" CHECK (decided_on is null or proposal is not null), CONSTRAINT "breakthrough_decided_whole" CHECK (num_nonnulls(outcome, decision, decided_on) in (0, 3) and (state not in ('decided', 'reviewed', 'closed') or decided_on is not null)), CONSTRAINT "breakthrough_planned_has_a_day" CHECK (state <> 'planned' or table_on is not null), CONSTRAINT "breakthrough_outcome_known" CHECK (outcome in ('accepted', 'with_conditions', 'refused')), CONSTRAINT "breakthrough_state_known" CHECK (state in ('preparing', 'planned', 'decided', 'reviewed', 'closed', 'called_off')), CONSTRAINT "PK_18e383d2449b2ab632432ce00a5" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "breakthrough_knot" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "breakthrough_id" uuid NOT NULL, "blockage_id" uuid NOT NULL, CONSTRAINT "breakthrough_knot_once" UNIQUE ("household_id", "breakthrough_id", "blockage_id"), CONSTRAINT "PK_47c08b554074a7e97a9832752fd" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "breakthrough_voice" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "breakthrough_id" uuid NOT NULL, "words" text NOT NULL, "said_by_member_id" uuid NOT NULL, "said_on" date NOT NULL, CONSTRAINT "PK_aa559135e517eaaff2c35e006a5" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "breakthrough_voice_of" ON "breakthrough_voice"  ("household_id", "breakthrough_id") `);
    await run(`CREATE TABLE "breakthrough_invitee" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "breakthrough_id" uuid NOT NULL, "key" text NOT NULL, "professional_id" uuid, "organisation_id" uuid, "organisation_name" text, "function" text, "decides" boolean NOT NULL, "present" boolean, CONSTRAINT "breakthrough_invitee_once" UNIQUE ("household_id", "breakthrough_id", "key"), CONSTRAINT "breakthrough_invitee_of_one_organisation" CHECK (num_nonnulls(organisation_id, organisation_name) <= 1 and (function is null or num_nonnulls(organisation_id, organisation_name) = 1)), CONSTRAINT "breakthrough_invitee_is_somebody" CHECK (num_nonnulls(professional_id, function) = 1), CONSTRAINT "PK_b6f71590e1799e63b31f6876c7e" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "breakthrough_invitee_of_professional" ON "breakthrough_invitee"  ("professional_id") WHERE professional_id is not null`);
    await run(`CREATE TABLE "breakthrough_cost" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "breakthrough_id" uuid NOT NULL, "side" text NOT NULL, "label" text NOT NULL, "yearly_euros" integer NOT NULL, CONSTRAINT "breakthrough_cost_not_negative" CHECK (yearly_euros >= 0), CONSTRAINT "breakthrough_cost_side_known" CHECK (side in ('going_on', 'plan')), CONSTRAINT "PK_2434813da0fd90fe6d87e35f503" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "breakthrough_cost_of" ON "breakthrough_cost"  ("household_id", "breakthrough_id") `);
    await run(`CREATE TABLE "breakthrough_action" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "breakthrough_id" uuid NOT NULL, "action_id" uuid NOT NULL, CONSTRAINT "breakthrough_action_once" UNIQUE ("household_id", "breakthrough_id", "action_id"), CONSTRAINT "PK_209f8d4e061ef40f8ceb47a9f09" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "pause_request" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "breakthrough_id" uuid, "subject" text NOT NULL, "what" text NOT NULL, "domain" text NOT NULL, "until" date NOT NULL, "asked_id" uuid, "organisation_id" uuid, "organisation_name" text, "asked_function" text, "asked_by_id" uuid NOT NULL, "asked_on" date NOT NULL, "answer" text, "answered_until" date, "because" text, "answered_on" date, "answered_by" uuid, "called_off_on" date, CONSTRAINT "pause_request_one_end" CHECK (answered_on is null or called_off_on is null), CONSTRAINT "pause_request_in_part_until" CHECK ((answer is not null and answer = 'in_part') = (answered_until is not null)), CONSTRAINT "pause_request_no_has_reason" CHECK (answer is null or answer = 'granted' or because is not null), CONSTRAINT "pause_request_answered_whole" CHECK (num_nonnulls(answer, answered_on, answered_by) in (0, 3)), CONSTRAINT "pause_request_ends_after_question" CHECK (until >= asked_on), CONSTRAINT "pause_request_asks_somebody" CHECK (num_nonnulls(asked_id, asked_function) = 1 and (asked_id is not null or num_nonnulls(organisation_id, organisation_name) = 1)), CONSTRAINT "pause_request_answer_known" CHECK (answer in ('granted', 'in_part', 'refused')), CONSTRAINT "pause_request_domain_known" CHECK (domain in ('finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting')), CONSTRAINT "pause_request_subject_known" CHECK (subject in ('eviction', 'collection', 'sanction', 'deadline', 'other')), CONSTRAINT "PK_b2c7980e3601b23b2f843f9bffa" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "pause_request_waiting" ON "pause_request"  ("asked_id") WHERE answered_on is null and called_off_on is null`);
    await run(`ALTER TABLE "accepted_argument" ADD CONSTRAINT "FK_affe93facf8319b511bab62f11b" FOREIGN KEY ("cleared_by") REFERENCES "professional"("id")`);
    await run(`ALTER TABLE "breakthrough" ADD CONSTRAINT "FK_a04881210f477daee09ec770df1" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "breakthrough" ADD CONSTRAINT "FK_5ef47d1340224218af9090132aa" FOREIGN KEY ("chair_id") REFERENCES "professional"("id")`);
    await run(`ALTER TABLE "breakthrough" ADD CONSTRAINT "FK_a25c56c61fa335d01767a40e7e4" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id")`);
    await run(`ALTER TABLE "breakthrough_knot" ADD CONSTRAINT "FK_7705237bd448fc9f171af324c82" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "breakthrough_knot" ADD CONSTRAINT "FK_074a49326195dffc2e65a947c22" FOREIGN KEY ("household_id", "breakthrough_id") REFERENCES "breakthrough"("household_id","id")`);
    await run(`ALTER TABLE "breakthrough_knot" ADD CONSTRAINT "FK_3507cc5cdd81a00daeaa5c4cc12" FOREIGN KEY ("household_id", "blockage_id") REFERENCES "blockage"("household_id","id")`);
    await run(`ALTER TABLE "breakthrough_voice" ADD CONSTRAINT "FK_c62d8d269e3ada4d9163a1fdfd7" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "breakthrough_voice" ADD CONSTRAINT "FK_4839cbb0a6f34f2f302184983b2" FOREIGN KEY ("household_id", "breakthrough_id") REFERENCES "breakthrough"("household_id","id")`);
    await run(`ALTER TABLE "breakthrough_voice" ADD CONSTRAINT "FK_3c77a6bccc6243dd85238db414b" FOREIGN KEY ("household_id", "said_by_member_id") REFERENCES "member"("household_id","id")`);
    await run(`ALTER TABLE "breakthrough_invitee" ADD CONSTRAINT "FK_84246a167e7f06ea6eb3e088ea6" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "breakthrough_invitee" ADD CONSTRAINT "FK_2b223059a1b4023abd4a545eabf" FOREIGN KEY ("household_id", "breakthrough_id") REFERENCES "breakthrough"("household_id","id")`);
    await run(`ALTER TABLE "breakthrough_invitee" ADD CONSTRAINT "FK_2882183faee8a69eed2b441c577" FOREIGN KEY ("professional_id") REFERENCES "professional"("id")`);
    await run(`ALTER TABLE "breakthrough_invitee" ADD CONSTRAINT "FK_e5e68f142b254e2544743a2bb5a" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")`);
    await run(`ALTER TABLE "breakthrough_cost" ADD CONSTRAINT "FK_3bbc579783b1d292162132cdfc8" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "breakthrough_cost" ADD CONSTRAINT "FK_21f8695993c854cbe6444af7232" FOREIGN KEY ("household_id", "breakthrough_id") REFERENCES "breakthrough"("household_id","id")`);
    await run(`ALTER TABLE "breakthrough_action" ADD CONSTRAINT "FK_00b87ee807504be7c2002d5f87e" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "breakthrough_action" ADD CONSTRAINT "FK_60a47ebf9059d19616da3accdbf" FOREIGN KEY ("household_id", "breakthrough_id") REFERENCES "breakthrough"("household_id","id")`);
    await run(`ALTER TABLE "breakthrough_action" ADD CONSTRAINT "FK_12fde7cf77950c6746c12e852e9" FOREIGN KEY ("household_id", "action_id") REFERENCES "action"("household_id","id")`);
    await run(`ALTER TABLE "pause_request" ADD CONSTRAINT "FK_8801bea048602e51afc669dcd88" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "pause_request" ADD CONSTRAINT "FK_d181edd4650930e4af5ca387e59" FOREIGN KEY ("household_id", "breakthrough_id") REFERENCES "breakthrough"("household_id","id")`);
    await run(`ALTER TABLE "pause_request" ADD CONSTRAINT "FK_503add08124b4e0dbad565c9597" FOREIGN KEY ("asked_id") REFERENCES "professional"("id")`);
    await run(`ALTER TABLE "pause_request" ADD CONSTRAINT "FK_26cf33bec796aa6d64035e8cb8a" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")`);
    await run(`ALTER TABLE "pause_request" ADD CONSTRAINT "FK_bac98a28c315397075f0bdd556c" FOREIGN KEY ("asked_by_id") REFERENCES "professional"("id")`);
    await run(`ALTER TABLE "pause_request" ADD CONSTRAINT "FK_fd82fda27b6d6fa94aa79037614" FOREIGN KEY ("answered_by") REFERENCES "professional"("id")`);
  }

  private async walls(run: Run): Promise<void> {
    for (const [table, { using, check = using, grants }] of Object.entries(WALLS)) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${OF_THE_HOUSEHOLD} and ${using}) with check (${OF_THE_HOUSEHOLD} and ${check})`);
      await run(`create policy of_the_owner on ${table} to current_user using ((select current_setting('app.actor') is not null))`);
      await run(`select app_keep_from_emergency('${table}')`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
      await run(`grant ${grants} on ${table} to samenregie_app`);
    }
  }

  /** Of no household: there is no wall around it, and its words are not kept in the log beside the household whose table it was. */
  private async library(run: Run): Promise<void> {
    await run(`create index accepted_argument_plain on accepted_argument using gin (app_plain(words) gin_trgm_ops)`);
    await run(`create trigger audit after insert or update or delete on accepted_argument for each row execute function audit_change('words')`);
    await run(`grant select, insert, delete on accepted_argument to samenregie_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`delete from notice where kind in (${quoted(NOTICE_KINDS)})`);
    await relist(run, (known) => known.filter((value) => !NOTICE_KINDS.includes(value)));
    await run(`drop table accepted_argument, pause_request, breakthrough_action, breakthrough_cost, breakthrough_invitee, breakthrough_voice, breakthrough_knot, breakthrough`);
    await run(`drop function app_my_tables()`);
  }
}

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Changes the kinds of notices, whatever others are among them. */
async function relist(run: Run, change: (known: string[]) => string[]): Promise<void> {
  const rows = (await run(`select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as value from pg_constraint where conname = 'notice_kind_known'`)) as { value: string }[];
  await run(`alter table notice drop constraint notice_kind_known, add constraint notice_kind_known check (kind in (${quoted(change(rows.map(({ value }) => value)))}))`);
}
