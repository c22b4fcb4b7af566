import { DEFAULT_SETTINGS, SETTING_KEYS, SETTINGS, type SettingKey, type SettingValues } from '../contract/setting-words.js';
import { brokenField } from '../shared/broken-rule.js';

/** As it is stored: of a switch 1 is on and 0 off. */
export interface ChosenSetting {
  key: string;
  value: number;
}

export const storedValue = (value: number | boolean): number => Number(value);

/** What holds where these were chosen; a key that is no longer in the list means nothing. */
export function settingsOf(chosen: readonly ChosenSetting[]): SettingValues {
  const values: Record<string, number | boolean> = { ...DEFAULT_SETTINGS };
  for (const { key, value } of chosen) {
    if (key in SETTINGS) values[key] = SETTINGS[key as SettingKey].unit === 'switch' ? value === 1 : value;
  }
  return values as SettingValues;
}

/** The same from the text in which a statement brings them along: `key=value`, with a space between; see `settings.sql.ts`. */
export const settingsOfText = (text: string): SettingValues =>
  settingsOf(
    text === '' ? [] : text.split(' ').map((pair) => {
      const [key, value] = pair.split('=') as [string, string];
      return { key, value: Number(value) };
    }),
  );

export interface SettingChange {
  key: SettingKey;
  from: number;
  to: number;
}

/** What becomes different; in the order of the list. */
export const changesBetween = (before: SettingValues, after: SettingValues): SettingChange[] =>
  SETTING_KEYS.filter((key) => before[key] !== after[key]).map((key) => ({ key, from: storedValue(before[key]), to: storedValue(after[key]) }));

/** The settings after a change. Each by itself is within its bounds already; throws where two of them make no sense together. */
export function changedSettings(before: SettingValues, given: Partial<SettingValues>): SettingValues {
  const chosen = Object.entries(given).filter(([, value]) => value !== undefined);
  const after = { ...before, ...(Object.fromEntries(chosen) as Partial<SettingValues>) };
  if (after.memberLongDays <= after.memberShortDays) throw brokenField('memberLongDays', 'setting.long-run-too-short', { than: after.memberShortDays });
  if (after.memberLongOrganisations < after.memberShortOrganisations) {
    throw brokenField('memberLongOrganisations', 'setting.long-run-too-few', { than: after.memberShortOrganisations });
  }
  return after;
}
