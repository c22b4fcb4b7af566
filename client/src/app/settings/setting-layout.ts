import type { OverlapCode } from '@contract/overlap-codes';
import type { SettingGroup, SettingKey } from '@contract/setting-words';

/** Settings that say one thing together, in the order of the page. */
export interface SettingBlock {
  /** Under `settings.block` in the words: its name and what it means. */
  name: string;
  keys: readonly SettingKey[];
  /** Which overlaps follow from it. */
  code?: OverlapCode;
}

export const SETTING_BLOCKS: Record<SettingGroup, readonly SettingBlock[]> = {
  visits: [
    { name: 'clash', keys: ['clash'], code: 'clash' },
    { name: 'sameDay', keys: ['sameDay'], code: 'same_day' },
    { name: 'sameTopic', keys: ['sameTopicDays'], code: 'same_topic' },
    { name: 'repeatedIntake', keys: ['repeatedIntakeDays'], code: 'repeated_intake' },
    { name: 'memberShort', keys: ['memberShortDays', 'memberShortOrganisations'], code: 'member_crowding' },
    { name: 'memberLong', keys: ['memberLongDays', 'memberLongOrganisations'], code: 'member_crowding' },
    { name: 'household', keys: ['householdDays', 'householdVisits', 'householdOrganisations'], code: 'household_crowding' },
  ],
  signals: [
    { name: 'noLead', keys: ['noLeadDays'] },
    { name: 'handover', keys: ['handoverDays'] },
    { name: 'acute', keys: ['acuteActionDays'] },
    { name: 'missed', keys: ['missedVisits', 'missedDays'] },
    { name: 'late', keys: ['lateActions', 'lateDays'] },
    { name: 'goal', keys: ['goalDays'] },
    { name: 'agreement', keys: ['agreementDays'] },
    { name: 'openOverlap', keys: ['overlapDays'] },
    { name: 'leadChanges', keys: ['leadChanges', 'leadMonths'] },
  ],
};
