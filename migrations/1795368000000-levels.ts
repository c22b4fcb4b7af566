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
  closed_part: '',
};

/** Values that two lists of fixed ones get beside those that they have. */
const END_REASONS = { table: 'involvement', column: 'end_reason', constraint: 'involvement_end_reason_known', values: ['help_withdrawn', 'household_closed'] };
const NOTICE_KINDS = { table: 'notice', column: 'kind', constraint: 'notice_kind_known', values: ['escalation_asked', 'escalation_answered', 'withdrawal_proposed', 'withdrawal_answered'] };

type Run = (sql: string) => Promise<unknown>;

/**
 * The ladder of levels, the question to somebody for a decision about it, and how an organisation's help ends. Closing a
 * household ends its lead and involvements, and remembers which, so that they can be offered again.
 */
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
    await run(`CREATE TABLE "closed_part" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "closing_id" uuid NOT NULL, "lead_id" uuid, "involvement_id" uuid, CONSTRAINT "closed_part_is_one" CHECK (num_nonnulls(lead_id, involvement_id) = 1), CONSTRAINT "PK_c9f98a3ecfa96e1e34170a52333" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "closed_part_of_closing" ON "closed_part"  ("household_id", "closing_id") `);
    await this.references(run);
    await this.walls(run);
    await run(ASKED);
    await run(BE_ASKED);
    for (const list of [END_REASONS, NOTICE_KINDS]) await relist(run, list, (known) => [...known, ...list.values]);
    // Whatever the ties of an open household are, those of a closed one are there beside them.
    await run(`alter function app_facts(uuid, uuid, date) rename to app_open_facts`);
    await run(`alter function app_households(uuid, date) rename to app_open_households`);
    await run(KEPT);
    await run(FACTS);
    await run(HOUSEHOLDS);
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
    await refers('closed_part', '00d38442217dcf6dece9eb3d46c', 'household_id', 'household (id)');
    await refers('closed_part', '95a417cce7aba6b50d3bd3d7d0a', 'household_id, closing_id', 'household_closing (household_id, id)');
    await refers('closed_part', '158a195e63c6e696ce70dbc20a4', 'household_id, lead_id', 'lead (household_id, id)');
    await refers('closed_part', 'edad4d07ceef21dba2b6c613da5', 'household_id, involvement_id', 'involvement (household_id, id)');
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
    await run(`delete from notice where kind in (${quoted(NOTICE_KINDS.values)})`);
    for (const list of [END_REASONS, NOTICE_KINDS]) await relist(run, list, (known) => known.filter((value) => !list.values.includes(value)));
    await run(`drop function app_facts(uuid, uuid, date), app_households(uuid, date), app_kept_at_closing(uuid)`);
    await run(`alter function app_open_facts(uuid, uuid, date) rename to app_facts`);
    await run(`alter function app_open_households(uuid, date) rename to app_households`);
    await run(`drop function app_be_asked(uuid), app_asked()`);
    await run(`drop table closed_part, withdrawal, escalation, level_step`);
  }
}

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Changes a list of fixed values, whatever others are in it. */
async function relist(run: Run, { table, column, constraint }: { table: string; column: string; constraint: string }, change: (known: string[]) => string[]): Promise<void> {
  const rows = (await run(`select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as value from pg_constraint where conname = '${constraint}'`)) as { value: string }[];
  const values = change(rows.map(({ value }) => value));
  await run(`alter table ${table} drop constraint ${constraint}, add constraint ${constraint} check (${column} in (${quoted(values)}))`);
}

/**
 * Closed households in which somebody led or was involved until the closing. That ended their part, and not what they may
 * look up: a closed household is read and reopened by those who were there, as \`scopeOf\` says.
 */
const KEPT = `create function app_kept_at_closing(actor uuid) returns table (household_id uuid, leads boolean, domains text[])
      language sql stable ${BEHIND_THE_WALL} as $$
        select c.household_id, bool_or(p.lead_id is not null), (select i.domains from involvement i where i.household_id = c.household_id and i.id = min(p.involvement_id::text)::uuid)
        from (select l.household_id, l.id from lead l where l.professional_id = actor
          union all select i.household_id, i.id from involvement i where i.professional_id = actor) mine
        join closed_part p on p.household_id = mine.household_id and mine.id in (p.lead_id, p.involvement_id)
        join household_closing c on c.household_id = p.household_id and c.id = p.closing_id and c.reopened_on is null
        group by c.household_id
      $$`;

const FACTS = `create function app_facts(actor uuid, household uuid, today date)
      returns table (id uuid, closed boolean, leads boolean, "leadsTheTeam" boolean, "involvedFor" text[], "hasLead" boolean, emergency json)
      language sql stable ${BEHIND_THE_WALL} as $$
        select f.id, f.closed, f.leads or coalesce(k.leads, false), f."leadsTheTeam", coalesce(f."involvedFor", k.domains),
          f."hasLead" or f.closed and exists (
            select 1 from household_closing c join closed_part p on p.household_id = c.household_id and p.closing_id = c.id
            where c.household_id = f.id and c.reopened_on is null and p.lead_id is not null), f.emergency
        from app_open_facts(actor, household, today) f
        left join lateral (select * from app_kept_at_closing(actor) kept where f.closed and kept.household_id = f.id) k on true
      $$`;

const HOUSEHOLDS = `create function app_households(actor uuid, today date) returns uuid[] language sql stable ${BEHIND_THE_WALL} as $$
        select app_open_households(actor, today) || array(
          select k.household_id from app_kept_at_closing(actor) k join professional p on p.id = actor
          where p.roles && array['case_director', 'partner', 'team_lead'] and (p.left_on is null or p.left_on > today)
            and k.household_id <> all(app_open_households(actor, today)))
      $$`;

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
