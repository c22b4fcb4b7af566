const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string => (value === null ? 'nothing' : Array.isArray(value) ? 'list' : typeof value);

/** What was typed, in the form as it is now: a field that is new keeps its own value, one that is gone is left out. */
export function putBackInto(present: unknown, typed: unknown): unknown {
  if (!isFields(present) || !isFields(typed)) return kindOf(present) === kindOf(typed) ? typed : present;
  return Object.fromEntries(Object.entries(present).map(([field, value]) => [field, field in typed ? putBackInto(value, typed[field]) : value]));
}
