import { SETTINGS, type Setting, type SettingGroup, type SettingKey } from '@contract/setting-words';
import type { Words } from '../shared/words';
import type { Counted, SettingCount } from './setting-count';

/** A value as people say it: "6 days", "on". A switch may come as 1 or 0. */
export function settingText(words: Words, key: SettingKey, value: number | boolean): string {
  const setting: Setting = SETTINGS[key];
  if (setting.unit === 'switch') return words.t(value ? 'settings.on' : 'settings.off');
  return words.count(`settings.amount.${setting.unit}`, Number(value));
}

/** Its name with that of its block: "Over hetzelfde: dagen ertussen". */
export const settingName = (words: Words, key: SettingKey): string => words.t(`settings.name.${key}`);

/** What a change would make of the number of double visits, or of the worklist, in a sentence. */
export function differenceText(words: Words, group: SettingGroup, count: SettingCount): string {
  if (group === 'signals') return worklistText(words, count.counted());
  const [now, then] = [count.now(), count.then()];
  const same = count.counted().different > 0 ? 'others' : 'same';
  return words.t(`settings.preview.${then === now ? same : then > now ? 'more' : 'fewer'}`, { now, then, difference: Math.abs(then - now) });
}

function worklistText(words: Words, { comes, goes, different }: Counted): string {
  if (comes + goes === 0) return words.t(`settings.preview.list.${different > 0 ? 'others' : 'same'}`);
  return [comes > 0 ? words.count('settings.preview.list.comes', comes) : '', goes > 0 ? words.count('settings.preview.list.goes', goes) : ''].filter(Boolean).join(' ');
}
