// Fixed values about what is disclosed to whom. No decorators: the client uses them at run time.

/** On what a disclosure rests. Everything but consent is the law's, and so is given by nobody. */
export const LEGAL_BASES = ['consent', 'legal_duty', 'conflict_of_duties', 'right_to_report', 'public_task'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** How consent was given, or taken back. */
export const GIVING_WAYS = ['spoken', 'written', 'digital'] as const;
export type GivingWay = (typeof GIVING_WAYS)[number];
