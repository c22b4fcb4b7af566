// Fixed values about emergency access. No decorators: the client uses them at run time.

/** What the privacy officer says of it afterwards. */
export const EMERGENCY_OUTCOMES = ['justified', 'not_justified'] as const;
export type EmergencyOutcome = (typeof EMERGENCY_OUTCOMES)[number];

/** Fewest characters that a reason has: our default. */
export const EMERGENCY_REASON_LEAST = 20;
/** Longest that emergency access lasts, in hours: our default. */
export const EMERGENCY_MOST_HOURS = 24;
