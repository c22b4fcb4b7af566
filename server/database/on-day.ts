/**
 * Rows with a half-open period of days (`starts_on`, `ends_on`): whether it holds on a day. The one way to ask who is
 * involved, leads or lives somewhere now. `day` is SQL, such as a parameter.
 */
export const holdsOn = (row: string, day: string): string => `(${row}.starts_on <= ${day} and ${notEndedOn(row, day)})`;

/** The same, also for what is agreed but begins later. */
export const notEndedOn = (row: string, day: string): string => `(${row}.ends_on is null or ${row}.ends_on > ${day})`;
