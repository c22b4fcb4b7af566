import type { HouseholdListItem } from '@contract/households';

/** Whether something in a household waits for somebody: the reader's answer, no lead, double visits, or actions past their day. */
export const asksAttention = (household: HouseholdListItem): boolean =>
  household.signalsInAll > 0 || household.leadWaitsAs !== null || household.questionsForMe > 0 || household.daysWithoutLead !== null || household.overlaps > 0 || household.overdueActions > 0;

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Its name and its lead's: folded once, for each letter that is typed is looked for in all of a list. */
const names = new WeakMap<HouseholdListItem, string[]>();

function namesOf(household: HouseholdListItem): string[] {
  const known = names.get(household) ?? [household.name, household.leadName ?? ''].map(folded);
  names.set(household, known);
  return known;
}

/** Whether a household is meant by what was typed: part of its name or of its lead's, accents and capitals aside. */
export function fits(household: HouseholdListItem, typed: string): boolean {
  const sought = folded(typed.trim());
  return namesOf(household).some((name) => name.includes(sought));
}
