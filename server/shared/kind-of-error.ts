/** The class of an error, and its code where it has one: what can be told of it, for its words may quote what somebody wrote. */
export function kindOfError(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  return [name ?? typeof error, code].filter(Boolean).join(' ');
}
