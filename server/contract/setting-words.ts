/** Settings stand in groups: one part of the page each, and what follows from them is derived by group. */
export const SETTING_GROUPS = ['visits', 'signals'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

interface Switch {
  group: SettingGroup;
  unit: 'switch';
  default: boolean;
}

interface Amount {
  group: SettingGroup;
  /** What is counted. */
  unit: 'days' | 'working_days' | 'months' | 'visits' | 'organisations' | 'times' | 'actions' | 'leads';
  default: number;
  smallest: number;
  largest: number;
}

export type Setting = Switch | Amount;

/**
 * Everything that a team can set for its own households, with what holds until it does. No published norm exists for any of
 * them: each default is ours. A new one is added here, in `setting_known` by a migration, and in the words of the client.
 */
export const SETTINGS = {
  /** Two uncoordinated visits at one time. */
  clash: { group: 'visits', unit: 'switch', default: true },
  /** Uncoordinated visits on one day. */
  sameDay: { group: 'visits', unit: 'switch', default: true },
  /** Visits to one member about one part of life are linked when at most this many days apart. */
  sameTopicDays: { group: 'visits', unit: 'days', default: 6, smallest: 0, largest: 60 },
  /** The same for intakes. */
  repeatedIntakeDays: { group: 'visits', unit: 'days', default: 30, smallest: 0, largest: 180 },
  /** One member: so many organisations in a short run of days … */
  memberShortDays: { group: 'visits', unit: 'days', default: 7, smallest: 1, largest: 31 },
  memberShortOrganisations: { group: 'visits', unit: 'organisations', default: 4, smallest: 2, largest: 20 },
  /** … or in a long one. */
  memberLongDays: { group: 'visits', unit: 'days', default: 28, smallest: 2, largest: 92 },
  memberLongOrganisations: { group: 'visits', unit: 'organisations', default: 6, smallest: 2, largest: 30 },
  /** The whole household: so many visits or organisations in a run of days. */
  householdDays: { group: 'visits', unit: 'days', default: 7, smallest: 1, largest: 31 },
  householdVisits: { group: 'visits', unit: 'visits', default: 5, smallest: 2, largest: 50 },
  householdOrganisations: { group: 'visits', unit: 'organisations', default: 4, smallest: 2, largest: 20 },
  /** Days without a lead that are not yet too many. */
  noLeadDays: { group: 'signals', unit: 'days', default: 7, smallest: 1, largest: 60 },
  /** Days that a handover may wait. */
  handoverDays: { group: 'signals', unit: 'days', default: 5, smallest: 1, largest: 60 },
  /** Within how many days an action must be due for somebody whose rating is acute. */
  acuteActionDays: { group: 'signals', unit: 'days', default: 14, smallest: 1, largest: 60 },
  /** How many actions, by more than how many days each, are late. */
  lateActions: { group: 'signals', unit: 'actions', default: 2, smallest: 1, largest: 20 },
  lateDays: { group: 'signals', unit: 'days', default: 14, smallest: 0, largest: 92 },
  /** Days that a goal is without an open action. */
  goalDays: { group: 'signals', unit: 'days', default: 14, smallest: 1, largest: 92 },
  /** Days after its start within which a member agrees to the plan. */
  agreementDays: { group: 'signals', unit: 'days', default: 30, smallest: 1, largest: 180 },
  /** Days that an overlap is open. */
  overlapDays: { group: 'signals', unit: 'days', default: 7, smallest: 1, largest: 60 },
  /** How many visits did not come about in how many days. */
  missedVisits: { group: 'signals', unit: 'visits', default: 2, smallest: 2, largest: 20 },
  missedDays: { group: 'signals', unit: 'days', default: 14, smallest: 2, largest: 92 },
  /** How many leads began in how many months. */
  leadChanges: { group: 'signals', unit: 'leads', default: 3, smallest: 2, largest: 12 },
  leadMonths: { group: 'signals', unit: 'months', default: 12, smallest: 1, largest: 36 },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

export type SettingValues = { -readonly [Key in SettingKey]: (typeof SETTINGS)[Key]['default'] extends boolean ? boolean : number };

/** What holds for a team that has set nothing. */
export const DEFAULT_SETTINGS = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].default])) as SettingValues;

export const keysOf = (group: SettingGroup): SettingKey[] => SETTING_KEYS.filter((key) => SETTINGS[key].group === group);
