const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * An instant with its offset, such as `2026-08-31T10:00:00+02:00`, in milliseconds since 1970; undefined where the
 * text is none. Stricter than `Date.parse`, which takes a time without offset for local and 30 February for 2 March.
 */
export function instantFrom(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined;
  const date = Number(text.slice(8, 10));
  if (date > 28 && new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDate() !== date) return undefined;
  return Date.parse(text);
}
