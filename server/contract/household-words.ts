// Fixed values about households. No decorators: the client uses them at run time.

export const MEMBER_ROLES = ['partner', 'single', 'parent', 'child', 'grandparent', 'other'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const NETWORK_SUPPORTS = ['emotional', 'practical', 'companionship', 'advice'] as const;
export type NetworkSupport = (typeof NETWORK_SUPPORTS)[number];

/** Why an involvement ends, as somebody says it of one. */
export const SAID_END_REASONS = ['goal_reached', 'handed_over', 'household_declined', 'not_needed', 'changed_job', 'other'] as const;

/** With those that follow from something else: the organisation left, or the household was closed. */
export const INVOLVEMENT_END_REASONS = [...SAID_END_REASONS, 'help_withdrawn', 'household_closed'] as const;
export type InvolvementEndReason = (typeof INVOLVEMENT_END_REASONS)[number];

/** Characters that can be typed to find a household. */
export const SEARCH_LENGTH = 100;
