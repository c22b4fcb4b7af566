// Fixed values about the rights of the household. No decorators: the client uses them at run time.

/** Who asks for what is known of a member: they themselves, who has authority over them, or both together. */
export const EXPORT_REQUESTERS = ['self', 'authority', 'both'] as const;
export type ExportRequester = (typeof EXPORT_REQUESTERS)[number];

/** How was made sure that they are who they say. */
export const IDENTITY_CHECKS = ['identity_document', 'known_in_person', 'digital_sign_on'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

export const EXPORT_FORMATS = ['json', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What of the record is not right, says a member. */
export const RECTIFICATION_SUBJECTS = ['rating', 'personal_details', 'plan', 'visit', 'other'] as const;
export type RectificationSubject = (typeof RECTIFICATION_SUBJECTS)[number];

/** Not corrected: then the member's own view stands beside the record. */
export const RECTIFICATION_OUTCOMES = ['corrected', 'not_corrected'] as const;
export type RectificationOutcome = (typeof RECTIFICATION_OUTCOMES)[number];

/** Why a household is kept after its term. */
export const HOLD_KINDS = ['legal_claim', 'complaint', 'other'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** What keeps a household whose term has passed out of a destruction: a hold, or a request that waits for its answer. */
export const KEPT_BECAUSE = ['hold', 'rectification'] as const;
export type KeptBecause = (typeof KEPT_BECAUSE)[number];

export const DESTRUCTION_STATES = ['proposed', 'withdrawn', 'approved', 'finished'] as const;
export type DestructionState = (typeof DESTRUCTION_STATES)[number];

/** A household that turned out not to be due any more, or was gone, is left out when it is its turn. */
export const DESTRUCTION_OUTCOMES = ['waiting', 'destroyed', 'left_out'] as const;
export type DestructionOutcome = (typeof DESTRUCTION_OUTCOMES)[number];

export const LEFT_OUT_BECAUSE = [...KEPT_BECAUSE, 'not_due', 'gone'] as const;
export type LeftOutBecause = (typeof LEFT_OUT_BECAUSE)[number];
