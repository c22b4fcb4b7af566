// Fixed values about the burden on a household. No decorators: the client uses them at run time.

/** What is marked in the course of the weeks. */
export const BURDEN_MARKS = ['direction_started', 'direction_ended', 'breakthrough'] as const;
export type BurdenMarkKind = (typeof BURDEN_MARKS)[number];

/**
 * Whether there is something to say of before and since somebody led. `told`: there is; `never_led`: nobody has led yet;
 * `begins_later`: nobody leads, and somebody has accepted to; `little_before`, `little_since`: too few whole weeks to compare.
 */
export const BURDEN_STANDINGS = ['told', 'never_led', 'begins_later', 'little_before', 'little_since'] as const;
export type BurdenStanding = (typeof BURDEN_STANDINGS)[number];

/** The same of any other moment before and since which it is compared. */
export const COMPARED_STANDINGS = ['told', 'little_before', 'little_since'] as const;
export type ComparedStanding = (typeof COMPARED_STANDINGS)[number];

/** Whole weeks that each side of a comparison has at least, and at most. Our defaults. */
export const LEAST_WEEKS_COMPARED = 3;
export const MOST_WEEKS_COMPARED = 12;

/** Whole weeks up to the present one that say how it is now, at most. Our default. */
export const WEEKS_OF_NOW = 4;

/** How far back and ahead of the present week the burden is read. */
export const BURDEN_WEEKS_BACK = 52;
export const BURDEN_WEEKS_AHEAD = 4;
