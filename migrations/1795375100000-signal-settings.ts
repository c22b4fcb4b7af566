import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEHIND_THE_WALL = `security definer set search_path = pg_catalog, public`;

const VISITS = `when 'clash' then value between 0 and 1 when 'sameDay' then value between 0 and 1 when 'sameTopicDays' then value between 0 and 60 when 'repeatedIntakeDays' then value between 0 and 180 when 'memberShortDays' then value between 1 and 31 when 'memberShortOrganisations' then value between 2 and 20 when 'memberLongDays' then value between 2 and 92 when 'memberLongOrganisations' then value between 2 and 30 when 'householdDays' then value between 1 and 31 when 'householdVisits' then value between 2 and 50 when 'householdOrganisations' then value between 2 and 20`;
const SIGNALS = `when 'noLeadDays' then value between 1 and 60 when 'handoverDays' then value between 1 and 60 when 'acuteActionDays' then value between 1 and 60 when 'lateActions' then value between 1 and 20 when 'lateDays' then value between 0 and 92 when 'goalDays' then value between 1 and 92 when 'agreementDays' then value between 1 and 180 when 'overlapDays' then value between 1 and 60 when 'missedVisits' then value between 2 and 20 when 'missedDays' then value between 2 and 92 when 'leadChanges' then value between 2 and 12 when 'leadMonths' then value between 1 and 36`;

type Run = (sql: string) => Promise<unknown>;

/** When a household counts as stuck is a setting of its team; with which settings its signals were derived is remembered. */
export class SignalSettings1795375100000 implements MigrationInterface {
  name = 'SignalSettings1795375100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await known(run, `${VISITS} ${SIGNALS}`, `'visits', 'signals'`);
    await run(SETTINGS);
    await run(DERIVED_WITH);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const run: Run = (sql) => queryRunner.query(sql);
    await run(`drop function app_signals_derived_with(uuid, text), app_signal_settings(uuid, text[])`);
    await run(`delete from derived_with where setting_group = 'signals'`);
    await run(`delete from team_setting where not case key ${VISITS} else false end`);
    await known(run, VISITS, `'visits'`);
  }
}

async function known(run: Run, keys: string, groups: string): Promise<void> {
  await run(`alter table team_setting drop constraint setting_known, add constraint setting_known check (case key ${keys} else false end)`);
  await run(`alter table derived_with drop constraint derived_with_group_known, add constraint derived_with_group_known check (setting_group in (${groups}))`);
}

/** As in app_signal_facts. */
const ONLY_TOUCHED = `if current_setting('app.actor') <> 'system' and position(household::text in coalesce(current_setting('app.derives', true), '')) = 0
          and household <> all(coalesce(nullif(current_setting('app.households', true), ''), '{}')::uuid[]) then
          raise exception 'nothing was touched there' using errcode = 'insufficient_privilege';
        end if;`;

/** The settings of the household's team among these keys, and those with which its signals were derived last: texts as in \`settings.sql.ts\`. */
const SETTINGS = `create function app_signal_settings(household uuid, keys text[]) returns json language plpgsql ${BEHIND_THE_WALL} as $$
      begin
        ${ONLY_TOUCHED}
        return (select json_build_object(
          'settings', coalesce((select string_agg(s.key || '=' || s.value, ' ' order by s.key collate "C") from household h join team_setting s on s.team_id = h.team_id
            where h.id = household and s.key = any(keys)), ''),
          'derivedWith', coalesce((select d.settings from derived_with d where d.household_id = household and d.setting_group = 'signals'), '')));
      end $$`;

const DERIVED_WITH = `create function app_signals_derived_with(household uuid, used text) returns void language plpgsql ${BEHIND_THE_WALL} as $$
      begin
        ${ONLY_TOUCHED}
        insert into derived_with (household_id, setting_group, settings) values (household, 'signals', used)
        on conflict (household_id, setting_group) do update set settings = excluded.settings;
      end $$`;
