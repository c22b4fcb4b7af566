import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const SOMEBODY_ACTS = `(select current_setting('app.actor') is not null)`;
const ACTOR = `(select current_setting('app.actor'))`;
const OF_THE_HOUSEHOLD = `household_id = any((select app_granted_households())::uuid[])`;
/** Within a household whoever directs it; over all of one's own the statement says which of them. */
const DIRECTS = `(select current_setting('app.directs', true) = 'true' or coalesce(current_setting('app.ground', true), '') = '')`;
const OF_THE_TEAM = `team_id = any((select app_led_teams())::uuid[])`;
const SAFETY_SEEN = `('domestic_relations' = any((select app_granted_domains())::text[]) or recorded_by::text = ${ACTOR})`;
const TODAY = `coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Amsterdam')::date)`;

/** Facts from which signals follow: who changes one of these touches its household. */
const FACTS = ['lead', 'lead_proposal', 'escalation', 'member', 'rating', 'plan', 'goal', 'action', 'evaluation', 'evaluation_goal', 'agreement', 'overlap', 'safety_check', 'signal_answer', 'signal_confirmation'];
/** Who may read rows, and what is asked of a new one beside its household. */
const WALLS = {
  safety_check: { using: `${OF_THE_HOUSEHOLD} and ${SAFETY_SEEN}`, check: `${OF_THE_HOUSEHOLD} and recorded_by::text = ${ACTOR}` },
  signal_answer: { using: `${OF_THE_TEAM} or ${OF_THE_HOUSEHOLD} and ${DIRECTS}`, check: `${OF_THE_HOUSEHOLD} and answered_by::text = ${ACTOR}` },
  signal_confirmation: { using: `exists (select 1 from signal_answer a where a.household_id = signal_confirmation.household_id and a.id = signal_confirmation.answer_id)`, check: `${OF_THE_HOUSEHOLD} and confirmed_by::text = ${ACTOR}` },
};

type Run = (sql: string) => Promise<unknown>;

/**
 * Why a household is stuck, what was decided about it, and whether it is safe at home. Whatever changes a fact notes its
 * household in the transaction, so that no path can forget to derive what follows.
 */
export class Signals1795375000000 implements MigrationInterface {
  name = 'Signals1795375000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await this.tables(run);
    await this.closingDays(run);
    await this.walls(run);
    await this.touching(run);
    await run(FACTS_OF);
    await run(KEEP);
  }

  private async tables(run: Run): Promise<void> {
    await run(`CREATE TABLE "safety_check" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "member_id" uuid, "answer" text NOT NULL, "words" text, "checked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "organisation_id" uuid NOT NULL, CONSTRAINT "safety_check_answer_known" CHECK (answer in ('yes', 'no', 'not_known')), CONSTRAINT "PK_c7988a8a5d1671a83449136e09b" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "safety_check_latest" ON "safety_check"  ("household_id", "member_id", "checked_at")`);
    await run(`CREATE TABLE "signal" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "team_id" uuid, "code" text NOT NULL, "subject" text NOT NULL, "member_id" uuid, "domain" text, "evidence" jsonb NOT NULL, "evidence_key" text NOT NULL, "place" smallint NOT NULL, "holds_from" TIMESTAMP WITH TIME ZONE NOT NULL, "holds_until" TIMESTAMP WITH TIME ZONE, "listed_from" TIMESTAMP WITH TIME ZONE NOT NULL, "answer_id" uuid, CONSTRAINT "signal_ends_after_start" CHECK (holds_until > holds_from), CONSTRAINT "signal_domain_known" CHECK (domain in ('finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting')), CONSTRAINT "signal_code_known" CHECK (code in ('unsafe', 'no_active_lead', 'handover_not_accepted', 'escalation_unanswered', 'acute_rating', 'circular_blockage', 'no_contact', 'no_progress', 'evaluation_overdue', 'actions_overdue', 'goal_without_action', 'plan_not_agreed', 'overlap_unanswered', 'lead_changes')), CONSTRAINT "PK_bf28b9fbfdb256dc5832f1576ee" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "signal_of_household" ON "signal"  ("household_id", "place", "holds_from", "id")`);
    await run(`create index signal_worklist on signal (team_id, place, holds_from, household_id, id) include (listed_from, holds_until, code) where team_id is not null`);
    await run(`CREATE TABLE "signal_answer" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "team_id" uuid, "code" text NOT NULL, "subject" text NOT NULL, "member_id" uuid, "domain" text, "evidence" jsonb NOT NULL, "evidence_key" text NOT NULL, "kind" text NOT NULL, "reason" text NOT NULL, "words" text, "until" date, "action_id" uuid, "answered_by" uuid NOT NULL, "answered_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "signal_answer_by" UNIQUE ("household_id", "id", "answered_by"), CONSTRAINT "signal_answer_safety_not_snoozed" CHECK (code <> 'unsafe' or kind <> 'snooze'), CONSTRAINT "signal_answer_is_whole" CHECK ((kind = 'decide') = (action_id is not null) and (kind = 'snooze') = (until is not null) and (kind = 'decide' or words is not null)), CONSTRAINT "signal_answer_reason_known" CHECK (reason in ('agreed_with_household', 'waits_for_others', 'already_arranged', 'no_capacity', 'not_as_it_seems', 'other')), CONSTRAINT "signal_answer_kind_known" CHECK (kind in ('decide', 'snooze', 'dismiss')), CONSTRAINT "signal_answer_code_known" CHECK (code in ('unsafe', 'no_active_lead', 'handover_not_accepted', 'escalation_unanswered', 'acute_rating', 'circular_blockage', 'no_contact', 'no_progress', 'evaluation_overdue', 'actions_overdue', 'goal_without_action', 'plan_not_agreed', 'overlap_unanswered', 'lead_changes')), CONSTRAINT "PK_2b199729835e8c44865245d209d" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "signal_answer_latest" ON "signal_answer"  ("household_id", "code", "subject", "answered_at")`);
    await run(`CREATE INDEX "signal_answer_of_team" ON "signal_answer"  ("team_id", "answered_at", "id")`);
    await run(`CREATE TABLE "signal_confirmation" ("household_id" uuid NOT NULL, "answer_id" uuid NOT NULL, "answered_by" uuid NOT NULL, "confirmed_by" uuid NOT NULL, "confirmed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "signal_confirmation_by_another" CHECK (confirmed_by <> answered_by), CONSTRAINT "PK_c7cf6812fa0af2789a4bf8939c9" PRIMARY KEY ("household_id", "answer_id"))`);
    await run(`ALTER TABLE "action" ADD "closed_on" date`);
    await run(`CREATE INDEX "visit_missed" ON "visit"  ("household_id", "starts_at") WHERE status in ('no_show', 'refused')`);
    await run(`ALTER TABLE "safety_check" ADD CONSTRAINT "FK_868f04a65aecce000c940281092" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "safety_check" ADD CONSTRAINT "FK_78c9fb0210b102d8d1c45449013" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "safety_check" ADD CONSTRAINT "FK_a841910475af84db45bf6148fed" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "safety_check" ADD CONSTRAINT "FK_be1bd732eea12f70441e43c7a24" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal" ADD CONSTRAINT "FK_6b8fcfbdb5b5759245033cf07f5" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal" ADD CONSTRAINT "FK_a8bf3141cf18e6c97b86aa60d5f" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal" ADD CONSTRAINT "FK_a58f4a467c658e821fe06ace490" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal" ADD CONSTRAINT "FK_6d8cc59d55231c077668cd275da" FOREIGN KEY ("household_id", "answer_id") REFERENCES "signal_answer"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal_answer" ADD CONSTRAINT "FK_4ae062802dc20c7d3079293e202" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal_answer" ADD CONSTRAINT "FK_101d26a875172b8d9f8db81b009" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal_answer" ADD CONSTRAINT "FK_d434d43291dc8e7d7bfc1516a95" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal_answer" ADD CONSTRAINT "FK_9af928c2c02c18304b875a0ab7c" FOREIGN KEY ("household_id", "action_id") REFERENCES "action"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal_answer" ADD CONSTRAINT "FK_89dc1cb3e9ee195617dd07f434b" FOREIGN KEY ("answered_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal_confirmation" ADD CONSTRAINT "FK_fd36849994b64cd0fa8769e5714" FOREIGN KEY ("household_id", "answer_id", "answered_by") REFERENCES "signal_answer"("household_id","id","answered_by") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "signal_confirmation" ADD CONSTRAINT "FK_170be5e6966dbc9a840102b2b38" FOREIGN KEY ("confirmed_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  /** On which day an action was done or dropped: from then on its goal goes without. */
  private async closingDays(run: Run): Promise<void> {
    await run(`alter table action disable trigger user`);
    await run(`update action a set closed_on = (select max(d.done_on) from action_done d where d.household_id = a.household_id and d.action_id = a.id) where a.status = 'done'`);
    await run(`alter table action enable trigger user`);
    await run(`create function action_closing_day() returns trigger language plpgsql as $$
      begin
        if new.status = 'open' then new.closed_on := null;
        elsif tg_op = 'INSERT' or old.status = 'open' then new.closed_on := ${TODAY};
        end if;
        return new;
      end $$`);
    await run(`create trigger closing_day before insert or update of status on action for each row execute function action_closing_day()`);
  }

  private async walls(run: Run): Promise<void> {
    // Also of teams whose households are more than a wall of households would bear.
    await run(`create function app_led_teams() returns uuid[] language sql stable ${BEHIND_THE_WALL} as $$
      select coalesce(array_agg(t.team_id), '{}') from team_lead t join professional p on p.id = t.professional_id
      where p.id::text = current_setting('app.actor') and 'team_lead' = any(p.roles) and (p.left_on is null or p.left_on > ${TODAY}) $$`);
    for (const [table, { using, check }] of Object.entries(WALLS)) {
      await this.guarded(run, table);
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${using}) with check (${check})`);
      await run(`grant select, insert on ${table} to samenregie_app`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
      await run(`create trigger append_only before update on ${table} for each row execute function audit_append_only()`);
    }
    // Only read by the application: what is derived is written by app_keep_signals.
    await this.guarded(run, 'signal');
    await run(`create policy of_the_actor on signal for select to samenregie_app using (${OF_THE_TEAM} or ${OF_THE_HOUSEHOLD} and ${DIRECTS})`);
    await run(`grant select on signal to samenregie_app`);
  }

  private async guarded(run: Run, table: string): Promise<void> {
    await run(`alter table ${table} enable row level security`);
    await run(`alter table ${table} force row level security`);
    await run(`create policy of_the_owner on ${table} to current_user using (${SOMEBODY_ACTS})`);
    await run(`select app_keep_from_emergency('${table}')`);
  }

  /** A fact that changes notes its household; the unit of work asks for them before it commits. */
  private async touching(run: Run): Promise<void> {
    const noting = (name: string, column: string): string => `create function ${name}() returns trigger language plpgsql as $$
      declare
        noted text := coalesce(current_setting('app.touched', true), '');
        household text := case tg_op when 'DELETE' then old.${column} else new.${column} end;
      begin
        -- Without somebody who acts there is no unit of work: rows that are filled in from elsewhere are rebuilt.
        if coalesce(current_setting('app.actor', true), '') <> '' and position(household in noted) = 0 then
          perform set_config('app.touched', concat_ws(',', nullif(noted, ''), household), true);
        end if;
        return null;
      end $$`;
    await run(noting('app_touch', 'household_id'));
    await run(noting('app_touch_household', 'id'));
    // For each table with facts, also for those that are still to come.
    await run(`create function app_touches(relation text) returns void language plpgsql as $$
      begin execute format('create trigger touches after insert or update or delete on %I for each row execute function app_touch()', relation); end $$`);
    for (const table of FACTS) await run(`select app_touches('${table}')`);
    await run(`create trigger touches after update of team_id, opened_on, closed_on on household for each row execute function app_touch_household()`);
    await run(`create trigger touches_new after insert on household for each row execute function app_touch_household()`);
    // Of visits only those count that did not come about, and a planned one is what is written most.
    const missed = (row: string): string => `${row}.status in ('no_show', 'refused')`;
    for (const [change, when] of [['insert', missed('new')], ['update', `${missed('new')} or ${missed('old')}`], ['delete', missed('old')]])
      await run(`create trigger touches_${change} after ${change} on visit for each row when (${when}) execute function app_touch()`);
    await run(`create function app_touched() returns uuid[] language plpgsql as $$
      declare noted text := coalesce(current_setting('app.touched', true), '');
      begin
        if noted = '' then return '{}'; end if;
        perform set_config('app.touched', '', true), set_config('app.derives', concat_ws(',', nullif(current_setting('app.derives', true), ''), noted), true);
        return string_to_array(noted, ',')::uuid[];
      end $$`);
    await run(`create function app_nothing_touched() returns void language plpgsql as $$
      begin
        if coalesce(current_setting('app.touched', true), '') <> '' then raise exception 'a reading has changed a fact'; end if;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    for (const table of FACTS) await run(`drop trigger touches on ${table}`);
    await run(`drop trigger touches on household`);
    await run(`drop trigger touches_new on household`);
    for (const change of ['insert', 'update', 'delete']) await run(`drop trigger touches_${change} on visit`);
    await run(`drop function app_keep_signals(uuid, jsonb), app_signal_facts(uuid, date), app_touched(), app_nothing_touched(), app_touches(text), app_touch(), app_touch_household()`);
    await run(`drop table signal, signal_confirmation, signal_answer, safety_check`);
    await run(`drop function app_led_teams()`);
    await run(`drop trigger closing_day on action`);
    await run(`drop function action_closing_day()`);
    await run(`drop index visit_missed`);
    await run(`alter table action drop column closed_on`);
  }
}

/** Only of a household that was touched, or that the actor sees; the system sees all. */
const ONLY_TOUCHED = `if current_setting('app.actor') <> 'system' and position(household::text in coalesce(current_setting('app.derives', true), '')) = 0
          and household <> all(coalesce(nullif(current_setting('app.households', true), ''), '{}')::uuid[]) then
          raise exception 'nothing was touched there' using errcode = 'insufficient_privilege';
        end if;`;

/**
 * Everything from which signals follow, whatever the actor may see of it: what is derived does not depend on who changed
 * something. Under the lock of the household, and after it, so that it is read as the one before left it. Null: no such household.
 * `today` only leaves out who is gone and what was missed more than a year ago.
 */
const FACTS_OF = `create function app_signal_facts(household uuid, today date) returns json language plpgsql ${BEHIND_THE_WALL} as $$
      begin
        ${ONLY_TOUCHED}
        perform 1 from household h where h.id = household for no key update;
        if not found then return null; end if;
        return (select json_build_object(
          'openedOn', h.opened_on, 'closedOn', h.closed_on, 'teamId', h.team_id,
          'leads', (select coalesce(json_agg(json_build_object('id', l.id, 'from', l.starts_on, 'until', l.ends_on, 'returns', l.kind = 'temporary_safety' and l.returns_to_id is not null)), '[]')
            from lead l where l.household_id = h.id),
          'handovers', (select coalesce(json_agg(json_build_object('id', p.id, 'proposedOn', (p.proposed_at at time zone 'Europe/Amsterdam')::date)), '[]')
            from lead_proposal p where p.household_id = h.id and p.state = 'open' and p.from_lead_id is not null),
          'escalations', (select coalesce(json_agg(json_build_object('id', e.id, 'askedOn', e.asked_on, 'answerBy', e.answer_by)), '[]')
            from escalation e where e.household_id = h.id and e.answered_on is null and e.called_off_on is null),
          'acute', (select coalesce(json_agg(a), '[]') from (
            select m.id as "memberId", r.domain, json_agg(json_build_object('id', r.id, 'on', r.rated_on) order by r.rated_on, r.id) as ratings, m.ends_on as "memberUntil"
            from member m cross join lateral (
              select distinct on (r.domain, r.voice) r.id, r.domain, r.level, r.rated_on from rating r where r.household_id = h.id and r.member_id = m.id
              order by r.domain desc, r.voice desc, r.rated_on desc, r.id desc) r
            where m.household_id = h.id and r.level = 1 and (m.ends_on is null or m.ends_on > today)
            group by m.id, m.ends_on, r.domain) a),
          'plan', (select json_build_object('id', p.id, 'startedOn', p.started_on, 'nextEvaluationOn', p.next_evaluation_on,
              'agreed', exists (select 1 from (select distinct on (g.member_id) g.kind from agreement g where g.household_id = h.id order by g.member_id, g.given_on desc, g.id desc) g where g.kind = 'agrees'))
            from plan p where p.household_id = h.id),
          'goals', (select coalesce(json_agg(json_build_object('id', g.id, 'saidOn', g.said_on,
              'lastClosedOn', (select max(a.closed_on) from action a where a.household_id = h.id and a.goal_id = g.id))), '[]')
            from goal g where g.household_id = h.id and g.state in ('wanted', 'working') and g.not_now_because is null),
          'actions', (select coalesce(json_agg(json_build_object('id', a.id, 'goalId', a.goal_id, 'rhythm', a.rhythm, 'dueOn', a.due_on, 'startsOn', a.starts_on, 'endsOn', a.ends_on, 'domain', a.domain)), '[]')
            from action a where a.household_id = h.id and a.status = 'open'),
          'evaluations', (select coalesce(json_agg(e), '[]') from (
            select v.id, v.held_on as "heldOn", bool_or(g.change > 0) as improved from evaluation v
            join evaluation_goal g on g.household_id = v.household_id and g.evaluation_id = v.id
            where v.household_id = h.id group by v.id, v.held_on order by v.held_on desc limit 2) e),
          'missed', (select coalesce(json_agg(json_build_object('id', v.id, 'startsAt', (date_part('epoch', v.starts_at) * 1000)::bigint) order by v.starts_at, v.id), '[]')
            from visit v where v.household_id = h.id and v.status in ('no_show', 'refused') and v.starts_at >= today - 366),
          'safety', (select coalesce(json_agg(s), '[]') from (
            select distinct on (c.member_id) c.id, c.member_id as "memberId", c.answer = 'yes' as safe, (date_part('epoch', c.checked_at) * 1000)::bigint as "checkedAt"
            from safety_check c left join member m on m.household_id = c.household_id and m.id = c.member_id
            where c.household_id = h.id and c.answer <> 'not_known' and (m.ends_on is null or m.ends_on > today)
            order by c.member_id, c.checked_at desc, c.id desc) s),
          'overlaps', (select coalesce(json_agg(json_build_object('id', o.id, 'openSince', (o.open_since at time zone 'Europe/Amsterdam')::date, 'lastDay', o.last_day) order by o.open_since, o.id), '[]')
            from overlap o where o.household_id = h.id and o.open_since is not null and o.last_day >= today),
          'answers', (select coalesce(json_agg(n), '[]') from (
            select distinct on (a.code, a.subject) a.id, a.code, a.subject, a.kind, a.until, a.evidence_key as "evidenceKey",
              exists (select 1 from signal_confirmation c where c.household_id = a.household_id and c.answer_id = a.id) as confirmed,
              (select json_build_object('dueOn', x.due_on, 'status', x.status) from action x where x.household_id = a.household_id and x.id = a.action_id) as action
            from signal_answer a where a.household_id = h.id order by a.code desc, a.subject desc, a.answered_at desc, a.id desc) n),
          'stored', (select coalesce(json_agg(json_build_object('id', s.id, 'teamId', s.team_id, 'code', s.code, 'subject', s.subject, 'memberId', s.member_id, 'domain', s.domain,
              'evidence', s.evidence, 'evidenceKey', s.evidence_key, 'place', s.place, 'answerId', s.answer_id,
              'holdsFrom', (date_part('epoch', s.holds_from) * 1000)::bigint, 'holdsUntil', (date_part('epoch', s.holds_until) * 1000)::bigint,
              'listedFrom', case when isfinite(s.listed_from) then (date_part('epoch', s.listed_from) * 1000)::bigint end) order by s.holds_from, s.id), '[]')
            from signal s where s.household_id = h.id))
          from household h where h.id = household);
      end $$`;

/** Lets the stored signals of a household be these. */
const KEEP = `create function app_keep_signals(household uuid, kept jsonb) returns void language plpgsql ${BEHIND_THE_WALL} as $$
      begin
        ${ONLY_TOUCHED}
        delete from signal s where s.household_id = household and s.id not in (select (k ->> 'id')::uuid from jsonb_array_elements(kept) k);
        insert into signal (household_id, id, team_id, code, subject, member_id, domain, evidence, evidence_key, place, holds_from, holds_until, listed_from, answer_id)
        select household, k.id, k."teamId", k.code, k.subject, k."memberId", k.domain, k.evidence, k."evidenceKey", k.place,
          to_timestamp(k."holdsFrom" / 1000.0), to_timestamp(k."holdsUntil" / 1000.0), coalesce(to_timestamp(k."listedFrom" / 1000.0), 'infinity'), k."answerId"
        from jsonb_to_recordset(kept) k(id uuid, "teamId" uuid, code text, subject text, "memberId" uuid, domain text, evidence jsonb, "evidenceKey" text, place smallint,
          "holdsFrom" bigint, "holdsUntil" bigint, "listedFrom" bigint, "answerId" uuid)
        on conflict (household_id, id) do update set team_id = excluded.team_id, code = excluded.code, subject = excluded.subject, member_id = excluded.member_id, domain = excluded.domain,
          evidence = excluded.evidence, evidence_key = excluded.evidence_key, place = excluded.place, holds_from = excluded.holds_from, holds_until = excluded.holds_until,
          listed_from = excluded.listed_from, answer_id = excluded.answer_id;
      end $$`;
