// Fixed values about the lead. No decorators: the client uses them at run time.

/** `temporary_safety`: to Veilig Thuis or youth protection, with a day on which it goes back. */
export const LEAD_KINDS = ['permanent', 'temporary_safety'] as const;
export type LeadKind = (typeof LEAD_KINDS)[number];

export const LEAD_INTENSITIES = ['light', 'intensive'] as const;
export type LeadIntensity = (typeof LEAD_INTENSITIES)[number];

/** How many days ahead a lead can be agreed. Our default. */
export const LEAD_MOST_DAYS_AHEAD = 60;

/** Who decided that this professional leads. */
export const LEAD_DECIDED_BY = ['professionals_together', 'team_lead', 'own_initiative', 'imported'] as const;
export type LeadDecidedBy = (typeof LEAD_DECIDED_BY)[number];

/** What becomes of a proposal. `superseded`: somebody took the lead, or the team lead gave it, in the meantime. */
export const LEAD_PROPOSAL_STATES = ['open', 'begun', 'declined', 'turned_down', 'withdrawn', 'superseded', 'household_closed'] as const;
export type LeadProposalState = (typeof LEAD_PROPOSAL_STATES)[number];

export const LEAD_ANSWERS = ['agree', 'object'] as const;
export type LeadAnswer = (typeof LEAD_ANSWERS)[number];

export const LEAD_DECISIONS = ['begin', 'turn_down'] as const;
export type LeadDecision = (typeof LEAD_DECISIONS)[number];

/** As what somebody is waited for, by a proposal: the one who is to lead, who leads now, who is asked, who decides. */
export const LEAD_WAITS = ['candidate', 'team_lead', 'lead', 'asked'] as const;
export type LeadWait = (typeof LEAD_WAITS)[number];

/** What a warm handover sees to. Our reading of the field's own lists. */
export const HANDOVER_ITEMS = ['household_told', 'open_actions', 'risks', 'joint_visit', 'documents'] as const;
export type HandoverItem = (typeof HANDOVER_ITEMS)[number];

export const HANDOVER_STANDINGS = ['not_yet', 'done', 'does_not_apply'] as const;
export type HandoverStanding = (typeof HANDOVER_STANDINGS)[number];

/** Why somebody stops leading, where nobody takes over at that moment. */
export const LEAD_END_CODES = ['no_longer_needed', 'other_work', 'no_capacity', 'household_asked', 'not_the_right_one', 'other'] as const;
export type LeadEndCode = (typeof LEAD_END_CODES)[number];
/** What is in the record: a lead that was handed over ends by that. */
export const RECORDED_LEAD_END_CODES = [...LEAD_END_CODES, 'handed_over'] as const;
export type RecordedLeadEndCode = (typeof RECORDED_LEAD_END_CODES)[number];

/** Who looks after the household while nobody leads. That it is nobody is said openly. */
export const MEANWHILE_KINDS = ['professional', 'network', 'nobody'] as const;
export type MeanwhileKind = (typeof MEANWHILE_KINDS)[number];

/** How many days before a temporary lead goes back its return is proposed. Our default. */
export const LEAD_RETURN_DAYS_AHEAD = 14;

/** After how many days a handover without an answer is brought to mind, when nothing else is said. Our default. */
export const HANDOVER_REMINDER_DAYS = 3;
