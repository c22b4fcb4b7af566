import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const DIRECTS = `(select current_setting('app.directs', true) = 'true')`;
const OF_THE_HOUSEHOLD = `household_id = any((select app_granted_households())::uuid[])`;
const TODAY = `coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Amsterdam')::date)`;

const NOTICE_KINDS = ['question_passed', 'question_left'];

type Run = (sql: string) => Promise<unknown>;

/** Which signals held when a breakthrough was decided; and where a question goes when whoever it waits for is gone. */
export class StuckFollowed1795377500000 implements MigrationInterface {
  name = 'StuckFollowed1795377500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await this.signalsThen(run);
    await run(PASS_QUESTIONS);
    await noticeKinds(run, (known) => [...known, ...NOTICE_KINDS]);
  }

  /** Written as the decision is, and read by whoever reads signals. Never changed. */
  private async signalsThen(run: Run): Promise<void> {
    await run(`ALTER TABLE "breakthrough" ADD "signals_noted_at" TIMESTAMP WITH TIME ZONE`);
    await run(`CREATE TABLE "breakthrough_signal" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "code" text NOT NULL, "subject" text NOT NULL, "member_id" uuid, "domain" text, "evidence" jsonb NOT NULL, "breakthrough_id" uuid NOT NULL, "holds_from" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "breakthrough_signal_once" UNIQUE ("household_id", "breakthrough_id", "code", "subject"), CONSTRAINT "breakthrough_signal_domain_known" CHECK (domain in ('finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting')), CONSTRAINT "breakthrough_signal_code_known" CHECK (code in ('unsafe', 'no_active_lead', 'handover_not_accepted', 'escalation_unanswered', 'acute_rating', 'circular_blockage', 'no_contact', 'no_progress', 'evaluation_overdue', 'actions_overdue', 'goal_without_action', 'plan_not_agreed', 'overlap_unanswered', 'lead_changes')), CONSTRAINT "PK_6aab772b2489ae648b8d20aad08" PRIMARY KEY ("household_id", "id"))`);
    await run(`ALTER TABLE "breakthrough_signal" ADD CONSTRAINT "FK_0b0311924193e206f1700bdf3a8" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "breakthrough_signal" ADD CONSTRAINT "FK_da9bc78806890910e1dd9e880f8" FOREIGN KEY ("household_id", "breakthrough_id") REFERENCES "breakthrough"("household_id","id")`);
    await run(`ALTER TABLE "breakthrough_signal" ADD CONSTRAINT "FK_71a97479795bee35010a2c1be2d" FOREIGN KEY ("household_id", "member_id") REFERENCES "member"("household_id","id")`);
    await run(`alter table breakthrough_signal enable row level security`);
    await run(`alter table breakthrough_signal force row level security`);
    await run(`create policy of_the_actor on breakthrough_signal to samenregie_app using (${OF_THE_HOUSEHOLD} and ${DIRECTS}) with check (${OF_THE_HOUSEHOLD} and ${DIRECTS})`);
    await run(`create policy of_the_owner on breakthrough_signal to current_user using ((select current_setting('app.actor') is not null))`);
    await run(`select app_keep_from_emergency('breakthrough_signal')`);
    await run(`create trigger audit after insert or update or delete on breakthrough_signal for each row execute function audit_change()`);
    await run(`grant select, insert on breakthrough_signal to samenregie_app`);
    await run(`grant update (signals_noted_at) on breakthrough to samenregie_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`delete from notice where kind in (${quoted(NOTICE_KINDS)})`);
    await noticeKinds(run, (known) => known.filter((kind) => !NOTICE_KINDS.includes(kind)));
    await run(`drop function app_pass_questions(uuid, uuid, uuid, timestamptz)`);
    await run(`drop table breakthrough_signal`);
    await run(`alter table breakthrough drop column signals_noted_at`);
  }
}

/**
 * What waits for an answer of somebody who is gone goes to their successor; without one those are told who can do something
 * about it: who asked, and who directs (who leads, else the team lead). A question about visits that nobody can answer any more
 * is withdrawn; a request for a pause stays, for who directs answers it in their place. What they asked themselves goes on for
 * their successor. Whoever carries this out need not see those questions. Answers who is to be told what.
 */
const PASS_QUESTIONS = `create function app_pass_questions(household uuid, leaver uuid, successor uuid, moment timestamptz)
      returns table (told uuid, kind text, about uuid) language plpgsql ${BEHIND_THE_WALL} as $$
      #variable_conflict use_column
      declare
        asked record;
        directing uuid[];
      begin
        if current_setting('app.actor') <> 'system' and household <> all(coalesce(nullif(current_setting('app.households', true), ''), '{}')::uuid[]) then
          raise exception 'not a household of who acts' using errcode = 'insufficient_privilege';
        end if;
        directing := array(select l.professional_id from lead l where l.household_id = household and l.professional_id <> leaver and l.starts_on <= ${TODAY} and (l.ends_on is null or l.ends_on > ${TODAY}));
        if directing = '{}' then
          directing := array(select t.professional_id from household h join team_lead t on t.team_id = h.team_id where h.id = household and t.professional_id <> leaver);
        end if;

        for asked in select q.id, q.asked_by_id from pause_request q
          where q.household_id = household and q.asked_id = leaver and q.answered_on is null and q.called_off_on is null order by q.id for update
        loop
          if successor is not null and successor <> asked.asked_by_id then
            update pause_request q set asked_id = successor where q.household_id = household and q.id = asked.id;
            return query select successor, 'question_passed', asked.id;
          else
            return query select distinct x, 'question_left', asked.id from unnest(directing || asked.asked_by_id) x where x <> leaver;
          end if;
        end loop;

        for asked in select q.id, q.asked_by from visit_question q join visit_question_recipient r on r.household_id = q.household_id and r.question_id = q.id
          where q.household_id = household and q.state = 'open' and r.professional_id = leaver and r.answered_at is null order by q.id for update of q
        loop
          if successor is not null and successor <> asked.asked_by
            and not exists (select 1 from visit_question_recipient r where r.household_id = household and r.question_id = asked.id and r.professional_id = successor) then
            update visit_question_recipient r set professional_id = successor where r.household_id = household and r.question_id = asked.id and r.professional_id = leaver;
            return query select successor, 'question_passed', asked.id;
          elsif exists (select 1 from visit_question_recipient r where r.household_id = household and r.question_id = asked.id and r.professional_id <> leaver) then
            delete from visit_question_recipient r where r.household_id = household and r.question_id = asked.id and r.professional_id = leaver;
            update visit_question q set state = 'answered', closed_at = moment where q.household_id = household and q.id = asked.id and q.kind <> 'join'
              and not exists (select 1 from visit_question_recipient r where r.household_id = household and r.question_id = asked.id and r.answered_at is null);
          else
            update visit_question q set state = 'withdrawn', closed_at = moment where q.household_id = household and q.id = asked.id;
            return query select distinct x, 'question_left', asked.id from unnest(directing || asked.asked_by) x where x <> leaver;
          end if;
        end loop;

        update visit_question q set asked_by = successor
        where successor is not null and q.household_id = household and q.asked_by = leaver and q.state = 'open'
          and not exists (select 1 from visit_question_recipient r where r.household_id = household and r.question_id = q.id and r.professional_id = successor)
          and not (q.kind = 'join' and exists (select 1 from visit_question x where x.household_id = household and x.visit_id = q.visit_id and x.asked_by = successor and x.state = 'open' and x.kind = 'join'));
        update visit_question q set state = 'withdrawn', closed_at = moment where q.household_id = household and q.asked_by = leaver and q.state = 'open';
      end $$`;

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** Changes the kinds of notices, whatever others are among them. */
async function noticeKinds(run: Run, change: (known: string[]) => string[]): Promise<void> {
  const rows = (await run(`select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as value from pg_constraint where conname = 'notice_kind_known'`)) as { value: string }[];
  await run(`alter table notice drop constraint notice_kind_known, add constraint notice_kind_known check (kind in (${quoted(change(rows.map(({ value }) => value)))}))`);
}
