// Fixed values about levels and escalation. No decorators: the client uses them at run time.

/**
 * The ladder, lowest first. `safety_house` is a separate legal processing: nothing is shared live with it, a signed-off
 * export goes out.
 */
export const LEVELS = ['self', 'team', 'case_direction', 'process_direction', 'safety_house', 'national'] as const;
export type Level = (typeof LEVELS)[number];

export const rankOf = (level: Level): number => LEVELS.indexOf(level);

export const isDown = (from: Level, to: Level): boolean => rankOf(to) < rankOf(from);

/** What somebody decides who was asked: the level that was asked for, no, or something else. */
export const ESCALATION_OUTCOMES = ['agreed', 'refused', 'otherwise'] as const;
export type EscalationOutcome = (typeof ESCALATION_OUTCOMES)[number];
