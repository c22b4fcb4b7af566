/** Why somebody signs on with the provider. */
export const SIGN_ON_PURPOSES = ['sign_in', 'step_up'] as const;
export type SignOnPurpose = (typeof SIGN_ON_PURPOSES)[number];

/** How a first sign-in stands; an accepted one is no request any more. */
export const SIGN_ON_REQUEST_STATES = ['waiting', 'refused'] as const;
export type SignOnRequestState = (typeof SIGN_ON_REQUEST_STATES)[number];
