import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const SOMEBODY_ACTS = `(select current_setting('app.actor') is not null)`;
const RUNNING_EMERGENCY = `e.starts_at <= now() and now() < coalesce(e.ended_at, e.ends_at)`;
const TABLES = ['lead_proposal', 'lead_proposal_answer', 'lead_handover_point', 'lead_deputy'];

type Run = (sql: string) => Promise<unknown>;

/** How professionals agree on a lead and hand it over, who stands in for them, and who looks after a household that nobody leads. */
export class LeadProtocol1795367000000 implements MigrationInterface {
  name = 'LeadProtocol1795367000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await this.tables(run);
    for (const table of TABLES) {
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      const mine = `household_id = any((select app_granted_households())::uuid[])`;
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${mine}) with check (${mine})`);
      await run(`create policy of_the_owner on ${table} to current_user using (${SOMEBODY_ACTS})`);
      await run(`select app_keep_from_emergency('${table}')`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
      await run(`grant select, insert on ${table} to samenregie_app`);
    }
    // What is proposed does not change afterwards.
    await run(`grant update (note, remind_on, reminded_at, accepted_at, state, closed_at, closed_by, closed_reason, decided_by_team_lead, lead_id, version) on lead_proposal to samenregie_app`);
    await run(`grant update (answer, reason, answered_at) on lead_proposal_answer to samenregie_app`);
    await run(`grant update (standing, note) on lead_handover_point to samenregie_app`);
    await run(`grant update (ends_on, version) on lead_deputy to samenregie_app`);
    await run(factsFunction(DEPUTISES));
    await run(householdsFunction(DEPUTISED_HOUSEHOLDS));
    await run(`create trigger refuse_who_left before insert on lead_deputy for each row execute function refuse_who_left()`);
    // Whoever closes a household, by whatever way: nothing in it waits for an answer any more.
    await run(`create function lead_proposal_closes() returns trigger language plpgsql as $$
      begin
        update lead_proposal set state = 'household_closed', closed_at = now(), closed_by = app_actor(), version = version + 1
        where household_id = new.id and state = 'open';
        return null;
      end $$`);
    await run(`create trigger closes_proposal after update of closed_on on household for each row
      when (old.closed_on is null and new.closed_on is not null) execute function lead_proposal_closes()`);
    await run(noticeKinds([...FORMER_NOTICES, ...NOTICES]));
  }

  private async tables(run: Run): Promise<void> {
    await run(`CREATE TABLE "lead_deputy" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "lead_id" uuid NOT NULL, "professional_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "reason" text, "recorded_by" uuid NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "lead_deputy_ends_after_start" CHECK (ends_on >= starts_on), CONSTRAINT "lead_deputy_no_two_at_once" EXCLUDE using gist (household_id with =, lead_id with =, daterange(starts_on, ends_on) with &&), CONSTRAINT "PK_59249ada75c95956731d5a443f2" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "lead_deputy_of_professional" ON "lead_deputy"  ("professional_id", "household_id")`);
    await run(`CREATE TABLE "lead_proposal" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "candidate_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "proposed_by" uuid, "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "kind" text NOT NULL, "intensity" text NOT NULL, "starts_on" date, "return_on" date, "returns_to_id" uuid, "mandate" text, "reason" text, "said_words" text, "said_by_member_id" uuid, "from_lead_id" uuid, "note" text, "remind_on" date, "reminded_at" TIMESTAMP WITH TIME ZONE, "accepted_at" TIMESTAMP WITH TIME ZONE, "state" text NOT NULL DEFAULT 'open', "closed_at" TIMESTAMP WITH TIME ZONE, "closed_by" uuid, "closed_reason" text, "decided_by_team_lead" boolean NOT NULL DEFAULT false, "lead_id" uuid, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "lead_proposal_begun_was_accepted" CHECK (state <> 'begun' or num_nonnulls(accepted_at, lead_id) = 2), CONSTRAINT "lead_proposal_closed_or_open" CHECK ((state = 'open') = (closed_at is null)), CONSTRAINT "lead_proposal_returns_when_temporary" CHECK (kind <> 'temporary_safety' or num_nonnulls(return_on, returns_to_id) = 2), CONSTRAINT "lead_proposal_intensity_known" CHECK (intensity in ('light', 'intensive')), CONSTRAINT "lead_proposal_kind_known" CHECK (kind in ('permanent', 'temporary_safety')), CONSTRAINT "lead_proposal_state_known" CHECK (state in ('open', 'begun', 'declined', 'turned_down', 'withdrawn', 'superseded', 'household_closed')), CONSTRAINT "PK_d0e52f6033f411beb6855927ba8" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE INDEX "lead_proposal_to_remind" ON "lead_proposal"  ("remind_on") WHERE state = 'open' and reminded_at is null`);
    await run(`CREATE UNIQUE INDEX "lead_proposal_one_open" ON "lead_proposal"  ("household_id") WHERE state = 'open'`);
    await run(`CREATE TABLE "lead_proposal_answer" ("household_id" uuid NOT NULL, "proposal_id" uuid NOT NULL, "professional_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "answer" text, "reason" text, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "lead_proposal_answer_is_whole" CHECK ((answer is null) = (answered_at is null) and (answer is distinct from 'object' or reason is not null)), CONSTRAINT "lead_proposal_answer_known" CHECK (answer in ('agree', 'object')), CONSTRAINT "PK_96def3620d8f31da7cf522d09eb" PRIMARY KEY ("household_id", "proposal_id", "professional_id"))`);
    await run(`CREATE INDEX "lead_proposal_answer_of" ON "lead_proposal_answer"  ("professional_id", "household_id")`);
    await run(`CREATE TABLE "lead_handover_point" ("household_id" uuid NOT NULL, "proposal_id" uuid NOT NULL, "item" text NOT NULL, "standing" text NOT NULL, "note" text, CONSTRAINT "lead_handover_point_standing_known" CHECK (standing in ('not_yet', 'done', 'does_not_apply')), CONSTRAINT "lead_handover_point_item_known" CHECK (item in ('household_told', 'open_actions', 'risks', 'joint_visit', 'documents')), CONSTRAINT "PK_90d76f06c008133b2b84750f543" PRIMARY KEY ("household_id", "proposal_id", "item"))`);
    await run(`ALTER TABLE "lead" ADD "end_code" text`);
    await run(`ALTER TABLE "lead" ADD "meanwhile" text`);
    await run(`ALTER TABLE "lead" ADD "meanwhile_professional_id" uuid`);
    await run(`ALTER TABLE "lead" ADD "meanwhile_contact_id" uuid`);
    await run(`ALTER TABLE "lead" ADD CONSTRAINT "lead_meanwhile_is_whole" CHECK ((meanwhile is not distinct from 'professional') = (meanwhile_professional_id is not null) and (meanwhile is not distinct from 'network') = (meanwhile_contact_id is not null))`);
    await run(`ALTER TABLE "lead" ADD CONSTRAINT "lead_meanwhile_known" CHECK (meanwhile in ('professional', 'network', 'nobody'))`);
    await run(`ALTER TABLE "lead" ADD CONSTRAINT "lead_end_code_known" CHECK (end_code in ('no_longer_needed', 'other_work', 'no_capacity', 'household_asked', 'not_the_right_one', 'other', 'handed_over'))`);
    await run(`ALTER TABLE "lead" ADD CONSTRAINT "FK_f95567f78836478ace95e59907c" FOREIGN KEY ("meanwhile_professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead" ADD CONSTRAINT "FK_58aa59aa54af75e913575751d07" FOREIGN KEY ("household_id", "meanwhile_contact_id") REFERENCES "network_contact"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_deputy" ADD CONSTRAINT "FK_e0b60a1505933b44dcaf9c3af2a" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_deputy" ADD CONSTRAINT "FK_e5247d89bcc5992ea45880e98a2" FOREIGN KEY ("household_id", "lead_id") REFERENCES "lead"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_deputy" ADD CONSTRAINT "FK_997d975ac8fba268629d5fcf481" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_deputy" ADD CONSTRAINT "FK_038d87f78ee6bf9d932f89d433a" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_deputy" ADD CONSTRAINT "FK_4b49a3f26251c79d0d469aaaebb" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_09a6a603a09dd51b2356f41eb43" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_dc141f5a522865c9bd283382134" FOREIGN KEY ("candidate_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_b8c4567d39da903ea0d8e82ceaf" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_07672783f74047a0a500ea99405" FOREIGN KEY ("proposed_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_423ec6dad88d226cd750c474400" FOREIGN KEY ("returns_to_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_aabed2aa5aaf9db958a77fb3e46" FOREIGN KEY ("household_id", "said_by_member_id") REFERENCES "member"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_9833d01df2553a3fce2283c111c" FOREIGN KEY ("household_id", "from_lead_id") REFERENCES "lead"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_3832c6687ee6ca9c94154d89b89" FOREIGN KEY ("closed_by") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal" ADD CONSTRAINT "FK_1b124f897c9b2c334453927da9a" FOREIGN KEY ("household_id", "lead_id") REFERENCES "lead"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal_answer" ADD CONSTRAINT "FK_e478ea27e2aea72dfdb109f13f0" FOREIGN KEY ("household_id", "proposal_id") REFERENCES "lead_proposal"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal_answer" ADD CONSTRAINT "FK_f84ff75ad2939d9f58f029a5ebf" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_proposal_answer" ADD CONSTRAINT "FK_4056a647be6bafa64795e1a38eb" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "lead_handover_point" ADD CONSTRAINT "FK_e646afc2e3ec6c2bff96d622cf0" FOREIGN KEY ("household_id", "proposal_id") REFERENCES "lead_proposal"("household_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`delete from notice where kind in (${NOTICES.map((kind) => `'${kind}'`).join(', ')})`);
    await run(noticeKinds(FORMER_NOTICES));
    await run(`drop trigger closes_proposal on household`);
    await run(`drop function lead_proposal_closes()`);
    await run(factsFunction(''));
    await run(householdsFunction(''));
    await run(`drop table lead_deputy, lead_handover_point, lead_proposal_answer, lead_proposal`);
    await run(`alter table lead drop column end_code, drop column meanwhile, drop column meanwhile_professional_id, drop column meanwhile_contact_id`);
  }
}

const FORMER_NOTICES = ['emergency_opened', 'emergency_reviewed'];
const NOTICES = ['lead_candidate_asked', 'lead_answer_asked', 'lead_decision_asked', 'lead_begun', 'lead_not_begun', 'lead_reminder', 'lead_deputy'];

const noticeKinds = (kinds: readonly string[]): string => `alter table notice drop constraint notice_kind_known;
  alter table notice add constraint notice_kind_known check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;

/** Stands in today for a lead who leads today. */
const STANDS_IN = `d.starts_on <= today and d.ends_on > today and l.starts_on <= today and (l.ends_on is null or l.ends_on > today)`;
const WITH_LEAD = `lead_deputy d join lead l on l.household_id = d.household_id and l.id = d.lead_id`;

/** Who stands in has all that the lead has, on those days: the same ground. */
const DEPUTISES = ` or exists (select 1 from ${WITH_LEAD} where d.household_id = h.id and d.professional_id = actor and ${STANDS_IN})`;
const DEPUTISED_HOUSEHOLDS = `
          union all select d.household_id from ${WITH_LEAD} where d.professional_id = p.id and ${STANDS_IN}`;

const factsFunction = (deputises: string): string => `create or replace function app_facts(actor uuid, household uuid, today date)
      returns table (id uuid, closed boolean, leads boolean, "leadsTheTeam" boolean, "involvedFor" text[], "hasLead" boolean, emergency json)
      language sql stable ${BEHIND_THE_WALL} as $$ select h.id, h.closed_on is not null,
          exists (select 1 from lead l where l.household_id = h.id and l.professional_id = actor and (l.ends_on is null or l.ends_on > today))${deputises},
          exists (select 1 from team_lead t where t.professional_id = actor and t.team_id = h.team_id),
          (select i.domains from involvement i where i.household_id = h.id and i.professional_id = actor
            and i.starts_on <= today and (i.ends_on is null or i.ends_on > today)),
          exists (select 1 from lead l where l.household_id = h.id and (l.ends_on is null or l.ends_on > today)),
          (select json_build_object('id', e.id, 'until', e.ends_at, 'reason', e.reason) from emergency_access e
            where e.household_id = h.id and e.professional_id = actor and ${RUNNING_EMERGENCY})
        from household h where h.id = household $$`;

const householdsFunction = (deputised: string): string => `create or replace function app_households(actor uuid, today date) returns uuid[]
      language sql stable ${BEHIND_THE_WALL} as $$
        select coalesce(array_agg(distinct mine.household_id), '{}') from professional p cross join lateral (
          select l.household_id from lead l where l.professional_id = p.id and (l.ends_on is null or l.ends_on > today)
          union all select h.id from team_lead t join household h on h.team_id = t.team_id where t.professional_id = p.id and 'team_lead' = any(p.roles)
          union all select i.household_id from involvement i where i.professional_id = p.id and i.starts_on <= today and (i.ends_on is null or i.ends_on > today)
          union all select e.household_id from emergency_access e where e.professional_id = p.id and ${RUNNING_EMERGENCY}${deputised}) mine
        where p.id = actor and p.roles && array['case_director', 'partner', 'team_lead'] and (p.left_on is null or p.left_on > today)
      $$`;
