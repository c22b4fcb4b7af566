// Fixed values about the withdrawal of help. No decorators: the client uses them at run time.

/** Who keeps contact once an organisation has left; that nobody does is said openly. */
export const CONTACT_KEEPERS = ['professional', 'network', 'nobody'] as const;
export type ContactKeeper = (typeof CONTACT_KEEPERS)[number];

/** How many days ahead help can be announced to end. Our default. */
export const WITHDRAWAL_MOST_DAYS_AHEAD = 366;

export const LEFT_WORK = ['action', 'visit'] as const;
export type LeftWorkKind = (typeof LEFT_WORK)[number];
