/** How far the picture and the list look back and ahead at visits and where they double up, in days. */
export const DAYS_AROUND_TODAY = 28;
