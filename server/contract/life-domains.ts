/** The parts of life in which a household can be helped, in the order in which they are shown. */
export const LIFE_DOMAINS = [
  'finances',
  'work_and_education',
  'time_use',
  'housing',
  'domestic_relations',
  'mental_health',
  'physical_health',
  'substance_use',
  'basic_daily_life',
  'practical_daily_life',
  'social_network',
  'participation',
  'justice',
  'parenting',
] as const;
export type LifeDomain = (typeof LIFE_DOMAINS)[number];

/** 1 acute problem, 2 not, 3 limited, 4 adequate, 5 fully self-reliant. */
export const RATING_LEVELS = [1, 2, 3, 4, 5] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

/** Whose rating it is: a professional's, or the member's own. Neither replaces the other. */
export const RATING_VOICES = ['professional', 'own'] as const;
export type RatingVoice = (typeof RATING_VOICES)[number];

/** After how many days a rating is shown as dated. Our default; no published norm gives one. */
export const RATING_DATED_AFTER_DAYS = 30;
