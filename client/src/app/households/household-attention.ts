import type { HouseholdListItem } from '@contract/households';

/** Whether something in a household waits for somebody: no lead, double visits, or actions past their day. */
export const asksAttention = (household: HouseholdListItem): boolean =>
  household.daysWithoutLead !== null || household.overlaps > 0 || household.overdueActions > 0;
