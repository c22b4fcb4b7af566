import pg from 'pg';

// Expressions that make something up from the number of a row: always the same from the same number.

const KINDS = { organisation: 1, team: 2, professional: 3, household: 4, person: 5, member: 6, network: 7, involvement: 8, rating: 9, lead: 10, plan: 11, goal: 12, action: 13, owner: 14, visit: 15 } as const;
type Kind = keyof typeof KINDS;

/** All that stands after the moment in the identifier of a made-up row of a kind; in others this is chance, and never so many zeroes. */
const ending = (kind: Kind): string => `7${KINDS[kind].toString(16).padStart(3, '0')}8000000000000000`;

/** The identifier of the n-th row of a kind: a UUIDv7 of November 2023, whose moment is in milliseconds. */
export const id = (kind: Kind, n: string): string => `('0' || to_hex(1700000000000 + (${n})::bigint) || '${ending(kind)}')::uuid`;

/** The identifier of the household with that number, 0 for one before all of them: in the application, not in the database. */
export function householdBefore(number: number): string {
  const digits = `0${(1_700_000_000_000 + number).toString(16)}${ending('household')}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether a row of that kind was made up here. */
export const isMadeUp = (kind: Kind, column: string): string => `replace(${column}::text, '-', '') like '%${ending(kind)}'`;

/** A whole number from 0 to `below` - 1, by chance but always the same. */
export const chance = (n: string, salt: number, below: number): string => `(abs(hashint8extended((${n})::bigint, ${salt}) % 1000003) % ${below})::int`;

/** The one of a list at a place, counted from 0. */
export const oneOf = (texts: readonly string[], place: string): string => `(array[${texts.map(text).join(', ')}])[1 + (${place})]`;

export const text = (value: string): string => pg.escapeLiteral(value);
