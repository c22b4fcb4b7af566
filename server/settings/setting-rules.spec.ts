import { describe, expect, it } from '@jest/globals';
import { DEFAULT_OVERLAP_THRESHOLDS, overlapThresholdsOf } from '../contract/overlap-thresholds.js';
import { DEFAULT_SETTINGS, SETTING_KEYS, SETTINGS, type Setting, type SettingValues } from '../contract/setting-words.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { changedSettings, changesBetween, settingsOf, settingsOfText } from './setting-rules.js';

describe('the settings of a team', () => {
  it('are the defaults where nothing was chosen, which lie within their bounds', () => {
    expect(settingsOf([])).toEqual(DEFAULT_SETTINGS);
    expect(settingsOfText('')).toEqual(DEFAULT_SETTINGS);
    for (const key of SETTING_KEYS) {
      const setting: Setting = SETTINGS[key];
      if (setting.unit === 'switch') continue;
      expect([key, setting.smallest <= setting.default && setting.default <= setting.largest]).toEqual([key, true]);
    }
    expect(changedSettings(DEFAULT_SETTINGS, {})).toEqual(DEFAULT_SETTINGS);
  });

  it('are what was chosen, switches as yes or no; a key that left the list means nothing', () => {
    const chosen = { ...DEFAULT_SETTINGS, clash: false, sameTopicDays: 9 };
    expect(settingsOf([{ key: 'clash', value: 0 }, { key: 'sameTopicDays', value: 9 }, { key: 'gone', value: 3 }])).toEqual(chosen);
    expect(settingsOfText('clash=0 sameTopicDays=9')).toEqual(chosen);
    expect(settingsOf([{ key: 'sameDay', value: 1 }])).toEqual(DEFAULT_SETTINGS);
  });

  it('become the thresholds of the overlap rules', () => {
    expect(DEFAULT_OVERLAP_THRESHOLDS).toEqual({
      clash: true,
      sameDay: true,
      sameTopicDays: 6,
      repeatedIntakeDays: 30,
      memberCrowding: [{ days: 7, organisations: 4 }, { days: 28, organisations: 6 }],
      householdCrowding: [{ days: 7, visits: 5, organisations: 4 }],
    });
    // Each key of the group moves something: none is forgotten on the way.
    const moved = SETTING_KEYS.filter((key) => SETTINGS[key].group === 'visits').map((key) => {
      const value = typeof DEFAULT_SETTINGS[key] === 'boolean' ? !DEFAULT_SETTINGS[key] : DEFAULT_SETTINGS[key] + 1;
      return JSON.stringify(overlapThresholdsOf({ ...DEFAULT_SETTINGS, [key]: value }));
    });
    expect(new Set([...moved, JSON.stringify(DEFAULT_OVERLAP_THRESHOLDS)]).size).toBe(moved.length + 1);
  });

  it('change only where they differ', () => {
    const after = changedSettings(DEFAULT_SETTINGS, { clash: false, sameTopicDays: 6, householdVisits: 8, sameDay: undefined } as Partial<SettingValues>);
    expect(changesBetween(DEFAULT_SETTINGS, after)).toEqual([
      { key: 'clash', from: 1, to: 0 },
      { key: 'householdVisits', from: 5, to: 8 },
    ]);
  });

  it.each<[string, Partial<SettingValues>, string | null, string | null]>([
    ['a long run longer than the short one', { memberShortDays: 27 }, null, null],
    ['a long run as long as the short one', { memberShortDays: 28 }, 'setting.long-run-too-short', 'memberLongDays'],
    ['a long run shorter than the short one', { memberLongDays: 6 }, 'setting.long-run-too-short', 'memberLongDays'],
    ['as many organisations in the long run', { memberLongOrganisations: 4 }, null, null],
    ['fewer organisations in the long run', { memberLongOrganisations: 3 }, 'setting.long-run-too-few', 'memberLongOrganisations'],
  ])('with %s', (_, given, code, field) => {
    let broken: BrokenRule | undefined;
    try {
      changedSettings(DEFAULT_SETTINGS, given);
    } catch (error) {
      broken = error as BrokenRule;
    }
    expect(broken?.code ?? null).toBe(code);
    expect(broken?.fields[0]?.field ?? null).toBe(field);
  });
});
