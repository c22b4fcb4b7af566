import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the application changes of a row. */
const CHANGEABLE = {
  condition: 'label, domain, party, organisation_id, met_on, version',
  blockage: 'because, ends_on, version',
};
/** See MOST_BLOCKAGES in blockage-words.ts. */
const MOST_BLOCKAGES = 60;

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const OF_THE_HOUSEHOLD = `household_id = any((select app_granted_households())::uuid[])`;

type Run = (sql: string) => Promise<unknown>;

/** What waits for what. A condition is read and written in one's own parts of life; a blockage by who sees both its ends. */
export class Blockages1795375500000 implements MigrationInterface {
  name = 'Blockages1795375500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await this.tables(run);
    await this.walls(run);
    for (const [table, open] of [['condition', 'met_on'], ['blockage', 'ends_on']] as const) await this.atMost(run, table, open);
    await run(BEYOND);
    await run(WAITING);
  }

  private async tables(run: Run): Promise<void> {
    await run(`CREATE TABLE "condition" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "label" text NOT NULL, "domain" text NOT NULL, "party" text, "organisation_id" uuid, "recorded_by" uuid NOT NULL, "met_on" date, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "condition_domain_known" CHECK (domain in ('finances', 'work_and_education', 'time_use', 'housing', 'domestic_relations', 'mental_health', 'physical_health', 'substance_use', 'basic_daily_life', 'practical_daily_life', 'social_network', 'participation', 'justice', 'parenting')), CONSTRAINT "PK_73f4c15d0f3b40939574325176c" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE TABLE "blockage" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "waiting_id" uuid NOT NULL, "waiting_action_id" uuid, "waiting_goal_id" uuid, "waiting_condition_id" uuid, "awaited_id" uuid NOT NULL, "awaited_action_id" uuid, "awaited_goal_id" uuid, "awaited_condition_id" uuid, "because" text, "recorded_by" uuid NOT NULL, "starts_on" date NOT NULL, "ends_on" date, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "blockage_ends_after_start" CHECK (ends_on >= starts_on), CONSTRAINT "blockage_not_of_itself" CHECK (waiting_id <> awaited_id), CONSTRAINT "blockage_awaited_is_one" CHECK (num_nonnulls(awaited_action_id, awaited_goal_id, awaited_condition_id) = 1 and awaited_id = coalesce(awaited_action_id, awaited_goal_id, awaited_condition_id)), CONSTRAINT "blockage_waiting_is_one" CHECK (num_nonnulls(waiting_action_id, waiting_goal_id, waiting_condition_id) = 1 and waiting_id = coalesce(waiting_action_id, waiting_goal_id, waiting_condition_id)), CONSTRAINT "PK_db04fd8aa3c643748bf7be028d3" PRIMARY KEY ("household_id", "id"))`);
    await run(`CREATE UNIQUE INDEX "blockage_once" ON "blockage"  ("household_id", "waiting_id", "awaited_id") WHERE ends_on is null`);
    await run(`ALTER TABLE "condition" ADD CONSTRAINT "FK_1780f930ec3268fbd8881ff7e08" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "condition" ADD CONSTRAINT "FK_364e697fc565e4ad977257410fb" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")`);
    await run(`ALTER TABLE "condition" ADD CONSTRAINT "FK_7965e4c297902f586e118f178de" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id")`);
    await run(`ALTER TABLE "blockage" ADD CONSTRAINT "FK_65ed4e589db59cada27080bd2cc" FOREIGN KEY ("household_id") REFERENCES "household"("id")`);
    await run(`ALTER TABLE "blockage" ADD CONSTRAINT "FK_1618cd68e0791a2eb0f9fd98eb6" FOREIGN KEY ("household_id", "waiting_action_id") REFERENCES "action"("household_id","id")`);
    await run(`ALTER TABLE "blockage" ADD CONSTRAINT "FK_719b99182356addaf94cc965d18" FOREIGN KEY ("household_id", "waiting_goal_id") REFERENCES "goal"("household_id","id")`);
    await run(`ALTER TABLE "blockage" ADD CONSTRAINT "FK_5e5908b4149af4b1cdec99f7a38" FOREIGN KEY ("household_id", "waiting_condition_id") REFERENCES "condition"("household_id","id")`);
    await run(`ALTER TABLE "blockage" ADD CONSTRAINT "FK_1774e04ff278ed89bb24a43d2a3" FOREIGN KEY ("household_id", "awaited_action_id") REFERENCES "action"("household_id","id")`);
    await run(`ALTER TABLE "blockage" ADD CONSTRAINT "FK_3621892d9bf87270f4052dfd6ad" FOREIGN KEY ("household_id", "awaited_goal_id") REFERENCES "goal"("household_id","id")`);
    await run(`ALTER TABLE "blockage" ADD CONSTRAINT "FK_d9e5c6de0e8d752e10157e6fb40" FOREIGN KEY ("household_id", "awaited_condition_id") REFERENCES "condition"("household_id","id")`);
    await run(`ALTER TABLE "blockage" ADD CONSTRAINT "FK_7d53a8ad420100c30a7a039e974" FOREIGN KEY ("recorded_by") REFERENCES "professional"("id")`);
  }

  private async walls(run: Run): Promise<void> {
    const policies = {
      condition: `domain = any((select app_granted_domains())::text[])`,
      blockage: ['waiting', 'awaited'].map((side) => SEES_END(side)).join(' and '),
    };
    for (const [table, seen] of Object.entries(policies)) {
      const mine = `${OF_THE_HOUSEHOLD} and ${seen}`;
      await run(`alter table ${table} enable row level security`);
      await run(`alter table ${table} force row level security`);
      await run(`create policy of_the_actor on ${table} to samenregie_app using (${mine}) with check (${mine})`);
      await run(`create policy of_the_owner on ${table} to current_user using ((select current_setting('app.actor') is not null))`);
      await run(`select app_keep_from_emergency('${table}')`);
      await run(`create trigger audit after insert or update or delete on ${table} for each row execute function audit_change()`);
      // Facts: what follows from them is derived before the commit.
      await run(`select app_touches('${table}')`);
      await run(`grant select, insert, update (${CHANGEABLE[table as keyof typeof CHANGEABLE]}) on ${table} to samenregie_app`);
    }
  }

  /** Counts also what the actor does not see; one after the other, so that two at once cannot both be the last. */
  private async atMost(run: Run, table: string, endsBy: string): Promise<void> {
    await run(`create function ${table}_not_too_many() returns trigger language plpgsql ${BEHIND_THE_WALL} as $$
      begin
        perform 1 from household h where h.id = new.household_id for no key update;
        if (select count(*) from ${table} t where t.household_id = new.household_id and t.${endsBy} is null) > ${MOST_BLOCKAGES} then
          raise exception 'too many open blockages' using errcode = 'check_violation', constraint = 'blockage_not_too_many';
        end if;
        return null;
      end $$`);
    await run(`create trigger not_too_many after insert or update of ${endsBy} on ${table} for each row when (new.${endsBy} is null) execute function ${table}_not_too_many()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function app_waiting(uuid), app_waiting_beyond(uuid)`);
    await queryRunner.query(`drop table blockage, condition`);
    await queryRunner.query(`drop function blockage_not_too_many(), condition_not_too_many()`);
  }
}

/** One end of a blockage is there for the actor: the walls of what it points at decide, an action's by its goal's. */
const SEES_END = (side: string): string => `(${side}_condition_id is null or exists (select 1 from condition c where c.household_id = blockage.household_id and c.id = blockage.${side}_condition_id))
  and (${side}_goal_id is null or exists (select 1 from goal g where g.household_id = blockage.household_id and g.id = blockage.${side}_goal_id))
  and (${side}_action_id is null or exists (
    select 1 from action a join goal g on g.household_id = a.household_id and g.id = a.goal_id where a.household_id = blockage.household_id and a.id = blockage.${side}_action_id))`;

/** In which parts of life that are not the actor's something waits or is waited for; not what. */
const BEYOND = `create function app_waiting_beyond(household uuid) returns table (domain text)
      language sql stable ${BEHIND_THE_WALL} as $$
        select distinct c.domain from condition c
        where c.household_id = household and household = any(current_setting('app.households')::uuid[]) and c.met_on is null
          and c.domain <> all(current_setting('app.domains')::text[])
      $$`;

/** All that waits in a household that was touched, or that the actor sees, for what is derived from it: ids, days, whether they are over, and by a key who must bring them. No words. */
const WAITING = `create function app_waiting(household uuid) returns table (items json, waits json)
      language sql stable ${BEHIND_THE_WALL} as $$
        with item as (
          select c.id, c.met_on is not null as over, coalesce(c.organisation_id::text, lower(c.party)) as party from condition c where c.household_id = household
          union all select a.id, a.status <> 'open', null from action a where a.household_id = household
            and (a.waits_for_id is not null or exists (select 1 from blockage b where b.household_id = household and a.id in (b.waiting_id, b.awaited_id))
              or exists (select 1 from action w where w.household_id = household and w.waits_for_id = a.id))
          union all select g.id, g.state in ('reached', 'let_go'), null from goal g where g.household_id = household
            and exists (select 1 from blockage b where b.household_id = household and g.id in (b.waiting_id, b.awaited_id))),
        wait as (
          select b.waiting_id as "from", b.awaited_id as "to", b.id, b.starts_on as since from blockage b where b.household_id = household and b.ends_on is null
          union all select a.id, a.waits_for_id, null, null from action a where a.household_id = household and a.waits_for_id is not null)
        select (select coalesce(json_agg(json_build_object('id', i.id, 'over', i.over, 'party', i.party) order by i.id), '[]'::json) from item i),
          (select coalesce(json_agg(json_build_object('from', w."from", 'to', w."to", 'id', w.id, 'since', w.since) order by w."from", w."to", w.id), '[]'::json) from wait w)
        where current_setting('app.actor') = 'system' or position(household::text in coalesce(current_setting('app.derives', true), '')) > 0
          or household = any(coalesce(nullif(current_setting('app.households', true), ''), '{}')::uuid[])
      $$`;
