/** That households changed, each with the page that changed it where that is one: the page itself knows. */
export type ChangedBy = ReadonlyMap<string, string | null>;

/** What is told where too many changed to name each: look at everything anew. */
export const EVERYTHING = 'everything';

/** PostgreSQL refuses a payload of 8000 bytes or more; all of ours is ASCII. */
const LONGEST = 7_900;

/** As few payloads as hold it all: `household` or `household:page`, with a space between. */
export function payloadsOf(changed: ChangedBy): string[] {
  const payloads: string[] = [];
  let payload = '';
  for (const [householdId, page] of changed) {
    const one = page === null ? householdId : `${householdId}:${page}`;
    if (payload.length + one.length + 1 > LONGEST) {
      payloads.push(payload);
      payload = '';
    }
    payload += payload === '' ? one : ` ${one}`;
  }
  return payload === '' ? payloads : [...payloads, payload];
}

/** What such a payload says. */
export function changedIn(payload: string): ChangedBy | typeof EVERYTHING {
  if (payload === EVERYTHING) return EVERYTHING;
  return new Map(
    payload.split(' ').map((one) => {
      const [householdId = '', page = null] = one.split(':');
      return [householdId, page];
    }),
  );
}

/** Puts changes together: where more than one page changed a household, all are told. */
export function alsoChanged(known: Map<string, string | null>, households: Iterable<string>, page: string | null): void {
  for (const householdId of households) known.set(householdId, !known.has(householdId) || known.get(householdId) === page ? page : null);
}

/** Whether a page is to be told: of what it changed itself it is not. */
export function concerns(changed: ChangedBy | typeof EVERYTHING, { householdId, page }: { householdId: string; page: string | null }): boolean {
  if (changed === EVERYTHING) return true;
  const by = changed.get(householdId);
  return by !== undefined && (by === null || by !== page);
}
