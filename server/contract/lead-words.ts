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
