// No decorators: the client says it at run time.

/** How far the picture and the list look back and ahead at visits and where they double up, in days. */
export const DAYS_AROUND_TODAY = 28;

/** The same as people say it, on each side of today. */
export const WEEKS_AROUND_TODAY = DAYS_AROUND_TODAY / 7;
