import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const SOMEBODY_ACTS = `(select current_setting('app.actor') is not null)`;
const ACTOR = `(select current_setting('app.actor'))`;
const LEVELS = `'self', 'team', 'case_direction', 'process_direction', 'safety_house', 'national'`;
const RANKS = `array[${LEVELS}]`;

/** What the application may change of each table; of a step nothing, for what was decided stays as it was. */
const CHANGEABLE = {
  level_step: '',
  escalation: 'outcome, words, answered_on, called_off_on',
  withdrawal: 'agreed, answer, answered_on, answered_by, called_off_on',
};

const FORMER_END_REASONS = ['goal_reached', 'handed_over', 'household_declined', 'not_needed', 'changed_job', 'other'];
const FORMER_NOTICES = ['emergency_opened', 'emergency_reviewed'];

type Run = (sql: string) => Promise<unknown>;

/** The ladder of levels, the question to somebody for a decision about it, and how an organisation's help ends. */
export class Levels1795368000000 implements MigrationInterface {
  name = 'Levels1795368000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`CREATE TABLE "level_step" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "place" integer NOT NULL, "from_level" text NOT NULL, "level" text NOT NULL, "starts_on" date NOT NULL, "reason" text, "decided_by_id" uuid, "decided_by_table" text, "agreements" text, "review_on" date, "recorded_by" uuid NOT NULL, CONSTRAINT "level_step_one_after_another" UNIQUE ("household_id", "place"), CONSTRAINT "level_step_review_after_start" CHECK (review_on >= starts_on), CONSTRAINT "level_step_decided_by_one" CHECK (num_nonnulls(decided_by_id, decided_by_table) = 1), CONSTRAINT "level_step_leaves_agreements" CHECK (array_position(${RANKS}, level) > array_position(${RANKS}, from_level) or agreements is not null), CONSTRAINT "level_step_goes_somewhere" CHECK (level <> from_level), CONSTRAINT "level_step_from_level_known" CHECK (from_level in (${LEVELS})), CONSTRAINT "level_step_level_known" CHECK (level in (${LEVELS})), CONSTRAINT "PK_99e8e37413ccf9575bf2411f7bd" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "escalation" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "asked_id" uuid NOT NULL, "asked_by_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "level" text NOT NULL, "question" text NOT NULL, "asked_on" date NOT NULL, "answer_by" date NOT NULL, "outcome" text, "words" text, "answered_on" date, "called_off_on" date, CONSTRAINT "escalation_term_after_question" CHECK (answer_by >= asked_on), CONSTRAINT "escalation_one_end" CHECK (answered_on is null or called_off_on is null), CONSTRAINT "escalation_answered_whole" CHECK (num_nonnulls(outcome, words, answered_on) in (0, 3)), CONSTRAINT "escalation_asks_another" CHECK (asked_id <> asked_by_id), CONSTRAINT "escalation_outcome_known" CHECK (outcome in ('agreed', 'refused', 'otherwise')), CONSTRAINT "escalation_level_known" CHECK (level in (${LEVELS})), CONSTRAINT "PK_71170528ac9ffc353dc7b05e13c" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "escalation_waiting" ON "escalation"  ("asked_id") WHERE answered_on is null and called_off_on is null`);
    await run(`CREATE UNIQUE INDEX "escalation_one_open" ON "escalation"  ("household_id", "asked_id") WHERE answered_on is null and called_off_on is null`);
    await run(`CREATE TABLE "withdrawal" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "announced" boolean NOT NULL, "proposed_by" uuid NOT NULL, "proposed_on" date NOT NULL, "reason" text NOT NULL, "last_day" date NOT NULL, "contact_professional_id" uuid, "contact_network_id" uuid, "agreed" boolean, "answer" text, "answered_on" date, "answered_by" uuid, "called_off_on" date, CONSTRAINT "withdrawal_last_day_ahead" CHECK (last_day >= proposed_on), CONSTRAINT "withdrawal_one_end" CHECK (answered_on is null or called_off_on is null), CONSTRAINT "withdrawal_answered_by_another" CHECK (answered_by <> proposed_by), CONSTRAINT "withdrawal_no_has_reason" CHECK (agreed or agreed is null or answer is not null), CONSTRAINT "withdrawal_answered_whole" CHECK (num_nonnulls(agreed, answered_on, answered_by) in (0, 3)), CONSTRAINT "withdrawal_contact_is_one" CHECK (num_nonnulls(contact_professional_id, contact_network_id) <= 1), CONSTRAINT "PK_700fcd560e2cd9def08669fc67e" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE UNIQUE INDEX "withdrawal_one_open" ON "withdrawal"  ("household_id", "organisation_id") WHERE answered_on is null and called_off_on is null`);
    await this.references(run);
    await this.walls(run);
    await run(ASKED);
    await run(BE_ASKED);
    await run(endReasons([...FORMER_END_REASONS, 'help_withdrawn', 'household_closed']));
    await run(noticeKinds([...FORMER_NOTICES, 'escalation_asked', 'escalation_answered', 'withdrawal_proposed', 'withdrawal_answered']));
  }

  private async references(run: Run): Promise<void> {
    const refers = (table: string, name: string, columns: string, to: string): Promise<unknown> =>
      run(`alter table ${table} add constraint "FK_${name}" foreign key (${columns}) references ${to}`);
    await refers('level_step', '262a2ae3dbdf0f05b5fad2edd71', 'household_id', 'household (id)');
    await refers('level_step', '3c2b0d136ac18d94ace0cd31a25', 'decided_by_id', 'professional (id)');
    await refers('level_step', '2a89342a904e68b7a8cd61163c0', 'recorded_by', 'professional (id)');
    await refers('escalation', '884f31bd3d92d0ae8c802fe88a6', 'household_id', 'household (id)');
    await refers('escalation', '1313cb29736f9d4baac3bce11b6', 'asked_id', 'professional (id)');
    await refers('escalation', '012a1cf4a3c81eb763061a54a01', 'asked_by_id', 'professional (id)');
    await refers('escalation', '45bd4b1185ce42adc07188937b7', 'organisation_id', 'organisation (id)');
    await refers('withdrawal', '19b79350d87d2a69ebd59f07acd', 'household_id', 'household (id)');
    await refers('withdrawal', 'f34ab4de0bfc83b1bf0922c5acf', 'organisation_id', 'organisation (id)');
    await refers('withdrawal', '7111b2f092f2707f25d0e4a780d', 'proposed_by', 'professional (id)');
    await refers('withdrawal', '88864b169d17ddca95ba9527bbc', 'contact_professional_id', 'professional (id)');
    await refers('withdrawal', '02a72d6b4f628fcd44cc0a38aaa', 'household_id, contact_network_id', 'network_contact (household_id, id)');
    await refers('withdrawal', '778e4b81af265930b89c781c5e6', 'answered_by', 'professional (id)');
  }

  private async walls(run: Run): Promise<void> {
    for (const [table, columns] of Object.entries(CHANGEABLE)) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app
        using (household_id = any((select app_granted_households())::uuid[])) with check (household_id = any((select app_granted_households())::uuid[]))`);
      await run(`create policy of_the_owner on ${table} to current_user using (${SOMEBODY_ACTS})`);
      await run(`select app_keep_from_emergency('${table}')`);
      await run(`grant select, insert${columns && `, update (${columns})`} on ${table} to samenregie_app`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    // What the former lists of values do not know is told in their words.
    await run(`update involvement set end_reason = 'other' where end_reason in ('help_withdrawn', 'household_closed')`);
    await run(endReasons(FORMER_END_REASONS));
    await run(`delete from notice where kind in ('escalation_asked', 'escalation_answered', 'withdrawal_proposed', 'withdrawal_answered')`);
    await run(noticeKinds(FORMER_NOTICES));
    await run(`drop function app_be_asked(uuid), app_asked()`);
    await run(`drop table withdrawal, escalation, level_step`);
  }
}

const known = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
const endReasons = (values: readonly string[]): string => `alter table involvement drop constraint involvement_end_reason_known,
  add constraint involvement_end_reason_known check (end_reason in (${known(values)}))`;
const noticeKinds = (values: readonly string[]): string => `alter table notice drop constraint notice_kind_known,
  add constraint notice_kind_known check (kind in (${known(values)}))`;

/** What the actor is asked and has not answered: of a household that they may not see no more than its name. */
const ASKED = `create function app_asked() returns table (household_id uuid, household_name text, id uuid, asked_by_id uuid, organisation_id uuid, level text, question text, asked_on date, answer_by date)
      language sql stable ${BEHIND_THE_WALL} as $$
        select h.id, h.name, e.id, e.asked_by_id, e.organisation_id, e.level, e.question, e.asked_on, e.answer_by
        from escalation e join household h on h.id = e.household_id and h.closed_on is null
        where e.asked_id::text = ${ACTOR} and e.answered_on is null and e.called_off_on is null
      $$`;

/** Opens the wall of this transaction for the household about which the actor was asked something, so that the answer can be written. For others it stays as it was. */
const BE_ASKED = `create function app_be_asked(escalation uuid) returns void language plpgsql ${BEHIND_THE_WALL} as $$
      declare household uuid;
      begin
        select e.household_id into household from escalation e join household h on h.id = e.household_id and h.closed_on is null
        where e.id = app_be_asked.escalation and e.asked_id::text = current_setting('app.actor');
        if household is not null then
          perform set_config('app.ground', 'asked', true), set_config('app.domains', '{}', true), set_config('app.directs', 'false', true),
            set_config('app.households', '{' || household::text || '}', true), set_config('app.read_only', '{}', true),
            set_config('app.legal_basis', 'public_task', true);
        end if;
      end $$`;
