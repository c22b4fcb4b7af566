import { isDeepStrictEqual } from 'node:util';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** The same content however it was written: instants in one form, identifiers that a request made left out. */
function normalised(value: unknown, made: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return made.has(value) ? 'made' : INSTANT.test(value) ? new Date(value).toISOString() : value;
  if (Array.isArray(value)) return value.map((item) => normalised(item, made));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      // What the session may do is known to ours only, which has sessions.
      .filter(([key]) => key !== 'access')
      .map(([key, item]) => [key, normalised(item, made)]),
  );
}

/** Throws with the first place at which two answers differ. `made` are the identifiers that each request made anew. */
export function mustBeTheSame(what: string, ours: unknown, theirs: unknown, made: ReadonlySet<string> = new Set()): void {
  const difference = firstDifference(normalised(ours, made), normalised(theirs, made), '');
  if (difference) throw new Error(`${what} answers something else than ours at ${difference}`);
}

function firstDifference(one: unknown, other: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other))
    return `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = firstDifference((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], `${path}/${key}`);
    if (found) return found;
  }
  return undefined;
}
