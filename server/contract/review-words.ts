/** Most households that one review meeting goes through. */
export const MOST_REVIEW_CASES = 50;
/** So many unless somebody says otherwise: what fits in a morning. */
export const USUAL_REVIEW_CASES = 10;
export const LONGEST_REVIEW_NOTE = 2_000;

export const MINUTES_FORMATS = ['json', 'pdf'] as const;
export type MinutesFormat = (typeof MINUTES_FORMATS)[number];
