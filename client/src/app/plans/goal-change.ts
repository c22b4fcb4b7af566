/** How a goal can have gone, from much worse to much better. */
export const GOAL_CHANGES = [-2, -1, 0, 1, 2] as const;

/** The key of its words: a minus sign is no part of a key. */
export const goalChangeKey = (change: number | 'none'): string => `goalChange.${typeof change === 'number' && change < 0 ? `m${-change}` : change}`;

/** "+1", "0", "−2". */
export const signed = (change: number): string => (change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0');
