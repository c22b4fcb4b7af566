import { SETTINGS, type Setting, type SettingKey } from '@contract/setting-words';
import type { Words } from '../shared/words';
import type { OverlapCount } from './overlap-count';

/** A value as people say it: "6 days", "on". A switch may come as 1 or 0. */
export function settingText(words: Words, key: SettingKey, value: number | boolean): string {
  const setting: Setting = SETTINGS[key];
  if (setting.unit === 'switch') return words.t(value ? 'settings.on' : 'settings.off');
  return words.count(`settings.amount.${setting.unit}`, Number(value));
}

/** Its name with that of its block: "Over hetzelfde: dagen ertussen". */
export const settingName = (words: Words, key: SettingKey): string => words.t(`settings.name.${key}`);

/** What a change would make of the number of double visits, in a sentence. */
export function differenceText(words: Words, count: OverlapCount): string {
  const [now, then] = [count.now(), count.then()];
  const same = count.counted().different > 0 ? 'others' : 'same';
  return words.t(`settings.preview.${then === now ? same : then > now ? 'more' : 'fewer'}`, { now, then, difference: Math.abs(then - now) });
}
