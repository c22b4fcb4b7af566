/** Since when nobody leads household `h`, where nobody leads it on `today`: the end of the last lead that had days, else its opening. All are SQL. */
export const unledSince = (h: string, today: string): string =>
  `coalesce((select max(ended.ends_on) from lead ended where ended.household_id = ${h}.id and ended.ends_on > ended.starts_on and ended.ends_on <= ${today}), ${h}.opened_on)`;

/** How many days that is, the first one and today counted: `daysOf` of `server/contract/lead-gaps.ts`. */
export const unledDays = (since: string, today: string): string => `(${today} - ${since} + 1)`;
