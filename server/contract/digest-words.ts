// Fixed values about the digest mail. No decorators: the client uses them at run time.

/** When somebody gets the digest: on Mondays, each working day, or never. */
export const DIGEST_RHYTHMS = ['mondays', 'working_days', 'never'] as const;
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number];

/** What holds for who has chosen nothing. */
export const USUAL_RHYTHM: DigestRhythm = 'mondays';

/** What can wait for somebody's answer, in the order in which it is told. */
export const WAITING_KINDS = ['decision', 'lead', 'pause', 'visit_question', 'withdrawal'] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];
