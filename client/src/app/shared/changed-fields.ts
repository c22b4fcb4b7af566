const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Only the fields that differ, so that a change leaves alone what somebody else changed beside it. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const keys = Object.keys(after) as (keyof T)[];
  return Object.fromEntries(keys.filter((key) => !same(before[key], after[key])).map((key) => [key, after[key]])) as Partial<T>;
}

/** A field left empty is no text at all. */
export const textOrNull = (text: string): string | null => text.trim() || null;
