import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;
const OWN = `household_id = any((select app_granted_households())::uuid[]) and professional_id::text = (select current_setting('app.actor'))`;

/** What of the log is a change of the plan; see PLAN_CHANGE_PARTS in plan-change-words.ts. What hangs on another row comes with that. */
const ofThePlan = (e = ''): string => `${e}kind = 'change' and ${e}object_type in ('plan', 'plan_statement', 'goal', 'action', 'action_done', 'agreement', 'evaluation')`;

/** When somebody last looked at a plan, and what others changed in it since. */
export class PlanLook1795372000000 implements MigrationInterface {
  name = 'PlanLook1795372000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run = (sql: string): Promise<unknown> => queryRunner.query(sql);
    await run(`CREATE TABLE "plan_look" ("household_id" uuid NOT NULL, "id" uuid NOT NULL, "professional_id" uuid NOT NULL, "looked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "snapshot" text NOT NULL, CONSTRAINT "plan_look_one_each" UNIQUE ("household_id", "professional_id"), CONSTRAINT "PK_92894fce83af0401e0c834b392d" PRIMARY KEY ("household_id", "id"))`);
    await run(`ALTER TABLE "plan_look" ADD CONSTRAINT "FK_77be3b57c85bfd32aa337166f15" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`ALTER TABLE "plan_look" ADD CONSTRAINT "FK_c95717b5e31b433cde15e0d5c19" FOREIGN KEY ("professional_id") REFERENCES "professional"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await run(`alter table plan_look enable row level security`);
    await run(`alter table plan_look force row level security`);
    await run(`create policy of_the_actor on plan_look to samenregie_app using (${OWN}) with check (${OWN})`);
    await run(`create policy of_the_owner on plan_look to current_user using ((select current_setting('app.actor') is not null))`);
    await run(`select app_keep_from_emergency('plan_look')`);
    await run(`grant select, insert, update (looked_at, snapshot) on plan_look to samenregie_app`);
    await run(`create index audit_event_of_plan on audit_event (household_id, occurred_at) where ${ofThePlan()}`);
    // Of the actor themselves, about a household that the wall lets through: which rows, by whom and when; not what. Not told are
    // one's own changes, what only follows from another change (the day on which the plan began, the next evaluation), and the
    // places of goals where one of them is kept from others: that would tell of it.
    await run(`create function app_plan_changes(household uuid)
      returns table (object_type text, object_id uuid, action text, actor_id uuid, occurred_at timestamptz) language sql stable ${BEHIND_THE_WALL} as $$
        select e.object_type, e.object_id, e.action, e.actor_id, e.occurred_at
        from plan_look l
        join audit_event e on e.household_id = l.household_id and ${ofThePlan('e.')}
          -- An event carries the moment at which its transaction began; none lasts an hour.
          and e.occurred_at > l.looked_at - interval '1 hour' and not pg_visible_in_snapshot(e.transaction, l.snapshot::pg_snapshot)
        where l.household_id = household and household = any(current_setting('app.households')::uuid[])
          and l.professional_id = app_actor() and e.actor_id <> l.professional_id
          and not (e.object_type = 'plan' and (e.action <> 'U' or e.fields <@ '{started_on,next_evaluation_on}'))
          and not (e.object_type = 'goal' and e.fields = '{place}' and exists (select 1 from goal g where g.household_id = household and g.shielded))
      $$`);
    await this.partitions(run);
  }

  private async partitions(run: (sql: string) => Promise<unknown>): Promise<void> {
    // A month of which events wait in the partition for the rest cannot get its own. Nothing is deleted: the rest is set aside as
    // it is, its events are written again to the very letter, each where it belongs, and all of it is one step or none.
    await run(`create function audit_move_rest() returns bigint language plpgsql as $$
      declare
        month date;
        before bigint;
        moved bigint;
      begin
        if not exists (select 1 from audit_event_rest) then return 0; end if;
        lock table audit_event in access exclusive mode;
        select count(*) into before from audit_event;
        alter table audit_event detach partition audit_event_rest;
        alter table audit_event_rest rename to audit_event_rest_aside;
        for month in select distinct date_trunc('month', e.occurred_at at time zone 'Europe/Amsterdam')::date from audit_event_rest_aside e loop
          perform audit_partition(month);
        end loop;
        create table audit_event_rest partition of audit_event default;
        perform audit_guard_partition('audit_event_rest');
        insert into audit_event select * from audit_event_rest_aside;
        get diagnostics moved = row_count;
        if (select count(*) from audit_event) <> before then raise exception 'the log would lose events'; end if;
        drop table audit_event_rest_aside;
        return moved;
      end $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop function app_plan_changes(uuid), audit_move_rest()`);
    await queryRunner.query(`drop index audit_event_of_plan`);
    await queryRunner.query(`drop table plan_look`);
  }
}
