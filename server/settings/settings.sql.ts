import { keysOf, SETTING_GROUPS, type SettingGroup } from '../contract/setting-words.js';
import { prepared } from '../database/prepared.js';

/*
 * Which settings hold for a household: those of the team that answers for it, `household.team_id`. That is the team of its
 * lead, and while nobody leads it that of the last lead who had one; without any, the defaults hold. It is the same team whose
 * lead has access to the household.
 *
 * They come along as one text, `key=value` with a space between, in order of the keys; empty where all are the default. As such
 * a text they are also compared with those that were used last. `settingsOfText` reads it.
 */

const ofGroup = (group: SettingGroup): string => `s.key in (${keysOf(group).map((key) => `'${key}'`).join(', ')})`;

/** The settings that a team chose, within one group. `team` is SQL. */
const chosenBy = (team: string, group: SettingGroup): string =>
  `coalesce((select string_agg(s.key || '=' || s.value, ' ' order by s.key collate "C") from team_setting s where s.team_id = ${team} and ${ofGroup(group)}), '')`;

/** Those that hold for a household, to stand in the statement that reads its facts. `household` is SQL. */
export const settingsFor = (household: string, group: SettingGroup): string =>
  chosenBy(`(select h.team_id from household h where h.id = ${household})`, group);

/** Those with which what follows from the household was derived last. */
export const derivedWith = (household: string, group: SettingGroup): string =>
  `coalesce((select d.settings from derived_with d where d.household_id = ${household} and d.setting_group = '${group}'), '')`;

/** That the household $1 was derived with settings $3 of group $2. */
export const DERIVED_WITH = prepared(`
  insert into derived_with (household_id, setting_group, settings) values ($1, $2, $3)
  on conflict (household_id, setting_group) do update set settings = excluded.settings`);

/** Open households that were derived with other settings than they have now. Where no team chose anything it looks at none. */
export const OUTDATED = SETTING_GROUPS.map(
  (group) => `
    select h.id, h.team_id from household h
    where h.closed_on is null and (h.team_id in (select s.team_id from team_setting s) or h.id in (select d.household_id from derived_with d))
      and ${chosenBy('h.team_id', group)} <> ${derivedWith('h.id', group)}`,
).join(' union ');
