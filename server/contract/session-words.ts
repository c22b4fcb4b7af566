/** How a session began. */
export const SIGN_IN_WAYS = ['password', 'sign_on'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

/** What a session's device is told apart by, for its own person: never enough to follow anybody. */
export const BROWSERS = ['chrome', 'edge', 'firefox', 'safari', 'opera', 'samsung', 'other'] as const;
export type Browser = (typeof BROWSERS)[number];

export const SYSTEMS = ['windows', 'macos', 'linux', 'chromeos', 'android', 'ios', 'other'] as const;
export type System = (typeof SYSTEMS)[number];
