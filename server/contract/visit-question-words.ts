// Fixed values about questions around visits. No decorators: the client uses them at run time.

/**
 * What can be asked instead of going alone: to join somebody's visit, that they take a question along to it, or what somebody
 * at the table thinks of it first.
 */
export const VISIT_QUESTION_KINDS = ['join', 'pass_on', 'consult'] as const;
export type VisitQuestionKind = (typeof VISIT_QUESTION_KINDS)[number];

/** A question to join is accepted or declined by one who is at the visit; the others are answered. */
export const VISIT_QUESTION_STATES = ['open', 'accepted', 'declined', 'answered', 'withdrawn'] as const;
export type VisitQuestionState = (typeof VISIT_QUESTION_STATES)[number];
