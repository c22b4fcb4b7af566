import { BrokenRule } from './broken-rule.js';

/** Where the next page of a list begins, as text for the address: what the list is sorted by. */
export const placeText = (place: readonly unknown[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place back from the address; null where none was given. Throws `input.invalid`, at its field, for what is not ours. */
export function placeFrom<Place>(text: string | undefined, isPlace: (place: unknown) => place is Place, field = 'after'): Place | null {
  if (text === undefined) return null;
  const place = parsed(Buffer.from(text, 'base64url').toString());
  if (isPlace(place)) return place;
  throw new BrokenRule('input.invalid', {}, [{ field, check: 'isPlace', message: `${field} must be as it was answered` }]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
