import { BrokenRule } from './broken-rule.js';

/** Where the next page of a list begins, as text for the address: what the list is sorted by. */
export const placeText = (place: readonly unknown[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place back from the address; null where none was given. Throws `input.invalid` for what is not ours. */
export function placeFrom<Place>(after: string | undefined, isPlace: (place: unknown) => place is Place): Place | null {
  if (after === undefined) return null;
  const place = parsed(Buffer.from(after, 'base64url').toString());
  if (isPlace(place)) return place;
  throw new BrokenRule('input.invalid', {}, [{ field: 'after', check: 'isPlace', message: 'after must be the value of next' }]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
