// Fixed values about who has which part in what. No decorators: the client uses them at run time.

/** Parts that somebody can have in a part of life where there is a need. Of `answerable` there is one. */
export const RESPONSIBILITIES = ['does', 'answerable', 'decides', 'consulted', 'informed'] as const;
export type Responsibility = (typeof RESPONSIBILITIES)[number];

/** Whoever only is asked or told has no other part: who does, answers or decides is asked and told anyway. */
export const STANDING_ALONE: readonly Responsibility[] = ['consulted', 'informed'];

/** Why a part of life is a row: somebody rated it low, a problem stands open in it, or a goal is about it. */
export const NEED_REASONS = ['rating', 'problem', 'goal'] as const;
export type NeedReason = (typeof NEED_REASONS)[number];

/** A rating of this level or lower is a need: acute, not self-reliant, limited. Our default. */
export const NEED_UP_TO_LEVEL = 3;

/** More organisations than this that do the same are too many. From the domain guide; our default. */
export const MOST_ORGANISATIONS_DOING = 2;

/** One actor who is answerable for more rows than this cannot be. From the domain guide; our default. */
export const MOST_ROWS_ANSWERABLE = 4;

export const MATRIX_WARNINGS = ['nobody_answerable', 'many_do_the_same', 'answerable_for_many', 'household_nowhere'] as const;
export type MatrixWarning = (typeof MATRIX_WARNINGS)[number];
