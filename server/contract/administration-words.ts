// Fixed values about the administration of an organisation. No decorators: the client uses them at run time.

/** `leaving`: works here until a day that is known. `left`: that day has come. */
export const COLLEAGUE_STATES = ['active', 'leaving', 'left'] as const;
export type ColleagueState = (typeof COLLEAGUE_STATES)[number];

/** Why an involvement ends when somebody leaves and nobody of the organisation takes it over. */
export const DEPARTURE_END_REASONS = ['changed_job', 'goal_reached', 'household_declined', 'not_needed', 'other'] as const;
export type DepartureEndReason = (typeof DEPARTURE_END_REASONS)[number];

/** Characters of a password, at least. Length is what makes one hard to guess. Our default. */
export const PASSWORD_LEAST = 12;
