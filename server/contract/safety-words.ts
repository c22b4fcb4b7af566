// Fixed values about safety at home. No decorators: the client uses them at run time.

/** Whether it is safe at home now. Not knowing takes no worry away: an earlier no stays until somebody says yes. */
export const SAFETY_ANSWERS = ['yes', 'no', 'not_known'] as const;
export type SafetyAnswer = (typeof SAFETY_ANSWERS)[number];

/** Part of life to which safety at home belongs: who is not involved for it reads no answer. */
export const SAFETY_DOMAIN = 'domestic_relations';
