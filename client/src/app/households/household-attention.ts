import type { HouseholdListItem } from '@contract/households';

/** Whether something in a household waits for somebody: the reader's answer, no lead, double visits, or actions past their day. */
export const asksAttention = (household: HouseholdListItem): boolean =>
  household.signalsInAll > 0 || household.leadWaitsAs !== null || household.questionsForMe > 0 || household.daysWithoutLead !== null || household.overlaps > 0 || household.overdueActions > 0;

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a household is meant by what was typed: part of its name or of its lead's, accents and capitals aside. */
export const fits = (household: HouseholdListItem, typed: string): boolean =>
  [household.name, household.leadName ?? ''].some((name) => folded(name).includes(folded(typed.trim())));
