/** Names of one household: what an argument from its table must not hold. */
export interface KnownNames {
  /** Of people: each word of a name is told apart. */
  people: readonly string[];
  /** Of the household, its organisations and addresses: as a whole. */
  wholes: readonly string[];
}

/** Shorter than this is no name by itself: "de", "van". */
const SHORTEST = 3;
const PARTICLES = new Set(['van', 'den', 'der', 'het', 'een', 'the', 'ter', 'ten', 'tot', 'von', 'del', 'dos']);
/** A postcode, a number of five digits or more that is no amount, a day, an address of mail. */
const TRACES = [/\b[1-9]\d{3} ?[a-z]{2}\b/i, /(?<!\d)\d(?:[ -]?\d){4,}(?!\d| ?euro)/, /\b\d{1,2} ?(?:jan|feb|maart|march|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\b/i, /\S+@\S+\.\S+/];

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * What in a text leads to somebody: words of names of people, whole names of organisations, household and street, and what
 * looks like a postcode, a number, a day or an address of mail. Empty where nothing does.
 */
export function leadsToSomebody(text: string, { people, wholes }: KnownNames): string[] {
  const words = new Set(wordsOf(text));
  const parts = people.flatMap(wordsOf).filter((word) => word.length >= SHORTEST && !PARTICLES.has(word));
  const spaced = ` ${wordsOf(text).join(' ')} `;
  const found = [
    ...parts.filter((part) => words.has(part)),
    ...wholes.filter((whole) => wordsOf(whole).length > 0 && spaced.includes(` ${wordsOf(whole).join(' ')} `)),
    ...TRACES.flatMap((trace) => trace.exec(text)?.[0] ?? []),
  ];
  return [...new Set(found)];
}

/** The street of an address, without its number and place. */
export const streetOf = (address: string | null): string | null => address && (/^[^\d,(]+/.exec(address)?.[0].trim() || null);
