import type { OverlapThresholds } from './overlap-codes.js';
import { DEFAULT_SETTINGS, type SettingValues } from './setting-words.js';

/** What counts as too much help at one door, by the settings of a team. */
export const overlapThresholdsOf = (settings: SettingValues): OverlapThresholds => ({
  clash: settings.clash,
  sameDay: settings.sameDay,
  sameTopicDays: settings.sameTopicDays,
  repeatedIntakeDays: settings.repeatedIntakeDays,
  memberCrowding: [
    { days: settings.memberShortDays, organisations: settings.memberShortOrganisations },
    { days: settings.memberLongDays, organisations: settings.memberLongOrganisations },
  ],
  householdCrowding: [{ days: settings.householdDays, visits: settings.householdVisits, organisations: settings.householdOrganisations }],
});

export const DEFAULT_OVERLAP_THRESHOLDS = overlapThresholdsOf(DEFAULT_SETTINGS);
