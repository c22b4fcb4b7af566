// Fixed values about answers to overlaps. No decorators: the client uses them at run time.

/**
 * What can be done about visits that double up: make one joint visit of two, move one, cancel one and let another take its
 * topics along, or keep them as they are, with a reason.
 */
export const OVERLAP_ANSWER_KINDS = ['combined', 'moved', 'handed_over', 'kept'] as const;
export type OverlapAnswerKind = (typeof OVERLAP_ANSWER_KINDS)[number];
